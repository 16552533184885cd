import type { Position } from '../event-log/event.ts';
import { readFacts, readFactsOfStretch, type FactPage, type FactSource, type FactStretch } from './fact-pages.ts';
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

/** How pages are read: as long as the stretch is that they are of, or each by itself where little is to be read. */
export type Reading = 'in stretches' | 'page by page';

/** Pages of a log for those who fold it as fast as they can: while they fold one, the next one is on its way. */
export class RebuildPages {
  private readonly source: FactSource;
  private readonly reading: Reading;
  private stretch: AsyncGenerator<FactPage, undefined> | undefined;
  private ahead: { readonly after: Position; readonly wanted: Wanted; readonly page: Promise<FactPage> } | undefined;

  /** @param reading `in stretches` by whoever calls `close` at the end */
  constructor(source: FactSource, reading: Reading) {
    this.source = source;
    this.reading = source.log.readStretch === undefined ? 'page by page' : reading;
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
    const goesOn = early !== undefined && early.upTo > after && early.upTo <= upTo;
    const page = goesOn ? early : await this.readAnew(after, upTo, wanted);
    if (page.upTo === after) throw new Error(`The log ends at ${String(after)}, before ${String(upTo)}`);
    if (page.upTo < upTo) {
      this.ahead = { after: page.upTo, wanted, page: this.read(page.upTo, upTo, wanted) };
      this.ahead.page.catch(() => undefined); // it is awaited where it is used, or not at all
    }
    return page;
  }

  /** Ends what is read in a stretch. */
  async close(): Promise<void> {
    const { stretch } = this;
    this.stretch = undefined;
    await stretch?.return(undefined);
  }

  private async readAnew(after: Position, upTo: Position, wanted: Wanted): Promise<FactPage> {
    await this.close();
    return this.read(after, upTo, wanted);
  }

  private async read(after: Position, upTo: Position, { types, opens }: Wanted): Promise<FactPage> {
    const passOver = this.source.codec.types().some((type) => !types.has(type)); // nothing is passed over where everything is folded
    const request: FactStretch = { after, upTo, types, opens, passOver };
    if (this.reading === 'page by page') return readFacts(this.source, { ...request, limit: pageSize });
    this.stretch ??= readFactsOfStretch(this.source, request);
    const next = await this.stretch.next();
    return next.value ?? { facts: [], events: 0, upTo: after, full: false };
  }
}

/** Larger pages are slower: their events outlive the young generation of the heap. */
const pageSize = 2_000;
