import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { dayAfter } from '../law/calendar/legal-date.ts';
import { basisOnTerm, termReadings, type TermFacts } from '../sentenced-person/on-term.ts';
import { availabilityOn } from './availability.ts';
import { deferralGrounds, type DeferralFact, type DeferralGround } from './deferral.events.ts';
import { deferralState, type Deferral } from './deferral.state.ts';
import { beyond, nothingRuns, unlessRunning } from './unless-deferred.ts';

export class ExtendDeferral {
  @Text({ says: 'Court', max: 200, example: 'Karaganda district court' })
  readonly court!: string;

  @LegalDay({ says: "Day of the court's decision", example: '2025-05-20' })
  readonly extendedOn!: LegalDate;

  @OneOf(deferralGrounds, { says: 'Pregnancy, or a young child' })
  readonly ground!: DeferralGround;

  @LegalDay({ says: 'Of ground CHILD: date of birth of the child, as the birth certificate shows', optional: true, example: '2023-05-02' })
  readonly childBornOn?: LegalDate;

  @LegalDay({ says: 'New last day of the deferral', example: '2030-05-19' })
  readonly until!: LegalDate;

  @Text({ says: 'Ruling', max: 200, example: 'ruling 5-22/2025' })
  readonly documentRef!: string;
}

/** A court extends a deferral that runs: on the ground it was granted for within its years, or on a child who was born meanwhile. CC 74. */
export const extendDeferral = continuing<ExtendDeferral, Deferral, DeferralFact, TermFacts>({
  body: ExtendDeferral,
  name: 'extend',
  does: 'Records that a court extended a deferral that runs, on what ground and until when.',
  by: ['court-registrar'],
  on: deferralState,
  unless: unlessRunning,
  reads: ({ state: { termId, personId } }) => termReadings(termId, personId),
  decide: ({ body, state: { personId, termId, standing }, facts, context }) => {
    if (standing.is !== 'RUNNING') return refuse(nothingRuns);
    const { court, extendedOn, ground, until } = body;
    const basis = basisOnTerm(facts, personId, 'CC 74(1)');
    if ('refused' in basis) return basis;
    const wrong =
      notYet('/extendedOn', extendedOn, context.today) ??
      tooEarly('/extendedOn', extendedOn, standing.decidedOn, 'the last decision about the deferral') ??
      over(extendedOn, standing.until) ??
      tooEarly('/until', until, dayAfter(standing.until), 'the day after the last day as it stands');
    if (wrong) return refuse(wrong);
    const answered = availabilityOn('/extendedOn', extendedOn, basis, body);
    if ('refused' in answered) return answered;
    const tooLong = beyond(until, ground === standing.ground ? standing.atMost : answered.availability.until);
    if (tooLong) return refuse(tooLong);
    return record({
      type: 'DeferralExtended',
      effectiveOn: extendedOn,
      data: { personId, termId, court, extendedOn, ground, until, ...answered },
    });
  },
});

function over(extendedOn: LegalDate, until: LegalDate): ReturnType<typeof notYet> {
  if (extendedOn <= until) return undefined;
  return {
    code: 'deferral-over',
    reason: `The deferral was over on ${until}.`,
    next: 'Record its end, and open another application where there is a ground.',
    pointer: '/extendedOn',
  };
}
