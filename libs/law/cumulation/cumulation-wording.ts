import type { SubjectWording } from '../wording.ts';

/** How the steps of a cumulation of punishments are read aloud. */
export const cumulationWording: SubjectWording = {
  sentences: {
    'rule of cumulation': {
      en: 'What is joined: {kind}, {group}. The method is {method}; allowed: {result}.',
      ru: 'Соединяются: {kind}, {group}. Способ — {method}; допускаются: {result}.',
      kk: 'Біріктірілетіні: {kind}, {group}. Тәсілі — {method}; жол берілетіні: {result}.',
    },
    'punishments added': {
      en: '{punishment}: the greatest is {greatest}, all together {total}; at most {result} comes out.',
      ru: '{punishment}: наибольшее — {greatest}, в сумме — {total}; итог не более {result}.',
      kk: '{punishment}: ең үлкені — {greatest}, барлығы — {total}; нәтижесі {result} аспайды.',
    },
    'what the court joined them to': {
      en: 'The court came to {given} by {method}, where at most {upTo} may come out. Against the law: {result}.',
      ru: 'Суд назначил {given}, способ — {method}, предел — {upTo}. Нарушения: {result}.',
      kk: 'Сот {given} тағайындады, тәсілі — {method}, шегі — {upTo}. Бұзушылықтар: {result}.',
    },
  },
  words: {
    LAWFUL: { en: 'lawful', ru: 'законно', kk: 'заңды' },
    UNLAWFUL: { en: 'unlawful', ru: 'незаконно', kk: 'заңсыз' },
    CRIMES: { en: 'several offences', ru: 'совокупность деяний', kk: 'әрекеттер жиынтығы' },
    VERDICTS: { en: 'several verdicts', ru: 'совокупность приговоров', kk: 'үкімдер жиынтығы' },
    VERDICTS_WITH_GRAVEST: {
      en: 'several verdicts with an especially grave crime of 20 years',
      ru: 'совокупность приговоров с особо тяжким преступлением, наказуемым 20 годами',
      kk: '20 жылға жазаланатын аса ауыр қылмысы бар үкімдер жиынтығы',
    },
    MISDEMEANOURS: { en: 'misdemeanours only', ru: 'только уголовные проступки', kk: 'тек қылмыстық теріс қылықтар' },
    UP_TO_MEDIUM: {
      en: 'nothing above medium gravity',
      ru: 'деяния не выше средней тяжести',
      kk: 'ауырлығы орташадан аспайтын әрекеттер',
    },
    WITH_GRAVE: {
      en: 'with a grave or especially grave crime',
      ru: 'с тяжким или особо тяжким преступлением',
      kk: 'ауыр немесе аса ауыр қылмыспен',
    },
    WITH_GRAVEST: {
      en: 'with an especially grave crime of 20 years',
      ru: 'с особо тяжким преступлением, наказуемым 20 годами',
      kk: '20 жылға жазаланатын аса ауыр қылмыспен',
    },
    ABSORB: { en: 'absorption', ru: 'поглощение', kk: 'сіңіру' },
    ADD_PART: { en: 'partial addition', ru: 'частичное сложение', kk: 'ішінара қосу' },
    ADD_FULL: { en: 'full addition', ru: 'полное сложение', kk: 'толық қосу' },
    METHOD_NOT_ALLOWED: { en: 'the method is not allowed', ru: 'способ не допускается', kk: 'тәсілге жол берілмейді' },
    MUST_BE_LIFE: {
      en: 'life must come out',
      ru: 'должно быть назначено пожизненное лишение свободы',
      kk: 'өмір бойына бас бостандығынан айыру тағайындалуға тиіс',
    },
    OTHER_PUNISHMENT: { en: 'another punishment must come out', ru: 'должно быть иное наказание', kk: 'өзге жаза болуға тиіс' },
    NOT_THE_GREATEST: { en: 'not the greatest of them', ru: 'не наибольшее из них', kk: 'олардың ең үлкені емес' },
    NOT_THE_SUM: { en: 'not what they add up to', ru: 'не равно их сумме', kk: 'олардың қосындысына тең емес' },
    ABOVE_CEILING: { en: 'above the ceiling', ru: 'выше предела', kk: 'шектен асады' },
    ABOVE_SUM: { en: 'more than they add up to', ru: 'больше их суммы', kk: 'олардың қосындысынан асады' },
    NOT_ABOVE_GREATEST: { en: 'not more than the greatest', ru: 'не больше наибольшего', kk: 'ең үлкенінен артық емес' },
    NOT_ABOVE_NEW: { en: 'not more than the new term', ru: 'не больше нового срока', kk: 'жаңа мерзімнен артық емес' },
    NOT_ABOVE_REMAINDER: { en: 'not more than the remainder', ru: 'не больше неотбытой части', kk: 'өтелмеген бөліктен артық емес' },
  },
};
