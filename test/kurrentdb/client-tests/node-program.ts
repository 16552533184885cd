import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { startKurrentdbServer } from '../../../libs/kurrentdb-server/kurrentdb-server.ts';
import { MemoryRecordStore } from '../../../libs/kurrentdb-server/memory-record-store.ts';
import type { ProposedWrite } from '../../../libs/kurrentdb-server/record-store.ts';
import { selfSignedAuthority } from '../../../libs/kurrentdb-server/self-signed-authority.ts';
import type { NodeAnswer } from './cluster.ts';

/*
 * One server as a process of its own, as a test of the client expects one: empty but for its users, with projections. It tells its parent where it is, and
 * ends when the parent lets go of it or is gone.
 */
const users = [
  { name: 'admin', password: 'changeit', groups: ['$admins'] },
  { name: 'ops', password: 'changeit', groups: ['$ops'] },
];

process.on('disconnect', () => process.exit(0));
process.send?.(await started(process.argv[2] === 'insecure'));

async function started(insecure: boolean): Promise<NodeAnswer> {
  const store = new MemoryRecordStore(() => new Date());
  await store.write(recordsOfUsers(), []);
  if (insecure) return { port: (await startKurrentdbServer({ store, projections: true })).address.port, authorityFile: '' };
  const tls = selfSignedAuthority(new Date());
  const authorityFile = resolve(`authority-${String(process.pid)}.pem`);
  await writeFile(authorityFile, tls.authority);
  return { port: (await startKurrentdbServer({ store, users, tls, projections: true })).address.port, authorityFile };
}

/** The log of a real server is never empty: its users are records. */
function recordsOfUsers(): readonly ProposedWrite[] {
  return users.flatMap(({ name, groups }) => [
    { stream: `$user-${name}`, record: json('$UserCreated', { loginName: name, fullName: name, groups, disabled: false }) },
    { stream: '$users', record: json('$User', name) },
  ]);
}

function json(type: string, data: unknown): ProposedWrite['record'] {
  const bytes = Buffer.from(JSON.stringify(data));
  return { id: randomUUID(), type, contentType: 'application/json', data: bytes, metadata: new Uint8Array() };
}
