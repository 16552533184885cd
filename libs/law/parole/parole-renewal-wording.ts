import type { SubjectWording } from '../wording.ts';

/** How the wait after a refused parole is told. */
export const paroleRenewalWording: SubjectWording = {
  sentences: {
    'months after the refusal': {
      en: 'A court refused parole on {refusedOn}; after {months:month} the person may ask again, from {result}.',
      ru: 'Суд отказал {refusedOn}; повторное обращение возможно по истечении {months} мес., с {result}.',
      kk: 'Сот {refusedOn} күні бас тартты; {months:month} өткен соң, {result} күнінен бастап қайта өтініш беруге болады.',
    },
  },
  words: {
    'question.parole-renewal': {
      en: 'a new request for parole after a refusal',
      ru: 'повторное обращение об условно-досрочном освобождении после отказа',
      kk: 'бас тартылғаннан кейін шартты түрде мерзімінен бұрын босату туралы қайта өтініш беру',
    },
    NOT_BEFORE: { en: 'not before a day', ru: 'не ранее указанного дня', kk: 'көрсетілген күннен ерте емес' },
  },
  fields: {
    refusedOn: { en: 'refused on', ru: 'дата отказа', kk: 'бас тартылған күні' },
    notBefore: { en: 'not before', ru: 'не ранее', kk: 'мына күннен ерте емес' },
  },
};
