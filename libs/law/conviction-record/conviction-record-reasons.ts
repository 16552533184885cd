import type { Wording } from '../wording.ts';

/** Why a question of a conviction record may need a person. */
export const convictionRecordReasons = {
  RECORD_OF_OFFENCES_BEFORE_AND_AFTER_18: {
    en: 'the gravest offence was committed under 18 and another one after, and no text says which period of the record applies',
    ru: 'самое тяжкое деяние совершено до 18 лет, а другое после, и закон не говорит, какой срок погашения судимости применяется',
    kk: 'ең ауыр әрекет 18 жасқа дейін, ал басқасы одан кейін жасалған, сотталғандықты жоюдың қай мерзімі қолданылатынын заң айтпайды',
  },
} as const satisfies Readonly<Record<string, Wording>>;
