import { addDays, daysInMonth, legalDateOf, partsOf } from '../../libs/law/calendar/legal-date.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import type { Sex, SocialStatusKind } from '../../libs/person/person.events.ts';
import { recordIdentifier, type RecordIdentifier } from '../../libs/person/record-identifier.ts';
import { recordSocialStatus, type RecordSocialStatus } from '../../libs/person/record-social-status.ts';
import { registerPerson, type RegisterPerson } from '../../libs/person/register-person.ts';
import type { BiographyBuilder, Sender } from './biography.ts';
import { within, type SeededRandom } from './seeded-random.ts';
import { birthAndIin } from './synthetic-iin.ts';
import { syntheticName } from './synthetic-names.ts';

interface Registered {
  readonly on: LegalDate;
  readonly sex: Sex;
  readonly birthDate: LegalDate;
  /** Number of the person among those of all data sets; the IIN follows from it. */
  readonly number: number;
  readonly sender: Sender;
  /** A citizen, whatever chance has it: a foreigner's term is not replaced by a milder punishment. CC 73. */
  readonly citizen?: boolean;
}

/** Somebody becomes known: names, sex, birth, and an identification number whose check digit is wrong. */
export function becomesKnown(life: BiographyBuilder, { on, sex, birthDate, number, sender, citizen = false }: Registered): void {
  const { random, personId } = life;
  const { familyName, givenName, patronymic } = syntheticName(random, sex);
  const citizenship = random.chance(0.02) && !citizen ? random.pick(['RU', 'UZ', 'KG', 'TJ', 'CN', 'AZ']) : 'KZ';
  const [born, value] = birthAndIin(birthDate, sex, number);
  const register: RegisterPerson = {
    on,
    familyName,
    givenName,
    ...(patronymic !== undefined && { patronymic }),
    sex,
    birthDate: born,
    citizenship,
    documentRef: 'SYNTHETIC',
  };
  life.ask(registerPerson, personId, register, on, sender);
  const identify: RecordIdentifier = { on, scheme: 'IIN', value, check: 'AS_DOCUMENTED', documentRef: 'SYNTHETIC' };
  life.ask(recordIdentifier, personId, identify, on, sender);
}

/** Somebody is in a situation from a day on; who is in it already since an earlier punishment stays in it. */
export function isIn(life: BiographyBuilder, kind: SocialStatusKind, from: LegalDate, known: LegalDate, sender: Sender): void {
  if (life.hasAsked(recordSocialStatus, { kind })) return;
  const status: RecordSocialStatus = { kind, from, evidence: evidenceOf[kind], documentRef: 'SYNTHETIC' };
  life.ask(recordSocialStatus, life.personId, status, known, sender);
}

const evidenceOf: Readonly<Record<SocialStatusKind, string>> = {
  PREGNANT: 'SYNTHETIC certificate of the women’s clinic',
  CHILD_UNDER_3: 'SYNTHETIC birth certificate of the child',
  CHILD_UNDER_14: 'SYNTHETIC birth certificate of the child',
  MANY_CHILDREN: 'SYNTHETIC certificate of a large family',
  SINGLE_PARENT: 'SYNTHETIC certificate of the registry office',
  DISABILITY_1: 'SYNTHETIC certificate of the expert commission',
  DISABILITY_2: 'SYNTHETIC certificate of the expert commission',
  DISABILITY_3: 'SYNTHETIC certificate of the expert commission',
  VETERAN: 'SYNTHETIC certificate of a veteran',
  PENSIONER: 'SYNTHETIC pension certificate',
};

/** Age in whole years at the act, so that the mean on the reference day is about 34. */
export function ageAtAct(random: SeededRandom): number {
  return Math.floor(within(18 + random.gamma(2, 7), 18, 74));
}

/** A day of birth of somebody who is that old on a day. */
export function bornFor(random: SeededRandom, age: number, day: LegalDate): LegalDate {
  const { year, month, day: dayOfMonth } = partsOf(day);
  const birthday = legalDateOf(year - age, month, Math.min(dayOfMonth, daysInMonth(year - age, month)));
  return addDays(birthday, -random.whole(0, 364));
}
