import type { Wording } from '../wording.ts';

/** Why a breach of supervision may need a person. */
export const breachReasons = {
  BREACH_WITHOUT_STEP: {
    en: 'no text that was read says what this breach leads to on this basis of supervision',
    ru: 'прочитанные тексты закона не говорят, к чему ведёт это нарушение при таком основании контроля',
    kk: 'оқылған заң мәтіндері бақылаудың осы негізінде бұл бұзушылықтың неге әкелетінін айтпайды',
  },
  BREACH_RULES_NOT_VERIFIED: {
    en: 'what a breach leads to on this basis of supervision was not verified against the text',
    ru: 'последствия нарушения при этом основании контроля не сверены с текстом закона',
    kk: 'бақылаудың осы негізіндегі бұзушылықтың салдары заң мәтінімен салыстырып тексерілмеген',
  },
} as const satisfies Readonly<Record<string, Wording>>;
