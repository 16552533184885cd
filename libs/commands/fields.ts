import 'reflect-metadata';
import { Transform, Type } from 'class-transformer';
import { ValidateBy, ValidateNested } from 'class-validator';

/** What is wrong with one value: a code for machines, a sentence for people. */
export interface Fault {
  readonly code: string;
  readonly message: string;
}

export type JsonSchema = Readonly<Record<string, unknown>>;
type Body = new () => object;

interface FieldSpec {
  readonly name: string;
  readonly optional: boolean;
  /** The body of a field that is an object with fields of its own. */
  readonly part?: Body;
  readonly schema: () => JsonSchema;
  readonly example: () => unknown;
}

interface FieldOptions {
  /** What the field means, one sentence; it goes into the documentation. */
  readonly says: string;
  readonly optional?: boolean;
  readonly example?: unknown;
}

const fieldsOfClass = new Map<object, FieldSpec[]>();

/** Fields of a body in the order in which they are written, inherited ones first. */
export function fieldsOf(body: Body): readonly FieldSpec[] {
  const parent: unknown = Object.getPrototypeOf(body);
  const inherited = typeof parent === 'function' && parent !== Function.prototype ? fieldsOf(parent as Body) : []; // classes inherit from classes
  return [...inherited, ...(fieldsOfClass.get(body) ?? [])];
}

/** JSON Schema of a body; no field but those that it names. */
export function schemaOf(body: Body): JsonSchema {
  const fields = fieldsOf(body);
  return {
    type: 'object',
    additionalProperties: false,
    required: fields.filter((field) => !field.optional).map((field) => field.name),
    properties: Object.fromEntries(fields.map((field) => [field.name, field.schema()])),
  };
}

/** A body that passes, made of the examples of its fields; optional fields without an example are left out. */
export function exampleOf(body: Body): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    fieldsOf(body)
      .map((field) => [field.name, field.example()] as const)
      .filter(([, example]) => example !== undefined),
  );
}

/** A legal day, `YYYY-MM-DD`, a real one, between 1900 and 2199. */
export function LegalDay(options: FieldOptions): PropertyDecorator {
  return field(options, {
    schema: { type: 'string', format: 'date', pattern: datePattern.source },
    example: '2024-02-01',
    faultOf: (value) =>
      typeof value === 'string' && isCalendarDay(value)
        ? undefined
        : { code: 'date', message: 'must be a day of the calendar, YYYY-MM-DD' },
  });
}

/** The id of something recorded here: a UUID in lower case. */
export function IdOf(kind: string, options: FieldOptions): PropertyDecorator {
  return field(options, {
    schema: { type: 'string', format: 'uuid', description: `id of a ${kind}` },
    example: '0192e4a0-7b1c-7000-8000-000000000001',
    faultOf: (value) => (isUuid(value) ? undefined : { code: 'id', message: `must be the id of a ${kind}, a UUID in lower case` }),
  });
}

export function OneOf(values: readonly string[], options: FieldOptions): PropertyDecorator {
  return field(options, {
    schema: { type: 'string', enum: values },
    example: values[0],
    faultOf: (value) =>
      typeof value === 'string' && values.includes(value) ? undefined : { code: 'one-of', message: `must be one of ${values.join(', ')}` },
  });
}

/** A list of codes, each at most once. */
export function SomeOf(values: readonly string[], options: FieldOptions & { readonly min?: number }): PropertyDecorator {
  const min = options.min ?? 0;
  return field(options, {
    schema: { type: 'array', items: { type: 'string', enum: values }, uniqueItems: true, minItems: min },
    example: values.slice(0, Math.max(1, min)),
    faultOf: (value) =>
      Array.isArray(value) &&
      value.length >= min &&
      new Set(value).size === value.length &&
      value.every((item) => values.includes(item as string))
        ? undefined
        : { code: 'some-of', message: `must be a list of at least ${String(min)} of ${values.join(', ')}, each once` },
  });
}

/** Ids of things recorded here, each once. */
export function IdsOf(kind: string, options: FieldOptions & { readonly min?: number }): PropertyDecorator {
  const min = options.min ?? 1;
  return field(options, {
    schema: { type: 'array', items: { type: 'string', format: 'uuid' }, uniqueItems: true, minItems: min, maxItems: 100 },
    example: ['0192e4a0-7b1c-7000-8000-000000000001'],
    faultOf: (value) =>
      Array.isArray(value) && value.length >= min && value.length <= 100 && new Set(value).size === value.length && value.every(isUuid)
        ? undefined
        : { code: 'ids', message: `must be a list of ${String(min)} to 100 ids of a ${kind}, each once` },
  });
}

/** Words, trimmed, in Unicode NFC, without control characters, 1 to `max` characters. */
export function Text(
  options: FieldOptions & { readonly max: number; readonly pattern?: RegExp; readonly form?: string },
): PropertyDecorator {
  const { max, pattern, form } = options;
  return field(options, {
    schema: { type: 'string', minLength: 1, maxLength: max, ...(pattern === undefined ? {} : { pattern: pattern.source }) },
    example: 'text',
    faultOf: (value) => {
      if (typeof value !== 'string' || value.length === 0 || lengthOf(value) > max || value !== value.trim()) {
        return { code: 'text', message: `must be 1 to ${String(max)} characters without space at either end` };
      }
      if (hasControlCharacter(value) || value !== value.normalize('NFC'))
        return { code: 'text', message: 'must be NFC text without control characters' };
      if (pattern !== undefined && !pattern.test(value))
        return { code: 'form', message: `must be ${form ?? `of the form ${pattern.source}`}` };
      return undefined;
    },
  });
}

