import { amnestyActEvents, amnestyDecisionEvents, type AmnestyActFact, type AmnestyDecisionFact } from '../amnesty/amnesty.events.ts';
import { correctionEvents, standingEvents, type CorrectionFact, type StandingFact } from '../correction/correction.events.ts';
import { criminalCaseEvents, type CriminalCaseFact } from '../criminal-case/criminal-case.events.ts';
import { custodyEvents, type CustodyFact } from '../custody/custody.events.ts';
import { deferralEvents, type DeferralFact } from '../deferral/deferral.events.ts';
import type { StoredForm } from '../event-log/codec.ts';
import { paroleEvents, type ParoleFact } from '../parole/parole.events.ts';
import { identifierEvents, personEvents, type IdentifierFact, type PersonFact } from '../person/person.events.ts';
import { punishmentTermEvents, type PunishmentTermFact } from '../punishment-term/punishment-term.events.ts';
import { substitutionEvents, type SubstitutionFact } from '../substitution/substitution.events.ts';
import { termsOfPersonEvents, type TermsOfPersonFact } from '../punishment-term/terms-of-person.events.ts';
import {
  reconciledEvents,
  reconciliationEvents,
  type ReconciledFact,
  type ReconciliationFact,
} from '../reconciliation/reconciliation.events.ts';
import { appointmentEvents, supervisionEvents, type AppointmentFact, type SupervisionFact } from '../supervision/supervision.events.ts';

/** Every fact that the product records. */
export type ProductFact =
  | PersonFact
  | IdentifierFact
  | CriminalCaseFact
  | PunishmentTermFact
  | CustodyFact
  | ParoleFact
  | SubstitutionFact
  | DeferralFact
  | TermsOfPersonFact
  | ReconciliationFact
  | ReconciledFact
  | SupervisionFact
  | AppointmentFact
  | AmnestyActFact
  | AmnestyDecisionFact
  | CorrectionFact
  | StandingFact;

/** The stored forms of every fact that the product records, one catalogue for each kind of stream, and one for what any may have. */
export const eventCatalogues: readonly Readonly<Record<string, StoredForm>>[] = [
  personEvents,
  identifierEvents,
  criminalCaseEvents,
  punishmentTermEvents,
  termsOfPersonEvents,
  custodyEvents,
  paroleEvents,
  substitutionEvents,
  deferralEvents,
  reconciliationEvents,
  reconciledEvents,
  supervisionEvents,
  appointmentEvents,
  amnestyActEvents,
  amnestyDecisionEvents,
  correctionEvents,
  standingEvents,
];
