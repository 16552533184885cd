import { continuing, record, refuse, type Readings } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly } from '../commands/refusal.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';
import { unlessOnParole } from '../sentenced-person/not-served-now.ts';
import { afterTerm, basisOnTerm, termReadings, type TermFacts } from '../sentenced-person/on-term.ts';
import { priorParole, type PriorParole } from '../sentenced-person/revoked-parole.ts';
import { availabilityOn } from './availability.ts';
import { deferralGrounds, type DeferralFact, type DeferralGround } from './deferral.events.ts';
import { deferralState, type Deferral } from './deferral.state.ts';
import { beyond, nothingOpen, unlessOpen } from './unless-deferred.ts';

export class GrantDeferral {
  @Text({ says: 'Court', max: 200, example: 'Karaganda district court' })
  readonly court!: string;

  @LegalDay({ says: "Day of the court's decision", example: '2024-06-01' })
  readonly grantedOn!: LegalDate;

  @OneOf(deferralGrounds, { says: 'Pregnancy, or a young child' })
  readonly ground!: DeferralGround;

  @LegalDay({ says: 'Of ground CHILD: date of birth of the child, as the birth certificate shows', optional: true, example: '2023-05-02' })
  readonly childBornOn?: LegalDate;

  @LegalDay({ says: 'Last day of the deferral', example: '2025-05-31' })
  readonly until!: LegalDate;

  @Text({ says: 'Ruling', max: 200, example: 'ruling 5-20/2024' })
  readonly documentRef!: string;
}

interface Facts extends TermFacts {
  readonly prior?: PriorParole;
}

/** A court defers a term; the law's answer is of the day of the decision, and bounds it. CC 74(1). */
export const grantDeferral = continuing<GrantDeferral, Deferral, DeferralFact, Facts>({
  body: GrantDeferral,
  name: 'grant',
  does: 'Records that a court deferred a term, on what ground and until when.',
  by: ['court-registrar'],
  on: deferralState,
  unless: unlessOpen,
  reads: ({ state: { termId, personId } }): Readings<Facts> => ({
    ...termReadings(termId, personId),
    prior: { stream: streamName('parole', termId), as: priorParole },
  }),
  decide: ({ body, state: { personId, termId, standing }, facts, context }) => {
    if (standing.is !== 'OPEN') return refuse(nothingOpen);
    const { court, grantedOn, ground, until } = body;
    const basis = basisOnTerm(facts, personId, 'CC 74(1)');
    if ('refused' in basis) return basis;
    const wrong =
      unlessOnParole(facts.prior) ??
      notYet('/grantedOn', grantedOn, context.today) ??
      afterTerm('/grantedOn', grantedOn, basis.term) ??
      tooEarly('/grantedOn', grantedOn, standing.openedOn, 'the day of the petition') ??
      tooEarly('/until', until, grantedOn, 'the day of the decision');
    if (wrong) return refuse(wrong);
    const answered = availabilityOn('/grantedOn', grantedOn, basis, body);
    if ('refused' in answered) return answered;
    const tooLong = beyond(until, answered.availability.until);
    if (tooLong) return refuse(tooLong);
    return record({
      type: 'DeferralGranted',
      effectiveOn: grantedOn,
      data: { personId, termId, court, grantedOn, ground, until, ...answered },
    });
  },
});
