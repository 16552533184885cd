import type { DatedRow, DatedTable } from '../dated-table.ts';
import { rowOn } from '../dated-table.ts';
import type { Intent, OffenceFlag } from '../law-facts.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { Wording } from '../wording.ts';
import type { Sanction } from './sanction.ts';

/** One version of an article part. */
export interface OffenceVersion {
  readonly intent: Intent;
  readonly sanction: Sanction;
  /** What is true of every such act; what depends on the case is not among them. */
  readonly flags: readonly OffenceFlag[];
}

/** A conduct that the law forbids, under one article part, through time. */
export interface Offence {
  readonly code: 'CC' | 'CAO';
  readonly article: string;
  readonly part?: string;
  readonly title: Wording;
  /** Newest first; a gap is a time in which the conduct was no offence under this article. */
  readonly versions: DatedTable<OffenceVersion>;
  /** Under which article part the same conduct falls since this one ended: `CC 108-1(1)`. */
  readonly succeededBy?: string;
}

/** Every article part that the library knows. */
export const offenceCatalogue: readonly Offence[] = [];

/** The version of an article part of the Criminal Code in force on a day; without `part`, of an article that has none. */
export function offenceOn(article: string, part: string | undefined, day: LegalDate): DatedRow<OffenceVersion> | undefined {
  const found = offenceCatalogue.find((offence) => offence.code === 'CC' && offence.article === article && offence.part === part);
  return found && rowOn(found.versions, day);
}
