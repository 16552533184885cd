import type { SubjectWording } from '../wording.ts';

export const convictionRecordWording: SubjectWording = {
  sentences: {
    'no record of a misdemeanour': {
      en: 'A misdemeanour leaves no conviction record ({offences} offence(s)).',
      ru: 'Уголовный проступок судимости не влечёт (деяний: {offences}).',
      kk: 'Қылмыстық теріс қылық сотталғандыққа әкеп соқпайды (әрекеттер саны: {offences}).',
    },
    'both punishments served': {
      en: 'The main punishment was served on {servedOn}, the additional one on {additionalServedOn}: the later day is {result}.',
      ru: 'Основное наказание отбыто {servedOn}, дополнительное {additionalServedOn}: более поздний день {result}.',
      kk: 'Негізгі жаза {servedOn}, қосымша жаза {additionalServedOn} өтелген: кейінгі күн {result}.',
    },
    'record ends with the punishment': {
      en: 'The record ends with: {sentence}, on {result}.',
      ru: 'Судимость погашается по отбытии: {sentence}, {result}.',
      kk: 'Сотталғандық жаза өтелгенде жойылады: {sentence}, {result}.',
    },
    'years of the record': {
      en: 'For {category} ({group}) the record lasts {result} years.',
      ru: 'За {category} ({group}) срок погашения судимости, лет: {result}.',
      kk: '{category} үшін ({group}) сотталғандықты жою мерзімі, жыл: {result}.',
    },
    'record runs': {
      en: '{years} years from {from}: no record from {result}.',
      ru: 'Лет: {years}, с {from}: судимости нет с {result}.',
      kk: '{from} бастап {years} жыл: {result} бастап сотталғандық жоқ.',
    },
    'record starts again': {
      en: 'A new offence on {on} interrupts the period; {years} years begin again: no record from {result}.',
      ru: 'Новое деяние {on} прерывает срок; {years} лет текут заново: судимости нет с {result}.',
      kk: '{on} жасалған жаңа әрекет мерзімді үзеді; {years} жыл қайта басталады: {result} бастап сотталғандық жоқ.',
    },
  },
  words: {
    NEVER_RECORDED: { en: 'no conviction record', ru: 'судимости не возникает', kk: 'сотталғандық туындамайды' },
    EXPUNGED_ON: { en: 'expunged', ru: 'судимость погашена', kk: 'сотталғандық жойылған' },
    ADULT: { en: '18 or older at the offence', ru: 'совершеннолетний', kk: 'кәмелетке толған' },
    JUVENILE: { en: 'under 18 at the offence', ru: 'несовершеннолетний', kk: 'кәмелетке толмаған' },
    MINOR: { en: 'a crime of minor gravity', ru: 'преступление небольшой тяжести', kk: 'онша ауыр емес қылмыс' },
    MEDIUM: { en: 'a crime of medium gravity', ru: 'преступление средней тяжести', kk: 'ауырлығы орташа қылмыс' },
    GRAVE: { en: 'a grave crime', ru: 'тяжкое преступление', kk: 'ауыр қылмыс' },
    ESPECIALLY_GRAVE: { en: 'an especially grave crime', ru: 'особо тяжкое преступление', kk: 'аса ауыр қылмыс' },
    SUSPENDED: { en: 'suspended sentence', ru: 'условное осуждение', kk: 'шартты түрде соттау' },
    FINE: { en: 'fine', ru: 'штраф', kk: 'айыппұл' },
    CORRECTIVE_LABOUR: { en: 'corrective labour', ru: 'исправительные работы', kk: 'түзеу жұмыстары' },
    COMMUNITY_SERVICE: { en: 'community service', ru: 'общественные работы', kk: 'қоғамдық жұмыстар' },
    ARREST: { en: 'arrest', ru: 'арест', kk: 'қамаққа алу' },
    RESTRICTION_OF_LIBERTY: { en: 'restriction of liberty', ru: 'ограничение свободы', kk: 'бас бостандығын шектеу' },
  },
};
