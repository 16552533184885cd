import { addCharge, type AddCharge } from '../../libs/criminal-case/add-charge.ts';
import type { CaseId, ChargeId, FacilityType, Punishment, SentenceId, TermLength } from '../../libs/criminal-case/criminal-case.events.ts';
import { deliverVerdict, type DeliverVerdict } from '../../libs/criminal-case/deliver-verdict.ts';
import { imposeSentence, type ImposeSentence } from '../../libs/criminal-case/impose-sentence.ts';
import { openCase, type OpenCase } from '../../libs/criminal-case/open-case.ts';
import { putInForce, type PutInForce } from '../../libs/criminal-case/put-in-force.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { addDays } from '../../libs/law/calendar/legal-date.ts';
import type { Region } from '../../libs/regions/regions.ts';
import type { BiographyBuilder } from './biography.ts';
import { regionName } from './institutions.ts';
import type { OffenceKind } from './offences.ts';
import { registrarOf } from './senders.ts';

interface Accusation {
  readonly region: Region;
  readonly offence: OffenceKind;
  readonly committedOn: LegalDate;
  readonly openedOn: LegalDate;
  /** Number of the person among those of all data sets; the registration number follows from it. */
  readonly number: number;
  /** Of a case before the one that led to the punishment. */
  readonly earlier?: boolean;
}

export interface AccusedOf {
  readonly caseId: CaseId;
  readonly chargeIds: readonly ChargeId[];
}

/** A file is opened and one charge added, sometimes a second one of the same kind. */
export function isAccused(life: BiographyBuilder, accusation: Accusation): AccusedOf {
  const { region, offence, committedOn, openedOn, number, earlier = false } = accusation;
  const { random, personId } = life;
  const sender = registrarOf(region);
  const caseId = life.id<'case'>(earlier ? 'case before' : 'case');
  const open: OpenCase = {
    on: openedOn,
    personId,
    registrationNumber: `${openedOn.slice(2, 4)}${region}9${String(number).padStart(8, '0')}${String(earlier ? 0 : life.punishment).padStart(2, '0')}`,
    court: courtOf(region, random.whole(1, 4)),
    documentRef: 'SYNTHETIC order',
  };
  life.ask(openCase, caseId, open, openedOn, sender);
  const { article, part, intent, maxTermYears, lifeSanction, flags } = offence;
  const acts = random.chance(0.08) ? [committedOn, addDays(committedOn, -random.whole(1, 20))] : [committedOn];
  const chargeIds = acts.map((act, index) => {
    const chargeId = life.id<'charge'>(`charge ${String(index)}${earlier ? ' before' : ''}`);
    const body: AddCharge = {
      on: openedOn,
      chargeId,
      kind: 'CRIME',
      article,
      part,
      committedOn: act,
      intent,
      maxTermYears,
      lifeSanction,
      flags,
      documentRef: 'SYNTHETIC indictment',
    };
    life.ask(addCharge, caseId, body, openedOn, sender);
    return chargeId;
  });
  return { caseId, chargeIds };
}

export interface Conviction {
  readonly region: Region;
  readonly deliveredOn: LegalDate;
  readonly inForceOn: LegalDate;
  readonly punishment: Punishment;
  readonly term?: TermLength;
  readonly hours?: number;
  readonly facility?: FacilityType;
  readonly suspended: boolean;
  readonly firstTime: boolean;
}

/** The court finds guilty on every charge, imposes one sentence, and the verdict comes into force. */
export function isConvicted(life: BiographyBuilder, { caseId, chargeIds }: AccusedOf, conviction: Conviction): SentenceId {
  const { region, deliveredOn, inForceOn, ...sentence } = conviction;
  const sender = registrarOf(region);
  const documentRef = `SYNTHETIC verdict 1-${String(life.random.whole(1, 999))}/${deliveredOn.slice(0, 4)}`;
  for (const chargeId of chargeIds) {
    const found: DeliverVerdict = { chargeId, finding: 'GUILTY', deliveredOn, documentRef };
    life.ask(deliverVerdict, caseId, found, deliveredOn, sender);
  }
  const sentenceId = life.id<'sentence'>('sentence');
  const impose: ImposeSentence = { ...sentence, sentenceId, chargeIds, imposedOn: deliveredOn, documentRef };
  life.ask(imposeSentence, caseId, impose, deliveredOn, sender);
  const force: PutInForce = { inForceOn, documentRef };
  life.ask(putInForce, caseId, force, inForceOn, sender);
  return sentenceId;
}

export function courtOf(region: Region, number: number): string {
  return `${regionName(region)} district court ${String(number)}`;
}

/** An appeal that nobody makes: a verdict comes into force after fifteen days. */
export function inForceAfter(deliveredOn: LegalDate): LegalDate {
  return addDays(deliveredOn, 16);
}
