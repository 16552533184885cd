import type { Wording } from '../wording.ts';

/** Why a question about a punishment may need a person. */
export const punishmentReasons = {
  AMOUNT_NOT_GIVEN: {
    en: 'the amount or the term of the punishment is not given',
    ru: 'размер или срок наказания не указан',
    kk: 'жазаның мөлшері немесе мерзімі көрсетілмеген',
  },
  AMOUNT_RANGE_NOT_VERIFIED: {
    en: 'the ranges of punishments before Law 180-VI (July 2018) were not verified against their text',
    ru: 'пределы наказаний до Закона № 180-VI (июль 2018 года) не сверены с текстом закона',
    kk: '№ 180-VI Заңға дейінгі (2018 жылғы шілде) жазалардың шектері заң мәтінімен тексерілмеген',
  },
  FINE_MAY_BE_A_MULTIPLE: {
    en: 'a fine for corruption may be a multiple of the bribe, above the general ceiling',
    ru: 'штраф за коррупционное преступление может быть кратен взятке и превышать общий предел',
    kk: 'сыбайлас жемқорлық қылмысы үшін айыппұл параға еселенген мөлшерде және жалпы шектен жоғары болуы мүмкін',
  },
  LIABILITY_FROM_14_NOT_VERIFIED: {
    en: 'the list of offences for which a person answers from the age of 14 was not verified to its end, and this one is not in what was read',
    ru: 'перечень деяний, за которые отвечают с 14 лет, сверен не до конца, и этого деяния в сверенной части нет',
    kk: '14 жастан бастап жауапкершілік туындайтын әрекеттер тізбесі соңына дейін тексерілмеген, ал тексерілген бөлігінде бұл әрекет жоқ',
  },
} as const satisfies Readonly<Record<string, Wording>>;
