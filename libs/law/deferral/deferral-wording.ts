import type { SubjectWording } from '../wording.ts';

export const deferralWording: SubjectWording = {
  sentences: {
    'no deferral of this punishment': {
      en: 'No deferral of this punishment: {punishment}.',
      ru: 'Отсрочка этого наказания не предусмотрена: {punishment}.',
      kk: 'Бұл жазаны кейінге қалдыру көзделмеген: {punishment}.',
    },
    'longest deferral': {
      en: 'The longest deferral from {from}, {pregnancyYears} year for pregnancy and {childYears} years for a child, ends on {result}.',
      ru: 'Наибольшая отсрочка с {from}, по беременности лет: {pregnancyYears}, по уходу за ребёнком лет: {childYears}; последний день {result}.',
      kk: '{from} бастап ең ұзақ кейінге қалдыру, жүктілік бойынша жыл: {pregnancyYears}, бала бойынша жыл: {childYears}; соңғы күні {result}.',
    },
    'deferral is barred': {
      en: 'Deferral is barred: {result}.',
      ru: 'Отсрочка исключена: {result}.',
      kk: 'Кейінге қалдыруға болмайды: {result}.',
    },
  },
  words: {
    CHILD: { en: 'care of a child', ru: 'уход за ребёнком', kk: 'баланы күту' },
    'missing.PUNISHMENT': {
      en: 'deprivation of liberty, which alone can be deferred',
      ru: 'лишение свободы: отсрочить можно только его',
      kk: 'бас бостандығынан айыру: тек осы жаза кейінге қалдырылады',
    },
    'missing.GROUND': {
      en: 'pregnancy, or a child under 14 whom the person may raise',
      ru: 'беременность или ребёнок младше 14 лет, которого лицо вправе воспитывать',
      kk: 'жүктілік немесе адам тәрбиелеуге құқылы 14 жасқа толмаған бала',
    },
    NOT_AVAILABLE: { en: 'not available', ru: 'не предусмотрено', kk: 'көзделмеген' },
    FINE: { en: 'fine', ru: 'штраф', kk: 'айыппұл' },
    RESTRICTION_OF_LIBERTY: { en: 'restriction of liberty', ru: 'ограничение свободы', kk: 'бас бостандығын шектеу' },
    CORRECTIVE_LABOUR: { en: 'corrective labour', ru: 'исправительные работы', kk: 'түзеу жұмыстары' },
    COMMUNITY_SERVICE: { en: 'community service', ru: 'общественные работы', kk: 'қоғамдық жұмыстар' },
    ARREST: { en: 'arrest', ru: 'арест', kk: 'қамаққа алу' },
    LIFE: { en: 'life deprivation of liberty', ru: 'пожизненное лишение свободы', kk: 'өмір бойына бас бостандығынан айыру' },
    TERRORIST: { en: 'a terrorist crime', ru: 'террористическое преступление', kk: 'террористік қылмыс' },
    EXTREMIST: { en: 'an extremist crime', ru: 'экстремистское преступление', kk: 'экстремистік қылмыс' },
    CRIMINAL_GROUP: {
      en: 'a crime of a criminal group',
      ru: 'преступление в составе преступной группы',
      kk: 'қылмыстық топ құрамындағы қылмыс',
    },
    OVER_FIVE_YEARS_AGAINST_PERSON: {
      en: 'more than five years for a grave crime against the person',
      ru: 'более пяти лет за тяжкое или особо тяжкое преступление против личности',
      kk: 'жеке адамға қарсы ауыр немесе аса ауыр қылмыс үшін бес жылдан астам',
    },
    SEXUAL_VS_UNDER_14: {
      en: 'a sexual crime against a child under 14',
      ru: 'половое преступление против малолетнего',
      kk: 'жас балаға қарсы жыныстық қылмыс',
    },
  },
};
