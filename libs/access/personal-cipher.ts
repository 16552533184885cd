import { createSecretKey, randomBytes as randomBytesOfNode, type KeyObject } from 'node:crypto';
import type { EventId, RecordedEvent, SealedPersonal } from '../event-log/event.ts';
import type { PersonalFields } from '../event-log/personal-seal.ts';
import { decrypt, encrypt, ivBytes } from './aes-gcm.ts';

/** That many unpredictable bytes. */
export type RandomBytes = (size: number) => Uint8Array;

/** The key of one person's personal fields, 256 bits, kept outside the heap of JavaScript; or the mark that it is no more. */
export type DataKey = KeyObject | 'destroyed';

/** Personal fields were to be sealed for a person whose key was destroyed: that person is erased, and stays so. */
export class KeyDestroyed extends Error {
  readonly key: string;

  constructor(key: string) {
    super(`The key of ${key} was destroyed; nothing personal can be recorded of them any more`);
    this.name = 'KeyDestroyed';
    this.key = key;
  }
}

/** A ciphertext is not what was sealed for its event under its key: altered, moved from another event, or of another key. */
export class NotAuthentic extends Error {
  constructor(event: Pick<RecordedEvent, 'stream' | 'revision'>, cause: unknown) {
    super(`The personal fields of ${event.stream}#${String(event.revision)} are not those that were sealed for it`, { cause });
    this.name = 'NotAuthentic';
  }
}

/**
 * Seals each part under its key, in order.
 *
 * @param dataKeyOf has every key of the parts
 * @throws KeyDestroyed before anything is sealed
 */
export function sealParts(
  parts: readonly PersonalFields[],
  dataKeyOf: (key: string) => DataKey | undefined,
  randomBytes: RandomBytes = randomBytesOfNode,
): readonly SealedPersonal[] {
  const keyed = parts.map((part) => ({ part, dataKey: usable(part.key, dataKeyOf(part.key)) }));
  const ivs = randomBytes(parts.length * ivBytes);
  return keyed.map(({ part, dataKey }, index) => ({
    key: part.key,
    ciphertext: encrypt(
      dataKey,
      ivs.subarray(index * ivBytes, (index + 1) * ivBytes),
      contextOf(part.key, part.eventId),
      JSON.stringify(part.fields),
    ),
  }));
}

/**
 * The personal fields of each event, in order; `undefined` where it has none, or its key is unknown or destroyed.
 *
 * @throws NotAuthentic
 */
export function openEvents(
  events: readonly RecordedEvent[],
  dataKeyOf: (key: string) => DataKey | undefined,
): readonly (object | undefined)[] {
  return events.map((event) => {
    if (event.personal === undefined) return undefined;
    const dataKey = dataKeyOf(event.personal.key);
    if (dataKey === undefined || dataKey === 'destroyed') return undefined;
    try {
      const clear = decrypt(dataKey, contextOf(event.personal.key, event.eventId), event.personal.ciphertext);
      return JSON.parse(clear.toString('utf8')) as object; // authenticated: it is what `sealParts` made of an object
    } catch (cause) {
      throw new NotAuthentic(event, cause);
    }
  });
}

/** New keys of persons, in one draw. */
export function newDataKeys(count: number, randomBytes: RandomBytes = randomBytesOfNode): readonly Uint8Array[] {
  const bytes = randomBytes(count * dataKeyBytes);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * dataKeyBytes, (index + 1) * dataKeyBytes));
}

/** @throws Error where it has another length than a key */
export function dataKeyFrom(bytes: Uint8Array): KeyObject {
  if (bytes.length !== dataKeyBytes) throw new Error(`A data key has ${String(dataKeyBytes)} bytes, not ${String(bytes.length)}`);
  return createSecretKey(bytes);
}

const dataKeyBytes = 32;

function usable(key: string, dataKey: DataKey | undefined): KeyObject {
  if (dataKey === 'destroyed') throw new KeyDestroyed(key);
  if (dataKey === undefined) throw new Error(`There is no key of ${key}`);
  return dataKey;
}

/** An event id has no bar in it, so that no two pairs give the same text. */
function contextOf(key: string, eventId: EventId): string {
  return `${key}|${eventId}`;
}
