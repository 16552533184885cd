import type { Readings } from '../commands/command.ts';
import { tooEarly, type Refusal } from '../commands/refusal.ts';
import { servedInFacility } from '../criminal-case/criminal-case.events.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import { holdsSomebody, termReading, type CustodialTerm } from './custodial-term.ts';
import type { ReleaseBasis } from './custody.events.ts';
import type { Custody } from './custody.state.ts';
import { deferredTerm, replacedPunishment, type DecidedElsewhere } from './decided-elsewhere.ts';
import { grantedParole, type GrantedParole } from './granted-parole.ts';
import { joinedSentences, type JoinedSentences } from './joined-sentences.ts';
import { beforeEndOfTerm } from './release-day.ts';

/** What a release from a term rests on, and every other term of the person. */
export interface BasisFacts {
  readonly term?: CustodialTerm;
  readonly parole?: GrantedParole;
  readonly substitution?: DecidedElsewhere;
  readonly deferral?: DecidedElsewhere;
  /** What became of the sentence in its verdict file; read of the term that the person is held on. */
  readonly file?: JoinedSentences;
}

export function basisReadings(termId: TermId): Readings<BasisFacts> {
  return {
    term: termReading(termId),
    parole: { stream: streamName('parole', termId), as: grantedParole },
    substitution: { stream: streamName('substitution', termId), as: replacedPunishment },
    deferral: { stream: streamName('deferral', termId), as: deferredTerm },
  };
}

/** The verdict file of the sentence that the term carries out; which that is is known once the term is read. */
export function fileReading({ term }: BasisFacts): Readings<Pick<BasisFacts, 'file'>> {
  return term?.sentence === undefined ? {} : { file: { stream: streamName('case', term.sentence.caseId), as: joinedSentences } };
}

/**
 * Refuses a release from a term from a day on unless what it rests on is recorded and stands: a decision of a court, or the end of the
 * term in a calculation that two people checked. Of a release because of illness, which no stream records, the document is the basis.
 */
export function unlessDecided(
  pointer: string,
  basis: ReleaseBasis,
  on: LegalDate,
  { term, parole, substitution, deferral, file }: BasisFacts,
): Refusal | undefined {
  switch (basis) {
    case 'TERM_END':
      return beforeEndOfTerm(pointer, on, term) ?? unlessServedWithin(term, file) ?? unlessChecked(term);
    case 'PAROLE':
      return decidedBefore(pointer, on, parole?.grantedOn, 'parole-not-granted', 'No parole from this term stands.', 'CC 72');
    case 'SUBSTITUTION':
      return decidedBefore(
        pointer,
        on,
        substitution?.from ?? replacedOn(basis, term),
        'not-replaced',
        'No milder punishment in place of the rest stands.',
        'CC 73',
      );
    case 'DEFERRAL':
      return (
        decidedBefore(pointer, on, deferral?.from, 'not-deferred', 'The term is not deferred.', 'CC 74') ??
        deferralOver(pointer, on, deferral)
      );
    case 'AMNESTY':
    case 'PARDON':
    case 'QUASHED': {
      const over = term?.completedFor === basis ? term.completedOn : replacedOn(basis, term);
      return decidedBefore(pointer, on, over, 'term-not-over', `The term is not recorded as over by ${basis}.`, provisionOf[basis]);
    }
    case 'ILLNESS':
    case 'REMAND_LIFTED':
      return undefined;
  }
}

/** Since when a punishment that is served at liberty has the place of the rest, by a decision that may be of that kind. CC 73, 78. */
function replacedOn(basis: 'SUBSTITUTION' | 'AMNESTY' | 'PARDON' | 'QUASHED', term: CustodialTerm | undefined): LegalDate | undefined {
  if (term?.replaced === undefined || servedInFacility.includes(term.punishment)) return undefined;
  const { from, decidedBy } = term.replaced;
  const categories = replacingDecisions[basis];
  if (categories === undefined) return undefined;
  return decidedBy === undefined || categories.some((category) => decidedBy.startsWith(`${category}-`)) ? from : undefined;
}

