import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, Text, YesNo } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { holdsOn } from '../sentenced-person/sentenced-person.ts';
import { answerOn, barsOf, reconciliationReadings, type ReconciliationFacts } from './answer-of-law.ts';
import type { ReconciliationFact, Told } from './reconciliation.events.ts';
import { reconciliationState, type Reconciliation } from './reconciliation.state.ts';
import { unlessInForce, unlessOpen } from './unless-open.ts';

export class Check {
  @LegalDay({ says: 'Day as of which the law is asked', example: '2024-07-01' })
  readonly on!: LegalDate;

  @YesNo({ says: 'Papers show that such a crime is committed for the first time', example: true })
  readonly firstTime!: boolean;

  @YesNo({ says: 'The victim agreed of their own will; of a victim under 18, the legal representative did', example: true })
  readonly agreed!: boolean;

  @LegalDay({ says: 'Day of an earlier termination by reconciliation that papers show; those recorded here are known', optional: true })
  readonly reconciledBefore?: LegalDate;

  @LegalDay({ says: 'Date of birth of the youngest child whom the offender has or raises, where papers show it', optional: true })
  readonly childBornOn?: LegalDate;

  @YesNo({ says: 'The offender raises that child alone', optional: true })
  readonly soleParent?: boolean;

  @Text({ says: 'Papers that show it', max: 200, example: 'file 24750003, sheets 40 to 44' })
  readonly documentRef!: string;
}

/** Whether reconciliation ends the case, as the law of the day answers; a bar is an outcome, and closes it. CC 68. */
export const check = continuing<Check, Reconciliation, ReconciliationFact, ReconciliationFacts>({
  body: Check,
  name: 'check',
  does: 'Asks the law whether reconciliation ends the case, and records the answer; a bar closes the proposal.',
  by: ['court-registrar', 'supervisor'],
  on: reconciliationState,
  unless: unlessOpen,
  reads: ({ state }) => reconciliationReadings(state),
  decide: ({ body, state, facts, context }) => {
    const { on } = body;
    const wrong =
      unlessInForce(facts.file) ?? notYet('/on', on, context.today) ?? tooEarly('/on', on, state.proposedOn, 'the day of the proposal');
    if (wrong) return refuse(wrong);
    const told = toldOn(on, body, state, facts);
    const answered = answerOn('/on', on, state, facts, told);
    if ('refused' in answered) return answered;
    const { answer, receipt } = answered;
    const { personId, caseId } = state;
    switch (answer.verdict) {
      case 'BARRED':
        return record({
          type: 'ReconciliationBarred',
          effectiveOn: on,
          data: { personId, caseId, barredOn: on, told, bars: barsOf(answer.bars, receipt), receipt },
        });
      case 'NOT_AVAILABLE': {
        const unsaid = answer.obstacles.includes('NOT_IN_THE_GROUPS') ? unlessChildTold(on, told, facts) : undefined;
        if (unsaid) return refuse(unsaid);
        const { verdict, obstacles } = answer;
        return record(checked({ verdict, obstacles }));
      }
      case 'NEEDS_MANUAL':
        return record(checked({ verdict: answer.verdict, because: answer.because }));
      case 'MUST':
      case 'MAY':
        return record(checked({ verdict: answer.verdict }));
    }

    function checked(found: Extract<ReconciliationFact, { type: 'ReconciliationChecked' }>['data']['check']): ReconciliationFact {
      return { type: 'ReconciliationChecked', effectiveOn: on, data: { personId, caseId, checkedOn: on, told, check: found, receipt } };
    }
  },
});

function toldOn(
  on: LegalDate,
  { firstTime, agreed, reconciledBefore, childBornOn, soleParent = false }: Check,
  { madeGoodOn }: Reconciliation,
  { reconciled }: ReconciliationFacts,
): Told {
  const days = new Set([...(reconciled?.days ?? []), ...(reconciledBefore === undefined ? [] : [reconciledBefore])]);
  return {
    firstTime,
    agreed,
    harmMadeGood: madeGoodOn !== undefined && madeGoodOn <= on,
    reconciledBefore: [...days].sort(),
    ...(childBornOn !== undefined && { child: { birthDate: childBornOn, soleParent } }),
  };
}

/** A situation with a child is recorded without the child's date of birth, without which the law cannot be asked about it. CC 68(2). */
function unlessChildTold(on: LegalDate, { child }: Told, { person }: ReconciliationFacts): Refusal | undefined {
  if (child !== undefined || person === undefined || !holdsOn(on, person, 'CHILD_UNDER_3', 'CHILD_UNDER_14')) return undefined;
  return {
    code: 'child-not-told',
    reason: 'The offender is recorded with a child under 14, on whose age the answer depends.',
    provision: 'CC 68(2)',
    next: 'Give the date of birth of the child.',
    pointer: '/childBornOn',
  };
}
