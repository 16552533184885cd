import type { Wording } from '../wording.ts';

/** Why what the catalogue of offences says may need a person. */
export const offencesReasons = {
  SANCTION_NOT_VERIFIED: {
    en: 'the sanction of the article part on the day in question was not verified against its text, so that the offence has no category',
    ru: 'санкция части статьи на этот день не сверена с текстом закона, поэтому категория деяния неизвестна',
    kk: 'бап бөлігінің осы күнгі санкциясы заң мәтінімен салыстырып тексерілмеген, сондықтан әрекеттің санаты белгісіз',
  },
  OFFENCE_NOT_IN_CATALOGUE: {
    en: 'the catalogue of offences does not have this article part',
    ru: 'в перечне правонарушений нет этой части статьи',
    kk: 'құқық бұзушылықтар тізбесінде баптың бұл бөлігі жоқ',
  },
  OFFENCE_ENTRY_NOT_VERIFIED: {
    en: 'whether the act was an offence under this article part on the day in question was not verified',
    ru: 'не проверено, было ли деяние в этот день правонарушением по этой части статьи',
    kk: 'осы күні әрекеттің баптың осы бөлігі бойынша құқық бұзушылық болғаны тексерілмеген',
  },
} as const satisfies Readonly<Record<string, Wording>>;
