import type { SubjectWording } from '../wording.ts';

export const suspendedCancellationWording: SubjectWording = {
  sentences: {
    'last day of control': {
      en: 'Control from {controlFrom} ends on {result}.',
      ru: 'Пробационный контроль с {controlFrom} заканчивается {result}.',
      kk: '{controlFrom} басталған пробациялық бақылау {result} аяқталады.',
    },
    'control extended at most': {
      en: 'Control may be extended by {months} months at most ({who}): to {result}.',
      ru: 'Контроль может быть продлён не более чем на {months} мес. ({who}): по {result}.',
      kk: 'Бақылау ең көбі {months} айға ұзартылуы мүмкін ({who}): {result} дейін.',
    },
  },
  words: {
    'verdict.FROM': {
      en: 'may be cancelled from a day on',
      ru: 'может быть отменено с определённого дня',
      kk: 'белгілі бір күннен бастап жойылуы мүмкін',
    },
    MINOR_PERSON: { en: 'under 18', ru: 'несовершеннолетний', kk: 'кәмелетке толмаған' },
    ADULT: { en: '18 or older', ru: 'совершеннолетний', kk: 'кәмелетке толған' },
  },
};