/** A list of words of one form, each once, of up to `max` characters. */
export function Texts(
  options: FieldOptions & { readonly max: number; readonly most: number; readonly pattern: RegExp; readonly form: string },
): PropertyDecorator {
  const { max, most, pattern, form } = options;
  return field(options, {
    schema: {
      type: 'array',
      items: { type: 'string', maxLength: max, pattern: pattern.source },
      uniqueItems: true,
      maxItems: most,
    },
    example: [],
    faultOf: (value) =>
      Array.isArray(value) &&
      value.length <= most &&
      new Set(value).size === value.length &&
      value.every((item) => typeof item === 'string' && item.length <= max && pattern.test(item))
        ? undefined
        : { code: 'texts', message: `must be a list of at most ${String(most)} ${form}, each once` },
  });
}

/** A whole number, both ends included. */
export function WholeNumber(options: FieldOptions & { readonly min: number; readonly max: number }): PropertyDecorator {
  const { min, max } = options;
  return field(options, {
    schema: { type: 'integer', minimum: min, maximum: max },
    example: min,
    faultOf: (value) =>
      typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
        ? undefined
        : { code: 'whole-number', message: `must be a whole number from ${String(min)} to ${String(max)}` },
  });
}

export function YesNo(options: FieldOptions): PropertyDecorator {
  return field(options, {
    schema: { type: 'boolean' },
    example: false,
    faultOf: (value) => (typeof value === 'boolean' ? undefined : { code: 'yes-no', message: 'must be true or false' }),
  });
}

/** An object with fields of its own. */
export function Part(part: Body, options: FieldOptions): PropertyDecorator {
  return (target, property) => {
    const example = (): unknown => options.example ?? (options.optional === true ? undefined : exampleOf(part));
    describeField(target, property, options, { part, schema: () => schemaOf(part), example });
    Type(() => part)(target, property);
    ValidateNested()(target, property);
    check(options, (value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : { code: 'object', message: 'must be an object' },
    )(target, property);
  };
}

/** An object whose fields somebody else checks; it is handed on as it came. */
export function PlainObject(
  options: FieldOptions & ({ readonly example: object } | { readonly optional: true; readonly example?: never }),
): PropertyDecorator {
  return (target, property) => {
    field(options, {
      schema: { type: 'object', additionalProperties: true },
      example: options.example,
      faultOf: (value) => {
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return { code: 'object', message: 'must be an object' };
        return isText(value) ? undefined : { code: 'text', message: 'must hold no NUL and no half of a character' };
      },
    })(target, property);
    // class-transformer would copy it without names such as `toString`, so that nobody heard of them
    Transform(({ obj, key }: { obj: Readonly<Record<string, unknown>>; key: string }) => obj[key])(target, property);
  };
}

interface FieldKind {
  readonly schema: JsonSchema;
  readonly example: unknown;
  readonly faultOf: (value: unknown) => Fault | undefined;
}

function field(options: FieldOptions, kind: FieldKind): PropertyDecorator {
  return (target, property) => {
    const example = options.example ?? (options.optional === true ? undefined : kind.example);
    const schema = (): JsonSchema => ({ ...kind.schema, ...(example === undefined ? {} : { example }) });
    describeField(target, property, options, { schema, example: () => example });
    check(options, kind.faultOf)(target, property);
  };
}

function describeField(
  target: object,
  property: string | symbol,
  options: FieldOptions,
  about: Pick<FieldSpec, 'part' | 'schema' | 'example'>,
): void {
  const fields = fieldsOfClass.get(target.constructor) ?? [];
  fields.push({
    ...about,
    name: String(property),
    optional: options.optional === true,
    schema: () => ({ ...about.schema(), description: options.says }),
  });
  fieldsOfClass.set(target.constructor, fields);
}

/** One constraint a field, so that each bad field is told once; code and message travel as JSON. */
function check(options: FieldOptions, wrong: FieldKind['faultOf']): PropertyDecorator {
  const faultOf = (value: unknown): Fault | undefined => {
    if (value === undefined && options.optional === true) return undefined;
    // null is not a way to leave an optional field out: it is of the wrong kind
    if (value === undefined || (value === null && options.optional !== true)) return { code: 'missing', message: 'is required' };
    return wrong(value);
  };
  return ValidateBy({
    name: 'field',
    validator: {
      validate: (value: unknown) => faultOf(value) === undefined,
      defaultMessage: (about) => JSON.stringify(faultOf(about?.value)),
    },
  });
}

const datePattern = /^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export function isCalendarDay(text: string): boolean {
  if (!datePattern.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && uuidPattern.test(value);
}

/** Characters as Unicode counts them, as JSON Schema does; not the 16-bit units of JavaScript. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** Whether everything in it is text that can be kept: no database takes NUL, and half of a pair is no character. */
function isText(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\0') && !/\p{Cs}/u.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, inner]: [string, unknown]) => isText(name) && isText(inner));
}

function hasControlCharacter(text: string): boolean {
  return /\p{Cc}|\p{Cs}/u.test(text);
}
