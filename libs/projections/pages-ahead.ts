import { readFacts, type FactPage, type FactSource, type PageRequest } from './fact-pages.ts';

/** Reads the next page while the one before it is folded, for each that reads pages on its own. */
export class PagesAhead {
  private readonly source: FactSource;
  private readonly ahead = new Map<string, { readonly request: PageRequest; readonly page: Promise<FactPage> }>();

  constructor(source: FactSource) {
    this.source = source;
  }

  /** The page that was read ahead, where it is the one that is asked for. */
  async read(reader: string, request: PageRequest): Promise<FactPage> {
    const ready = this.ahead.get(reader);
    this.ahead.delete(reader);
    const early = ready !== undefined && isFor(ready.request, request) ? await ready.page : undefined;
    const fits = early !== undefined && (request.upTo === undefined || early.upTo <= request.upTo);
    return fits ? early : readFacts(this.source, request);
  }

  readAhead(reader: string, request: PageRequest): void {
    const page = readFacts(this.source, request);
    page.catch(() => undefined); // it is awaited where it is used, or not at all
    this.ahead.set(reader, { request, page });
  }
}

function isFor(read: PageRequest, wanted: PageRequest): boolean {
  return read.after === wanted.after && read.types.size === wanted.types.size && [...read.types].every((type) => wanted.types.has(type));
}
