import { correctables, Nothing } from '../commands/correctable.ts';
import { restsOnIt, type Refusal } from '../commands/refusal.ts';
import { amnestyActState, type AmnestyActFile } from './amnesty-act.state.ts';
import { amnestyDecisionState, type AmnestyDecision } from './amnesty-decision.state.ts';
import type { AmnestyActFact, AmnestyDecisionFact } from './amnesty.events.ts';

/** What the law proposed is asked for again; a ruling, or a statement of the person, that was recorded by mistake is voided. */
export const correctableAmnestyDecision = correctables<AmnestyDecision, AmnestyDecisionFact>(amnestyDecisionState, {
  AmnestyProposed: {
    instead: 'Screen the term again: the law is asked on what stands now.',
    unless: (decision: AmnestyDecision | undefined) => (decision === undefined ? undefined : undecided(decision)),
  },
  AmnestyDeclined: { kinds: ['VOID'], fields: Nothing, unless: undecided },
  AmnestyApplied: { kinds: ['VOID'], fields: Nothing, unless: undecided },
  AmnestyRefused: { kinds: ['VOID'], fields: Nothing, unless: undecided },
});

/** An act is a law, about nobody, whose text is enacted by its own number: no fact about a person is wrong in it. */
export const correctableAmnestyAct = correctables<AmnestyActFile, AmnestyActFact>(amnestyActState, {
  ActDrafted: 'Draft the act anew: the last draft counts.',
  ActEnacted: 'Rehearse the right text of the act, close the window of this record, and enact it under a number of its own.',
  ScreeningPlanned: 'Start it or leave it; plan another one.',
  ScreeningStarted: 'Let it finish; terms whose facts change are screened again.',
  ScreeningFinished: 'Screen again the terms that it has counted wrongly.',
  WindowClosed: 'Record what courts decide after it with their rulings.',
});

function undecided({ standing }: AmnestyDecision): Refusal | undefined {
  if (standing.is === 'PROPOSED') return undefined;
  return restsOnIt('Something was recorded of a proposal that would be settled by then', 'Void what was recorded later first.');
}
