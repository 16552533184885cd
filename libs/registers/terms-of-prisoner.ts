import { servedInFacility, type OffenceCategory, type Punishment } from '../criminal-case/criminal-case.events.ts';
import type { DeferralFact } from '../deferral/deferral.events.ts';
import type { LegalDate, Recorded } from '../event-log/event.ts';
import type { Receipt } from '../law/receipt.ts';
import type { ParoleFact } from '../parole/parole.events.ts';
import { punishmentTermEvents, type PunishmentTermFact, type RightFrom, type TermDate } from '../punishment-term/punishment-term.events.ts';
import type { SubstitutionFact } from '../substitution/substitution.events.ts';

/** A fact of a term: of its own stream, or of one that decides about it and has its id. */
export type FactOfTerm = PunishmentTermFact | ParoleFact | SubstitutionFact | DeferralFact;

/** Where what was decided about a term stands; each is told by a stream of its own. */
interface DecidedOfTerm {
  readonly paroleStatus: 'OPEN' | 'GRANTED' | 'REFUSED' | 'WITHDRAWN' | 'REVOKED' | null;
  readonly paroleFrom: LegalDate | null;
  readonly substitutionStatus: 'OPEN' | 'GRANTED' | 'REFUSED' | 'WITHDRAWN' | 'REVOKED' | null;
  readonly deferralStatus: 'OPEN' | 'RUNNING' | 'REFUSED' | 'CANCELLED' | 'ENDED' | null;
}

interface TermColumns extends DecidedOfTerm {
  readonly punishment: Punishment | null;
  readonly termStart: LegalDate | null;
  readonly termEnd: LegalDate | null;
  readonly needsManual: boolean;
  readonly paroleRightFrom: LegalDate | null;
  readonly paroleRight: RightFrom | null;
  readonly substitutionRightFrom: LegalDate | null;
  readonly recordExpunges: LegalDate | null;
  readonly calculationStands: 'PRELIMINARY' | 'CONFIRMED' | 'CHECKED' | null;
  readonly cutDays: number;
  readonly gravest: OffenceCategory | null;
  readonly violent: boolean | null;
  readonly firstTime: boolean | null;
  readonly articles: readonly string[];
}

interface OpenTerm extends TermColumns {
  readonly is: 'OPEN';
  readonly termId: string;
}

/** Only what its own stream does not tell: that the term is over may be found to be wrong. */
interface OverTerm extends DecidedOfTerm {
  readonly is: 'OVER';
  readonly termId: string;
}

/** A term of the person that the row does not show. */
export type OtherTerm = OpenTerm | OverTerm;

/** What a row shows of the terms of a person: one of those that are open, and the others. */
interface TermsShown extends TermColumns {
  readonly termId: string | null;
  readonly otherTerms: readonly OtherTerm[];
}

/** The term of a fact after it. */
export function termAfter(row: TermsShown, fact: Recorded<FactOfTerm>): OtherTerm {
  return after(termOf(row, idOfTerm(fact.stream)), fact);
}

/** A term once a fact of one of its streams was corrected: what that stream tells of it, as the facts that stand have it. */
export function termRetold(row: TermsShown, stream: string, facts: readonly Recorded<FactOfTerm>[]): OtherTerm {
  const known = termOf(row, idOfTerm(stream));
  return facts.reduce(after, stream.startsWith('term-') ? overTerm(known) : undecided(known, stream));
}

/**
 * What a row shows once a term is as it is by now: of the terms that are open the one that holds the person longest.
 *
 * Before any other a term that is served in custody, unless a court let the person out from it. Of two such terms the one that ends later;
 * whose end nobody calculated ends last. The others: those that are over by id, then those that are open.
 */
export function termsAfter(row: TermsShown, term: OtherTerm): TermsShown {
  const shown = row.termId === null ? [] : [openTerm(row, row.termId)];
  const terms = [...[...row.otherTerms, ...shown].filter(({ termId }) => termId !== term.termId), term];
  const over = terms.filter((one) => one.is === 'OVER').sort(byId);
  const [longest, ...open] = terms.filter((one) => one.is === 'OPEN').sort(byHold);
  if (longest === undefined) return { ...noTerm, otherTerms: over };
  const { is: _, ...columns } = longest;
  return { ...columns, otherTerms: [...over, ...open] };
}

function byId({ termId: one }: OverTerm, { termId: other }: OverTerm): number {
  return one < other ? -1 : 1;
}

