import type { SubjectWording } from '../wording.ts';

/** How the steps that classify an offence are read aloud. */
export const classificationWording: SubjectWording = {
  sentences: {
    category: {
      en: 'The offence is {intent} and the ceiling of its sanction is {ceiling:year}; category: {result}.',
      ru: 'Деяние {intent}, верхний предел санкции — {ceiling:year}; категория: {result}.',
      kk: 'Әрекет {intent}, санкцияның жоғарғы шегі — {ceiling:year}; санаты: {result}.',
    },
  },
  words: {
    'question.classification': { en: 'category of an offence', ru: 'категория деяния', kk: 'әрекеттің санаты' },
    CLASSIFIED: { en: 'the category is established', ru: 'категория установлена', kk: 'санаты анықталды' },
    life: { en: 'deprivation of liberty for life', ru: 'пожизненное лишение свободы', kk: 'өмір бойына бас бостандығынан айыру' },
  },
};
