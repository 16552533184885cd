import type { AnyFact, LegalDate } from './event.ts';

/** What a fact is found to say: its data, and the day from which that is true. */
export interface Said {
  readonly effectiveOn: LegalDate;
  readonly data: object;
}

/**
 * A fact that says how an earlier fact of the same stream stands, by the revision of that fact (`target`).
 * - `Voided`: it should never have been recorded; it is left out from the beginning.
 * - `Corrected`: it happened, but was recorded wrongly; what it should have said (`now`) stands in its place.
 * - `Superseded`: it was right, and something newer takes over; it is left out from here on, and what is newer (`now`) stands here.
 *
 * The last one about a fact counts. To correct what superseded a fact, name the revision of `Superseded`; once that is voided, the fact
 * before it stands again.
 */
export type Correcting =
  | { readonly type: 'Voided'; readonly effectiveOn: LegalDate; readonly data: { readonly target: number } }
  | { readonly type: 'Corrected'; readonly effectiveOn: LegalDate; readonly data: { readonly target: number; readonly now: Said } }
  | {
      readonly type: 'Superseded';
      readonly effectiveOn: LegalDate;
      readonly data: { readonly target: number; readonly targetType: string; readonly now: Said };
    };

/** Types of fact that say how another one stands. */
export const correctingTypes: ReadonlySet<string> = new Set(['Voided', 'Corrected', 'Superseded'] satisfies Correcting['type'][]);

/** A note beside a decision that what it rested on was corrected; it changes nothing that stands. */
export const basisChanged = 'BasisChanged';

export function isCorrecting(fact: AnyFact): fact is AnyFact & Correcting {
  return correctingTypes.has(fact.type);
}

/**
 * What stands at each revision of a stream; nothing where a fact was voided, superseded, or only says how another one stands.
 *
 * @param facts every fact of the stream from revision 0 on, as far as it is looked at
 */
export function standingByRevision<F extends AnyFact>(facts: readonly F[]): readonly (F | undefined)[] {
  const standing: (F | undefined)[] = facts.map((fact) => (isOfTheStream(fact) ? fact : undefined));
  const replaced = new Map<number, F | undefined>(); // by the revision of what superseded it
  for (const [revision, fact] of facts.entries()) {
    if (!isCorrecting(fact)) continue;
    const { target } = fact.data;
    const original = facts[target];
    if (original === undefined || target >= revision) throw new CorrectsNothing(fact, revision);
    switch (fact.type) {
      case 'Voided':
        standing[target] = undefined;
        if (isCorrecting(original)) standing[original.data.target] = replaced.get(target);
        break;
      case 'Corrected':
        standing[target] = saying(original, fact.data.now);
        break;
      case 'Superseded':
        replaced.set(revision, standing[target]);
        standing[target] = undefined;
        standing[revision] = saying(fact, fact.data.now);
        break;
    }
  }
  return standing;
}

/** The facts of a stream that stand, in order; the very same list where nothing was ever corrected. */
export function standingFacts<F extends AnyFact>(facts: readonly F[]): readonly F[] {
  if (facts.every(isOfTheStream)) return facts;
  return standingByRevision(facts).filter((fact) => fact !== undefined);
}

/** A correction that names no earlier fact of its stream: it was tampered with, or the stream was not read from its beginning. */
export class CorrectsNothing extends Error {
  constructor({ type, data }: Correcting, revision: number) {
    super(`${type} at revision ${String(revision)} names revision ${String(data.target)}, which is not before it`);
    this.name = 'CorrectsNothing';
  }
}

function isOfTheStream(fact: AnyFact): boolean {
  return !isCorrecting(fact) && fact.type !== basisChanged;
}

/** The fact with other data; what superseded another one is of that one's type, and has none of its personal fields. */
function saying<F extends AnyFact>(fact: F, { effectiveOn, data }: Said): F {
  if (!isCorrecting(fact)) return { ...fact, effectiveOn, data };
  const type = fact.type === 'Superseded' ? fact.data.targetType : fact.type;
  return { ...fact, type, effectiveOn, data };
}
