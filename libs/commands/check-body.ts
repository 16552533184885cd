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
  if (fieldsOf(type).length === 0) {
    // class-validator refuses a class without a single rule, which is right for a slip and wrong for an empty body
    const unknown = Object.keys(json);
    return unknown.length === 0 ? { body: new type() } : { faults: unknown.map((name) => ({ pointer: `/${escaped(name)}`, ...unknownField })) };
  }
  const body = plainToInstance(type, json);
  const errors = validateSync(body, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  return errors.length === 0 ? { body } : { faults: errors.flatMap((error) => faultsOf(error, '')) };
}

const unknownField: Fault = { code: 'unknown-field', message: 'is not a field of this request' };

function faultsOf(error: ValidationError, parent: string): readonly FieldFault[] {
  const pointer = `${parent}/${escaped(error.property)}`;
  const children = (error.children ?? []).flatMap((child) => faultsOf(child, pointer));
  const constraints = error.constraints ?? {};
  if (constraints['whitelistValidation'] !== undefined) return [{ pointer, ...unknownField }];
  const told = constraints['field'];
  if (told !== undefined) return [{ pointer, ...(JSON.parse(told) as Fault) }]; // written by the one constraint that a field has
  return children.length > 0 ? children : [{ pointer, code: 'invalid', message: Object.values(constraints).join('; ') }];
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
