import { screenTerm } from '../../libs/amnesty/screen-term.ts';
import type { AmnestyProposal } from '../../libs/amnesty/amnesty.events.ts';
import { servedInFacility } from '../../libs/criminal-case/criminal-case.events.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import type { AmnestyAct } from '../../libs/law/amnesty/amnesty-act.ts';
import { addDays, daysBetween } from '../../libs/law/calendar/legal-date.ts';
import { evaluate, evaluateUnder, type Evaluation } from '../../libs/law/evaluate.ts';
import { LawFactError } from '../../libs/law/fact-checks.ts';
import type { LawDraft } from '../../libs/law/law-draft.ts';
import { tablesOfRuleSet, type LawQuestion, type LawQuestions } from '../../libs/law/law-questions.ts';
import type { Receipt } from '../../libs/law/receipt.ts';
import type { PopulationTerm } from '../../libs/population/pinned-terms.ts';
import type { RehearsalClass, RehearsedTerm } from '../../libs/population/rehearsed-terms.ts';
import { factsOfTermEnd } from '../../libs/punishment-term/calculate-term.ts';
import type { questionsOfRights } from '../../libs/punishment-term/rights-of-term.ts';
import { factsOfRights, rightOf } from '../../libs/punishment-term/rights-of-term.ts';
import type { OnTerm } from '../../libs/sentenced-person/parole-facts.ts';
import type { AskedRehearsal, RehearsedQuestion } from './asked-rehearsal.ts';

/** What stands or would stand for a term, with the law's receipt; there is none where the law could not be asked. */
export interface RehearsedSide {
  readonly verdict: string;
  readonly day?: LegalDate;
  readonly because?: readonly string[];
  readonly receipt?: Receipt;
}

export interface Rehearsed {
  readonly class: RehearsalClass;
  readonly before: RehearsedSide;
  readonly after: RehearsedSide;
}

/** What a draft would change for a term; depends on nothing but its parameters. */
export function rehearseTerm(asked: AskedRehearsal, term: PopulationTerm): Rehearsed {
  const rehearsed =
    asked.kind === 'AMNESTY_DRAFT'
      ? rehearsedAct(asked.act, term.onTerm, asked.asOf)
      : rehearsedChange(asked.question, asked.draft, term.onTerm, asked.asOf);
  // what the register put aside may change anything
  return term.incomplete ? { ...rehearsed, class: 'NEEDS_HUMAN', after: withDoubt(rehearsed.after, 'RECORD_INCOMPLETE') } : rehearsed;
}

/** The same as a row, without the receipts. */
export function rowOf(term: PopulationTerm, { class: ofClass, before, after }: Rehearsed): RehearsedTerm {
  const { seq, termId, personId, onTerm, region, facility } = term;
  const daysLater = before.day !== undefined && after.day !== undefined ? daysBetween(before.day, after.day) : undefined;
  return {
    ...{ seq, termId, personId, sex: onTerm.person.sex, category: onTerm.sentence.gravest, class: ofClass },
    ...(region !== undefined && { region }),
    ...(facility !== undefined && { facility }),
    ...{ verdictBefore: before.verdict, verdictAfter: after.verdict },
    ...(before.day !== undefined && { dayBefore: before.day }),
    ...(after.day !== undefined && { dayAfter: after.day }),
    ...(daysLater !== undefined && { daysLater }),
    because: after.because ?? before.because ?? [],
  };
}

/** A draft act beside the end of the term as it stands. */
function rehearsedAct(act: AmnestyAct, onTerm: OnTerm, asOf: LegalDate): Rehearsed {
  const before = endAsItStands(onTerm);
  const screened = screenTerm({ act, appliesFrom: act.effectiveOn }, onTerm, {}, asOf);
  if ('refused' in screened) return { class: 'NEEDS_HUMAN', before, after: { verdict: 'NEEDS_MANUAL', because: [screened.refused.code] } };
  const { proposal, receipt } = screened;
  const given = effectOf(act, onTerm, proposal, before.day, asOf);
  return {
    class: given.class,
    before,
    after: {
      verdict: proposal.verdict,
      ...(given.day !== undefined && { day: given.day }),
      ...(given.because !== undefined && { because: given.because }),
      receipt,
    },
  };
}

interface EffectOfAct {
  readonly class: RehearsalClass;
  readonly day?: LegalDate;
  readonly because?: readonly string[];
}

