import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { fieldsOf, type Fault } from './fields.ts';

/** A fault at a place in the request: `pointer` is a JSON pointer (RFC 6901). */
export interface FieldFault extends Fault {
  readonly pointer: string;
}

export type CheckedBody<Body> = { readonly body: Body } | { readonly faults: readonly FieldFault[] };

/**
 * A body of the class, or a fault for each field that is missing, malformed, out of range or unknown. All faults at once.
 */
export function checkBody<Body extends object>(type: new () => Body, json: unknown): CheckedBody<Body> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { faults: [{ pointer: '', code: 'object', message: 'must be a JSON object' }] };
  }
  const tooDeep = Object.entries(json).filter(([, value]) => isDeeperThan(deepest, value));
  if (tooDeep.length > 0) {
    return {
      faults: tooDeep.map(([name]) => ({ pointer: `/${escaped(name)}`, code: 'depth', message: 'must not be nested that deeply' })),
    };
  }
  const unknown = unknownFieldsOf(type, json, '');
  if (fieldsOf(type).length === 0) {
    // class-validator refuses a class without a single rule, which is right for a slip and wrong for an empty body
    return unknown.length === 0 ? { body: new type() } : { faults: unknown };
  }
  const body = plainToInstance(type, json);
  const errors = validateSync(body, { whitelist: true, forbidUnknownValues: true });
  const faults = [...unknown, ...errors.flatMap((error) => faultsOf(error, ''))];
  return faults.length === 0 ? { body } : { faults };
}

/** Levels of arrays and objects within one field; no field has as many. What goes deeper would exhaust the stack of the checks below. */
const deepest = 8;

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}

/**
 * Fields that the body has and its class has not, at any depth.
 *
 * Read from the JSON as it came: class-transformer drops names such as `__proto__` and `toString`, so that class-validator never sees them.
 */
function unknownFieldsOf(type: new () => object, json: object, parent: string): readonly FieldFault[] {
  const known = new Map(fieldsOf(type).map((field) => [field.name, field]));
  return Object.entries(json).flatMap(([name, value]: [string, unknown]) => {
    const pointer = `${parent}/${escaped(name)}`;
    const field = known.get(name);
    if (field === undefined) return [{ pointer, code: 'unknown-field', message: 'is not a field of this request' }];
    const inner = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
    return field.part === undefined ? [] : unknownFieldsOf(field.part, inner, pointer);
  });
}

function faultsOf(error: ValidationError, parent: string): readonly FieldFault[] {
  const pointer = `${parent}/${escaped(error.property)}`;
  const children = (error.children ?? []).flatMap((child) => faultsOf(child, pointer));
  const constraints = error.constraints ?? {};
  const told = constraints['field'];
  if (told !== undefined) return [{ pointer, ...(JSON.parse(told) as Fault) }]; // written by the one constraint that a field has
  return children.length > 0 ? children : [{ pointer, code: 'invalid', message: Object.values(constraints).join('; ') }];
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
