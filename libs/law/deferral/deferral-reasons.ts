import type { Wording } from '../wording.ts';

/** Why a question of deferral may need a person. */
export const deferralReasons = {
  DEFERRAL_VICTIM_AGE_UNKNOWN: {
    en: 'deferral is barred where the victim was under 14, and the age of the victim is not given',
    ru: 'отсрочка исключена, если потерпевшему не было 14 лет, а возраст потерпевшего не указан',
    kk: 'жәбірленуші 14 жасқа толмаған болса, кейінге қалдыруға болмайды, ал жәбірленушінің жасы көрсетілмеген',
  },
} as const satisfies Readonly<Record<string, Wording>>;
