import { uuidDigits } from './uuid-text.ts';

/**
 * Rows of one composite type, in PostgreSQL's binary form: an array that grows row by row and is handed to a statement as one parameter.
 *
 * The server takes such an array apart at once, whereas it keeps a store for each of several arrays. `null` is NULL.
 *
 * @source PostgreSQL, src/backend/utils/adt: array_recv in arrayfuncs.c, record_recv in rowtypes.c; the forms of the fields are those of
 *   the `…recv` functions of their types
 */
export class BinaryRows {
  count = 0;
  private readonly fields: number;
  private into = Buffer.allocUnsafe(smallest);
  private end = headerBytes;
  private rowAt = 0;
  /** Most events of a batch are of one day. */
  private lastDay = { text: '', number: 0 };

  /** @param fields how many fields each row has; they are written in the order of the type */
  constructor(fields: number) {
    this.fields = fields;
  }

  row(): this {
    this.endRow();
    this.count += 1;
    this.room(8);
    this.rowAt = this.end;
    this.into.writeInt32BE(this.fields, this.end + 4);
    this.end += 8;
    return this;
  }

  text(value: string | null): this {
    return this.string(textType, value);
  }

  json(value: string): this {
    return this.string(jsonType, value);
  }

  /** In lower case, with hyphens. */
  uuid(value: string): this {
    this.field(uuidType, 16);
    const { into, end } = this;
    for (let byte = 0; byte < 16; byte++) {
      const at = uuidDigits[byte] ?? 0; // one for each byte
      into[end + byte] = ((digitValues[value.charCodeAt(at)] ?? 0) << 4) | (digitValues[value.charCodeAt(at + 1)] ?? 0);
    }
    this.end = end + 16;
    return this;
  }

  bytes(value: Uint8Array | null): this {
    this.field(bytesType, value?.length ?? -1);
    if (value === null) return this;
    this.into.set(value, this.end);
    this.end += value.length;
    return this;
  }

  integer(value: number): this {
    this.field(integerType, 4);
    this.end = this.into.writeInt32BE(value, this.end);
    return this;
  }

  /** A day as `YYYY-MM-DD`. */
  date(value: string): this {
    this.field(dateType, 4);
    if (value !== this.lastDay.text) this.lastDay = { text: value, number: (Date.parse(`${value}T00:00:00Z`) - dayZero) / 86_400_000 };
    this.end = this.into.writeInt32BE(this.lastDay.number, this.end);
    return this;
  }

  instant(value: Date): this {
    this.field(instantType, 8);
    const micros = (value.getTime() - dayZero) * 1_000;
    const high = Math.floor(micros / 2 ** 32);
    this.into.writeInt32BE(high, this.end);
    this.end = this.into.writeUInt32BE(micros - high * 2 ** 32, this.end + 4);
    return this;
  }

  /** The array, of elements of this type; nothing is added after it. */
  array(type: number): Buffer {
    this.endRow();
    const { into } = this;
    into.writeInt32BE(this.count === 0 ? 0 : 1, 0); // dimensions
    into.writeInt32BE(0, 4); // no row is null
    into.writeInt32BE(type, 8);
    if (this.count === 0) return into.subarray(0, 12);
    into.writeInt32BE(this.count, 12);
    into.writeInt32BE(1, 16); // the first subscript
    return into.subarray(0, this.end);
  }

  private endRow(): void {
    if (this.rowAt > 0) this.into.writeInt32BE(this.end - this.rowAt - 4, this.rowAt);
  }

  private string(type: number, value: string | null): this {
    if (value === null) {
      this.field(type, -1);
      return this;
    }
    this.room(8 + 3 * value.length);
    const bytes = this.into.write(value, this.end + 8, 'utf8');
    this.field(type, bytes);
    this.end += bytes;
    return this;
  }

  /** The head of a field, with room for what follows; length -1 is NULL. */
  private field(type: number, length: number): void {
    this.room(8 + Math.max(0, length));
    this.into.writeInt32BE(type, this.end);
    this.into.writeInt32BE(length, this.end + 4);
    this.end += 8;
  }

  private room(bytes: number): void {
    if (this.end + bytes <= this.into.length) return;
    const larger = Buffer.allocUnsafe(Math.max(2 * this.into.length, this.end + bytes));
    larger.set(this.into.subarray(0, this.end));
    this.into = larger;
  }
}

const headerBytes = 20;
const smallest = 4_096;
const dayZero = Date.UTC(2000, 0, 1);
const digitValues = Int32Array.from({ length: 128 }, (_, code) => Number.parseInt(String.fromCharCode(code), 16) || 0);

const [bytesType, integerType, textType, jsonType, dateType, instantType, uuidType] = [17, 23, 25, 114, 1082, 1184, 2950];
