import type { DataKey } from './personal-cipher.ts';

/**
 * Remembers the keys used last, each for a limited time.
 *
 * In two generations: when the younger one is full, the older one, which was not used meanwhile, is forgotten as a whole. One map in
 * the order of use would be exact, but finding its first entry again after many deletions takes longer than the decryption.
 */
export class KeyCache {
  private younger = new Map<string, Entry>();
  private older = new Map<string, Entry>();
  private readonly inGeneration: number;
  private readonly forMs: number;
  private readonly now: () => number;

  /**
   * @param options.entries at most, of both generations; at least 2
   * @param options.now milliseconds of a clock that never goes back
   */
  constructor(options: { readonly entries: number; readonly forMs: number; readonly now: () => number }) {
    this.inGeneration = Math.max(1, Math.floor(options.entries / 2));
    this.forMs = options.forMs;
    this.now = options.now;
  }

  get(key: string): DataKey | undefined {
    const young = this.younger.get(key);
    const entry = young ?? this.older.get(key);
    if (entry === undefined) return undefined;
    if (entry.until <= this.now()) {
      this.forget(key);
      return undefined;
    }
    if (young === undefined) this.keep(key, entry);
    return entry.dataKey;
  }

  set(key: string, dataKey: DataKey): void {
    this.keep(key, { dataKey, until: this.now() + this.forMs });
  }

  forget(key: string): void {
    this.younger.delete(key);
    this.older.delete(key);
  }

  clear(): void {
    this.younger.clear();
    this.older.clear();
  }

  private keep(key: string, entry: Entry): void {
    this.older.delete(key);
    this.younger.set(key, entry);
    if (this.younger.size < this.inGeneration) return;
    this.older = this.younger;
    this.younger = new Map();
  }
}

interface Entry {
  readonly dataKey: DataKey;
  readonly until: number;
}
