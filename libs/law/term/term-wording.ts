import type { SubjectWording } from '../wording.ts';

/** How the steps that count a term and its credit are read aloud. */
export const termWording: SubjectWording = {
  sentences: {
    'last day before credit': {
      en: 'A term of {years:year} {months:month} {days:day} that begins on {start} ends, before any credit, on {result}.',
      ru: 'Срок {years:year} {months:month} {days:day}, первый день — {start}; последний день до зачёта — {result}.',
      kk: 'Мерзімі {years:year} {months:month} {days:day}, бірінші күні — {start}; есепке алуға дейінгі соңғы күні — {result}.',
    },
    'days credited': {
      en: 'Credit for {kind}: {days:day} × {ratio} = {result:day} of the punishment.',
      ru: 'Зачёт ({kind}): {days:day} × {ratio} = {result:day} наказания.',
      kk: 'Есепке алу ({kind}): {days:day} × {ratio} = жазаның {result:day}.',
    },
    'credit, a half day up': {
      en: 'The credit adds up to {sum:day}; with a half day rounded up in the person’s favour it is {result:day}.',
      ru: 'Сумма зачёта — {sum:day}; с округлением половины дня вверх в пользу лица — {result:day}.',
      kk: 'Есепке алынғандардың жиыны — {sum:day}; жарты күн адамның пайдасына жоғары дөңгелектелгенде — {result:day}.',
    },
    'last day': {
      en: 'The last day is {result}: {beforeCredit} before credit[, {credited:day} earlier by the credit][, {notServed:day} later by what was not served].',
      ru: 'Последний день — {result}: до зачёта {beforeCredit}[, раньше на {credited:day} за счёт зачёта][, позже на {notServed:day} за счёт неотбытого времени].',
      kk: 'Соңғы күн — {result}: есепке алуға дейін {beforeCredit}[, есепке алу арқылы {credited:day} ерте][, өтелмеген уақыт үшін {notServed:day} кеш].',
    },
    'days unserved': {
      en: 'From {from} to {lastDay}, both counted[, without {interrupted:day} of interruption], {result:day} are unserved.',
      ru: 'С {from} по {lastDay} включительно[ без перерывов ({interrupted:day})] не отбыто: {result:day}.',
      kk: '{from} мен {lastDay} аралығында екеуін де қоса[, үзілістерді ({interrupted:day}) шегергенде] өтелмегені: {result:day}.',
    },
    'a life term has no last day': {
      en: 'The punishment is {punishment}: such a term has no last day.',
      ru: 'Наказание — {punishment}: такой срок последнего дня не имеет.',
      kk: 'Жаза — {punishment}: мұндай мерзімнің соңғы күні болмайды.',
    },
  },
  words: {
    'question.term-end': { en: 'end of the term', ru: 'окончание срока наказания', kk: 'жаза мерзімінің аяқталуы' },
    LAST_DAY: { en: 'the term has a last day', ru: 'последний день срока определён', kk: 'мерзімнің соңғы күні анықталды' },
    BY_CALENDAR: { en: 'by the calendar', ru: 'по календарю', kk: 'күнтізбе бойынша' },
    WITHOUT_END: { en: 'without end', ru: 'бессрочно', kk: 'мерзімсіз' },
    NOT_IN_DAYS: { en: 'in hours or in money', ru: 'в часах или в деньгах', kk: 'сағатпен немесе ақшамен' },
    DAY_BEFORE_THE_NUMBER: {
      en: 'a term in months ends on the day before the number of its first day',
      ru: 'срок в месяцах истекает в день, предшествующий числу его первого дня',
      kk: 'айлармен есептелген мерзім оның бірінші күнінің санының алдындағы күні аяқталады',
    },
    NO_LAST_DAY: { en: 'the term has no last day', ru: 'срок не имеет последнего дня', kk: 'мерзімнің соңғы күні жоқ' },
  },
  fields: {
    creditedDays: { en: 'days credited', ru: 'зачтено дней', kk: 'есепке алынған күндер' },
    unservedDays: { en: 'days unserved', ru: 'не отбыто дней', kk: 'өтелмеген күндер' },
  },
};
