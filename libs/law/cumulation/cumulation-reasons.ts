import type { Wording } from '../wording.ts';

/** Why a cumulation may need a person. */
export const cumulationReasons = {
  TERM_OF_CUMULATION_NOT_GIVEN: {
    en: 'the amount or the term of a punishment that is joined is not given',
    ru: 'размер или срок одного из соединяемых наказаний не указан',
    kk: 'біріктірілетін жазалардың бірінің мөлшері немесе мерзімі көрсетілмеген',
  },
  MONTHS_AND_DAYS_NOT_COMPARABLE: {
    en: 'which of two terms is longer depends on how many days a month is taken to have',
    ru: 'какой из двух сроков больше, зависит от того, сколько дней считать в месяце',
    kk: 'екі мерзімнің қайсысы ұзақ екені бір айда неше күн деп есептелетініне байланысты',
  },
  CATEGORY_NOT_GIVEN: {
    en: 'the category of an offence of the cumulation is not known',
    ru: 'категория одного из деяний совокупности неизвестна',
    kk: 'жиынтықтағы әрекеттердің бірінің санаты белгісіз',
  },
} as const satisfies Readonly<Record<string, Wording>>;
