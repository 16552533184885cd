import type { FieldFault } from '../commands/check-body.ts';
import type { Refusal } from '../commands/refusal.ts';

/**
 * An answer that says why not, for whoever must act (RFC 9457).
 *
 * `code` is for machines and never changes. Nothing was written unless `detail` says otherwise.
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly members: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    detail: string,
    more: { members?: Readonly<Record<string, unknown>>; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(`${code}: ${detail}`);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.members = more.members ?? {};
    this.headers = more.headers ?? {};
  }

  body(correlationId: string): Readonly<Record<string, unknown>> {
    const title = this.code.charAt(0).toUpperCase() + this.code.slice(1).replaceAll('-', ' ');
    return {
      type: `/problems/${this.code}`,
      title,
      status: this.status,
      code: this.code,
      detail: this.detail,
      instance: correlationId,
      ...this.members,
    };
  }
}

/** Each bad field with its pointer; all at once. */
export function invalidRequest(faults: readonly FieldFault[]): Problem {
  const fields = faults.map((fault) => fault.pointer || 'the body').join(', ');
  return new Problem(400, 'invalid-request', `Nothing was written. Look at ${fields}.`, { members: { errors: faults } });
}

/** A request that the law or the state of the record does not allow. */
export function refused(refusal: Refusal): Problem {
  const { code, reason, provision, next, pointer } = refusal;
  return new Problem(422, code, reason, {
    members: {
      ...(provision !== undefined && { rule: code, provision }),
      ...(next !== undefined && { next }),
      ...(pointer !== undefined && { errors: [{ pointer, code, message: reason }] }),
    },
  });
}

export function notFound(what: string): Problem {
  return new Problem(404, 'not-found', `There is no ${what}, or it is outside your scope.`);
}
