import type { DatedTable } from '../dated-table.ts';
import type { Intent, OffenceFlag } from '../law-facts.ts';
import type { Wording } from '../wording.ts';
import type { Sanction } from './sanction.ts';

/** One version of an article part. */
export interface OffenceVersion {
  readonly intent: Intent;
  readonly sanction: Sanction;
  /** What is true of every such act; what depends on the case is not among them. */
  readonly flags: readonly OffenceFlag[];
  /** In a row that is not verified: whether even that the act was an offence on those days is in doubt, and not its sanction alone. */
  readonly entryInDoubt?: boolean;
  /** In a row that is not verified: that the law calls the act a misdemeanour is known, and only what its sanction amounts to was not read. */
  readonly onlyAmountsInDoubt?: boolean;
}

/** A conduct that the law forbids, under one article part, through time. */
export interface Offence {
  readonly code: 'CC' | 'CAO';
  readonly article: string;
  /** Absent where the article has no parts; `3(2)` for an item of a part of which the law speaks apart. */
  readonly part?: string;
  readonly title: Wording;
  /** Newest first; a gap is a time in which the conduct was no offence under this article. */
  readonly versions: DatedTable<OffenceVersion>;
  /** Under which article part the same conduct falls since this one ended: `CC 108-1(1)`. */
  readonly succeededBy?: string;
  /** Of which article part it is a graver form that the law did not tell apart before: `CC 109-1(1)`. */
  readonly graverFormOf?: string;
}
