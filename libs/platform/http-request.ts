import { randomUUID } from 'node:crypto';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../access/principal.ts';

/** A request after the guard: who calls. */
export type HttpRequest = FastifyRequest & { principal?: Principal; correlationId?: string };

export function requestOf(context: ExecutionContext): HttpRequest {
  return context.switchToHttp().getRequest<HttpRequest>();
}

/** The caller of a route that is not for everybody. */
export function principalOf(request: HttpRequest): Principal {
  if (request.principal === undefined) throw new Error('The guard lets no such request through without a principal');
  return request.principal;
}

const ofGoodForm = /^[\w.:-]{1,100}$/;

/** The sender's `X-Correlation-Id`, or one of ours; the same for the whole request. */
export function correlationIdOf(request: HttpRequest): string {
  const sent = headerOf(request, 'x-correlation-id');
  request.correlationId ??= sent !== undefined && ofGoodForm.test(sent) ? sent : randomUUID();
  return request.correlationId;
}

export function headerOf(request: HttpRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