/** Where decisions that may replace the rest of a punishment are recorded, by the basis of the release; a pardon nowhere. */
const replacingDecisions: Readonly<Partial<Record<ReleaseBasis, readonly string[]>>> = {
  SUBSTITUTION: ['substitution', 'deferral'],
  AMNESTY: ['amnesty-decision'],
  PARDON: [],
};

const provisionOf = { AMNESTY: 'CC 78', PARDON: 'CC 78', QUASHED: undefined } as const;

function decidedBefore(
  pointer: string,
  on: LegalDate,
  decidedOn: LegalDate | undefined,
  code: string,
  reason: string,
  provision: string | undefined,
): Refusal | undefined {
  if (decidedOn !== undefined) return tooEarly(pointer, on, decidedOn, 'the day of the decision that it rests on');
  return {
    code,
    reason,
    ...(provision !== undefined && { provision }),
    next: 'Record the decision first.',
    pointer: '/basis',
  };
}

function deferralOver(pointer: string, on: LegalDate, { until }: DecidedElsewhere = {}): Refusal | undefined {
  if (until === undefined || on <= until) return undefined;
  return {
    code: 'deferral-over',
    reason: `The deferral was over on ${until}.`,
    provision: 'CC 74',
    next: 'Record that it was extended, or what the court decided at its end.',
    pointer,
  };
}

/** The end of a sentence is no end where a final punishment that is in force took in what was left of it. CC 60. */
function unlessServedWithin(term: CustodialTerm | undefined, file: JoinedSentences | undefined): Refusal | undefined {
  const joined = file?.joined.find(({ sentenceId }) => sentenceId === term?.sentence?.sentenceId);
  if (joined === undefined) return undefined;
  const { caseId, sentenceId } = joined.within;
  return {
    code: 'sentence-joined',
    reason: 'What was left of the sentence is served within the final punishment of a later verdict, of another file.',
    provision: 'CC 60',
    next: `Carry the term on under the final punishment ${sentenceId} of the file ${caseId} (renew-sentence).`,
    pointer: '/basis',
  };
}

/** A term that a document says was served to its end is over whatever was calculated. */
function unlessChecked(term: CustodialTerm | undefined): Refusal | undefined {
  if (term === undefined || term.checked === true || term.completedFor === 'SERVED') return undefined;
  return {
    code: 'calculation-not-checked',
    reason: 'Nobody is released at the end of a term before two people have compared its calculation with the papers.',
    provision: 'PEC 165(2)',
    next: 'Let the latest calculation of the term be confirmed (confirm-calculation) and checked by somebody else (second-check).',
    pointer: '/basis',
  };
}

/** Another term of the person, with what lets them go from it. */
export interface OtherTerm extends BasisFacts {
  readonly termId: TermId;
}

/**
 * Refuses to let somebody go who is to serve another term in a facility: unless a decision stands that lets them go from that one, too,
 * or they were released from it and nothing has sent them back.
 */
export function unlessOtherTerm({ releasedFrom }: Custody, others: readonly OtherTerm[]): Refusal | undefined {
  const open = others.find(
    (other) =>
      other.term !== undefined && holdsSomebody(other.term) && !letGo(other) && (!releasedFrom.includes(other.termId) || sentBack(other)),
  );
  if (open === undefined) return undefined;
  return {
    code: 'other-term-open',
    reason: `A term that the person is not held on is to be served in a facility: ${open.termId}, ${String(open.term?.punishment)}.`,
    provision: 'CC 60, PEC 165',
    next: 'Turn the stay to that term (change-regime names it), or record what ends it or lets the person go from it.',
  };
}

function letGo({ parole, substitution, deferral }: BasisFacts): boolean {
  return [parole?.grantedOn, substitution?.from, deferral?.from].some((from) => from !== undefined);
}

function sentBack({ parole, substitution, deferral }: BasisFacts): boolean {
  return [parole, substitution, deferral].some((decided) => decided?.revoked === true);
}
