import type { Position } from '../event-log/event.ts';
import { readFacts, type FactPage, type FactSource } from './fact-pages.ts';

/** Pages of a log for those who fold it as fast as they can: while they fold one, the next one is on its way. */
export class PagesAhead {
  private readonly source: FactSource;
  private ahead: { readonly after: Position; readonly types: ReadonlySet<string>; readonly page: Promise<FactPage> } | undefined;

  constructor(source: FactSource) {
    this.source = source;
  }

  /**
   * The facts of these types behind a position, some of them, up to another position.
   *
   * @throws Error where the log ends before
   */
  async next(after: Position, upTo: Position, types: ReadonlySet<string>): Promise<FactPage> {
    const { ahead } = this;
    this.ahead = undefined;
    const early = ahead?.after === after && ahead.types === types ? await ahead.page : undefined;
    const page = early !== undefined && early.upTo > after && early.upTo <= upTo ? early : await this.read(after, upTo, types);
    if (page.upTo === after) throw new Error(`The log ends at ${String(after)}, before ${String(upTo)}`);
    if (page.upTo < upTo) {
      this.ahead = { after: page.upTo, types, page: this.read(page.upTo, upTo, types) };
      this.ahead.page.catch(() => undefined); // it is awaited where it is used, or not at all
    }
    return page;
  }

  private read(after: Position, upTo: Position, types: ReadonlySet<string>): Promise<FactPage> {
    const passOver = this.source.codec.types().some((type) => !types.has(type)); // nothing is passed over where everything is folded
    return readFacts(this.source, { after, limit: pageSize, upTo, types, passOver });
  }
}

/** Larger pages are slower: their events outlive the young generation of the heap. */
const pageSize = 2_000;
