import type { Wording } from '../wording.ts';

/** Why a question of parole may need a person. */
export const paroleReasons = {
  MINOR_WITH_REVOKED_PAROLE: {
    en: 'CC 86 gives no fraction for a person under 18 at the offence whose parole was revoked before',
    ru: 'статья 86 УК не называет доли для того, кто совершил деяние до 18 лет и чьё условно-досрочное освобождение отменялось',
    kk: 'ҚК 86-бабы 18 жасқа дейін әрекет жасап, шартты түрде мерзімінен бұрын босатылуы бұрын жойылған адам үшін бөлікті атамайды',
  },
  MINOR_WITH_COOPERATION: {
    en: 'CC 86 gives no fraction for a person under 18 at the offence who fulfilled a cooperation agreement',
    ru: 'статья 86 УК не называет доли для того, кто совершил деяние до 18 лет и выполнил соглашение о сотрудничестве',
    kk: 'ҚК 86-бабы 18 жасқа дейін әрекет жасап, ынтымақтастық туралы келісімді орындаған адам үшін бөлікті атамайды',
  },
  COOPERATION_AND_REVOKED_PAROLE: {
    en: 'no text says which fraction applies to a fulfilled cooperation agreement after a revoked parole',
    ru: 'закон не говорит, какая доля применяется при выполненном соглашении о сотрудничестве после отмены условно-досрочного освобождения',
    kk: 'шартты түрде босату жойылғаннан кейін ынтымақтастық туралы келісім орындалса, қай бөлік қолданылатынын заң айтпайды',
  },
  LIFE_AFTER_REVOKED_PAROLE: {
    en: 'no text says what a revoked parole means for a life term',
    ru: 'закон не говорит, что значит отменённое условно-досрочное освобождение для пожизненного лишения свободы',
    kk: 'шартты түрде босатудың жойылуы өмір бойына бас бостандығынан айыру үшін нені білдіретінін заң айтпайды',
  },
  REMAINDER_UNKNOWN: {
    en: 'the remainder begins after the last day that start, term and credit give, and the last day as it now stands is not given',
    ru: 'остаток начинается после последнего дня, который дают начало, срок и зачёт, а нынешний последний день не указан',
    kk: 'қалған бөлік басталу күні, мерзім және есепке алу беретін соңғы күннен кейін басталады, ал қазіргі соңғы күн көрсетілмеген',
  },
  LINK_TO_ESPECIALLY_GRAVE_CRIME: {
    en: 'whether the crime was linked with the especially grave one in the same term is for a court to say',
    ru: 'было ли преступление связано с особо тяжким, входящим в тот же срок, решает суд',
    kk: 'қылмыс сол мерзімге кіретін аса ауыр қылмыспен байланысты болды ма, оны сот шешеді',
  },
} as const satisfies Readonly<Record<string, Wording>>;
