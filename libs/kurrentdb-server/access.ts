import type { Metadata } from '@grpc/grpc-js';
import { accessDenied, notAuthenticated } from './call-error.ts';
import type { RecordStore } from './record-store.ts';
import { accessOf, describedBy, isMetadataStream, type StreamAccess } from './stream-metadata.ts';

/** Somebody who may log in. Members of `$admins` may do everything. */
export interface User {
  readonly name: string;
  readonly password: string;
  readonly groups: readonly string[];
}

export const administrators = '$admins';

/** Who calls, with the roles they have. */
interface Caller {
  readonly roles: ReadonlySet<string>;
}

/**
 * Who may do what. Without users everyone may do everything, as on a server that is started insecure.
 *
 * With users nobody is anonymous; streams whose name begins with `$`, and the whole log, are for administrators unless the metadata of
 * the stream says otherwise.
 */
export class Access {
  private readonly users: readonly User[];
  private readonly store: RecordStore;

  constructor(users: readonly User[], store: RecordStore) {
    this.users = users;
    this.store = store;
  }

  /** @throws CallError where the caller may not do this to that stream; `$all` is the whole log */
  async require(metadata: Metadata, stream: string, what: 'read' | 'write' | 'delete'): Promise<void> {
    if (this.users.length === 0) return;
    const { roles } = this.callerOf(metadata);
    if (roles.has(administrators)) return;
    const allowed = await this.allowed(stream, what);
    if (allowed === undefined ? stream.startsWith('$') : !allowed.some((role) => roles.has(role))) throw accessDenied();
  }

  private callerOf(metadata: Metadata): Caller {
    const [header] = metadata.get('authorization');
    if (header === undefined) throw accessDenied();
    const encoded = /^Basic (.+)$/i.exec(String(header))?.[1];
    if (encoded === undefined) throw notAuthenticated();
    const [, name, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
    const user = this.users.find((known) => known.name === name && known.password === password);
    if (user === undefined) throw notAuthenticated();
    return { roles: new Set([user.name, ...user.groups, '$all']) };
  }

  /** Roles that may; undefined where the stream does not say. */
  private async allowed(stream: string, what: 'read' | 'write' | 'delete'): Promise<readonly string[] | undefined> {
    const aboutMetadata = isMetadataStream(stream);
    const access: StreamAccess = accessOf(await this.store.metadataOf(aboutMetadata ? describedBy(stream) : stream));
    switch (what) {
      case 'read':
        return aboutMetadata ? access.metaRead : access.read;
      case 'write':
        return aboutMetadata ? access.metaWrite : access.write;
      case 'delete':
        return access.delete;
    }
  }
}