function effectOf(
  { effectiveOn }: AmnestyAct,
  { term }: OnTerm,
  { verdict, because, excludedBy, newLastDay, releaseAtOnce, replacedBy = [] }: AmnestyProposal,
  lastDay: LegalDate | undefined,
  asOf: LegalDate,
): EffectOfAct {
  const unchanged = lastDay === undefined ? {} : { day: lastDay };
  switch (verdict) {
    case 'RELEASE':
      return { class: 'RELEASE_NOW', day: effectiveOn };
    case 'REPLACE':
      // who is deprived of liberty, and is to be so no longer, leaves on that day; the milder punishment has an end of its own
      return servedInFacility.includes(term.punishment) && !replacedBy.some((by) => servedInFacility.includes(by))
        ? { class: 'RELEASE_NOW', day: effectiveOn }
        : { class: 'EARLIER' };
    case 'REDUCE': {
      if (releaseAtOnce === true) return { class: 'RELEASE_NOW', day: effectiveOn };
      if (newLastDay === undefined) return { class: 'EARLIER' };
      if (lastDay !== undefined && newLastDay >= lastDay) return { class: 'UNCHANGED', ...unchanged };
      const comesNow = newLastDay <= asOf && (lastDay === undefined || lastDay > asOf);
      return { class: comesNow ? 'RELEASE_NOW' : 'EARLIER', day: newLastDay };
    }
    case 'EXCLUDED':
      return { class: 'EXCLUDED', ...unchanged, because: excludedBy ?? [] };
    case 'NOT_COVERED':
      return { class: 'UNCHANGED', ...unchanged };
    case 'NEEDS_MANUAL':
      return { class: 'NEEDS_HUMAN', because: because ?? [] };
  }
}

/** The end as it was recorded last, with the receipt of the law's answer to the term as it was imposed. */
function endAsItStands(onTerm: OnTerm): RehearsedSide {
  const { calculation } = onTerm.term;
  const asked = sideOf('term-end', onTerm, onTerm.sentence.imposedOn);
  if (calculation?.verdict !== 'COMPUTED') return asked;
  return { ...asked, verdict: 'LAST_DAY', day: calculation.lastDay };
}

/** The day of a question under the draft beside the day as the law stands. */
function rehearsedChange(question: RehearsedQuestion, draft: LawDraft, onTerm: OnTerm, asOf: LegalDate): Rehearsed {
  // the end of a term is asked by the law of the day of the sentence, as whenever it is calculated
  const day = question === 'term-end' ? onTerm.sentence.imposedOn : asOf;
  const before = sideOf(question, onTerm, day);
  const after = sideOf(question, question === 'term-end' ? onTerm : endingUnder(draft, onTerm), day, draft);
  const doubt = doubtOf(question, onTerm, before, after);
  if (doubt !== undefined) return { class: 'NEEDS_HUMAN', before, after: withDoubt(after, doubt) };
  return { class: classOf(before, after, asOf), before, after };
}

function classOf(before: RehearsedSide, after: RehearsedSide, asOf: LegalDate): RehearsalClass {
  if (before.verdict === 'NEEDS_MANUAL' || after.verdict === 'NEEDS_MANUAL') return 'NEEDS_HUMAN';
  const [was, would] = [placeOf(before), placeOf(after)];
  if (was === would) return after.verdict === 'BARRED' ? 'EXCLUDED' : 'UNCHANGED';
  if (was < would) return 'LATER';
  return would <= asOf && was > asOf ? 'RELEASE_NOW' : 'EARLIER';
}

/** Sorts before every day where nothing stands against the person, after every day where something does. */
function placeOf({ verdict, day }: RehearsedSide): string {
  return day ?? (verdict === 'NONE' ? '' : 'never');
}

/** What is recorded by half, or an earlier decision took out of the law's hands. */
function doubtOf(question: RehearsedQuestion, { term, revoked }: OnTerm, before: RehearsedSide, after: RehearsedSide): string | undefined {
  // days on parole count as not served once it is revoked; without the decision the law cannot be told from which day the rest runs
  const isRevoked = term.interruptions.some(({ kind }) => kind === 'PAROLE');
  if (isRevoked && revoked === undefined && (question === 'parole' || question === 'substitution')) return 'REVOCATION_NOT_RECORDED';
  if (question !== 'term-end' || before.day === after.day) return undefined;
  const recorded = term.calculation?.verdict === 'COMPUTED' ? term.calculation.lastDay : undefined;
  return recorded === before.day ? undefined : 'TERM_ENDS_OTHERWISE';
}

