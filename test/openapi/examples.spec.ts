import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type Caller, type RunningServer } from '../journeys/running-server.ts';
import { isRole } from '../../libs/access/roles.ts';

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly example?: unknown;
    readonly schema?: { readonly example?: unknown };
  }[];
  readonly requestBody?: {
    readonly content: { readonly 'application/json': { readonly examples: { readonly example: { readonly value: unknown } } } };
  };
}

let server: RunningServer;
let operations: readonly { readonly method: string; readonly path: string; readonly operation: Operation }[];

beforeAll(async () => {
  server = await startServer();
  const { body } = await server.get('/openapi.json', { role: 'auditor' });
  expect(body['openapi']).toBe('3.1.0');
  const paths = body['paths'] as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
});
afterAll(() => server.stop());

describe('the OpenAPI description', () => {
  it('names every operation once', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operation } of operations) expect(operation.summary).toMatch(/\S{3}/);
  });

  it('gives examples that the server takes: none is answered as malformed', async () => {
    for (const { method, path, operation } of operations) {
      const caller = callerOf(operation);
      const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(exampleOf(operation, name)));
      const query = (operation.parameters ?? []).filter(
        (parameter) => parameter.in === 'query' && exampleOf(operation, parameter.name) !== undefined,
      );
      const parameters = query.map(({ name }) => `${name}=${encodeURIComponent(String(exampleOf(operation, name)))}`).join('&');
      const body = operation.requestBody?.content['application/json'].examples.example.value;
      const reply = method === 'POST' ? await server.post(address, body, caller) : await server.get(`${address}?${parameters}`, caller);
      const wellFormed = [200, 201, 404, 409, 422].includes(reply.status);
      expect({ operation: operation.operationId, wellFormed, reply: wellFormed ? undefined : reply.body }).toEqual({
        operation: operation.operationId,
        wellFormed: true,
        reply: undefined,
      });
    }
  });
});

function exampleOf(operation: Operation, name: string): unknown {
  const parameter = operation.parameters?.find((each) => each.name === name);
  return parameter?.example ?? parameter?.schema?.example;
}

function callerOf({ description = '' }: Operation): Caller {
  const role = /^For ([\w-]+)/.exec(description)?.[1] ?? 'auditor';
  return { role: isRole(role) ? role : 'auditor' };
}
