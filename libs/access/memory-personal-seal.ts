import type { RecordedEvent, SealedPersonal } from '../event-log/event.ts';
import type { PersonalFields, PersonalSeal } from '../event-log/personal-seal.ts';
import { dataKeyFrom, newDataKeys, openEvents, sealParts, type DataKey, type RandomBytes } from './personal-cipher.ts';

/** Seals with keys that live as long as this object: for tests and throw-away logs. */
export class MemoryPersonalSeal implements PersonalSeal {
  private readonly dataKeys = new Map<string, DataKey>();
  private readonly randomBytes: RandomBytes | undefined;

  constructor(randomBytes?: RandomBytes) {
    this.randomBytes = randomBytes;
  }

  /** @throws KeyDestroyed */
  seal(parts: readonly PersonalFields[]): Promise<readonly SealedPersonal[]> {
    return promised(() => {
      const made = [...new Set(parts.map((part) => part.key))].filter((key) => !this.dataKeys.has(key));
      const bytes = newDataKeys(made.length, this.randomBytes);
      for (const [index, key] of made.entries()) this.dataKeys.set(key, dataKeyFrom(bytes[index] ?? new Uint8Array()));
      return sealParts(parts, (key) => this.dataKeys.get(key), this.randomBytes);
    });
  }

  /** @throws NotAuthentic */
  open(events: readonly RecordedEvent[]): Promise<readonly (object | undefined)[]> {
    return promised(() => openEvents(events, (key) => this.dataKeys.get(key)));
  }

  /** From now on nothing that was sealed under the key opens, and nothing is sealed under it. Idempotent. */
  destroy(key: string): void {
    this.dataKeys.set(key, 'destroyed');
  }
}

/** What it throws is a rejection, as it is of a seal that goes to a database. */
function promised<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
