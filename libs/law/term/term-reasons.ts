import type { Wording } from '../wording.ts';

/** Why the end of a term may need a person. */
export const termReasons = {
  CREDIT_RATE_NOT_VERIFIED: {
    en: 'the credit for custody before Law 180-VI (July 2018) was not verified against its text',
    ru: 'зачёт содержания под стражей до Закона № 180-VI (июль 2018 года) не сверен с текстом закона',
    kk: '№ 180-VI Заңға дейінгі (2018 жылғы шілде) күзетпен ұстауды есепке алу заң мәтінімен тексерілмеген',
  },
  FACILITY_UNKNOWN: {
    en: 'custody counts by the type of facility that the verdict names, and none is given',
    ru: 'содержание под стражей засчитывается по виду учреждения, назначенному приговором, а он не указан',
    kk: 'күзетпен ұстау үкімде белгіленген мекеме түрі бойынша есепке алынады, ал ол көрсетілмеген',
  },
} as const satisfies Readonly<Record<string, Wording>>;
