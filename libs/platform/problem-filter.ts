import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { KeyDestroyed } from '../access/personal-cipher.ts';
import { KeysUnavailable } from '../access/token-check.ts';
import { LogBusy, LogUnavailable, OutcomeUnknown } from '../event-log/append-errors.ts';
import { correlationIdOf, type HttpRequest } from './http-request.ts';
import { Problem } from './problem.ts';

/** Every error leaves as problem+json; what we did not foresee tells its correlation id and nothing else. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<HttpRequest>();
    const reply = http.getResponse<FastifyReply>();
    const correlationId = correlationIdOf(request);
    const problem = asProblem(error);
    if (problem.status >= 500 && !(error instanceof Problem)) {
      this.logger.error(`${correlationId} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
    if (reply.sent) return;
    void reply
      .status(problem.status)
      .headers({
        ...problem.headers,
        'content-type': 'application/problem+json; charset=utf-8',
        'x-correlation-id': correlationId,
        'cache-control': 'no-store',
      })
      .send(JSON.stringify(problem.body(correlationId)));
  }
}

/** The problem that an error is to whoever asked. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof LogBusy || error instanceof LogUnavailable) {
    return new Problem(503, 'log-unavailable', 'The event log takes nothing at present. Nothing was written. Try again.', {
      headers: { 'retry-after': '1' },
    });
  }
  if (error instanceof OutcomeUnknown) {
    const detail = 'Whether it was written is not known. Repeat the request with the same Idempotency-Key: it is carried out once.';
    return new Problem(503, 'outcome-unknown', detail, { headers: { 'retry-after': '1' } });
  }
  if (error instanceof KeysUnavailable) {
    return new Problem(503, 'issuer-unavailable', 'The keys of the token issuer cannot be had at present.', {
      headers: { 'retry-after': '5' },
    });
  }
  if (error instanceof KeyDestroyed)
    return new Problem(422, 'person-erased', "The key of this person's data was destroyed: nothing personal can be recorded any more.");
  if (isDatabaseAway(error)) {
    return new Problem(503, 'database-unavailable', 'The database does not answer at present. Nothing was written. Try again.', {
      headers: { 'retry-after': '2' },
    });
  }
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  const known = status === undefined ? undefined : knownProblems[status];
  if (known !== undefined) return known;
  if (status !== undefined && status < 500)
    return new Problem(status, 'invalid-request', error instanceof Error ? error.message : 'The request cannot be read.');
  return new Problem(
    500,
    'internal',
    'Something went wrong here. Whether anything was written is not known: repeat the request with the same Idempotency-Key.',
  );
}

const knownProblems: Readonly<Record<number, Problem>> = {
  400: new Problem(400, 'invalid-request', 'The request is not well-formed JSON.', {
    members: { errors: [{ pointer: '', code: 'json', message: 'must be well-formed JSON' }] },
  }),
  404: new Problem(404, 'not-found', 'There is no such route.'),
  405: new Problem(405, 'method-not-allowed', 'The route exists with another method.'),
  413: new Problem(413, 'too-large', 'The request is larger than 256 KiB.'),
  415: new Problem(415, 'media-type', 'Send application/json.'),
};

/** Errors of the HTTP server itself carry the status that they mean. */
function statusOf(error: unknown): number | undefined {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}

/** A connection that cannot be made or was cut before anything was asked to be written: writes have errors of their own, above. */
function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    /^(08|57P|53)/.test(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code) ||
    /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect)/.test(error.message)
  );
}
