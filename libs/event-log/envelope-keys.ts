/**
 * Keys of the metadata of a KurrentDB's record that carry what an event of ours has and such a record has no field for. Every other key is a
 * key of the event's own metadata. Whoever writes such records and whoever shows a log as such agree on them.
 */
export const envelopeKeys = {
  schemaVersion: 'log.schemaVersion',
  effectiveOn: 'log.effectiveOn',
  /** The time that the hash covers, to the millisecond; what a client makes of `created` need not be. */
  recordedAt: 'log.recordedAt',
  personalKey: 'log.personalKey',
  /** Ciphertext as base64. */
  personal: 'log.personal',
  /** 64 hexadecimal digits. */
  hash: 'log.hash',
} as const;