function byHold(one: OpenTerm, other: OpenTerm): number {
  return holdOf(one) > holdOf(other) ? -1 : 1;
}

/** Compares as text: what holds longer is later. */
function holdOf({ punishment, paroleStatus, deferralStatus, termEnd, termStart, termId }: OpenTerm): string {
  const letOut = paroleStatus === 'GRANTED' || deferralStatus === 'RUNNING';
  const held = punishment !== null && servedInFacility.includes(punishment) && !letOut;
  return [held ? '1' : '0', termEnd ?? 'never', termStart ?? '', termId].join(' ');
}

function termOf(row: TermsShown, termId: string): OtherTerm {
  if (row.termId === termId) return openTerm(row, termId);
  return row.otherTerms.find((term) => term.termId === termId) ?? { is: 'OVER', termId, ...nothingDecided };
}

/** Streams of a term and of what is decided about it have its id. */
function idOfTerm(stream: string): string {
  return stream.slice(stream.indexOf('-') + 1);
}

function openTerm(row: TermColumns, termId: string): OpenTerm {
  const { punishment, termStart, termEnd, needsManual, recordExpunges, calculationStands, cutDays, gravest, violent, firstTime } = row;
  const { paroleRightFrom, paroleRight, substitutionRightFrom, articles } = row;
  const calculated = {
    termEnd,
    needsManual,
    paroleRightFrom,
    paroleRight,
    substitutionRightFrom,
    recordExpunges,
    calculationStands,
    cutDays,
  };
  const offences = { gravest, violent, firstTime, articles };
  return { is: 'OPEN', termId, punishment, termStart, ...calculated, ...offences, ...decidedOf(row) };
}

function overTerm(term: OtherTerm): OverTerm {
  return { is: 'OVER', termId: term.termId, ...decidedOf(term) };
}

function decidedOf({ paroleStatus, paroleFrom, substitutionStatus, deferralStatus }: DecidedOfTerm): DecidedOfTerm {
  return { paroleStatus, paroleFrom, substitutionStatus, deferralStatus };
}

/** A term without what a stream told of it that decides about it. */
function undecided(term: OtherTerm, stream: string): OtherTerm {
  if (stream.startsWith('parole-')) return { ...term, paroleStatus: null, paroleFrom: null };
  return stream.startsWith('substitution-') ? { ...term, substitutionStatus: null } : { ...term, deferralStatus: null };
}

function after(term: OtherTerm, fact: Recorded<FactOfTerm>): OtherTerm {
  return isOfItself(fact) ? ofItself(term, fact) : { ...term, ...decided(fact) };
}

function isOfItself(fact: Recorded<FactOfTerm>): fact is Recorded<PunishmentTermFact> {
  return fact.type in punishmentTermEvents;
}

function ofItself(term: OtherTerm, fact: Recorded<PunishmentTermFact>): OtherTerm {
  if (fact.type === 'TermOpened') {
    const { punishment, start } = fact.data;
    return { ...openTerm(noTerm, term.termId), ...decidedOf(term), punishment, termStart: start };
  }
  if (fact.type === 'TermCompleted' || term.is === 'OVER') return overTerm(term);
  return { ...term, ...served(fact) };
}

type ServedFact = Exclude<PunishmentTermFact, { readonly type: 'TermOpened' | 'TermCompleted' }>;

function served(fact: Recorded<ServedFact>): Partial<TermColumns> {
  switch (fact.type) {
    case 'SentenceIncluded':
    case 'SentenceRenewed': {
      const { punishment, gravest, firstTime, offences } = fact.data;
      const start = fact.type === 'SentenceRenewed' ? fact.data.start : undefined;
      return {
        punishment,
        ...(start && { termStart: start }),
        gravest,
        firstTime,
        violent: offences.some((offence) => offence.flags.some((flag) => violence.includes(flag))),
        articles: [...new Set(offences.map(({ article, part }) => (part === undefined ? article : `${article}(${part})`)))],
      };
    }
    case 'TermCalculated': {
      const { calculation, rights } = fact.data;
      return {
        termEnd: calculation.verdict === 'COMPUTED' ? calculation.lastDay : null,
        cutDays: calculation.verdict === 'COMPUTED' ? (calculation.cutDays ?? 0) : 0,
        needsManual: calculation.verdict === 'NEEDS_MANUAL',
        paroleRightFrom: dayOf(rights.paroleFrom),
        paroleRight: withoutReceipt(rights.paroleFrom),
        substitutionRightFrom: dayOf(rights.substitutionFrom),
        recordExpunges: dayOf(rights.recordExpunges),
        calculationStands: 'PRELIMINARY',
      };
    }
    case 'CalculationConfirmed':
      return { calculationStands: 'CONFIRMED' };
    case 'CalculationSecondChecked':
      return { calculationStands: 'CHECKED' };
    case 'DateOverridden':
      return { [columnOf[fact.data.date]]: fact.data.day, calculationStands: 'PRELIMINARY' };
    case 'PunishmentReplaced':
      return { punishment: fact.data.to, termStart: fact.effectiveOn };
    case 'TimeCredited':
    case 'InterruptionRecorded':
    case 'TermReduced': // the calculation of each follows
      return {};
  }
}

