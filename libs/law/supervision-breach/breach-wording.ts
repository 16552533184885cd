import type { SubjectWording } from '../wording.ts';

/** How the steps about a breach of supervision are read aloud. */
export const breachWording: SubjectWording = {
  sentences: {
    'step for a breach': {
      en: '{kind} on {on} leads to: {result}.',
      ru: '{kind}, {on}: {result}.',
      kk: '{kind}, {on}: {result}.',
    },
    'repeated breach': {
      en: 'Whether the breach of {on} is a repeated one: {result}. Latest before it: {latest}; counts until: {windowTo}; warnings without a day: {withoutDay}.',
      ru: 'Является ли нарушение от {on} повторным: {result}. Предыдущее: {latest}; учитывается по: {windowTo}; предупреждений без даты: {withoutDay}.',
      kk: '{on} күнгі бұзушылық қайталанған ба: {result}. Алдыңғысы: {latest}; қай күнге дейін ескеріледі: {windowTo}; күні көрсетілмеген ескертулер: {withoutDay}.',
    },
    'breaches counted together': {
      en: 'Breaches such as {kind}: {result}; at least {atLeast} are needed.',
      ru: 'Нарушений такого рода, как {kind}: {result}; требуется не менее {atLeast}.',
      kk: '{kind} сияқты бұзушылықтар: {result}; кемінде {atLeast} қажет.',
    },
    'written warnings before the breach': {
      en: 'Written warnings before the breach of {on}: {result}; at least {atLeast} are needed.',
      ru: 'Письменных предупреждений до нарушения от {on}: {result}; требуется не менее {atLeast}.',
      kk: '{on} күнгі бұзушылыққа дейінгі жазбаша ескертулер: {result}; кемінде {atLeast} қажет.',
    },
    'days that must have passed for a breach': {
      en: 'It is this breach once so many days have passed: {result} ({deadline}).',
      ru: 'Нарушение имеет место по истечении стольких дней: {result} ({deadline}).',
      kk: 'Бұзушылық осынша күн өткеннен кейін орын алады: {result} ({deadline}).',
    },
    'gravest step': {
      en: 'The gravest step of {breaches} breaches: {result}.',
      ru: 'Самая строгая мера по {breaches} нарушениям: {result}.',
      kk: '{breaches} бұзушылық бойынша ең қатаң шара: {result}.',
    },
    'rules for minors': {
      en: 'The person is {age} on {asOf}; whether the rules for minors hold: {result}.',
      ru: 'На {asOf} лицу {age} лет; применяются ли правила о несовершеннолетних: {result}.',
      kk: '{asOf} күні адам {age} жаста; кәмелетке толмағандар туралы қағидалар қолданыла ма: {result}.',
    },
  },
  words: {
    NONE: { en: 'nothing', ru: 'мер не следует', kk: 'шара қолданылмайды' },
    WARNING: { en: 'a written warning', ru: 'письменное предупреждение', kk: 'жазбаша ескерту' },
    SUBMISSION: { en: 'a submission to the court', ru: 'представление в суд', kk: 'сотқа ұсыну' },
    MAY_REVOKE: { en: 'the court may revoke', ru: 'суд может постановить об отмене', kk: 'сот күшін жоюы мүмкін' },
    MUST_REVOKE: {
      en: 'the court revokes, or joins the sentences',
      ru: 'суд отменяет либо назначает наказание по совокупности приговоров',
      kk: 'сот күшін жояды немесе үкімдердің жиынтығы бойынша жаза тағайындайды',
    },
    RESTRICTION_OF_LIBERTY: { en: 'restriction of liberty', ru: 'ограничение свободы', kk: 'бас бостандығын шектеу' },
    SUSPENDED: { en: 'suspended sentence', ru: 'условное осуждение', kk: 'шартты түрде соттау' },
    PAROLE: { en: 'parole', ru: 'условно-досрочное освобождение', kk: 'шартты түрде мерзімінен бұрын босату' },
    DEFERRED: { en: 'deferral of punishment', ru: 'отсрочка отбывания наказания', kk: 'жазаны өтеуді кейінге қалдыру' },
    COMMUNITY_SERVICE: { en: 'community service', ru: 'общественные работы', kk: 'қоғамдық жұмыстар' },
    POST_PENITENTIARY: { en: 'post-penitentiary probation', ru: 'постпенитенциарная пробация', kk: 'жазадан кейінгі пробация' },
    PRE_TRIAL: { en: 'pre-trial probation', ru: 'досудебная пробация', kk: 'сотқа дейінгі пробация' },
    ABSCONDING: {
      en: 'calendar days since the missed registration',
      ru: 'календарные дни со дня неявки для регистрации',
      kk: 'тіркеуге келмеген күннен бастап күнтізбелік күндер',
    },
    PAROLEE_REGISTRATION: {
      en: 'working days since the release on parole',
      ru: 'рабочие дни со дня условно-досрочного освобождения',
      kk: 'шартты түрде мерзімінен бұрын босатылған күннен бастап жұмыс күндері',
    },
    DEFERRED_SEARCH: {
      en: 'calendar days since the release on deferral',
      ru: 'календарные дни со дня освобождения с отсрочкой отбывания наказания',
      kk: 'жазаны өтеу кейінге қалдырылып босатылған күннен бастап күнтізбелік күндер',
    },
    DUTY_NOT_DONE: { en: 'a duty not done', ru: 'неисполнение обязанности', kk: 'міндетті орындамау' },
    ABSENCE: { en: 'a missed registration', ru: 'неявка для регистрации', kk: 'тіркеуге келмеу' },
    NO_SHOW: { en: 'failure to appear to be registered', ru: 'неявка для постановки на учёт', kk: 'есепке тұруға келмеу' },
    MOVED_WITHOUT_NOTICE: {
      en: 'a change of home, work or study without notice',
      ru: 'смена места жительства, работы или учёбы без уведомления',
      kk: 'тұрғылықты жерін, жұмысын немесе оқуын хабарламай өзгерту',
    },
    DEVICE_DAMAGED: {
      en: 'wilful damage to the electronic device',
      ru: 'умышленное повреждение электронного средства слежения',
      kk: 'электрондық бақылау құралын қасақана бүлдіру',
    },
    ADMINISTRATIVE_OFFENCE: { en: 'an administrative offence', ru: 'административное правонарушение', kk: 'әкімшілік құқық бұзушылық' },
    REFUSED_DEMANDS: {
      en: 'refusal of lawful demands, insult or threat',
      ru: 'отказ от выполнения законных требований, оскорбление или угроза',
      kk: 'заңды талаптарды орындаудан бас тарту, қорлау немесе қорқыту',
    },
    FORCED_LABOUR_DODGED: { en: 'evasion of labour', ru: 'уклонение от труда', kk: 'еңбектен жалтару' },
    LEFT_COUNTRY: {
      en: 'departure from Kazakhstan',
      ru: 'выезд за пределы Республики Казахстан',
      kk: 'Қазақстан Республикасынан тыс жерге шығу',
    },
    ABSCONDED: { en: 'absconding', ru: 'скрытие от контроля', kk: 'бақылаудан жасырыну' },
    CHILD_REFUSED: { en: 'refusal of the child', ru: 'отказ от ребёнка', kk: 'баладан бас тарту' },
    MISDEMEANOUR: { en: 'a misdemeanour', ru: 'уголовный проступок', kk: 'қылмыстық теріс қылық' },
    NEGLIGENT_CRIME: { en: 'a negligent crime', ru: 'преступление по неосторожности', kk: 'абайсызда жасалған қылмыс' },
    INTENTIONAL_MINOR_CRIME: {
      en: 'an intentional crime of minor gravity',
      ru: 'умышленное преступление небольшой тяжести',
      kk: 'онша ауыр емес қасақана қылмыс',
    },
    INTENTIONAL_MEDIUM_CRIME: {
      en: 'an intentional crime of medium gravity',
      ru: 'умышленное преступление средней тяжести',
      kk: 'ауырлығы орташа қасақана қылмыс',
    },
    INTENTIONAL_CRIME: {
      en: 'a grave or especially grave crime',
      ru: 'тяжкое или особо тяжкое преступление',
      kk: 'ауыр немесе аса ауыр қылмыс',
    },
  },
};
