import type { Readings } from '../commands/command.ts';
import type { Refusal } from '../commands/refusal.ts';
import { streamName, type Id } from '../event-log/event.ts';
import { termsOfPerson, type TermsOfPerson } from '../sentenced-person/terms-of-person.ts';
import { punishmentTermState, type PunishmentTerm } from './punishment-term.state.ts';
import type { TermId } from './punishment-term.events.ts';
import type { ImposedSentence } from './sentences-of-case.ts';

type OtherKey = `other term ${string}`;

/** Every other term of the person who serves one. */
export interface OtherTerms {
  /** Every term that was ever opened of the person. */
  readonly terms?: TermsOfPerson;
  readonly [other: OtherKey]: PunishmentTerm | undefined;
}

/** Every term of the person, read first: only then is it known which others there are. */
export function termsReading({ personId }: { readonly personId: Id<'person'> }): Required<Pick<Readings<OtherTerms>, 'terms'>> {
  return { terms: { stream: streamName('terms', personId), as: termsOfPerson } };
}

export function otherTermReadings({ terms }: OtherTerms, ownId: string): Readings<OtherTerms> {
  const others = (terms?.termIds ?? []).filter((termId) => termId !== ownId);
  return Object.fromEntries(others.map((termId) => [keyOf(termId), { stream: streamName('term', termId), as: punishmentTermState }])); // each reading is handed back under the name that it is read by
}

/**
 * Refuses to carry out a sentence that another term of the person carries out, or has carried out: it would be served twice. A term whose
 * sentence was set aside, or that was opened by mistake and is recorded as over for that, carries nothing out.
 */
export function unlessServedElsewhere(sentence: Pick<ImposedSentence, 'sentenceId'>, facts: OtherTerms): Refusal | undefined {
  const { termIds = [] } = facts.terms ?? {};
  const termId = termIds.find((id) => {
    const other = facts[keyOf(id)];
    return other?.sentence?.sentenceId === sentence.sentenceId && other.completed?.reason !== 'QUASHED';
  });
  return termId && servedIn(termId, 'the sentence', facts[keyOf(termId)]);
}

/** Refuses a final punishment beside a term that is still open on one of the sentences in it. CC 58, 60. */
export function unlessCoveredElsewhere({ covers = [] }: Pick<ImposedSentence, 'covers'>, facts: OtherTerms): Refusal | undefined {
  const { termIds = [] } = facts.terms ?? {};
  const termId = termIds.find((id) => {
    const other = facts[keyOf(id)];
    return other?.completed === undefined && covers.some(({ sentenceId }) => sentenceId === other?.sentence?.sentenceId);
  });
  return termId && { ...servedIn(termId, 'a sentence that the final punishment covers', facts[keyOf(termId)]), provision: 'CC 58, CC 60' };
}

function servedIn(termId: TermId, what: string, other: PunishmentTerm | undefined): Refusal {
  return {
    code: 'sentence-in-another-term',
    reason: `Term ${termId} of the person ${other?.completed === undefined ? 'carries out' : 'has carried out'} ${what}.`,
    next: 'Carry that term on (renew-sentence, where the sentence was varied or covered), or complete it where it was opened by mistake.',
    pointer: '/sentenceId',
  };
}

function keyOf(termId: TermId): OtherKey {
  return `other term ${termId}`;
}
