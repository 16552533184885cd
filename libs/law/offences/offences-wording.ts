import type { SubjectWording } from '../wording.ts';

/** How the steps of the offence catalogue are read aloud. */
export const offencesWording: SubjectWording = {
  sentences: {
    'article part in force': {
      en: '{articlePart} forbade the act on {on}.',
      ru: 'На {on} деяние запрещала норма {articlePart}.',
      kk: '{on} күні әрекетке {articlePart} нормасы бойынша тыйым салынған.',
    },
    'article part not in force': {
      en: '{articlePart} was not in force on {on}.',
      ru: 'На {on} норма {articlePart} не действовала.',
      kk: '{on} күні {articlePart} нормасы қолданыста болмаған.',
    },
    'same conduct under another article': {
      en: 'On {on} the conduct of {articlePart} fell under {result}.',
      ru: 'На {on} деяние, описанное в норме {articlePart}, подпадало под {result}.',
      kk: '{on} күні {articlePart} нормасында сипатталған әрекет {result} бойынша сараланған.',
    },
    'sanction not verified': {
      en: 'The sanction was not verified against its text: {source}.',
      ru: 'Санкция не сверена с текстом закона: {source}.',
      kk: 'Санкция заң мәтінімен салыстырып тексерілмеген: {source}.',
    },
    'sanction of the article part': {
      en: 'The sanction in force on {day} is that of a {kind}; its ceiling of deprivation of liberty, in years: {result}.',
      ru: 'Санкция, действующая на {day}: {kind}; верхний предел лишения свободы, лет: {result}.',
      kk: '{day} күні қолданыстағы санкция: {kind}; бас бостандығынан айырудың жоғарғы шегі, жыл: {result}.',
    },
  },
  words: {
    OFFENCE: { en: 'offence', ru: 'правонарушение', kk: 'құқық бұзушылық' },
    NOT_AN_OFFENCE: { en: 'no offence', ru: 'не правонарушение', kk: 'құқық бұзушылық емес' },
    SANCTION_NOT_VERIFIED: { en: 'not verified', ru: 'не проверено', kk: 'тексерілмеген' },
    CRIME: { en: 'crime', ru: 'преступление', kk: 'қылмыс' },
    MISDEMEANOUR: { en: 'misdemeanour', ru: 'уголовный проступок', kk: 'қылмыстық теріс қылық' },
    life: { en: 'for life', ru: 'пожизненно', kk: 'өмір бойына' },
  },
};
