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
  async seal(parts: readonly PersonalFields[]): Promise<readonly SealedPersonal[]> {
    for (const { key } of parts) {
      if (!this.dataKeys.has(key)) for (const bytes of newDataKeys(1, this.randomBytes)) this.dataKeys.set(key, dataKeyFrom(bytes));
    }
    return sealParts(parts, (key) => this.dataKeys.get(key), this.randomBytes);
  }

  /** @throws NotAuthentic */
  async open(events: readonly RecordedEvent[]): Promise<readonly (object | undefined)[]> {
    return openEvents(events, (key) => this.dataKeys.get(key));
  }

  /** From now on nothing that was sealed under the key opens, and nothing is sealed under it. Idempotent. */
  destroy(key: string): void {
    this.dataKeys.set(key, 'destroyed');
  }
}
