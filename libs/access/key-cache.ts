import type { DataKey } from './personal-cipher.ts';

/** Remembers the keys used last, each for a limited time; the one that was not used for longest goes first. */
export class KeyCache {
  private readonly entries = new Map<string, { readonly dataKey: DataKey; readonly until: number }>();
  private readonly entriesAtMost: number;
  private readonly forMs: number;
  private readonly now: () => number;

  /** @param now milliseconds of a clock that never goes back */
  constructor(options: { readonly entries: number; readonly forMs: number; readonly now: () => number }) {
    this.entriesAtMost = options.entries;
    this.forMs = options.forMs;
    this.now = options.now;
  }

  get(key: string): DataKey | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    this.entries.delete(key);
    if (entry.until <= this.now()) return undefined;
    this.entries.set(key, entry); // a Map keeps the order of insertion: what was used last is at its end
    return entry.dataKey;
  }

  set(key: string, dataKey: DataKey): void {
    this.entries.delete(key);
    this.entries.set(key, { dataKey, until: this.now() + this.forMs });
    if (this.entries.size <= this.entriesAtMost) return;
    const [oldest] = this.entries.keys();
    if (oldest !== undefined) this.entries.delete(oldest);
  }

  forget(key: string): void {
    this.entries.delete(key);
  }

  clear(): void {
    this.entries.clear();
  }
}
