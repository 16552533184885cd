import { exampleOf, schemaOf, type JsonSchema } from '../../libs/commands/fields.ts';

/** A body that must be refused: what is wrong with it, and the pointer (RFC 6901) of every field at fault. */
export interface BadBody {
  readonly what: string;
  readonly body: unknown;
  readonly pointers: readonly string[];
  /** The code of each of its faults, where that is promised whatever the field. */
  readonly code?: 'missing' | 'unknown-field' | 'object';
}

/** Every way to break a body that the schema of its class tells of; empty where nothing can be wrong but unknown fields. */
export function badBodies(type: new () => object): readonly BadBody[] {
  const schema = schemaOf(type);
  const good = exampleOf(type);
  return [...notObjects(''), ...brokenObjects(schema, good, ''), ...brokenAltogether(schema, good)];
}

type Json = Readonly<Record<string, unknown>>;

/** Values that are no JSON object. */
function notObjects(pointer: string): readonly BadBody[] {
  return ([[], [{}], 'text', 7, true, null] as const).map((body) => ({
    what: `${pointer === '' ? 'the body' : pointer} is ${shown(body)}`,
    body,
    pointers: [pointer],
    // a required part that is null is missing; that is told by the fields of the object around it
    code: 'object',
  }));
}

/** One fault at a time, at any depth. */
function brokenObjects(schema: JsonSchema, good: Json, parent: string): readonly BadBody[] {
  const required = requiredOf(schema);
  const fields = Object.entries(propertiesOf(schema)).flatMap(([name, field]): readonly BadBody[] => {
    const pointer = `${parent}/${escaped(name)}`;
    return [
      ...(required.includes(name)
        ? [
            { what: `${pointer} is left out`, body: without(good, name), pointers: [pointer], code: 'missing' as const },
            { what: `${pointer} is null`, body: { ...good, [name]: null }, pointers: [pointer], code: 'missing' as const },
          ]
        : [{ what: `${pointer} is null`, body: { ...good, [name]: null }, pointers: [pointer] }]),
      ...badValues(field, pointer, good[name]).map((bad) => ({ ...bad, body: { ...good, [name]: bad.body } })),
    ];
  });
  return [...fields, ...unknownFields.map((name) => unknownField(good, name, parent))];
}

/** Several faults at once: all of them are told. */
function brokenAltogether(schema: JsonSchema, good: Json): readonly BadBody[] {
  const required = requiredOf(schema);
  const names = Object.keys(propertiesOf(schema));
  const wrong = Object.fromEntries(names.map((name) => [name, neverRight]));
  return [
    ...(required.length > 1
      ? [
          {
            what: 'every required field is left out',
            body: {},
            pointers: required.map((name) => `/${escaped(name)}`),
            code: 'missing' as const,
          },
        ]
      : []),
    {
      what: 'every field is wrong, and two are unknown',
      body: { ...wrong, unknownA: 1, unknownB: null },
      pointers: [...names.map((name) => `/${escaped(name)}`), '/unknownA', '/unknownB'],
    },
    {
      what: 'two fields are unknown',
      body: { ...good, unknownA: 1, 'un/known~B': {} },
      pointers: ['/unknownA', '/un~1known~0B'],
      code: 'unknown-field',
    },
  ];
}

/** A value that no field takes: a list with a list of nothing that any field knows. */
const neverRight: unknown = [['~']];

/** Names that nobody gave to a field; some of them mean something to JavaScript. */
const unknownFields = ['unknown', '', 'a/b', 'a~b', 'constructor', 'toString', 'hasOwnProperty', '__proto__'] as const;

function unknownField(good: Json, name: string, parent: string): BadBody {
  // an assignment to __proto__ would change the prototype; this makes the field that JSON.parse makes
  const body = Object.defineProperty({ ...good }, name, { value: { a: 1 }, enumerable: true });
  const pointer = `${parent}/${escaped(name)}`;
  return { what: `${pointer} is unknown`, body, pointers: [pointer], code: 'unknown-field' };
}

/** Bad values of one field, each with the pointers of its faults. */
function badValues(schema: JsonSchema, pointer: string, good: unknown): readonly BadBody[] {
  if (schema['type'] === 'object') {
    const others = notObjects(pointer).filter(({ body }) => body !== null);
    // what is in an object that is handed on as it came is checked by the decision
    return schema['properties'] === undefined ? others : [...others, ...brokenObjects(schema, goodOf(schema, good), pointer)];
  }
  return wrongValues(schema).map((body) => ({ what: `${pointer} is ${shown(body)}`, body, pointers: [pointer] }));
}

