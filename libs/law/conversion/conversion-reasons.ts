import type { Wording } from '../wording.ts';

/** Why a conversion of punishments may need a person. */
export const conversionReasons = {
  CONVERSION_RATE_NOT_VERIFIED: {
    en: 'the rates of conversion before Law 180-VI (July 2018) were not verified against their text',
    ru: 'соотношения наказаний до Закона № 180-VI (июль 2018 года) не сверены с текстом закона',
    kk: '№ 180-VI Заңға дейінгі (2018 жылғы шілде) жазалардың арақатынасы заң мәтінімен тексерілмеген',
  },
  IMPOSED_FOR_NOT_GIVEN: {
    en: 'evasion has other consequences for a crime than for a misdemeanour, and which it was is not given',
    ru: 'последствия уклонения различны для преступления и для уголовного проступка, а что это было, не указано',
    kk: 'жалтарудың салдары қылмыс пен қылмыстық теріс қылық үшін әртүрлі, ал қайсысы болғаны көрсетілмеген',
  },
} as const satisfies Readonly<Record<string, Wording>>;
