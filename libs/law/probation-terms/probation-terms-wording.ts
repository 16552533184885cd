import type { SubjectWording } from '../wording.ts';

/** How the steps about the terms of probation are read aloud. */
export const probationTermsWording: SubjectWording = {
  sentences: {
    'last day of a deadline in days': {
      en: '{kind}: {days} days from {from}, so that the last day is {result}.',
      ru: '{kind}: {days} дн. со дня {from}, последний день — {result}.',
      kk: '{kind}: {from} күнінен бастап {days} күн, соңғы күні — {result}.',
    },
    'last day of a deadline in working days': {
      en: '{kind}: {days} working days from {from}, so that the last day is {result}.',
      ru: '{kind}: {days} рабочих дн. со дня {from}, последний день — {result}.',
      kk: '{kind}: {from} күнінен бастап {days} жұмыс күні, соңғы күні — {result}.',
    },
    'last day so many months before': {
      en: '{kind}: no later than {months} months before {before}, which is {result}.',
      ru: '{kind}: не позднее чем за {months} мес. до {before}, то есть {result}.',
      kk: '{kind}: {before} күніне дейін {months} айдан кешіктірмей, яғни {result}.',
    },
    'how often at least': {
      en: '{kind}: at least {result} times per {per}.',
      ru: '{kind}: не реже {result} раз за {per}.',
      kk: '{kind}: {per} ішінде кемінде {result} рет.',
    },
    'how often is for the probation service to set': {
      en: '{kind}: the probation service sets the days.',
      ru: '{kind}: дни устанавливает служба пробации.',
      kk: '{kind}: күндерін пробация қызметі белгілейді.',
    },
  },
  words: {
    FIRST_APPEARANCE: {
      en: 'appearance at the probation service after the verdict came into force',
      ru: 'явка в службу пробации после вступления приговора в законную силу',
      kk: 'үкім заңды күшіне енгеннен кейін пробация қызметіне келу',
    },
    PAROLEE_REGISTRATION: {
      en: 'registration of a person released on parole',
      ru: 'регистрация условно-досрочно освобождённого',
      kk: 'шартты түрде мерзімінен бұрын босатылған адамның тіркелуі',
    },
    DEFERRED_APPEARANCE: {
      en: 'appearance of a person whose punishment is deferred',
      ru: 'явка лица, отбывание наказания которым отсрочено',
      kk: 'жазасын өтеу кейінге қалдырылған адамның келуі',
    },
    DEFERRED_REGISTRATION: {
      en: 'entry of a person whose punishment is deferred into the register',
      ru: 'постановка на учёт лица, отбывание наказания которым отсрочено',
      kk: 'жазасын өтеу кейінге қалдырылған адамды есепке қою',
    },
    DEFERRED_SEARCH: {
      en: 'arrival of a person whose punishment is deferred, before the search begins',
      ru: 'прибытие лица с отсрочкой отбывания наказания до начала розыскных мероприятий',
      kk: 'жазасын өтеу кейінге қалдырылған адамның іздестіру басталғанға дейін келуі',
    },
    ABSCONDING: {
      en: 'unknown whereabouts since the missed registration, before the person is deemed to abscond',
      ru: 'неустановленное место нахождения со дня неявки для регистрации до признания скрывающимся',
      kk: 'тіркеуге келмеген күннен бастап жасырынып жүр деп танылғанға дейін тұрған жерінің анықталмауы',
    },
    COMMUNITY_SERVICE_START: {
      en: 'start of community service',
      ru: 'обращение к исполнению общественных работ',
      kk: 'қоғамдық жұмыстарды орындауға кірісу',
    },
    EVASION_REPORT: {
      en: "the employer's report that corrective labour is evaded",
      ru: 'уведомление администрации организации об уклонении от исправительных работ',
      kk: 'ұйым әкімшілігінің түзеу жұмыстарынан жалтару туралы хабарламасы',
    },
    BAN_APPEARANCE: {
      en: 'appearance of a released person with a ban that is not served',
      ru: 'явка освобождённого с неотбытым лишением права занимать должность или заниматься деятельностью',
      kk: 'лауазымды атқару немесе қызметпен айналысу құқығынан айыруды өтемеген босатылған адамның келуі',
    },
    BAN_VERDICT_COPY: {
      en: 'dispatch of the verdict with a ban to the probation service',
      ru: 'направление копии приговора с лишением права в службу пробации',
      kk: 'құқықтан айыру туралы үкімнің көшірмесін пробация қызметіне жіберу',
    },
    RELEASE_NOTICE: {
      en: 'notice of the coming release',
      ru: 'уведомление о предстоящем освобождении',
      kk: 'алдағы босату туралы хабарлама',
    },
    VULNERABLE_RELEASE_NOTICE: {
      en: 'notice of the coming release to relatives',
      ru: 'уведомление родственников о предстоящем освобождении',
      kk: 'алдағы босату туралы туыстарға хабарлама',
    },
    SUSPENDED_VISITS: {
      en: 'registration of a person with a suspended sentence',
      ru: 'явка условно осуждённого для регистрации',
      kk: 'шартты түрде сотталған адамның тіркеуге келуі',
    },
    RESTRICTION_OF_LIBERTY_VISITS: {
      en: 'registration of a person under restriction of liberty',
      ru: 'явка осуждённого к ограничению свободы для регистрации',
      kk: 'бас бостандығы шектелген адамның тіркеуге келуі',
    },
    COMMUNITY_SERVICE_VISITS: {
      en: 'registration and preventive talk during community service',
      ru: 'явка для регистрации и профилактической беседы при общественных работах',
      kk: 'қоғамдық жұмыстар кезінде тіркеуге және профилактикалық әңгімеге келу',
    },
    CORRECTIVE_LABOUR_TALKS: {
      en: 'preventive talk during corrective labour',
      ru: 'профилактическая беседа при исправительных работах',
      kk: 'түзеу жұмыстары кезіндегі профилактикалық әңгіме',
    },
    PAROLEE_REPORTS: {
      en: 'report of a person released on parole',
      ru: 'явка условно-досрочно освобождённого для отчёта',
      kk: 'шартты түрде мерзімінен бұрын босатылған адамның есеп беруге келуі',
    },
    ADMINISTRATIVE_SUPERVISION_REPORTS: {
      en: 'report of a person under administrative supervision',
      ru: 'явка поднадзорного для регистрации и отчёта',
      kk: 'әкімшілік қадағалаудағы адамның тіркеуге және есеп беруге келуі',
    },
    EMPLOYER_REPORTS: {
      en: "the employer's documents on what was withheld",
      ru: 'подтверждающие документы администрации об удержаниях',
      kk: 'ұйым әкімшілігінің ұстап қалулар туралы растайтын құжаттары',
    },
    MINOR_HOME_SURVEYS: {
      en: 'survey of the living conditions of a minor',
      ru: 'обследование жилищно-бытовых условий несовершеннолетнего',
      kk: 'кәмелетке толмағанның тұрмыс жағдайын тексеру',
    },
    MONTH: { en: 'month', ru: 'месяц', kk: 'ай' },
    QUARTER: { en: 'quarter', ru: 'квартал', kk: 'тоқсан' },
    SET_BY_PROBATION_SERVICE: {
      en: 'set by the probation service',
      ru: 'устанавливает служба пробации',
      kk: 'пробация қызметі белгілейді',
    },
  },
};
