import type { Readings } from '../commands/command.ts';
import type { Refusal } from '../commands/refusal.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import { LawFactError } from '../law/fact-checks.ts';
import type { LawQuestions } from '../law/law-questions.ts';
import type { Receipt } from '../law/receipt.ts';
import { personFacts } from '../sentenced-person/person-facts.ts';
import { sentencedPerson, type SentencedPerson } from '../sentenced-person/sentenced-person.ts';
import { caseReading, type ChargedCase } from './charged-case.ts';
import type { Told } from './reconciliation.events.ts';
import { reconciledState, type Reconciled, type Reconciliation } from './reconciliation.state.ts';

/** What other streams hold that an answer about reconciliation needs. */
export interface ReconciliationFacts {
  readonly file?: ChargedCase;
  readonly person?: SentencedPerson;
  /** Absent where no case of the person ended by reconciliation. */
  readonly reconciled?: Reconciled;
}

export function reconciliationReadings({ caseId, personId }: Reconciliation): Readings<ReconciliationFacts> {
  return {
    file: caseReading(caseId),
    person: { stream: streamName('person', personId), as: sentencedPerson },
    reconciled: { stream: streamName('reconciled', personId), as: reconciledState },
  };
}

export interface Answered {
  readonly answer: LawQuestions['reconciliation']['answer'];
  readonly receipt: Receipt;
}

/** What the law in force on a day answers, with its receipt; refuses what cannot be true together. CC 68, 6. */
export function answerOn(
  pointer: string,
  day: LegalDate,
  { chargeIds, victimUnder18 }: Reconciliation,
  { file, person }: ReconciliationFacts,
  told: Told,
): Answered | { readonly refused: Refusal } {
  if (file === undefined || person === undefined) {
    return { refused: { code: 'person-unknown', reason: 'The person of the case is not registered.', next: 'Register the person first.' } };
  }
  const { firstTime, agreed, harmMadeGood, reconciledBefore, child } = told;
  const offender = { ...personFacts(person), ...(child && { children: [child] }) };
  const offences = file.charges.flatMap(({ chargeId, offence }) => (chargeIds.includes(chargeId) ? [offence] : []));
  try {
    return evaluate(
      'reconciliation',
      {
        offender,
        offences,
        firstTime,
        harmRepaired: harmMadeGood,
        reconciled: agreed,
        victimUnder18,
        reconciledBefore: reconciledBefore.map((on) => ({ on })),
      },
      day,
    );
  } catch (error) {
    if (!(error instanceof LawFactError)) throw error;
    return {
      refused: {
        code: 'facts-contradict',
        reason: `What is recorded cannot be true together: ${error.message}.`,
        next: 'Check the day against the days of the acts and the date of birth, and correct what is wrong.',
        pointer,
      },
    };
  }
}

/** Each bar with the provision of the step that found it. */
export function barsOf(bars: readonly string[], { steps }: Receipt): readonly { readonly bar: string; readonly provision: string }[] {
  return bars.map((bar) => ({
    bar,
    provision: steps.find(({ step, operands }) => step === 'bar to reconciliation' && operands['bar'] === bar)?.provision ?? 'CC 68(4)',
  }));
}