function decided(fact: Recorded<Exclude<FactOfTerm, PunishmentTermFact>>): Partial<DecidedOfTerm> {
  switch (fact.type) {
    case 'ParoleOpened':
      return { paroleStatus: 'OPEN', paroleFrom: fact.data.eligibility.from ?? null };
    case 'ParoleGranted':
      return { paroleStatus: 'GRANTED', paroleFrom: fact.data.eligibility.from ?? null };
    case 'ParoleRefused':
      return { paroleStatus: 'REFUSED', paroleFrom: fact.data.reapplyNotBefore };
    case 'ParoleWithdrawn':
      return { paroleStatus: 'WITHDRAWN' };
    case 'ParoleRevoked':
      return { paroleStatus: 'REVOKED', paroleFrom: null };
    case 'ParoleReportAttached':
    case 'ParoleSubmitted':
    case 'SubstitutionSubmitted':
      return {};
    case 'SubstitutionOpened':
      return { substitutionStatus: 'OPEN' };
    case 'SubstitutionGranted':
      return { substitutionStatus: 'GRANTED' };
    case 'SubstitutionRefused':
      return { substitutionStatus: 'REFUSED' };
    case 'SubstitutionWithdrawn':
      return { substitutionStatus: 'WITHDRAWN' };
    case 'SubstitutionRevoked':
      return { substitutionStatus: 'REVOKED' };
    case 'DeferralOpened':
      return { deferralStatus: 'OPEN' };
    case 'DeferralGranted':
    case 'DeferralExtended':
      return { deferralStatus: 'RUNNING' };
    case 'DeferralRefused':
      return { deferralStatus: 'REFUSED' };
    case 'DeferralCancelled':
      return { deferralStatus: 'CANCELLED' };
    case 'DeferralEnded':
      return { deferralStatus: 'ENDED' };
  }
}

/** The receipt stays with the event. */
function withoutReceipt(right: (RightFrom & { readonly receipt?: Receipt }) | undefined): RightFrom | null {
  if (right === undefined) return null;
  const { receipt: _, ...answer } = right;
  return answer;
}

function dayOf(right: RightFrom | undefined): LegalDate | null {
  return right?.verdict === 'FROM' ? right.on : null;
}

const columnOf = {
  TERM_END: 'termEnd',
  PAROLE_FROM: 'paroleRightFrom',
  SUBSTITUTION_FROM: 'substitutionRightFrom',
  RECORD_EXPUNGES: 'recordExpunges',
} as const satisfies Readonly<Record<TermDate, keyof TermColumns>>;

const violence: readonly string[] = [
  'AGAINST_LIFE',
  'VIOLENT',
  'VIOLENCE_VS_MINOR',
  'SEXUAL_VS_MINOR',
  'TORTURE',
  'CAUSED_DEATH',
  'GRAVE_HARM',
];

const nothingDecided: DecidedOfTerm = { paroleStatus: null, paroleFrom: null, substitutionStatus: null, deferralStatus: null };

/** The columns of a row of somebody who serves no term. */
export const noTerm: TermColumns & { readonly termId: null } = {
  termId: null,
  punishment: null,
  termStart: null,
  termEnd: null,
  needsManual: false,
  paroleRightFrom: null,
  paroleRight: null,
  substitutionRightFrom: null,
  recordExpunges: null,
  calculationStands: null,
  cutDays: 0,
  gravest: null,
  violent: null,
  firstTime: null,
  articles: [],
  ...nothingDecided,
};
