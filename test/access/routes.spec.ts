import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Metrics } from '../../apps/api/metrics.ts';
import { Readiness } from '../../apps/api/readiness.ts';
import { reads } from '../../apps/api/reads.ts';
import { buildServer, type Route } from '../../apps/api/server.ts';
import { acceptedTokens } from '../../apps/api/tokens.ts';
import { capabilities } from '../../apps/capabilities.ts';
import type { LocalIssuer } from '../../libs/access/local-issuer.ts';
import { roles, type Role } from '../../libs/access/roles.ts';
import { openThrowAway, type ThrowAwayDeployment } from '../deployment/throw-away-deployment.ts';
import { ReadGate } from '../../libs/projections/read-gate.ts';

/** Routes that answer without a token: whether the process lives and how it is. Nothing about anybody. */
const forEverybody = ['/health/live', '/health/ready', '/metrics'];

const everyRole = Object.keys(roles) as Role[];
const routes: Route[] = [];
let throwAway: ThrowAwayDeployment;
let gate: ReadGate;
let issuer: LocalIssuer;
let server: Awaited<ReturnType<typeof buildServer>>;
let url: string;

beforeAll(async () => {
  throwAway = await openThrowAway();
  const { sources } = throwAway.deployment;
  const { tokens, localIssuer } = await acceptedTokens(throwAway.configuration);
  if (localIssuer === undefined) throw new Error('no issuer is configured, so that the local one is trusted');
  issuer = localIssuer;
  gate = new ReadGate({ pool: sources.pool });
  server = await buildServer({ sources, tokens, gate, readiness: new Readiness(), metrics: new Metrics() }, (route) => routes.push(route));
  await server.listen(0, '127.0.0.1');
  url = await server.getUrl();
});

afterAll(async () => {
  await server.close();
  await gate.close();
  await throwAway.close();
});

/** Routes that need a token; HEAD and OPTIONS twins answer like their GET. */
function guarded(): readonly Route[] {
  return routes.filter(
    ({ method, url: path }) => ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method) && !forEverybody.includes(path),
  );
}

async function status({ method, url: path }: Route, token?: string): Promise<number> {
  const address = path.replaceAll(/:[a-z]+/gi, '0192e4a0-7b1c-7000-8000-00000000ffff');
  const response = await fetch(`${url}${address}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    ...(method !== 'GET' && { body: '{}' }),
  });
  await response.arrayBuffer();
  return response.status;
}

describe('every route', () => {
  it('is one of those that were counted: all commands, all reads, and nothing else', () => {
    const commands = capabilities.flatMap(({ collection, commands: all }) => all.map(({ name }) => `POST /v1/${collection}/:id/${name}`));
    const asked = reads.map(({ method, path }) => `${method} /v1/${path}`);
    expect(
      guarded()
        .map(({ method, url: path }) => `${method} ${path}`)
        .sort(),
    ).toEqual([...commands, ...asked, 'GET /info'].sort());
  });

  it('answers nobody without a token', async () => {
    for (const route of guarded()) expect({ route, status: await status(route) }).toEqual({ route, status: 401 });
  });

  it('answers nobody whose token gives no role', async () => {
    const token = await issuer.issue({ subject: 'nobody', roles: [] });
    for (const route of guarded()) expect({ route, status: await status(route, token) }).toEqual({ route, status: 403 });
  });

  it('answers exactly the roles that the command or the read names', async () => {
    const allowed = new Map<string, readonly Role[]>([
      ...capabilities.flatMap(({ collection, commands }) =>
        commands.map(({ name, by }) => [`POST /v1/${collection}/:id/${name}`, by] as const),
      ),
      ...reads.map(({ method, path, by }) => [`${method} /v1/${path}`, by] as const),
      ['GET /info', everyRole],
    ]);
    for (const role of everyRole) {
      const token = await issuer.issue({ subject: `${role}-1`, roles: [role] });
      for (const route of guarded()) {
        const name = `${route.method} ${route.url}`;
        const answered = (await status(route, token)) !== 403;
        expect({ name, role, answered }).toEqual({ name, role, answered: allowed.get(name)?.includes(role) ?? false });
      }
    }
  });

  it('records nothing while all of them are tried', async () => {
    expect(await throwAway.deployment.sources.log.head()).toBe(0n);
  });
});

describe('an auditor', () => {
  it('reads and records nothing: no command is open to one', () => {
    const open = capabilities.flatMap(({ commands }) =>
      commands.filter(({ by }) => by.includes('auditor') || by.includes('reporting')).map(({ name }) => name),
    );
    expect(open).toEqual([]);
  });
});
