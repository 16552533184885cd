/** What the metadata of a stream says of reading it; the rest of it is for its users. */
export interface StreamLimits {
  /** First revision that is still read; inclusive. */
  readonly truncateBefore?: bigint;
  readonly maxCount?: number;
  readonly maxAgeSeconds?: number;
}

/** Roles that may do each thing; absent where anyone may. */
export interface StreamAccess {
  readonly read?: readonly string[];
  readonly write?: readonly string[];
  readonly delete?: readonly string[];
  readonly metaRead?: readonly string[];
  readonly metaWrite?: readonly string[];
}

/** The value of `$tb` of a stream that was deleted: nothing of it is read, and it may begin again. */
export const deletedBefore = 0x7fff_ffff_ffff_ffffn;

const prefix = '$$';

export function metadataStreamOf(stream: string): string {
  return prefix + stream;
}

export function isMetadataStream(stream: string): boolean {
  return stream.startsWith(prefix);
}

/** The stream that a metadata stream is about. */
export function describedBy(metadataStream: string): string {
  return metadataStream.slice(prefix.length);
}

/** Nothing where it is not a JSON object, as the server has it: such metadata is kept, and has no effect. */
export function limitsOf(metadata: Uint8Array | undefined): StreamLimits {
  if (metadata === undefined) return {};
  const text = Buffer.from(metadata).toString('utf8');
  const fields = objectOf(text);
  const maxCount = fields['$maxCount'];
  const maxAge = fields['$maxAge'];
  // the greatest revision does not fit a number of JavaScript: it is read from the text
  const truncate = /"\$tb"\s*:\s*(\d+)/.exec(text)?.[1];
  return {
    ...(truncate === undefined ? {} : { truncateBefore: BigInt(truncate) }),
    ...(typeof maxCount === 'number' ? { maxCount } : {}),
    ...(typeof maxAge === 'number' ? { maxAgeSeconds: maxAge } : {}),
  };
}

export function accessOf(metadata: Uint8Array | undefined): StreamAccess {
  if (metadata === undefined) return {};
  const acl = objectOf(Buffer.from(metadata).toString('utf8'))['$acl'];
  if (!isObject(acl)) return {};
  const access: { -readonly [What in keyof StreamAccess]: readonly string[] } = {};
  for (const [key, what] of keys) {
    const roles = acl[key];
    if (typeof roles === 'string') access[what] = [roles];
    else if (Array.isArray(roles)) access[what] = roles.filter((role) => typeof role === 'string');
  }
  return access;
}

const keys = [
  ['$r', 'read'],
  ['$w', 'write'],
  ['$d', 'delete'],
  ['$mr', 'metaRead'],
  ['$mw', 'metaWrite'],
] as const;

/** The same metadata with another `$tb`, and every other field as it was. */
export function withTruncateBefore(metadata: Uint8Array | undefined, before: bigint): Uint8Array {
  const { $tb: _, ...rest } = metadata === undefined ? {} : objectOf(Buffer.from(metadata).toString('utf8'));
  const others = JSON.stringify(rest).slice(1, -1);
  return Buffer.from(`{"$tb":${String(before)}${others === '' ? '' : `,${others}`}}`);
}

function objectOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
