import { randomUUID } from 'node:crypto';
import type { User } from './access.ts';
import type { ProposedWrite } from './record-store.ts';

/** The records by which the real server knows its users from its first start on; the log of one is never empty. */
export function userRecords(users: readonly User[]): readonly ProposedWrite[] {
  return users.flatMap(({ name, groups }) => [
    { stream: `$user-${name}`, record: json('$UserCreated', { loginName: name, fullName: name, groups, disabled: false }) },
    { stream: '$users', record: json('$User', name) },
  ]);
}

function json(type: string, data: unknown): ProposedWrite['record'] {
  const bytes = Buffer.from(JSON.stringify(data));
  return { id: randomUUID(), type, contentType: 'application/json', data: bytes, metadata: new Uint8Array() };
}
