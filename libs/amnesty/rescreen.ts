import { continuing, record, refuse } from '../commands/command.ts';
import { OneOf, Text, YesNo } from '../commands/fields.ts';
import { damages, type Damage } from '../law/amnesty/amnesty-act.ts';
import { recidivisms } from '../law/amnesty/amnesty-facts.ts';
import { actInEffect } from './act-in-effect.ts';
import type { AmnestyDecisionFact, Recidivism } from './amnesty.events.ts';
import { amnestyDecisionState, type AmnestyDecision } from './amnesty-decision.state.ts';
import { damageOfScreenedReadings, screenedBasis, screenedReadings, type ScreenedFacts } from './decision-basis.ts';
import { papersOf } from './propose.ts';
import { screenTerm } from './screen-term.ts';
import { unlessDamageAsRecorded } from './unless-damage-as-recorded.ts';
import { unlessUndecided } from './unless-undecided.ts';

export class RescreenTerm {
  @Text({ says: 'What has become known or has changed', max: 300, example: 'the damage was repaid in full' })
  readonly because!: string;

  @OneOf(damages, { says: 'What papers show of the damage on the day of the act', optional: true })
  readonly damage?: Damage;

  @OneOf(recidivisms, { says: 'Recidivism as the verdict found it', optional: true })
  readonly recidivism?: Recidivism;

  @YesNo({ says: 'An amnesty or a pardon was applied before', optional: true })
  readonly amnestiedBefore?: boolean;

  @Text({ says: 'Papers', max: 200, example: 'receipt of payment 7' })
  readonly documentRef!: string;
}

/** The term is screened again on what is recorded now; papers shown before still stand where no other is shown. */
export const rescreenTerm = continuing<RescreenTerm, AmnestyDecision, AmnestyDecisionFact, ScreenedFacts>({
  body: RescreenTerm,
  name: 'rescreen',
  does: 'Screens the term again after something changed, and records what the act proposes now.',
  by: ['amnesty-commission'],
  on: amnestyDecisionState,
  unless: unlessUndecided,
  reads: ({ state: { personId }, context }) => screenedReadings(context.id, personId),
  readsThen: ({ facts }) => damageOfScreenedReadings(facts),
  decide: ({ body, state: { personId, lawNo, termId, papers: before }, facts, context }) => {
    const act = actInEffect(facts.act, context.today);
    if ('refused' in act) return act;
    const basis = screenedBasis(facts, personId, act.appliesFrom);
    if ('refused' in basis) return basis;
    const otherwise = unlessDamageAsRecorded(body.damage, act.appliesFrom, basis);
    if (otherwise) return refuse(otherwise);
    const papers = { ...before, ...papersOf(body) };
    const screened = screenTerm(act, basis, papers, context.today);
    if ('refused' in screened) return screened;
    return record({
      type: 'AmnestyProposed',
      effectiveOn: context.today,
      data: { personId, lawNo, termId, proposedOn: context.today, papers, ...screened, because: body.because },
    });
  },
});
