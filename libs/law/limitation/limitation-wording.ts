import type { SubjectWording } from '../wording.ts';

/** How the steps of a question of limitation are read aloud. */
export const limitationWording: SubjectWording = {
  sentences: {
    'months of limitation': {
      en: 'Limitation of the {kind}, {category}: {result} months.',
      ru: 'Срок давности ({kind}), {category}: {result} мес.',
      kk: 'Ескіру мерзімі ({kind}), {category}: {result} ай.',
    },
    'no limitation': {
      en: 'Limitation does not apply to this offence ({kind}).',
      ru: 'Сроки давности к этому деянию не применяются ({kind}).',
      kk: 'Бұл әрекетке ескіру мерзімі қолданылмайды ({kind}).',
    },
    'the period of a misdemeanour runs regardless': {
      en: '{category}: nothing suspends or interrupts the period.',
      ru: '{category}: течение срока не приостанавливается и не прерывается.',
      kk: '{category}: мерзімнің өтуі тоқтатыла тұрмайды және үзілмейді.',
    },
    'a new crime restarts the period': {
      en: 'The new crime (art. {article}, {category}) interrupts the period, which begins anew on {result}.',
      ru: 'Новое преступление (ст. {article}, {category}) прерывает течение срока; он исчисляется заново с {result}.',
      kk: 'Жаңа қылмыс ({article}-бап, {category}) мерзімнің өтуін үзеді; ол {result} күнінен бастап қайта есептеледі.',
    },
    'the period of limitation': {
      en: '{months} months from {from}, with the days of suspension, end on {result}.',
      ru: '{months} мес. с {from}, с учётом дней приостановления, истекают {result}.',
      kk: '{from} күнінен бастап {months} ай, тоқтатыла тұрған күндерді қоса, {result} күні аяқталады.',
    },
    'the absolute period': {
      en: 'Whatever the evasion, {months} months from {from} end on {result}.',
      ru: 'Независимо от уклонения {months} мес. с {from} истекают {result}.',
      kk: 'Жалтаруға қарамастан, {from} күнінен бастап {months} ай {result} күні аяқталады.',
    },
    'life is replaced where limitation is refused': {
      en: 'A court decides on the limitation; where it refuses, life is replaced by {result} years of deprivation of liberty.',
      ru: 'О применении срока давности решает суд; при отказе пожизненное лишение свободы заменяется лишением свободы на {result} лет.',
      kk: 'Ескіру мерзімін қолдануды сот шешеді; бас тартса, өмір бойына бас бостандығынан айыру {result} жылға бас бостандығынан айыруға ауыстырылады.',
    },
  },
  words: {
    PROSECUTION: { en: 'prosecution', ru: 'привлечение к уголовной ответственности', kk: 'қылмыстық жауаптылыққа тарту' },
    VERDICT: { en: 'verdict', ru: 'обвинительный приговор', kk: 'айыптау үкімі' },
    NEVER: { en: 'never', ru: 'не применяется', kk: 'қолданылмайды' },
    MISDEMEANOUR: { en: 'criminal misdemeanour', ru: 'уголовный проступок', kk: 'қылмыстық теріс қылық' },
    MINOR: { en: 'crime of minor gravity', ru: 'преступление небольшой тяжести', kk: 'онша ауыр емес қылмыс' },
    MEDIUM: { en: 'crime of medium gravity', ru: 'преступление средней тяжести', kk: 'ауырлығы орташа қылмыс' },
    GRAVE: { en: 'grave crime', ru: 'тяжкое преступление', kk: 'ауыр қылмыс' },
    ESPECIALLY_GRAVE: { en: 'especially grave crime', ru: 'особо тяжкое преступление', kk: 'аса ауыр қылмыс' },
  },
};
