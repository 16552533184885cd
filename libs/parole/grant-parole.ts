import { continuing, record, refuse, type Readings } from '../commands/command.ts';
import { LegalDay, SomeOf, Text, YesNo } from '../commands/fields.ts';
import { notYet } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { notServedReadings, unlessServedUntil, type NotServedNow } from '../sentenced-person/not-served-now.ts';
import { basisOnTerm, damageOfTermReadings, termReadings, type TermFacts } from '../sentenced-person/on-term.ts';
import { eligibilityOn, unlessEligible } from './eligibility.ts';
import { paroleObligations, type ParoleFact, type ParoleObligation } from './parole.events.ts';
import { paroleState, type Parole } from './parole.state.ts';
import { beforeFile, nothingOpen, unlessOpen } from './unless-open.ts';

export class GrantParole {
  @Text({ says: 'Court', max: 200, example: 'Karaganda district court' })
  readonly court!: string;

  @LegalDay({ says: "Day of the court's decision", example: '2025-12-01' })
  readonly grantedOn!: LegalDate;

  @SomeOf(paroleObligations, { says: 'Obligations that the court imposes besides those of the law; may be none' })
  readonly obligations!: readonly ParoleObligation[];

  @YesNo({ says: 'The court finds that the damage is repaid in full', optional: true })
  readonly damageRepaid?: boolean;

  @YesNo({ says: 'The court finds that every term of a cooperation agreement is fulfilled', optional: true })
  readonly cooperation?: boolean;

  @Text({ says: 'Ruling', max: 200, example: 'ruling 5-77/2025' })
  readonly documentRef!: string;
}

type Facts = TermFacts & NotServedNow;

/** A court releases a person early on conditions. The law's answer is of the day of the decision. CC 72, PEC 162. */
export const grantParole = continuing<GrantParole, Parole, ParoleFact, Facts>({
  body: GrantParole,
  name: 'grant',
  does: 'Records that a court granted parole, with its obligations and the last day of control.',
  by: ['court-registrar'],
  on: paroleState,
  unless: unlessOpen,
  reads: ({ state: { termId, personId } }): Readings<Facts> => ({
    ...termReadings(termId, personId),
    ...notServedReadings(termId, personId),
  }),
  readsThen: ({ facts }) => damageOfTermReadings(facts),
  decide: ({ body, state: { personId, termId, application, revoked }, facts, context }) => {
    if (application.is !== 'OPEN') return refuse(nothingOpen);
    const { court, grantedOn, obligations } = body;
    const basis = basisOnTerm(facts, personId, 'CC 72(1)');
    if ('refused' in basis) return basis;
    const impossible =
      unlessServedUntil(grantedOn, termId, facts) ??
      notYet('/grantedOn', grantedOn, context.today) ??
      beforeFile('/grantedOn', grantedOn, application);
    if (impossible) return refuse(impossible);
    const answered = eligibilityOn('/grantedOn', grantedOn, { ...basis, ...(revoked && { revoked }) }, body);
    if ('refused' in answered) return answered;
    const closed = unlessEligible('/grantedOn', answered);
    if (closed) return refuse(closed);
    const { calculation } = basis.term;
    return record({
      type: 'ParoleGranted',
      effectiveOn: grantedOn,
      data: {
        personId,
        termId,
        court,
        grantedOn,
        ...(calculation?.verdict === 'COMPUTED' && { until: calculation.lastDay }),
        obligations,
        ...answered,
      },
    });
  },
});
