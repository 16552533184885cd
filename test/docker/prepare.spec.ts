import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, copyFile, cp, mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jsonEvent, KurrentDBClient } from '@kurrent/kurrentdb-client';
import { readConfiguration } from '../../apps/configuration.ts';
import { openFileMasterKey } from '../../libs/access/file-master-key.ts';
import { startKurrentdbServer } from '../../libs/kurrentdb-server/kurrentdb-server.ts';
import { MemoryRecordStore } from '../../libs/kurrentdb-server/memory-record-store.ts';
import { placeOf, readCompose, repository, sourceOf } from './compose-file.ts';

const { services, configs, secrets } = readCompose();
const nodes = Object.keys(services).filter((name) => name.startsWith('kurrentdb-'));

/** A copy of the folder docker in which the script has run. */
async function prepared(log: string): Promise<{ readonly folder: string; readonly run: (log: string, uid?: number) => Run }> {
  const folder = await mkdtemp(join(tmpdir(), 'qadam-docker-'));
  await chmod(folder, 0o755);
  await copyFile(new URL('docker/prepare.sh', repository), join(folder, 'prepare.sh'));
  await cp(new URL('docker/postgres', repository), join(folder, 'postgres'), { recursive: true });
  const run = (log: string, uid?: number): Run => {
    const { status, stderr } = spawnSync('sh', [join(folder, 'prepare.sh'), log], { encoding: 'utf8', ...(uid !== undefined && { uid }) });
    return { status, stderr };
  };
  expect(run(log)).toEqual({ status: 0, stderr: '' });
  return { folder, run };
}

interface Run {
  readonly status: number | null;
  readonly stderr: string;
}

// it gives files to other users, which root alone can
const asRoot = process.getuid?.() === 0 ? describe : describe.skip;

