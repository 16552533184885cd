import { continuing, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { damageReadings } from '../sentenced-person/damage-of-cases.ts';
import { calculationReadings, withCalculation, type CalculationFacts } from './calculate-term.ts';
import { unlessCompleted } from './complete-term.ts';
import { overlapping } from './days-overlap.ts';
import { creditKinds, type CreditKind, type PunishmentTermFact } from './punishment-term.events.ts';
import { punishmentTermState, type PunishmentTerm } from './punishment-term.state.ts';

export class CreditTime {
  @OneOf(creditKinds, { says: 'Kind of restraint before the term' })
  readonly kind!: CreditKind;

  @LegalDay({ says: 'First day of it', example: '2023-10-04' })
  readonly from!: LegalDate;

  @LegalDay({ says: 'Last day of it, inclusive', example: '2024-01-31' })
  readonly to!: LegalDate;

  @Text({ says: 'Verdict or order that credits it', max: 200, optional: true })
  readonly documentRef?: string;
}

/** Days of restraint before the term that count towards it, each calendar day once (CC 62(3)–(4)). */
export const creditTime = continuing<CreditTime, PunishmentTerm, PunishmentTermFact, CalculationFacts>({
  body: CreditTime,
  name: 'credit-time',
  does: 'Credits days of custody or house arrest before the term and computes the last day again.',
  by: ['facility', 'supervisor', 'court-registrar'],
  on: punishmentTermState,
  unless: (term) => unlessCompleted(term) ?? unlessNoSentence(term),
  reads: ({ state, context }) => calculationReadings(state, context.id),
  readsThen: ({ state: { sentence }, facts }) => damageReadings(sentence?.caseId, facts),
  decide: ({ body: { kind, from, to }, state: term, facts, context }) => {
    const impossible = unlessCreditable(term, { from, to });
    if (impossible) return refuse(impossible);
    const { personId } = term;
    return withCalculation(term, { type: 'TimeCredited', effectiveOn: from, data: { personId, kind, from, to } }, context.today, facts);
  },
});

/** Days before the term, none of which is credited already; both ends are included. */
export function unlessCreditable(
  term: PunishmentTerm,
  { from, to }: { readonly from: LegalDate; readonly to: LegalDate },
): Refusal | undefined {
  return tooEarly('/to', to, from, 'its first day') ?? dayOfTerm(term, to) ?? creditedBefore(term, from, to);
}

/** Without a sentence there is nothing that days could be counted towards or missing from. */
export function unlessNoSentence({ sentence }: PunishmentTerm): Refusal | undefined {
  if (sentence !== undefined) return undefined;
  return { code: 'no-sentence', reason: 'No sentence is included in the term.', next: 'Include the sentence first.' };
}

function dayOfTerm({ start }: PunishmentTerm, to: LegalDate): Refusal | undefined {
  if (to < start) return undefined;
  return {
    code: 'day-of-term',
    reason: `The term began on ${start}: from that day on each day counts as served already.`,
    provision: 'CC 62(3)',
    next: 'Credit only days before the term.',
    pointer: '/to',
  };
}

function creditedBefore({ credits }: PunishmentTerm, from: LegalDate, to: LegalDate): Refusal | undefined {
  const credited = overlapping(credits, from, to);
  if (credited === undefined) return undefined;
  return {
    code: 'days-credited',
    reason: `${credited.kind} from ${credited.from} to ${credited.to} is credited already; one calendar day counts once.`,
    provision: 'CC 62',
    next: 'Credit only the days that are not in it.',
    pointer: credited.from <= from ? '/from' : '/to',
  };
}