type ValueType = 'boolean' | 'integer' | 'array' | 'string';

function wrongValues(schema: JsonSchema): readonly unknown[] {
  switch (
    schema['type'] as ValueType // what the decorators of fields write
  ) {
    case 'boolean':
      return ['true', 'yes', '', 0, 1, [], {}];
    case 'integer':
      return [
        numberOf(schema, 'minimum') - 1,
        numberOf(schema, 'maximum') + 1,
        numberOf(schema, 'minimum') + 0.5,
        String(numberOf(schema, 'minimum')),
        '',
        true,
        [],
        {},
      ];
    case 'array':
      return wrongLists(schema);
    case 'string':
      return [7, true, [], {}, ...wrongTexts(schema)];
  }
}

function wrongTexts(schema: JsonSchema): readonly string[] {
  if (Array.isArray(schema['enum'])) return ['NO_SUCH_CODE', '', ' ', ...schema['enum'].map((code) => `${String(code)} `)];
  if (schema['format'] === 'date') return notDays;
  if (schema['format'] === 'uuid') return notIds;
  const broken = ['', ' ', ' x', 'x ', 'x\u0000', 'x\ny', 'x\ud800', 'и\u0306', 'x'.repeat(numberOf(schema, 'maxLength') + 1)];
  const { pattern } = schema;
  return typeof pattern === 'string' ? [...broken, ...['?', '~', '🙂'].filter((text) => !new RegExp(pattern).test(text))] : broken;
}

const notDays = [
  ...['2023-02-30', '2023-02-29', '2100-02-29', '1800-01-01', '1899-12-31', '2200-01-01', '2024-13-01', '2024-00-01', '2024-1-1'],
  ...['01.02.2024', '2024-02-01T00:00:00Z', ' 2024-02-01', '2024-02-01\n', ''],
];

const notIds = [
  ...['not-an-id', '0192E4A0-7B1C-7000-8000-000000000001', '{0192e4a0-7b1c-7000-8000-000000000001}', '0192e4a0-7b1c-7000-8000-00000000000'],
  ...['00000000-0000-0000-0000-000000000000', ''],
];

function wrongLists(schema: JsonSchema): readonly unknown[] {
  const example = schema['example'];
  const one: unknown = Array.isArray(example) ? example[0] : undefined;
  const fewest = numberOf(schema, 'minItems', 0);
  const most = numberOf(schema, 'maxItems', -1);
  return [
    'text',
    7,
    true,
    {},
    ['no-such-item'],
    [null],
    [[]],
    ...(fewest > 0 ? [[]] : []),
    ...(one === undefined ? [] : [[one, one]]),
    ...(most < 0 ? [] : [Array.from({ length: most + 1 }, (_, index) => `0192e4a0-7b1c-7000-8000-${String(index).padStart(12, '0')}`)]),
  ];
}

/** A good value of a part: the example where there is one, else one made of the examples of its fields. */
function goodOf(schema: JsonSchema, good: unknown): Json {
  if (typeof good === 'object' && good !== null) return { ...good };
  return Object.fromEntries(
    Object.entries(propertiesOf(schema))
      .map(([name, field]) => [name, field['type'] === 'object' ? goodOf(field, undefined) : field['example']] as const)
      .filter(([, example]) => example !== undefined),
  );
}

function without(body: Json, name: string): Json {
  return Object.fromEntries(Object.entries(body).filter(([field]) => field !== name));
}

function propertiesOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return schema['properties'] as Readonly<Record<string, JsonSchema>>; // the schema of an object has them
}

function requiredOf(schema: JsonSchema): readonly string[] {
  return schema['required'] as readonly string[]; // the schema of an object has them
}

function numberOf(schema: JsonSchema, limit: string, otherwise = Number.NaN): number {
  const value = schema[limit];
  if (typeof value === 'number') return value;
  if (Number.isNaN(otherwise)) throw new Error(`a field has no ${limit}: ${JSON.stringify(schema)}`);
  return otherwise;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 37)}... (${String(text.length)})` : text;
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
