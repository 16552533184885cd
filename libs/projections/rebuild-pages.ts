import type { Position } from '../event-log/event.ts';
import { readFacts, type FactPage, type FactSource } from './fact-pages.ts';
import { opensOf, typesOf, type AnyRegister } from './register.ts';

/** What some registers fold, and what of it they open. */
export interface Wanted {
  readonly types: ReadonlySet<string>;
  readonly opens: ReadonlySet<string>;
}

export function wantedBy(registers: readonly AnyRegister[]): Wanted {
  return {
    types: new Set(registers.flatMap((register) => [...typesOf(register)])),
    opens: new Set(registers.flatMap((register) => [...opensOf(register)])),
  };
}

/** Pages of a log for those who fold it as fast as they can: while they fold one, the next one is on its way. */
export class RebuildPages {
  private readonly source: FactSource;
  private ahead: { readonly after: Position; readonly wanted: Wanted; readonly page: Promise<FactPage> } | undefined;

  constructor(source: FactSource) {
    this.source = source;
  }

  /**
   * The facts that are wanted behind a position, some of them, up to another position. Asked for the same again and again, it is one page
   * ahead.
   *
   * @throws Error where the log ends before
   */
  async next(after: Position, upTo: Position, wanted: Wanted): Promise<FactPage> {
    const { ahead } = this;
    this.ahead = undefined;
    const early = ahead?.after === after && ahead.wanted === wanted ? await ahead.page : undefined;
    const page = early !== undefined && early.upTo > after && early.upTo <= upTo ? early : await this.read(after, upTo, wanted);
    if (page.upTo === after) throw new Error(`The log ends at ${String(after)}, before ${String(upTo)}`);
    if (page.upTo < upTo) {
      this.ahead = { after: page.upTo, wanted, page: this.read(page.upTo, upTo, wanted) };
      this.ahead.page.catch(() => undefined); // it is awaited where it is used, or not at all
    }
    return page;
  }

  private read(after: Position, upTo: Position, { types, opens }: Wanted): Promise<FactPage> {
    const passOver = this.source.codec.types().some((type) => !types.has(type)); // nothing is passed over where everything is folded
    return readFacts(this.source, { after, limit: pageSize, upTo, types, opens, passOver });
  }
}

/** Larger pages are slower: their events outlive the young generation of the heap. */
const pageSize = 2_000;
