import type { SubjectWording } from '../wording.ts';

/** How the steps of a question of relief are read aloud. */
export const reliefWording: SubjectWording = {
  sentences: {
    'conditions of the relief that do not hold': {
      en: 'Relief under CC {article}; what it needs and is not there: {result}.',
      ru: 'Освобождение по статье {article} УК; отсутствует условие: {result}.',
      kk: 'ҚК {article}-бабы бойынша босату; жоқ шарт: {result}.',
    },
    'what closes the relief': {
      en: 'Relief under CC {article} is closed by: {result}.',
      ru: 'Освобождению по статье {article} УК препятствует: {result}.',
      kk: 'ҚК {article}-бабы бойынша босатуға кедергі: {result}.',
    },
    'every condition of the relief holds': {
      en: 'Relief under CC {article}; every condition holds: {result}.',
      ru: 'Освобождение по статье {article} УК; все условия соблюдены: {result}.',
      kk: 'ҚК {article}-бабы бойынша босату; барлық шарт сақталған: {result}.',
    },
    'months of the surety': {
      en: '{category}: the surety is set for {atLeast} to {result} months.',
      ru: '{category}: поручительство устанавливается на срок от {atLeast} до {result} мес.',
      kk: '{category}: кепілгерлік {atLeast} айдан {result} айға дейінгі мерзімге белгіленеді.',
    },
    'bond of the surety': {
      en: 'The bond is the largest fine of the sanction: {result} MCI.',
      ru: 'Залог равен максимальному штрафу санкции: {result} МРП.',
      kk: 'Кепіл санкциядағы айыппұлдың ең жоғары мөлшеріне тең: {result} АЕК.',
    },
  },
  words: {
    REPENTED: { en: 'active repentance', ru: 'деятельное раскаяние', kk: 'шын өкіну' },
    HARM_REPAIRED: { en: 'the harm is made good', ru: 'вред заглажен', kk: 'зиянның есесі толтырылған' },
    HARM_TO_SOCIETY_OR_STATE: {
      en: 'harm to the interests of society or the state',
      ru: 'вред охраняемым законом интересам общества или государства',
      kk: 'қоғамның немесе мемлекеттің заңмен қорғалатын мүдделеріне зиян',
    },
    SELF_DEFENCE_EXCEEDED_IN_FEAR: {
      en: 'the limits of self-defence exceeded in fear, fright or confusion',
      ru: 'превышение пределов необходимой обороны вследствие страха, испуга или замешательства',
      kk: 'қорқу, үрейлену немесе сасқалақтау салдарынан қажетті қорғану шегінен шығу',
    },
    AGREEMENT_FULFILLED: {
      en: 'every term of the procedural agreement fulfilled',
      ru: 'выполнение всех условий процессуального соглашения',
      kk: 'процестік келісімнің барлық талаптарын орындау',
    },
    FINE_IN_SANCTION: { en: 'a fine in the sanction', ru: 'штраф в санкции', kk: 'санкциядағы айыппұл' },
    ACT_NO_LONGER_DANGEROUS: {
      en: 'the act is no longer dangerous to society, as circumstances changed',
      ru: 'деяние вследствие изменения обстановки перестало быть общественно опасным',
      kk: 'жағдайдың өзгеруі салдарынан әрекет қоғамға қауіпті болудан қалған',
    },
    BLAMELESS_SINCE: { en: 'blameless conduct since', ru: 'последующее безупречное поведение', kk: 'кейінгі мінсіз мінез-құлық' },
    NOT_FIRST_TIME: { en: 'not for the first time', ru: 'не впервые', kk: 'алғаш рет емес' },
    CATEGORY: { en: 'the category of the offence', ru: 'категория деяния', kk: 'әрекеттің санаты' },
    DEATH: { en: 'death was caused', ru: 'причинена смерть', kk: 'өлім келтірілген' },
    GRAVE_HARM: { en: 'grave harm to health', ru: 'тяжкий вред здоровью', kk: 'денсаулыққа ауыр зиян' },
    BARRED_OFFENCE: {
      en: 'an offence that the article excludes',
      ru: 'деяние, на которое статья не распространяется',
      kk: 'бап қолданылмайтын әрекет',
    },
    GRAVE_AGAINST_THE_PERSON: {
      en: 'a grave or especially grave crime against the person',
      ru: 'тяжкое или особо тяжкое преступление против личности',
      kk: 'жеке адамға қарсы ауыр немесе аса ауыр қылмыс',
    },
    NOT_OPEN_TO_RECONCILIATION: {
      en: 'reconciliation would not be open either',
      ru: 'лицо не относится к тем, к кому применяется статья 68 УК',
      kk: 'адам ҚК 68-бабы қолданылатындарға жатпайды',
    },
    MISDEMEANOUR: { en: 'criminal misdemeanour', ru: 'уголовный проступок', kk: 'қылмыстық теріс қылық' },
    MINOR: { en: 'crime of minor gravity', ru: 'преступление небольшой тяжести', kk: 'онша ауыр емес қылмыс' },
    MEDIUM: { en: 'crime of medium gravity', ru: 'преступление средней тяжести', kk: 'ауырлығы орташа қылмыс' },
  },
};
