/**
 * One-dimensional arrays in PostgreSQL's binary form, to be handed to a statement as one parameter.
 *
 * The text form has to escape every quote of JSON and is parsed character by character; this one is copied. `null` is NULL.
 *
 * @source PostgreSQL, src/backend/utils/adt/arrayfuncs.c, array_recv; the element forms are those of the `…recv` functions
 */
export const binaryArray = {
  /** For `text[]`, and for columns that text is assigned to. */
  text: (values: readonly (string | null)[]): Buffer => encoded(25, values, textForm),
  json: (values: readonly (string | null)[]): Buffer => encoded(114, values, textForm),
  uuid: (values: readonly string[]): Buffer => encoded(2950, values, uuidForm),
  bytes: (values: readonly (Uint8Array | null)[]): Buffer => encoded(17, values, bytesForm),
  integer: (values: readonly number[]): Buffer => encoded(23, values, integerForm),
  /** Days as `YYYY-MM-DD`. */
  date: (values: readonly string[]): Buffer => encoded(1082, values, dateForm),
};

interface ElementForm<Value> {
  /** At least as many bytes as the value takes. */
  readonly room: (value: Value) => number;
  /** Writes the value, and answers how many bytes it took. */
  readonly write: (into: Buffer, at: number, value: Value) => number;
}

const textForm: ElementForm<string> = {
  room: (text) => (text.length < 4_096 ? 3 * text.length : Buffer.byteLength(text, 'utf8')),
  write: (into, at, text) => into.write(text, at, 'utf8'),
};

const uuidForm: ElementForm<string> = {
  room: () => 16,
  write: (into, at, uuid) => into.write(uuid.replaceAll('-', ''), at, 'hex'),
};

const bytesForm: ElementForm<Uint8Array> = {
  room: (bytes) => bytes.length,
  write: (into, at, bytes) => {
    into.set(bytes, at);
    return bytes.length;
  },
};

const integerForm: ElementForm<number> = {
  room: () => 4,
  write: (into, at, value) => into.writeInt32BE(value, at) - at,
};

const dayZero = Date.UTC(2000, 0, 1);

const dateForm: ElementForm<string> = {
  room: () => 4,
  write: (into, at, day) => into.writeInt32BE((Date.parse(`${day}T00:00:00Z`) - dayZero) / 86_400_000, at) - at,
};

function encoded<Value>(elementType: number, values: readonly (Value | null)[], form: ElementForm<Value>): Buffer {
  let room = 20;
  for (const value of values) room += 4 + (value === null ? 0 : form.room(value));
  const into = Buffer.allocUnsafe(room);
  into.writeInt32BE(values.length === 0 ? 0 : 1, 0); // dimensions
  into.writeInt32BE(values.includes(null) ? 1 : 0, 4);
  into.writeInt32BE(elementType, 8);
  if (values.length === 0) return into.subarray(0, 12);
  into.writeInt32BE(values.length, 12);
  into.writeInt32BE(1, 16); // the first subscript
  let end = 20;
  for (const value of values) {
    if (value === null) {
      end = into.writeInt32BE(-1, end);
      continue;
    }
    const bytes = form.write(into, end + 4, value);
    into.writeInt32BE(bytes, end);
    end += 4 + bytes;
  }
  return into.subarray(0, end);
}
