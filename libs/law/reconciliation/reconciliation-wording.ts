import type { SubjectWording } from '../wording.ts';

/** How the steps of a question of reconciliation are read aloud. */
export const reconciliationWording: SubjectWording = {
  sentences: {
    'a minor whose victim was from 14 to 17 is spared': {
      en: 'Art. {article}, act of {committedOn}: the offender was {age} and the victim from 14 to 17, so that the bar does not apply.',
      ru: 'Ст. {article}, деяние от {committedOn}: виновному было {age}, потерпевшему — от 14 до 17 лет, поэтому запрет не применяется.',
      kk: '{article}-бап, {committedOn} күнгі әрекет: кінәлі {age} жаста, жәбірленуші 14 пен 17 жас аралығында болған, сондықтан тыйым қолданылмайды.',
    },
    'a minor whose victim is not said to be under 14 is spared': {
      en: 'Art. {article}, act of {committedOn}: the offender was {age}; nothing says that the victim was under 14, and the bar is taken not to apply.',
      ru: 'Ст. {article}, деяние от {committedOn}: виновному было {age}; не указано, что потерпевшему не было 14 лет, и запрет считается неприменимым.',
      kk: '{article}-бап, {committedOn} күнгі әрекет: кінәлі {age} жаста болған; жәбірленушінің 14 жасқа толмағаны көрсетілмеген, тыйым қолданылмайды деп есептеледі.',
    },
    'the bar does not reach back to the act': {
      en: 'Bar ({bar}): art. {article}, act of {committedOn}, was committed before the bar came into force; a harsher law does not reach back.',
      ru: 'Запрет ({bar}): ст. {article}, деяние от {committedOn} совершено до введения запрета; более строгий закон обратной силы не имеет.',
      kk: 'Тыйым ({bar}): {article}-бап, {committedOn} күнгі әрекет тыйым күшіне енгенге дейін жасалған; қатаң заңның кері күші болмайды.',
    },
    'bar to reconciliation': {
      en: 'Art. {article}, act of {committedOn}: reconciliation is barred ({bar}).',
      ru: 'Ст. {article}, деяние от {committedOn}: примирение не допускается ({bar}).',
      kk: '{article}-бап, {committedOn} күнгі әрекет: татуласуға жол берілмейді ({bar}).',
    },
    'time since the earlier reconciliation': {
      en: 'Earlier reconciliation on {reconciledOn}; {months} months from it end on {lastDay}; act of {committedOn}: {result} ({bar}).',
      ru: 'Прежнее примирение {reconciledOn}; {months} мес. после него истекают {lastDay}; деяние от {committedOn}: {result} ({bar}).',
      kk: 'Бұрынғы татуласу {reconciledOn}; одан кейінгі {months} ай {lastDay} күні аяқталады; {committedOn} күнгі әрекет: {result} ({bar}).',
    },
    'linked with causing death': {
      en: 'Art. {article}, act of {committedOn}, is linked with causing death.',
      ru: 'Ст. {article}, деяние от {committedOn} связано с причинением смерти.',
      kk: '{article}-бап, {committedOn} күнгі әрекет өлім келтірумен байланысты.',
    },
    'what the category leaves open': {
      en: 'Art. {article}, act of {committedOn}, {category}: {result}.',
      ru: 'Ст. {article}, деяние от {committedOn}, {category}: {result}.',
      kk: '{article}-бап, {committedOn} күнгі әрекет, {category}: {result}.',
    },
    'under 18 at the offence, with educational measures': {
      en: 'Art. {article}: under 18 on {committedOn}; relief goes with compulsory educational measures.',
      ru: 'Ст. {article}: на {committedOn} лицу не было 18 лет; при освобождении применяются принудительные меры воспитательного воздействия.',
      kk: '{article}-бап: {committedOn} күні адам 18 жасқа толмаған; босатқанда тәрбиелік ықпалы бар мәжбүрлеу шаралары қолданылады.',
    },
    'repair and consent': {
      en: '{harm}; {result}.',
      ru: '{harm}; {result}.',
      kk: '{harm}; {result}.',
    },
  },
  words: {
    TORTURE: { en: 'torture', ru: 'пытки', kk: 'азаптау' },
    SEXUAL_VS_MINOR: {
      en: 'crime against the sexual inviolability of minors',
      ru: 'преступление против половой неприкосновенности несовершеннолетних',
      kk: 'кәмелетке толмағандардың жыныстық тиіспеушілігіне қарсы қылмыс',
    },
    NEGLIGENT_DEATH: { en: 'death by negligence', ru: 'смерть по неосторожности', kk: 'абайсызда қаза келтіру' },
    CORRUPTION: { en: 'corruption crime', ru: 'коррупционное преступление', kk: 'сыбайлас жемқорлық қылмыс' },
    TERRORIST: { en: 'terrorist crime', ru: 'террористическое преступление', kk: 'террористік қылмыс' },
    EXTREMIST: { en: 'extremist crime', ru: 'экстремистское преступление', kk: 'экстремистік қылмыс' },
    CRIMINAL_GROUP: {
      en: 'crime committed by a criminal group',
      ru: 'преступление, совершённое в составе преступной группы',
      kk: 'қылмыстық топ құрамында жасалған қылмыс',
    },
    REPEAT_AFTER_RECONCILIATION: {
      en: 'new intentional crime within the limitation period after a reconciliation',
      ru: 'новое умышленное преступление в течение срока давности после примирения',
      kk: 'татуласудан кейін ескіру мерзімі ішінде жасалған жаңа қасақана қылмыс',
    },
    VIOLENCE_OR_CRUELTY_VS_MINOR: {
      en: 'physical violence or cruel treatment of a minor',
      ru: 'физическое насилие или жестокое обращение с несовершеннолетним',
      kk: 'кәмелетке толмағанға күш қолдану немесе қатыгездік көрсету',
    },
    REOFFENCE_WITHIN_ONE_YEAR: {
      en: 'new offence within one year after a reconciliation',
      ru: 'новое правонарушение в течение года после примирения',
      kk: 'татуласудан кейін бір жыл ішінде жасалған жаңа құқық бұзушылық',
    },
    BARRED: { en: 'barred', ru: 'не допускается', kk: 'жол берілмейді' },
    NOT_BARRED: { en: 'not barred', ru: 'не запрещено', kk: 'тыйым салынбаған' },
    WITHIN: { en: 'within that time', ru: 'в пределах этого срока', kk: 'осы мерзім ішінде' },
    LATER: { en: 'after that time', ru: 'после этого срока', kk: 'осы мерзімнен кейін' },
    MUST: { en: 'must be relieved', ru: 'подлежит освобождению', kk: 'босатылуға жатады' },
    MAY: { en: 'may be relieved', ru: 'может быть освобождено', kk: 'босатылуы мүмкін' },
    NONE: { en: 'no reconciliation', ru: 'примирение не предусмотрено', kk: 'татуласу көзделмеген' },
    HARM_REPAIRED: { en: 'the harm is made good', ru: 'вред заглажен', kk: 'зиянның есесі толтырылған' },
    HARM_NOT_REPAIRED: { en: 'the harm is not made good', ru: 'вред не заглажен', kk: 'зиянның есесі толтырылмаған' },
    RECONCILED: { en: 'the parties are reconciled', ru: 'стороны примирились', kk: 'тараптар татуласқан' },
    NOT_RECONCILED: { en: 'the parties are not reconciled', ru: 'стороны не примирились', kk: 'тараптар татуласпаған' },
    MISDEMEANOUR: { en: 'criminal misdemeanour', ru: 'уголовный проступок', kk: 'қылмыстық теріс қылық' },
    MINOR: { en: 'crime of minor gravity', ru: 'преступление небольшой тяжести', kk: 'онша ауыр емес қылмыс' },
    MEDIUM: { en: 'crime of medium gravity', ru: 'преступление средней тяжести', kk: 'ауырлығы орташа қылмыс' },
    GRAVE: { en: 'grave crime', ru: 'тяжкое преступление', kk: 'ауыр қылмыс' },
    ESPECIALLY_GRAVE: { en: 'especially grave crime', ru: 'особо тяжкое преступление', kk: 'аса ауыр қылмыс' },
    DEATH: { en: 'death was caused', ru: 'причинена смерть', kk: 'өлім келтірілген' },
    GRAVE_HARM: { en: 'grave harm to health', ru: 'тяжкий вред здоровью', kk: 'денсаулыққа ауыр зиян' },
    NOT_FIRST_TIME: { en: 'not for the first time', ru: 'не впервые', kk: 'алғаш рет емес' },
    NOT_IN_THE_GROUPS: {
      en: 'in none of the groups of CC 68(2)',
      ru: 'не относится к лицам, названным в части второй статьи 68 УК',
      kk: 'ҚК 68-бабының екінші бөлігінде аталған адамдарға жатпайды',
    },
  },
};
