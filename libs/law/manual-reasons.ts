import { amnestyReasons } from './amnesty/amnesty-reasons.ts';
import { offencesReasons } from './offences/offences-reasons.ts';
import { paroleReasons } from './parole/parole-reasons.ts';
import { breachReasons } from './supervision-breach/breach-reasons.ts';
import { convictionRecordReasons } from './conviction-record/conviction-record-reasons.ts';
import { deferralReasons } from './deferral/deferral-reasons.ts';
import { substitutionReasons } from './substitution/substitution-reasons.ts';
import { conversionReasons } from './conversion/conversion-reasons.ts';
import { cumulationReasons } from './cumulation/cumulation-reasons.ts';
import { punishmentReasons } from './punishment/punishment-reasons.ts';
import { termReasons } from './term/term-reasons.ts';
import type { Wording } from './wording.ts';

/** Reasons that any subject may have. */
const sharedReasons = {
  NO_RULE_ON_THIS_DAY: {
    en: 'the rule set has no version of this rule for the day in question',
    ru: 'на этот день в своде правил нет редакции этой нормы',
    kk: 'ережелер жинағында осы күнге бұл норманың редакциясы жоқ',
  },
  RULE_NOT_VERIFIED: {
    en: 'the version of the rule in force on the day in question was not verified against its text',
    ru: 'редакция нормы, действовавшая в этот день, не сверена с текстом закона',
    kk: 'осы күні қолданыста болған норманың редакциясы заң мәтінімен салыстырып тексерілмеген',
  },
  PUNISHMENT_NOT_COUNTED_IN_DAYS: {
    en: 'this punishment is counted in hours or in money, so that it has no last day by the calendar',
    ru: 'это наказание исчисляется в часах или в деньгах и последнего дня по календарю не имеет',
    kk: 'бұл жаза сағатпен немесе ақшамен есептеледі, сондықтан оның күнтізбелік соңғы күні жоқ',
  },
  SANCTION_UNKNOWN: {
    en: 'the ceiling of the sanction is not given, so that the offence has no category',
    ru: 'верхний предел санкции не указан, поэтому категория деяния неизвестна',
    kk: 'санкцияның жоғарғы шегі көрсетілмеген, сондықтан әрекеттің санаты белгісіз',
  },
  OFFENCES_BEFORE_AND_AFTER_18: {
    en: 'one term covers offences from before and after the age of 18, and no text says which fraction applies',
    ru: 'один срок назначен за деяния до и после 18 лет, и закон не говорит, какая доля применяется',
    kk: 'бір мерзім 18 жасқа дейінгі және одан кейінгі әрекеттер үшін тағайындалған, қай бөлік қолданылатынын заң айтпайды',
  },
  VICTIM_AGE_UNKNOWN: {
    en: 'the bar does not cover a person under 18 whose victim was from 14 to 17, and the age of the victim is not given',
    ru: 'запрет не касается того, кто был младше 18 лет при потерпевшем от 14 до 17 лет, а возраст потерпевшего не указан',
    kk: 'тыйым 18 жасқа толмаған, жәбірленушісі 14 пен 17 жас аралығындағы адамға қатысты емес, ал жәбірленушінің жасы көрсетілмеген',
  },
  BAR_ENTRY_DAY_NOT_VERIFIED: {
    en: 'the day on which this bar came into force was not verified, and the offence falls into the days in doubt',
    ru: 'день вступления запрета в силу не проверен, а деяние приходится на спорные дни',
    kk: 'тыйымның күшіне енген күні тексерілмеген, ал әрекет даулы күндерге тура келеді',
  },
} as const satisfies Readonly<Record<string, Wording>>;

/** Why the library will not answer, for the person who then decides. A reason is stored in receipts: codes are never reused. */
export const manualReasons = {
  ...sharedReasons,
  ...termReasons,
  ...paroleReasons,
  ...amnestyReasons,
  ...breachReasons,
  ...offencesReasons,
  ...convictionRecordReasons,
  ...deferralReasons,
  ...substitutionReasons,
  ...punishmentReasons,
  ...conversionReasons,
  ...cumulationReasons,
};

export type ManualReason = keyof typeof manualReasons;

/** The library proposes nothing: a rule or a fact that it needs is missing or was not verified. */
export interface NeedsManual {
  readonly verdict: 'NEEDS_MANUAL';
  /** At least one reason, each once. */
  readonly because: readonly ManualReason[];
}
