import type { SubjectWording } from '../wording.ts';

export const substitutionWording: SubjectWording = {
  sentences: {
    'no substitution of this punishment': {
      en: 'The punishment is not deprivation of liberty for a term, so there is nothing to substitute: {punishment}.',
      ru: 'Наказание не является лишением свободы на срок, замена не применяется: {punishment}.',
      kk: 'Жаза мерзімді бас бостандығынан айыру емес, ауыстыру қолданылмайды: {punishment}.',
    },
    'bar to substitution': {
      en: 'Substitution for article {article}: {bar}, {result}.',
      ru: 'Замена по статье {article}: {bar}, {result}.',
      kk: '{article}-бап бойынша ауыстыру: {bar}, {result}.',
    },
    'neither repaid nor without violations': {
      en: 'The damage is not repaid and there are malicious violations: {result}.',
      ru: 'Ущерб не возмещён, и имеются злостные нарушения: {result}.',
      kk: 'Залал өтелмеген әрі қасақана бұзушылықтар бар: {result}.',
    },
    'milder punishments open': {
      en: 'Milder punishments that a court may choose ({who}): {result}.',
      ru: 'Более мягкие наказания, которые суд может избрать ({who}): {result}.',
      kk: 'Сот таңдай алатын неғұрлым жеңіл жазалар ({who}): {result}.',
    },
    'part before substitution': {
      en: 'The part to be served for {situation} ({group}) is {result}.',
      ru: 'Подлежит отбытию за {situation} ({group}): {result}.',
      kk: '{situation} үшін өтелуге тиіс бөлік ({group}): {result}.',
    },
    'first day of substitution': {
      en: 'The part is served by {byFraction}; a court may substitute from {result}.',
      ru: 'Доля отбыта к {byFraction}; замена возможна с {result}.',
      kk: 'Бөлік {byFraction} өтеледі; ауыстыру {result} бастап мүмкін.',
    },
    'rest in milder punishments': {
      en: 'The rest from {from} to {to} is converted: {result}.',
      ru: 'Остаток с {from} по {to} пересчитан: {result}.',
      kk: '{from} бастап {to} дейінгі қалған мерзім қайта есептелді: {result}.',
    },
  },
  words: {
    BARRED: { en: 'barred', ru: 'исключено', kk: 'рұқсат етілмейді' },
    FINE: { en: 'fine', ru: 'штраф', kk: 'айыппұл' },
    RESTRICTION_OF_LIBERTY: { en: 'restriction of liberty', ru: 'ограничение свободы', kk: 'бас бостандығын шектеу' },
    CORRECTIVE_LABOUR: { en: 'corrective labour', ru: 'исправительные работы', kk: 'түзеу жұмыстары' },
    COMMUNITY_SERVICE: { en: 'community service', ru: 'общественные работы', kk: 'қоғамдық жұмыстар' },
    ARREST: { en: 'arrest', ru: 'арест', kk: 'қамаққа алу' },
    LIFE: { en: 'life deprivation of liberty', ru: 'пожизненное лишение свободы', kk: 'өмір бойына бас бостандығынан айыру' },
    MINOR: { en: 'a crime of minor gravity', ru: 'преступление небольшой тяжести', kk: 'онша ауыр емес қылмыс' },
    MEDIUM: { en: 'a crime of medium gravity', ru: 'преступление средней тяжести', kk: 'ауырлығы орташа қылмыс' },
    GRAVE: { en: 'a grave crime', ru: 'тяжкое преступление', kk: 'ауыр қылмыс' },
    ESPECIALLY_GRAVE: { en: 'an especially grave crime', ru: 'особо тяжкое преступление', kk: 'аса ауыр қылмыс' },
    TERRORIST: { en: 'a terrorist crime', ru: 'террористическое преступление', kk: 'террористік қылмыс' },
    EXTREMIST: { en: 'an extremist crime', ru: 'экстремистское преступление', kk: 'экстремистік қылмыс' },
    CRIMINAL_GROUP: {
      en: 'a crime of a criminal group',
      ru: 'преступление в составе преступной группы',
      kk: 'қылмыстық топ құрамындағы қылмыс',
    },
    SEXUAL_VS_MINOR: {
      en: 'a crime against the sexual inviolability of minors',
      ru: 'преступление против половой неприкосновенности несовершеннолетних',
      kk: 'кәмелетке толмағандардың жыныстық тиіспеушілігіне қарсы қылмыс',
    },
    ESPECIALLY_GRAVE_AGAINST_LIFE: {
      en: 'an especially grave crime against life',
      ru: 'особо тяжкое преступление против жизни',
      kk: 'өмірге қарсы аса ауыр қылмыс',
    },
    ADULT: { en: '18 or older at the offence', ru: 'совершеннолетний', kk: 'кәмелетке толған' },
    JUVENILE: { en: 'under 18 at the offence', ru: 'несовершеннолетний', kk: 'кәмелетке толмаған' },
    CITIZEN: { en: 'citizen', ru: 'гражданин', kk: 'азамат' },
    FOREIGNER: { en: 'foreigner', ru: 'иностранец', kk: 'шетелдік' },
  },
};
