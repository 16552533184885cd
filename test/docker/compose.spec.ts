import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { serverSettings } from '../../libs/embedded-postgres/server-settings.ts';
import { composeFile, placeOf, readCompose, repository, sourceOf, type Service } from './compose-file.ts';
import { findingsIn } from './compose-linter.ts';
import { settingsRead } from './settings-read.ts';

const { services, networks, volumes, configs, secrets } = readCompose();
const all = Object.entries(services);
const ours = all.filter(([, { image }]) => image.startsWith('qadam:'));
const cluster = all.filter(([name]) => name.startsWith('kurrentdb-'));
const endsByItself = ({ restart }: Service): boolean => restart === 'no';

/** Rules about the order of keys and names; this file is ordered by what is read first. */
const orders = [
  'service-keys-order',
  'services-alphabetical-order',
  'service-dependencies-alphabetical-order',
  'top-level-properties-order',
  'no-quotes-in-volumes',
];

describe('docker/compose.yaml', () => {
  it('fits the Compose Specification, and nothing in it is known to be bad', () => {
    expect(findingsIn(fileURLToPath(composeFile), orders)).toEqual([]);
  });

  it('would not pass with a key that the specification does not know, or with a port open to the world', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'qadam-compose-'));
    const broken = async (change: (text: string) => string): Promise<readonly string[]> => {
      const file = join(folder, 'compose.yaml');
      await writeFile(file, change(await readFile(composeFile, 'utf8')));
      return findingsIn(file, orders).map(({ rule }) => rule);
    };
    expect(await broken((text) => text.replace('\n  postgres:\n', '\n  postgres:\n    memory_limit: 1G\n'))).toEqual(['invalid-schema']);
    expect(await broken((text) => text.replace('127.0.0.1:3000', '3000'))).toEqual(['no-unbound-port-interfaces']);
    await rm(folder, { recursive: true });
  });

  it('has a PostgreSQL, two APIs, two workers and a cluster of three', () => {
    expect(services['postgres']?.image).toMatch(/\/postgres:18\./);
    expect(services['api']?.deploy?.replicas).toBe(2);
    expect(services['worker']?.deploy?.replicas).toBe(2);
    expect(cluster.map(([name]) => name)).toEqual(['kurrentdb-1', 'kurrentdb-2', 'kurrentdb-3']);
  });

  it('needs nothing but the log of its choice: the cluster starts with its profile only', () => {
    expect(cluster.map(([, { profiles }]) => profiles)).toEqual(cluster.map(() => ['kurrentdb']));
    expect(all.filter(([, { profiles }]) => profiles === undefined).map(([name]) => name)).toEqual([
      'postgres',
      'migrate',
      'api',
      'worker',
    ]);
  });

  it('uses everything that it declares, and declares everything that it uses', () => {
    const used = (of: (service: Service) => readonly string[]): string[] => [...new Set(all.flatMap(([, service]) => of(service)))].sort();
    expect(used(({ configs = [] }) => configs.map(sourceOf))).toEqual(Object.keys(configs).sort());
    expect(used(({ secrets = [] }) => secrets.map(sourceOf))).toEqual(Object.keys(secrets).sort());
    expect(used(({ networks = [] }) => networks)).toEqual(Object.keys(networks).sort());
    expect(used(({ volumes = [] }) => volumes.map((volume) => volume.split(':')[0] ?? ''))).toEqual(Object.keys(volumes).sort());
  });
});

