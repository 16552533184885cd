import type { AnyFact, Recorded } from '../../libs/event-log/event.ts';

/** What facts hold that are read here, whatever their type: each type has some of it, and what it has not is absent. */
export interface Fields {
  readonly personId?: string;
  readonly termId?: string;
  readonly sentenceId?: string;
  readonly chargeId?: string;
  readonly chargeIds?: readonly string[];
  readonly violationId?: string;
  readonly target?: number | { readonly stream: string };
  readonly targetType?: string;
  readonly now?: object;
  readonly kind?: string;
  readonly from?: string;
  readonly to?: string;
  readonly start?: string;
  readonly punishment?: string;
  readonly term?: { readonly years?: number; readonly months?: number; readonly days?: number };
  readonly facility?: string;
  readonly suspended?: boolean;
  readonly offences?: readonly OffenceFields[];
  readonly imposedOn?: string;
  readonly amountMci?: number;
  readonly finding?: string;
  readonly lastDay?: string;
  readonly cause?: string;
  readonly calculation?: { readonly verdict: string; readonly lastDay?: string; readonly creditedDays?: number };
  readonly rights?: Readonly<Record<string, RightFields | undefined>>;
  readonly date?: string;
  readonly day?: string;
  readonly ground?: number | string;
  readonly grantedOn?: string;
  readonly remainderFrom?: string;
  readonly eligibility?: { readonly from?: string };
  readonly servedFrom?: string;
  readonly deferred?: { readonly from: string; readonly to: string };
  readonly outcome?: string;
  readonly basis?: string;
  readonly legalBasis?: string;
  readonly admittedOn?: string;
  readonly escapedOn?: string;
  readonly returnedOn?: string;
  readonly releaseOn?: string;
  readonly releasedOn?: string;
  readonly authorisedBy?: string;
  readonly releasedBy?: string;
  readonly degree?: string;
  readonly foundOn?: string;
  readonly liftedOn?: string;
  readonly what?: string;
  readonly sex?: string;
  readonly birthDate?: string;
  readonly citizenship?: string;
  readonly verdict?: string;
  readonly proposal?: { readonly verdict: string };
}

interface OffenceFields {
  readonly committedOn: string;
  readonly intent: string;
  readonly maxTermYears: number;
  readonly lifeSanction: boolean;
  readonly flags: readonly string[];
}

interface RightFields {
  readonly verdict: string;
  readonly on?: string;
  readonly bars?: readonly string[];
  readonly because?: readonly string[];
}

/** A fact as it is read here. */
export type ReadFact = Recorded<AnyFact> & { readonly data: Fields };

export function read(facts: readonly Recorded<AnyFact>[]): readonly ReadFact[] {
  return facts; // every field may be absent
}
