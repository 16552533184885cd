import { Metrics } from '../../apps/api/metrics.ts';
import { Readiness } from '../../apps/api/readiness.ts';
import { buildServer } from '../../apps/api/server.ts';
import { acceptedTokens } from '../../apps/api/tokens.ts';
import { openWorker, type Worker } from '../../apps/worker/worker.ts';
import type { Role } from '../../libs/access/roles.ts';
import { ReadGate } from '../../libs/projections/read-gate.ts';
import { openThrowAway, type ThrowAwayDeployment } from '../deployment/throw-away-deployment.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The HTTP API on an installation of its own, whose registers stay where they are until the test runs a worker. */
export interface ApiWithoutWorker {
  readonly installation: ThrowAwayDeployment;
  get(path: string, role: Role, minPosition?: string): Promise<Reply>;
  post(path: string, body: object, role: Role, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  /** A worker, started; the test stops it. */
  worker(): Promise<Worker>;
  close(): Promise<void>;
}

export async function openApiWithoutWorker(): Promise<ApiWithoutWorker> {
  const installation = await openThrowAway();
  const { deployment, configuration } = installation;
  const { sources } = deployment;
  const { tokens, localIssuer } = await acceptedTokens(configuration);
  if (localIssuer === undefined) throw new Error('no issuer is configured, so that the local one is trusted');
  const gate = new ReadGate({ pool: sources.pool });
  const server = await buildServer({ sources, tokens, gate, readiness: new Readiness(), metrics: new Metrics() });
  await server.listen(0, '127.0.0.1');
  const url = await server.getUrl();
  let keys = 0;
  const call = async (path: string, role: Role, headers: Readonly<Record<string, string>>, body?: object): Promise<Reply> => {
    const token = await localIssuer.issue({ subject: `${role}-1`, roles: [role] });
    const response = await fetch(`${url}${path}`, {
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  return {
    installation,
    get: (path, role, minPosition) => call(path, role, minPosition === undefined ? {} : { 'min-position': minPosition }),
    post: (path, body, role, headers) =>
      call(path, role, { 'content-type': 'application/json', 'idempotency-key': `key-${String(++keys)}`, ...headers }, body),
    worker: async () => {
      const worker = openWorker(deployment, () => undefined);
      await worker.start();
      return worker;
    },
    close: async () => {
      await server.close();
      await gate.close();
      await installation.close();
    },
  };
}
