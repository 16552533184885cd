import type { SubjectWording } from '../wording.ts';

/** How the steps of a fine are read aloud. */
export const fineWording: SubjectWording = {
  sentences: {
    'fine in tenge': {
      en: 'A fine of {amountMci} monthly calculation indices at {mci} tenge, the value in force on {committedOn}, is {result} tenge.',
      ru: 'Штраф в {amountMci} месячных расчётных показателей по {mci} тенге (размер, действовавший {committedOn}) составляет {result} тенге.',
      kk: '{amountMci} айлық есептік көрсеткіш мөлшеріндегі айыппұл {committedOn} күні қолданыста болған {mci} теңге бойынша {result} теңгені құрайды.',
    },
  },
  words: {},
};
