import { amnestyAct } from '../libs/amnesty/amnesty-act.capability.ts';
import { amnestyDecision } from '../libs/amnesty/amnesty-decision.capability.ts';
import { corrections } from '../libs/correction/correction.capability.ts';
import { criminalCase } from '../libs/criminal-case/criminal-case.capability.ts';
import { correctableCase } from '../libs/criminal-case/correctable-case.ts';
import { correctableCustody } from '../libs/custody/correctable-custody.ts';
import { correctableParole } from '../libs/parole/correctable-parole.ts';
import { correctableAmnestyAct, correctableAmnestyDecision } from '../libs/amnesty/correctable-amnesty.ts';
import { correctableCorrection } from '../libs/correction/correctable-correction.ts';
import { correctableDeferral } from '../libs/deferral/correctable-deferral.ts';
import { correctableIdentifier, correctablePerson } from '../libs/person/correctable-person.ts';
import { correctableReconciled, correctableReconciliation } from '../libs/reconciliation/correctable-reconciliation.ts';
import { correctableSubstitution } from '../libs/substitution/correctable-substitution.ts';
import { correctableAppointment, correctableSupervision } from '../libs/supervision/correctable-supervision.ts';
import { correctableTerm, correctableTermsOfPerson } from '../libs/punishment-term/correctable-term.ts';
import { custody } from '../libs/custody/custody.capability.ts';
import type { Capability } from '../libs/commands/command.ts';
import { deferral } from '../libs/deferral/deferral.capability.ts';
import type { StreamState } from '../libs/event-log/decider.ts';
import type { AnyFact } from '../libs/event-log/event.ts';
import { parole } from '../libs/parole/parole.capability.ts';
import { person } from '../libs/person/person.capability.ts';
import { identifierState } from '../libs/person/person.state.ts';
import { punishmentTerm } from '../libs/punishment-term/punishment-term.capability.ts';
import { substitution } from '../libs/substitution/substitution.capability.ts';
import { termsOfPerson } from '../libs/sentenced-person/terms-of-person.ts';
import { reconciliation } from '../libs/reconciliation/reconciliation.capability.ts';
import { reconciledState } from '../libs/reconciliation/reconciliation.state.ts';
import { supervision } from '../libs/supervision/supervision.capability.ts';
import { appointmentState } from '../libs/supervision/supervision.state.ts';

/** What may be corrected of what is recorded, and what is done about the rest, by kind of stream. */
export const correctables = [
  correctablePerson,
  correctableIdentifier,
  correctableCase,
  correctableTerm,
  correctableTermsOfPerson,
  correctableCustody,
  correctableParole,
  correctableSubstitution,
  correctableDeferral,
  correctableReconciliation,
  correctableReconciled,
  correctableSupervision,
  correctableAppointment,
  correctableAmnestyAct,
  correctableAmnestyDecision,
  correctableCorrection,
];

export const capabilities: readonly Capability[] = [
  person,
  criminalCase,
  punishmentTerm,
  custody,
  parole,
  substitution,
  deferral,
  reconciliation,
  supervision,
  amnestyAct,
  amnestyDecision,
  corrections(correctables),
];

/** How states follow from facts, by category of stream; some streams are written only alongside others. */
export const streamStates: Readonly<Record<string, StreamState<unknown, AnyFact>>> = Object.fromEntries(
  [
    ...capabilities.map(({ on }) => on),
    alongside(identifierState),
    alongside(appointmentState),
    alongside(termsOfPerson),
    alongside(reconciledState),
  ].map((kind) => [kind.category, kind]),
);

function alongside<State, F extends AnyFact>(kind: StreamState<State, F>): StreamState<unknown, AnyFact> {
  return kind as unknown as StreamState<unknown, AnyFact>; // folded only over its own streams
}
