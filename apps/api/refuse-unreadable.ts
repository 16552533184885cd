import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Problem } from '../../libs/platform/problem.ts';

/** Answers bytes that are no HTTP request as any other refusal is answered, and ends the connection. */
export function refuseUnreadable({ code = '' }: { readonly code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) return;
  const problem = problemOf(code);
  const body = JSON.stringify(problem.body(randomUUID()));
  socket.end(
    [
      `HTTP/1.1 ${String(problem.status)} ${STATUS_CODES[problem.status] ?? ''}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${String(Buffer.byteLength(body))}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

function problemOf(code: string): Problem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem(408, 'request-timeout', 'Nothing was written. The request did not come in time.');
  if (code === 'HPE_HEADER_OVERFLOW') return new Problem(431, 'headers-too-large', 'Nothing was written. The headers are too large.');
  return new Problem(
    400,
    'unreadable-request',
    'Nothing was written. This is no HTTP request; letters that are not ASCII are escaped in an address: %D0%B0.',
  );
}