asRoot('docker/prepare.sh', () => {
  let made: Awaited<ReturnType<typeof prepared>>;
  const text = (name: string): Promise<string> => readFile(join(made.folder, 'secrets', name), 'utf8');
  beforeAll(async () => {
    made = await prepared('kurrentdb');
  });
  afterAll(() => rm(made.folder, { recursive: true }));

  it('makes every file that compose.yaml names', () => {
    const files = [...Object.values(configs), ...Object.values(secrets)].map(({ file }) => join(made.folder, file));
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('gives each secret to the user of the one kind of service that mounts it, and to nobody else', async () => {
    for (const [name, { file }] of Object.entries(secrets)) {
      const users = Object.values(services).filter(({ secrets: mounted = [] }) => mounted.some((each) => sourceOf(each) === name));
      const { uid, gid, mode } = await stat(join(made.folder, file));
      expect([file, `${String(uid)}:${String(gid)}`, mode & 0o777]).toEqual([file, users[0]?.user, 0o400]);
      expect(new Set(users.map(({ user }) => user)).size).toBe(1);
    }
  });

  it('leaves nothing behind but the secrets, the settings and the key of the authority', async () => {
    expect((await readdir(made.folder)).sort()).toEqual(['.env', 'postgres', 'prepare.sh', 'secrets']);
    const named = [...Object.values(configs), ...Object.values(secrets)].map(({ file }) => file.replace('./secrets/', ''));
    const others = (await readdir(join(made.folder, 'secrets'))).filter((file) => !named.includes(file));
    expect(others).toEqual(['kurrentdb-ca.key']);
    expect(await stat(join(made.folder, 'secrets', 'kurrentdb-ca.key'))).toMatchObject({ uid: 0, mode: 0o100600 });
  });

  it('makes a master key that opens', async () => {
    const { id } = await openFileMasterKey({ folder: join(made.folder, 'secrets') });
    expect(id).toMatch(/^file-[0-9a-f]{16}$/);
  });

  it('tells Qadam of PostgreSQL as the owner of its database, whose password PostgreSQL is told', async () => {
    const { databaseUrl = '' } = readConfiguration({ DATABASE_URL_FILE: join(made.folder, 'secrets', 'database-url') });
    const { hostname, username, password, pathname } = new URL(databaseUrl);
    expect([hostname, username, pathname]).toEqual(['postgres', 'qadam', '/qadam']);
    expect(services).toHaveProperty(hostname);
    expect(password).toBe(await text('postgres-qadam-password'));
    expect(await text('postgres-superuser-password')).not.toBe(password);
  });

  it('tells Qadam of all nodes, over TLS, and of the authority where compose.yaml puts it', async () => {
    const [, password = '', hosts, ca] =
      /^kurrentdb:\/\/admin:([0-9a-f]{64})@(.*)\?tls=true&tlsCaFile=(.*)$/.exec(await text('event-log-url')) ?? [];
    expect(password).toBe(await text('kurrentdb-admin-password'));
    expect(hosts).toBe(nodes.map((node) => `${node}:2113`).join());
    expect(services['api']?.configs?.filter((each) => placeOf(each) === ca).map(sourceOf)).toEqual(['kurrentdb-ca']);
  });

  it('gives every node a certificate of the authority in its own name and in a common one', async () => {
    const authority = new X509Certificate(await text('kurrentdb-ca.crt'));
    expect(authority.ca).toBe(true);
    for (const node of nodes) {
      const certificate = new X509Certificate(await text(`${node}.crt`));
      expect(certificate.verify(authority.publicKey)).toBe(true);
      expect(certificate.subject).toBe('O=Qadam\nCN=kurrentdb-node');
      expect(nodes.filter((other) => certificate.checkHost(other) !== undefined)).toEqual([node]);
      expect(await text(`${node}.key`)).toMatch(pemOf('PRIVATE KEY')); // PKCS 8
    }
  });

  it('lets the nodes prove themselves to each other, be it as server or as client', async () => {
    const [ca, cert, key] = await Promise.all([text('kurrentdb-ca.crt'), text('kurrentdb-1.crt'), text('kurrentdb-1.key')]);
    const server = createServer({ ca, cert, key, requestCert: true, rejectUnauthorized: true }, (socket) => socket.end()).listen(
      0,
      '127.0.0.1',
    );
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo; // listening on TCP
    const [cert2, key2] = await Promise.all([text('kurrentdb-2.crt'), text('kurrentdb-2.key')]);
    const client = connect({ host: '127.0.0.1', port, servername: 'kurrentdb-1', ca, cert: cert2, key: key2 });
    client.on('error', () => undefined); // the server hears of it too, and tells
    const refused = once(server, 'tlsClientError').then(([error]: unknown[]) =>
      Promise.reject(error instanceof Error ? error : new Error(String(error))),
    );
    try {
      const [secure] = (await Promise.race([once(server, 'secureConnection'), refused])) as [
        { authorized: boolean; getPeerCertificate(): { subjectaltname?: string } },
      ];
      expect(secure.authorized).toBe(true);
      expect(secure.getPeerCertificate().subjectaltname).toContain('DNS:kurrentdb-2');
      expect(client.authorized).toBe(true);
    } finally {
      client.destroy();
      server.close();
    }
  });

  it('lets the client in by the address that it makes, over that certificate, and nobody without its password', async () => {
    const [address, password, certificate, key] = await Promise.all(
      ['event-log-url', 'kurrentdb-admin-password', 'kurrentdb-2.crt', 'kurrentdb-2.key'].map(text),
    );
    const users = [{ name: 'admin', password: password ?? '', groups: ['$admins'] }];
    const tls = { certificate: certificate ?? '', key: key ?? '' };
    const node = await startKurrentdbServer({ store: new MemoryRecordStore(() => new Date('2026-11-29T09:00:00Z')), tls, users });
    const here = (address ?? '')
      .replace(/@[^?]+/, `@localhost:${String(node.address.port)}`)
      .replace(/(?<=tlsCaFile=).*/, join(made.folder, 'secrets', 'kurrentdb-ca.crt'));
    const clients = [here, here.replace(password ?? '', 'guessed')].map((url) => KurrentDBClient.connectionString(url));
    const event = jsonEvent({ type: 'Opened', data: {} });
    const [known, guessed] = await Promise.allSettled(clients.map((client) => client.appendToStream('case-1', event)));
    for (const client of clients) await client.dispose();
    await node.close();
    expect(known).toMatchObject({ status: 'fulfilled', value: { success: true } });
    expect(guessed).toMatchObject({ status: 'rejected', reason: { type: 'access-denied' } });
  });

  it('does not run a second time, since a second master key would open no name', async () => {
    const before = await readFile(join(made.folder, 'secrets', 'master.key'));
    expect(made.run('postgres')).toEqual({ status: 73, stderr: expect.stringContaining('is left as it is') });
    expect(await readFile(join(made.folder, 'secrets', 'master.key'))).toEqual(before);
  });

  it('says how it is called, and that it needs root', () => {
    expect(made.run('mysql')).toEqual({ status: 64, stderr: expect.stringMatching(/^Usage: /) });
    expect(made.run('postgres', 65_534)).toEqual({ status: 77, stderr: expect.stringContaining('as root') });
  });

  it('turns the cluster on in .env where the log is there', async () => {
    expect(await readFile(join(made.folder, '.env'), 'utf8')).toMatch(/^COMPOSE_PROFILES=kurrentdb$/m);
  });
});

asRoot('docker/prepare.sh postgres', () => {
  it('puts the log into the database of the registers, and leaves the cluster off', async () => {
    const { folder } = await prepared('postgres');
    const settings = { DATABASE_URL_FILE: join(folder, 'secrets/database-url'), EVENT_LOG_URL_FILE: join(folder, 'secrets/event-log-url') };
    expect(readConfiguration(settings).eventLogUrl).toBeUndefined();
    expect(await readFile(join(folder, '.env'), 'utf8')).toMatch(/^COMPOSE_PROFILES=$/m);
    await rm(folder, { recursive: true });
  });
});

/** The first line of a file in PEM with that label. */
function pemOf(label: string): RegExp {
  return new RegExp(`^-----BEGIN ${label}-----`);
}
