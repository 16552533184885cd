import { beginning, record, refuse } from '../commands/command.ts';
import { IdOf, OneOf, Text, YesNo } from '../commands/fields.ts';
import type { Id } from '../event-log/event.ts';
import { damages, type Damage } from '../law/amnesty/amnesty-act.ts';
import { recidivisms } from '../law/amnesty/amnesty-facts.ts';
import { actInEffect } from './act-in-effect.ts';
import type { AmnestyDecisionFact, AmnestyPapers, Recidivism, ScreeningId } from './amnesty.events.ts';
import { amnestyDecisionState, type AmnestyDecision } from './amnesty-decision.state.ts';
import { damageOfScreenedReadings, screenedBasis, screenedReadings, type ScreenedFacts } from './decision-basis.ts';
import { actAndTerm } from './law-no.ts';
import { screenTerm } from './screen-term.ts';
import { unlessDamageAsRecorded } from './unless-damage-as-recorded.ts';

export class ProposeAmnesty {
  @IdOf('person', { says: 'Person who serves the term' })
  readonly personId!: Id<'person'>;

  @OneOf(damages, { says: 'What papers show of the damage on the day of the act', optional: true })
  readonly damage?: Damage;

  @OneOf(recidivisms, { says: 'Recidivism as the verdict found it', optional: true })
  readonly recidivism?: Recidivism;

  @YesNo({ says: 'An amnesty or a pardon was applied before', optional: true })
  readonly amnestiedBefore?: boolean;

  @IdOf('screening', { says: 'The screening of everybody that came upon the term', optional: true })
  readonly screeningId?: ScreeningId;

  @Text({ says: 'Papers', max: 200, optional: true, example: 'file of the commission 14' })
  readonly documentRef?: string;
}

/** One term is screened on what is recorded now; once for each act and term. CC 78. */
export const proposeAmnesty = beginning<ProposeAmnesty, AmnestyDecision, AmnestyDecisionFact, ScreenedFacts>({
  body: ProposeAmnesty,
  name: 'propose',
  does: 'Screens one term under an act of amnesty and records what it proposes, with the receipt.',
  by: ['amnesty-commission'],
  on: amnestyDecisionState,
  reads: ({ body: { personId }, context }) => screenedReadings(context.id, personId),
  readsThen: ({ facts }) => damageOfScreenedReadings(facts),
  decide: ({ body, facts, context }) => {
    const act = actInEffect(facts.act, context.today);
    if ('refused' in act) return act;
    const { personId, screeningId } = body;
    const basis = screenedBasis(facts, personId, act.appliesFrom);
    if ('refused' in basis) return basis;
    const otherwise = unlessDamageAsRecorded(body.damage, act.appliesFrom, basis);
    if (otherwise) return refuse(otherwise);
    const screening = facts.act?.screenings.find((one) => one.screeningId === screeningId);
    if (screeningId !== undefined && screening?.is !== 'STARTED') {
      return refuse({
        code: 'screening-not-under-way',
        reason: 'That screening is not under way.',
        next: 'Leave it out, or start it first.',
        pointer: '/screeningId',
      });
    }
    const papers = papersOf(body);
    const screened = screenTerm(act, basis, papers, context.today);
    if ('refused' in screened) return screened;
    const { lawNo, termId } = actAndTerm(context.id);
    return record({
      type: 'AmnestyProposed',
      effectiveOn: context.today,
      data: { personId, lawNo, termId, proposedOn: context.today, papers, ...screened, ...(screeningId !== undefined && { screeningId }) },
    });
  },
});

export function papersOf({ damage, recidivism, amnestiedBefore }: AmnestyPapers): AmnestyPapers {
  return {
    ...(damage !== undefined && { damage }),
    ...(recidivism !== undefined && { recidivism }),
    ...(amnestiedBefore !== undefined && { amnestiedBefore }),
  };
}