describe.each(all)('the container %s', (name, service) => {
  it('is nobody who could do anything but its work', () => {
    expect(service.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(service.cap_add).toBeUndefined();
    expect(service.privileged).toBeUndefined();
  });

  it('has an end to its processors, memory, processes and output', () => {
    const limits = service.deploy?.resources.limits;
    expect(Number(limits?.cpus)).toBeGreaterThan(0);
    expect(limits?.memory).toMatch(/^\d+[MG]$/);
    expect(limits?.pids).toBeGreaterThan(0);
    expect(service.logging?.options).toMatchObject({ 'max-size': expect.any(String), 'max-file': expect.any(String) });
  });

  it('is looked after for as long as it runs', () => {
    const { healthcheck, restart } = service;
    if (endsByItself(service)) expect(healthcheck).toEqual({ disable: true });
    else expect([healthcheck?.test?.[0], restart]).toEqual(['CMD', 'unless-stopped']);
  });

  it('waits for what is there, and for no container of a profile that may not be on', () => {
    for (const [other, { condition, required = true }] of Object.entries(service.depends_on ?? {})) {
      const awaited = services[other];
      expect(awaited).toBeDefined();
      if (awaited === undefined) continue;
      expect(condition).toBe(endsByItself(awaited) ? 'service_completed_successfully' : 'service_healthy');
      if (awaited.profiles !== undefined) expect(required).toBe(false);
    }
  });

  it('is in reach of those only that need it', () => {
    const outward = (service.networks ?? []).filter((network) => networks[network]?.internal !== true);
    if (name === 'api') expect(service.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
    else expect([service.ports, outward]).toEqual([undefined, []]);
  });

  it('keeps what it writes on a volume, and mounts no folder of the machine', () => {
    for (const volume of service.volumes ?? []) expect(volume).toMatch(/^[a-z0-9-]+:\/var\/lib\//);
  });

  it('is told of passwords by files that it has', () => {
    const places = (service.secrets ?? []).map(placeOf);
    for (const [variable, value] of Object.entries(service.environment ?? {})) {
      expect(`${variable}=${value}`).not.toMatch(/:\/\/[^/]*:[^/]*@|PASSWORD=|SECRET=/);
      if (value.startsWith('/run/secrets/')) expect(places).toContain(value);
    }
  });
});

describe.each(ours)('%s, which is Qadam,', (_, { build, command = [], environment = {}, healthcheck }) => {
  it('is built from the Dockerfile of this repository', () => {
    expect(build).toEqual({ context: '..', dockerfile: 'docker/Dockerfile' });
  });

  it('is told nothing that Qadam does not read', () => {
    const read = settingsRead();
    expect(Object.keys(environment).filter((variable) => !read.has(variable))).toEqual([]);
  });

  it('is asked for a verb that Qadam has, with its options', () => {
    const [verb = '', ...options] = command;
    const asked = verb.startsWith('-') ? '' : verb; // the program by itself
    const help = execFileSync(process.execPath, [built('apps/cli/main.js'), ...command, '--help']).toString();
    expect(help).toMatch(new RegExp(`^Usage: qadam ${asked}`));
    for (const option of options) expect(help).toContain(option);
  });

  it('is asked for its health by a program that is in the image', () => {
    const program = healthcheck?.test?.find((word) => word.endsWith('.js'));
    if (program !== undefined) expect(existsSync(built(program.replace(/^dist\//, '')))).toBe(true);
    else expect(healthcheck).toEqual({ disable: true });
  });
});

describe('the API and the workers', () => {
  it('begin once the tables are up to date', () => {
    for (const name of ['api', 'worker']) expect(Object.keys(services[name]?.depends_on ?? {})).toEqual(['migrate']);
  });

  it('look for the heartbeat where the worker leaves it', () => {
    expect(services['worker']?.environment?.['HEARTBEAT_FILE']).toMatch(/^\/tmp\//);
    expect(services['worker']?.healthcheck?.test?.at(-1)).toBe('worker');
    expect(services['api']?.healthcheck?.test?.at(-1)).toBe('api');
  });

  it('refuse to start where nobody says whose tokens are accepted', () => {
    for (const variable of ['TOKEN_ISSUER', 'TOKEN_AUDIENCE', 'JWKS_URL'])
      expect(services['api']?.environment?.[variable]).toMatch(new RegExp(`^\\$\\{${variable}:\\?.+\\}$`));
  });
});

describe('PostgreSQL', () => {
  /** PostgreSQL's own values, which are kept; and what is about where the embedded server runs. */
  const leftAsTheyAre = ['fsync', 'synchronous_commit', 'full_page_writes', 'wal_compression', 'autovacuum', 'log_statement'];
  const ofTheEmbedded = ['log_destination', 'logging_collector', 'log_line_prefix', 'lc_messages'];

  it('has the settings that the embedded server would have on a large machine', () => {
    const embedded = new Map(
      [...serverSettings(64 * 2 ** 30).matchAll(/^(\w+) = '?([^'\n]*)'?$/gm)]
        .map(([, name = '', value = '']) => [name, value] as const)
        .filter(([name]) => !leftAsTheyAre.includes(name) && !ofTheEmbedded.includes(name)),
    );
    const [program, ...flags] = services['postgres']?.command ?? [];
    expect(program).toBe('postgres');
    expect(flags.toSorted()).toEqual([...embedded].map(([name, value]) => `--${name}=${value}`).toSorted());
  });

  it('keeps its data where the image of version 18 has them: in a folder of the version below the volume', () => {
    expect(services['postgres']?.volumes).toEqual(['postgres:/var/lib/postgresql']);
  });

  it('is out of reach for the cluster, and the cluster for it', () => {
    expect(services['postgres']?.networks).toEqual(['data']);
    for (const [, node] of cluster) expect(node.networks).toEqual(['log']);
  });
});

describe.each(cluster)('the node %s', (name, { environment = {}, configs: mounted = [], secrets: hidden = [], volumes = [] }) => {
  const others = cluster.map(([other]) => other).filter((other) => other !== name);

  it('knows how many they are and where the other two are, and goes by its own name', () => {
    expect(environment).toMatchObject({
      KURRENTDB_CLUSTER_SIZE: String(cluster.length),
      KURRENTDB_DISCOVER_VIA_DNS: 'false',
      KURRENTDB_GOSSIP_SEED: others.map((other) => `${other}:2113`).join(),
      KURRENTDB_NODE_HOST_ADVERTISE_AS: name,
      KURRENTDB_REPLICATION_HOST_ADVERTISE_AS: name,
    });
  });

  it('shows its own certificate, with its own key, and trusts nothing but the authority', () => {
    const at = (place: string): string | undefined => [...mounted, ...hidden].filter((each) => placeOf(each) === place).map(sourceOf)[0];
    expect(at(environment['KURRENTDB_CERTIFICATE_FILE'] ?? '')).toBe(name);
    expect(at(environment['KURRENTDB_CERTIFICATE_PRIVATE_KEY_FILE'] ?? '')).toBe(name);
    expect(configs[name]?.file).toBe(`./secrets/${name}.crt`);
    expect(secrets[name]?.file).toBe(`./secrets/${name}.key`);
    const trusted = environment['KURRENTDB_TRUSTED_ROOT_CERTIFICATES_PATH'] ?? '';
    expect(mounted.filter((each) => placeOf(each).startsWith(`${trusted}/`)).map(sourceOf)).toEqual(['kurrentdb-ca']);
    expect(environment).not.toHaveProperty('KURRENTDB_INSECURE');
  });

  it('has a volume of its own', () => {
    expect(volumes).toEqual([`${name}:/var/lib/kurrentdb`]);
  });
});

/** A file of the build that this test belongs to. */
function built(file: string): string {
  return fileURLToPath(new URL(`dist/${file}`, repository));
}
