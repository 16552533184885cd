import type { CaseId } from '../../libs/criminal-case/criminal-case.events.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { addDays } from '../../libs/law/calendar/legal-date.ts';
import { check, type Check } from '../../libs/reconciliation/check.ts';
import { propose, type Propose } from '../../libs/reconciliation/propose.ts';
import { recordHarmMadeGood, type RecordHarmMadeGood } from '../../libs/reconciliation/record-harm-made-good.ts';
import { terminateCase, type TerminateCase } from '../../libs/reconciliation/terminate-case.ts';
import type { Region } from '../../libs/regions/regions.ts';
import type { BiographyBuilder } from './biography.ts';
import { firstTheft } from './offences.ts';
import { registrarOf } from './senders.ts';
import { courtOf, isAccused, type AccusedOf } from './verdict-steps.ts';

/** From the proposal to the end of a case by reconciliation, at most. */
export const daysToReconcile = 60;

/** Offender and victim propose to reconcile; the harm is made good. Nothing is asked of the law, nothing is decided. */
export function proposesToReconcile(life: BiographyBuilder, { caseId, chargeIds }: AccusedOf, region: Region, on: LegalDate): void {
  const { random } = life;
  const sender = registrarOf(region);
  const proposal: Propose = {
    chargeIds,
    victim: `SYNTHETIC victim of case ${caseId}`,
    victimUnder18: false,
    ...(random.chance(0.6) && { mediator: `02-${String(random.whole(100, 999))}` }),
    proposedOn: on,
    documentRef: 'SYNTHETIC agreement',
  };
  life.ask(propose, caseId, proposal, on, sender);
  const madeGoodOn = random.dayAfter(on, 0, 10);
  const madeGood: RecordHarmMadeGood = { how: random.pick(['PAID', 'RETURNED', 'RESTORED']), madeGoodOn, documentRef: 'SYNTHETIC receipt' };
  life.ask(recordHarmMadeGood, caseId, madeGood, madeGoodOn, sender);
}

/** The case of a first theft ends by reconciliation, within `daysToReconcile` of the charge. CC 68(1). */
export function reconciles(life: BiographyBuilder, region: Region, openedOn: LegalDate, number: number): void {
  const accused = isAccused(life, { region, offence: firstTheft, committedOn: addDays(openedOn, -10), openedOn, number, earlier: true });
  const { caseId } = accused;
  const proposedOn = life.random.dayAfter(openedOn, 5, 20);
  proposesToReconcile(life, accused, region, proposedOn);
  const checkedOn = addDays(proposedOn, 15);
  isChecked(life, caseId, region, checkedOn);
  const terminatedOn = life.random.dayAfter(checkedOn, 1, 20);
  const terminated: TerminateCase = { court: courtOf(region, life.random.whole(1, 4)), terminatedOn, documentRef: 'SYNTHETIC ruling' };
  life.ask(terminateCase, caseId, terminated, terminatedOn, registrarOf(region));
}

/** They would reconcile, and the law lets nobody who was violent towards a minor: since June 2024. The case goes on to a verdict. CC 68(4). */
export function isBarredFromReconciling(life: BiographyBuilder, accused: AccusedOf, region: Region, openedOn: LegalDate): void {
  proposesToReconcile(life, accused, region, addDays(openedOn, 3));
  isChecked(life, accused.caseId, region, addDays(openedOn, 20));
}

/** The law is asked, with papers that show a first crime and a victim who agreed. */
function isChecked(life: BiographyBuilder, caseId: CaseId, region: Region, on: LegalDate): void {
  const asked: Check = { on, firstTime: true, agreed: true, documentRef: 'SYNTHETIC papers of the case' };
  life.ask(check, caseId, asked, on, registrarOf(region));
}
