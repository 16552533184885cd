import type { Reading, Readings } from '../commands/command.ts';
import type { CaseId } from '../criminal-case/criminal-case.events.ts';
import { streamName, type Id, type LegalDate } from '../event-log/event.ts';
import { addDays } from '../law/calendar/legal-date.ts';
import { evaluate, type Evaluation } from '../law/evaluate.ts';
import type { LawQuestions } from '../law/law-questions.ts';
import type { Receipt } from '../law/receipt.ts';
import { behaviourInCustody, type BehaviourInCustody } from '../sentenced-person/behaviour-in-custody.ts';
import { damageReadings, damagesOf, type DamageFacts } from '../sentenced-person/damage-of-cases.ts';
import { priorParole, type PriorParole } from '../sentenced-person/revoked-parole.ts';
import { sentencedPerson, type SentencedPerson } from '../sentenced-person/sentenced-person.ts';
import { daysNotServed, factsOfEveryDayServed } from '../sentenced-person/days-not-served.ts';
import type { SentenceServed } from '../sentenced-person/term-served.ts';
import type { Calculation, CalculationCause, PunishmentTermFact } from './punishment-term.events.ts';
import { punishmentTermState, type PunishmentTerm } from './punishment-term.state.ts';
import { rightsOfTerm } from './rights-of-term.ts';

/** A fact that moves the days of a term, so that they are calculated together with it. */
type MovesDays = Extract<PunishmentTermFact, { readonly type: CalculationCause }>;

/** What is recorded elsewhere and what follows from a term depends on. */
export interface CalculationFacts extends DamageFacts {
  readonly person?: SentencedPerson;
  readonly behaviour?: BehaviourInCustody;
  readonly prior?: PriorParole;
}

/**
 * What every command reads that calculates: the person, their behaviour in custody, earlier paroles from the term, and the verdict file of
 * the sentence, whose claims and payments decide whether a court must grant parole. Files that it joins are read after it.
 *
 * @param caseId the file of the sentence that is calculated; of the one that the term carries out unless told
 */
export function calculationReadings(
  { personId, sentence }: { readonly personId: Id<'person'>; readonly sentence?: Pick<SentenceServed, 'caseId'> },
  termId: string,
  caseId: CaseId | undefined = sentence?.caseId,
): Readings<CalculationFacts> {
  return {
    ...damageReadings(caseId, {}),
    person: reading('person', personId, sentencedPerson),
    behaviour: reading('custody', personId, behaviourInCustody),
    prior: reading('parole', termId, priorParole),
  };
}

function reading<View>(category: string, id: string, as: Reading<View>['as']): Reading<View> {
  return { stream: streamName(category, id), as };
}

/** The fact together with the days that follow from it, as the law library answers. */
export function withCalculation(
  term: PunishmentTerm,
  fact: MovesDays,
  today: LegalDate,
  facts: CalculationFacts,
): { readonly facts: readonly [MovesDays, PunishmentTermFact] } {
  return { facts: [fact, calculated(punishmentTermState.evolve(term, fact), fact.type, today, facts)] };
}

/** The days of a term as they follow from what is recorded now. The law of what follows from the term is that of the day. */
export function calculated(
  term: PunishmentTerm,
  cause: CalculationCause,
  today: LegalDate,
  facts: CalculationFacts,
  causedBy?: string,
): Extract<PunishmentTermFact, { readonly type: 'TermCalculated' }> {
  const { person, behaviour, prior } = facts;
  const { personId, sentence } = term;
  if (sentence === undefined) throw new Error(`${cause} before a sentence is included`);
  const { calculation, receipt } = endOfTerm(term, sentence);
  const rights =
    person === undefined
      ? {}
      : rightsOfTerm(today, {
          term: { ...term, calculation },
          sentence,
          person,
          behaviour,
          damages: damagesOf(sentence.caseId, facts),
          ...(prior?.revoked && { revoked: prior.revoked }),
        });
  return {
    type: 'TermCalculated',
    effectiveOn: today,
    data: { personId, cause, ...(causedBy !== undefined && { causedBy }), calculation, receipt, rights },
  };
}

/** The end of a term as it is computed now: no day that was put in the place of a computed one counts. */
export function endOfTerm(
  term: PunishmentTerm,
  sentence: SentenceServed,
): { readonly calculation: Calculation; readonly receipt: Receipt } {
  const { answer, receipt } = termEndOf(term, sentence);
  return { calculation: calculationOf(term, answer, term.cutDays), receipt };
}

/**
 * The decision that the length of a term carries out is the court's: `asOf` is the day on which the sentence was imposed.
 *
 * Taking the day of the calculation instead would let a harsher rule of credit reach a sentence that was imposed before it, whenever
 * something is recorded later (CC 6(3)), and the same facts would have another answer each year. The start is no better: it may lie
 * before the verdict, on the day of the arrest. A milder rule that came later is for a court to apply to the sentence (CC 6(2)).
 */
function termEndOf(term: PunishmentTerm, sentence: SentenceServed): Evaluation<'term-end'> {
  return evaluate('term-end', factsOfTermEnd(term, sentence), sentence.imposedOn);
}

/** What the law is told for the end of a term. */
export function factsOfTermEnd(term: Parameters<typeof daysNotServed>[0], sentence: SentenceServed): LawQuestions['term-end']['facts'] {
  return { ...factsOfEveryDayServed(term, sentence), interruptions: daysNotServed(term, sentence) };
}

/** The end that an answer of the law gives, less what decisions have cut. */
export function calculationOf({ punishment }: PunishmentTerm, answer: Evaluation<'term-end'>['answer'], cutDays: number): Calculation {
  switch (answer.verdict) {
    case 'LAST_DAY': {
      const { lastDay, creditedDays } = answer;
      return { verdict: 'COMPUTED', lastDay: addDays(lastDay, -cutDays), creditedDays, ...(cutDays > 0 && { cutDays }) };
    }
    case 'NO_LAST_DAY':
      return { verdict: 'LIFE' };
    case 'NEEDS_MANUAL':
      return notInTime.includes(punishment) ? { verdict: 'NOT_IN_TIME' } : { verdict: 'NEEDS_MANUAL', because: answer.because };
  }
}

const notInTime: readonly string[] = ['FINE', 'CORRECTIVE_LABOUR', 'COMMUNITY_SERVICE'];
