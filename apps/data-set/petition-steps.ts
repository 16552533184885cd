import type { LegalDate } from '../../libs/event-log/event.ts';
import { addDays, daysInclusive } from '../../libs/law/calendar/legal-date.ts';
import { attachReport, type AttachReport } from '../../libs/parole/attach-report.ts';
import { openApplication, type OpenApplication } from '../../libs/parole/open-application.ts';
import type { ParoleRefusalReason, ParoleReportKind } from '../../libs/parole/parole.events.ts';
import { refuseParole, type RefuseParole } from '../../libs/parole/refuse-parole.ts';
import { submitApplication, type SubmitApplication } from '../../libs/parole/submit-application.ts';
import { withdrawApplication, type WithdrawApplication } from '../../libs/parole/withdraw-application.ts';
import type { TermId } from '../../libs/punishment-term/punishment-term.events.ts';
import { grantSubstitution, type GrantSubstitution } from '../../libs/substitution/grant-substitution.ts';
import { openSubstitution, type OpenSubstitution } from '../../libs/substitution/open-substitution.ts';
import { refuseSubstitution, type RefuseSubstitution } from '../../libs/substitution/refuse-substitution.ts';
import { submitSubstitution, type SubmitSubstitution } from '../../libs/substitution/submit-substitution.ts';
import type { BiographyBuilder } from './biography.ts';
import type { Facility } from './institutions.ts';
import { registrarOf, staffOf } from './senders.ts';
import { courtOf } from './verdict-steps.ts';

export interface Petitioner {
  readonly termId: TermId;
  readonly facility: Facility;
  /** Nothing of what the victim claims is left to pay. */
  readonly damageRepaid: boolean;
}

/** The longest time from a petition to the decision of the court; a file goes to the court within the first part of it. */
export const daysToDecision = 40;

/** A petition for parole, and the reports on the person that go with it. Nothing is decided. */
export function petitionsForParole(life: BiographyBuilder, { termId, facility, damageRepaid }: Petitioner, openedOn: LegalDate): void {
  const { random, personId } = life;
  const sender = staffOf(facility.code);
  const initiator = random.chance(0.8) ? 'PERSON' : 'FACILITY';
  const petition: OpenApplication = { personId, initiator, openedOn, damageRepaid, documentRef: 'SYNTHETIC petition' };
  life.ask(openApplication, termId, petition, openedOn, sender);
  for (const [index, kind] of reports.entries()) {
    const attachedOn = addDays(openedOn, index + 1);
    const report: AttachReport = { kind, attachedOn, ...(kind === 'COMPENSATION' && { damageRepaid }), documentRef: 'SYNTHETIC report' };
    life.ask(attachReport, termId, report, attachedOn, sender);
  }
}

/** The same, and the file goes to the court: nearly always within the ten days of PEC 162. Answers the court. */
export function isSubmittedForParole(life: BiographyBuilder, petitioner: Petitioner, openedOn: LegalDate): string {
  const { random } = life;
  petitionsForParole(life, petitioner, openedOn);
  const submittedOn = addDays(openedOn, daysToSubmit(life));
  const court = courtOf(petitioner.facility.region, random.whole(1, 4));
  const submitted: SubmitApplication = { court, submittedOn, documentRef: 'SYNTHETIC letter' };
  life.ask(submitApplication, petitioner.termId, submitted, submittedOn, staffOf(petitioner.facility.code));
  return court;
}

/** The court refuses within `daysToDecision`. */
export function isRefusedParole(life: BiographyBuilder, petitioner: Petitioner, openedOn: LegalDate): void {
  const { random } = life;
  const court = isSubmittedForParole(life, petitioner, openedOn);
  const refusedOn = random.dayAfter(openedOn, 20, daysToDecision);
  const refused: RefuseParole = { court, refusedOn, reason: reasonFor(life, petitioner), documentRef: 'SYNTHETIC ruling' };
  life.ask(refuseParole, petitioner.termId, refused, refusedOn, registrarOf(petitioner.facility.region));
}

export function withdrawsPetition(life: BiographyBuilder, petitioner: Petitioner, openedOn: LegalDate): void {
  petitionsForParole(life, petitioner, openedOn);
  const withdrawnOn = life.random.dayAfter(openedOn, 5, 12);
  const withdrawn: WithdrawApplication = { withdrawnOn, documentRef: 'SYNTHETIC statement' };
  life.ask(withdrawApplication, petitioner.termId, withdrawn, withdrawnOn, staffOf(petitioner.facility.code));
}

/** A petition that the rest of the term be replaced by restriction of liberty; its file goes to the court. Answers the court. */
export function petitionsForSubstitution(life: BiographyBuilder, { termId, facility }: Petitioner, openedOn: LegalDate): string {
  const { random, personId } = life;
  const petition: OpenSubstitution = {
    personId,
    initiator: random.chance(0.8) ? 'PERSON' : 'FACILITY',
    openedOn,
    to: 'RESTRICTION_OF_LIBERTY',
    damageRepaid: true,
    documentRef: 'SYNTHETIC petition',
  };
  life.ask(openSubstitution, termId, petition, openedOn, staffOf(facility.code));
  const submittedOn = addDays(openedOn, daysToSubmit(life));
  const court = courtOf(facility.region, random.whole(1, 4));
  const submitted: SubmitSubstitution = { court, submittedOn, documentRef: 'SYNTHETIC letter' };
  life.ask(submitSubstitution, termId, submitted, submittedOn, staffOf(facility.code));
  return court;
}

export function isRefusedSubstitution(life: BiographyBuilder, petitioner: Petitioner, openedOn: LegalDate): void {
  const court = petitionsForSubstitution(life, petitioner, openedOn);
  const refusedOn = life.random.dayAfter(openedOn, 20, daysToDecision);
  const refused: RefuseSubstitution = { court, refusedOn, reason: 'NOT_REFORMED', documentRef: 'SYNTHETIC ruling' };
  life.ask(refuseSubstitution, petitioner.termId, refused, refusedOn, registrarOf(petitioner.facility.region));
}

/** The court grants it from a day on; that the punishment of the term is replaced follows by itself. */
export function isGrantedSubstitution(
  life: BiographyBuilder,
  petitioner: Petitioner,
  { on, lastDay }: { readonly on: LegalDate; readonly lastDay: LegalDate },
): void {
  const court = petitionsForSubstitution(life, petitioner, addDays(on, -life.random.whole(20, daysToDecision)));
  const granted: GrantSubstitution = {
    court,
    grantedOn: on,
    from: on,
    to: 'RESTRICTION_OF_LIBERTY',
    days: daysInclusive(on, lastDay) - 5,
    damageRepaid: true,
    documentRef: 'SYNTHETIC ruling',
  };
  life.ask(grantSubstitution, petitioner.termId, granted, on, registrarOf(petitioner.facility.region));
}

/** One file in twelve is late. */
function daysToSubmit({ random }: BiographyBuilder): number {
  return random.chance(1 / 12) ? random.whole(12, 16) : random.whole(5, 9);
}

function reasonFor({ random }: BiographyBuilder, { damageRepaid }: Petitioner): ParoleRefusalReason {
  return damageRepaid ? 'NOT_REFORMED' : random.pick(['DAMAGE_UNPAID', 'NOT_REFORMED']);
}

const reports: readonly ParoleReportKind[] = ['CHARACTERISTIC', 'RISK', 'COMPENSATION'];
