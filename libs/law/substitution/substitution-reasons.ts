import type { Wording } from '../wording.ts';

/** Why a question of substitution may need a person. */
export const substitutionReasons = {
  SUBSTITUTION_MINOR_AFTER_REVOKED_PAROLE: {
    en: 'CC 87 does not say what a revoked parole means for a person under 18 at the offence',
    ru: 'статья 87 УК не говорит, что значит отменённое условно-досрочное освобождение для совершившего деяние до 18 лет',
    kk: 'ҚК 87-бабы 18 жасқа дейін әрекет жасаған адам үшін шартты түрде босатудың жойылуы нені білдіретінін айтпайды',
  },
} as const satisfies Readonly<Record<string, Wording>>;
