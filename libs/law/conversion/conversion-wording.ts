import type { SubjectWording } from '../wording.ts';

/** How the steps of a conversion of punishments are read aloud. */
export const conversionWording: SubjectWording = {
  sentences: {
    conversion: {
      en: '{from}, {amount} in all, becomes {to} at {rate} for one: exactly {result}; left over beside full units: {remainder}.',
      ru: '{from} ({amount}) переводится в {to} из расчёта {rate} за единицу: точно {result}; остаток сверх целых единиц: {remainder}.',
      kk: '{from} ({amount}) бір бірлікке {rate} есебімен {to} болып ауыстырылады: дәл {result}; толық бірліктерден тыс қалдық: {remainder}.',
    },
    'no rate of conversion': {
      en: 'No text turns {from} into {to} on this ground ({ground}): {result}.',
      ru: 'Закон не предусматривает перевода: {from} — {to}, основание — {ground}: {result}.',
      kk: 'Заңда ауыстыру көзделмеген: {from} — {to}, негізі — {ground}: {result}.',
    },
  },
  words: {
    CONVERTED: { en: 'converted', ru: 'переведено', kk: 'ауыстырылды' },
    NOT_CONVERTIBLE: { en: 'no conversion', ru: 'перевод не предусмотрен', kk: 'ауыстыру көзделмеген' },
    ADDITION: { en: 'addition of punishments', ru: 'сложение наказаний', kk: 'жазаларды қосу' },
    EVASION: { en: 'evasion of a punishment', ru: 'уклонение от отбывания наказания', kk: 'жазаны өтеуден жалтару' },
    CREDIT: { en: 'credit towards a punishment', ru: 'зачёт в срок наказания', kk: 'жаза мерзіміне есепке алу' },
    MILDER: {
      en: 'replacement of the unserved part by a milder punishment',
      ru: 'замена неотбытой части более мягким видом наказания',
      kk: 'өтелмеген бөлігін жазаның неғұрлым жеңіл түрімен ауыстыру',
    },
  },
};