/** The term with the end that it would have: a draft of how terms are counted moves what follows from the end as well. */
function endingUnder(draft: LawDraft, onTerm: OnTerm): OnTerm {
  const { calculation } = onTerm.term;
  if (calculation?.verdict !== 'COMPUTED' || !changesEnds(draft)) return onTerm;
  const { imposedOn } = onTerm.sentence;
  const [stands, would] = [sideOf('term-end', onTerm, imposedOn).day, sideOf('term-end', onTerm, imposedOn, draft).day];
  if (stands === undefined || would === undefined || stands === would) return onTerm;
  const lastDay = addDays(calculation.lastDay, daysBetween(stands, would));
  return { ...onTerm, term: { ...onTerm.term, calculation: { ...calculation, lastDay } } };
}

function changesEnds({ tables }: LawDraft): boolean {
  return Object.values(tablesOfRuleSet['term-end'] ?? {}).some((table) => tables.read(table) !== table);
}

/** What the law answers to a question about a term, as it stands or under a draft. */
function sideOf(question: RehearsedQuestion, onTerm: OnTerm, asOf: LegalDate, draft?: LawDraft): RehearsedSide {
  try {
    switch (question) {
      case 'term-end':
        return ofEnd(onTerm, askedOf('term-end', factsOfTermEnd(onTerm.term, onTerm.sentence), asOf, draft));
      case 'parole':
      case 'substitution':
      case 'conviction-record':
        return ofRight(question, onTerm, asOf, draft);
    }
  } catch (error) {
    // what is recorded cannot be true together, or days lead out of the calendar
    if (error instanceof LawFactError) return { verdict: 'NEEDS_MANUAL', because: [`FACTS_CONTRADICT ${error.message}`] };
    if (error instanceof RangeError) return { verdict: 'NEEDS_MANUAL', because: [`OUT_OF_CALENDAR ${error.message}`] };
    throw error;
  }
}

function ofEnd({ term: { calculation } }: OnTerm, { answer, receipt }: Evaluation<'term-end'>): RehearsedSide {
  switch (answer.verdict) {
    case 'LAST_DAY': {
      const cutDays = calculation?.verdict === 'COMPUTED' ? (calculation.cutDays ?? 0) : 0;
      return { verdict: answer.verdict, day: addDays(answer.lastDay, -cutDays), receipt };
    }
    case 'NO_LAST_DAY':
      return { verdict: answer.verdict, receipt };
    case 'NEEDS_MANUAL':
      return { verdict: answer.verdict, because: answer.because, receipt };
  }
}

const rightOfQuestion = {
  parole: 'paroleFrom',
  substitution: 'substitutionFrom',
  'conviction-record': 'recordExpunges',
} as const satisfies Readonly<Record<string, keyof typeof questionsOfRights>>;

function ofRight(question: keyof typeof rightOfQuestion, onTerm: OnTerm, asOf: LegalDate, draft: LawDraft | undefined): RehearsedSide {
  const facts = factsOfRights(asOf, onTerm)[rightOfQuestion[question]];
  if (facts === undefined) return { verdict: 'NOT_ASKED' };
  const { answer, receipt } = askedOf<LawQuestion>(question, facts, asOf, draft);
  const right = rightOf(answer as Parameters<typeof rightOf>[0]); // the answer to that question
  switch (right.verdict) {
    case 'FROM':
      return { verdict: right.verdict, day: right.on, receipt };
    case 'BARRED':
      return { verdict: right.verdict, because: right.bars, receipt };
    case 'NONE':
      return { verdict: right.verdict, receipt };
    case 'NEEDS_MANUAL':
      return { verdict: right.verdict, because: right.because, receipt };
  }
}

function askedOf<Question extends LawQuestion>(
  question: Question,
  facts: LawQuestions[Question]['facts'],
  asOf: LegalDate,
  draft: LawDraft | undefined,
): Evaluation<Question> {
  return draft === undefined ? evaluate(question, facts, asOf) : evaluateUnder(draft, question, facts, asOf);
}

function withDoubt(side: RehearsedSide, doubt: string): RehearsedSide {
  return { ...side, because: [doubt, ...(side.because ?? [])] };
}
