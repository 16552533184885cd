import type { Intent, OffenceFlag } from '../../libs/criminal-case/criminal-case.events.ts';

/** An article part as a data set uses it: its sanction, what other rules ask about it, how often and how long it is punished. */
export interface OffenceKind {
  readonly article: string;
  readonly part: string;
  /** Least and most deprivation of liberty of the sanction, in years. */
  readonly minTermYears: number;
  readonly maxTermYears: number;
  readonly lifeSanction: boolean;
  readonly intent: Intent;
  readonly flags: readonly OffenceFlag[];
  /** Out of a hundred in its list. */
  readonly weight: number;
  /** Years that are usual where it is punished with deprivation of liberty. */
  readonly usualYears: number;
}

function offence(article: string, part: string, maxTermYears: number, weight: number, more: Partial<OffenceKind> = {}): OffenceKind {
  return {
    article,
    part,
    maxTermYears,
    weight,
    minTermYears: 0,
    lifeSanction: false,
    intent: 'INTENTIONAL',
    flags: [],
    usualYears: 3.5,
    ...more,
  };
}

const theft = [offence('188', '2', 5, 3, { usualYears: 2.5 }), offence('188', '3', 7, 14), offence('188', '4', 10, 7, { usualYears: 4.5 })];
const drugs = [
  offence('297', '1', 10, 8, { usualYears: 4.5 }),
  offence('297', '2', 12, 7, { usualYears: 6 }),
  offence('297', '3', 15, 3, { usualYears: 9 }),
];
const fraud = [offence('190', '3', 7, 5), offence('190', '4', 10, 3, { usualYears: 4.5 })];
const embezzlement = offence('189', '3', 7, 2);

const robbery = [offence('191', '2', 7, 6, { flags: ['VIOLENT'] }), offence('192', '2', 10, 8, { flags: ['VIOLENT'], usualYears: 5 })];
const murder = [
  offence('99', '1', 15, 10, { minTermYears: 8, flags: ['AGAINST_LIFE', 'VIOLENT', 'CAUSED_DEATH'], usualYears: 9 }),
  offence('99', '2', 20, 3, { minTermYears: 15, flags: ['AGAINST_LIFE', 'VIOLENT', 'CAUSED_DEATH'], lifeSanction: true, usualYears: 17 }),
];
const sexual = [
  offence('120', '2', 10, 4, { flags: ['VIOLENT'], usualYears: 6 }),
  offence('120', '3', 15, 3, { flags: ['VIOLENT', 'SEXUAL_VS_MINOR', 'VIOLENCE_VS_MINOR'], usualYears: 12 }),
];
const road = offence('345', '3', 7, 5, { intent: 'NEGLIGENT', flags: ['CAUSED_DEATH'], usualYears: 3 });
const graveHarm = [
  offence('106', '1', 8, 4, { minTermYears: 3, flags: ['VIOLENT', 'GRAVE_HARM'], usualYears: 4 }),
  offence('106', '3', 12, 2, { minTermYears: 8, flags: ['VIOLENT', 'GRAVE_HARM', 'CAUSED_DEATH'], usualYears: 7 }),
];

/** What men in custody serve for. Theft 24, drugs 18, robbery 14, murder 13, sexual 7, fraud 8, road 5, the rest 11. */
export const offencesOfMenHeld: readonly OffenceKind[] = [
  ...theft,
  ...drugs,
  ...robbery,
  ...murder,
  ...sexual,
  ...fraud,
  road,
  ...graveHarm,
  embezzlement,
  offence('293', '3', 7, 2),
  offence('366', '3', 12, 1, { flags: ['CORRUPTION'], usualYears: 6 }),
];

/** What women in custody serve for: none of them violent, and all of them. */
export const nonViolentOffencesHeld: readonly OffenceKind[] = [...theft, ...drugs, ...fraud, embezzlement];
/** The same by what the planted draft act of amnesty makes of them: crimes of medium gravity, grave ones, and those on its list. */
export const mediumOffencesHeld: readonly OffenceKind[] = theft.slice(0, 1);
export const graveOffencesHeld: readonly OffenceKind[] = [...theft.slice(1), ...fraud, embezzlement];
export const drugOffencesHeld: readonly OffenceKind[] = drugs;
export const violentOffencesOfWomenHeld: readonly OffenceKind[] = [...murder.slice(0, 1), ...graveHarm, ...robbery.slice(1)];

/** What minors are held for. */
export const offencesOfMinorsHeld: readonly OffenceKind[] = [...theft.slice(1), ...robbery];

/** What somebody is released for on parole after half of the term: grave at most, and under none of the bars of CC 72. */
export const offencesBeforeParole: readonly OffenceKind[] = [
  ...theft,
  ...drugs.slice(0, 2),
  ...robbery,
  ...graveHarm.slice(0, 1),
  ...fraud,
];
export const violentOffencesBeforeParole: readonly OffenceKind[] = [...robbery, ...graveHarm.slice(0, 1)];

/** What people are under supervision for. Theft 34, fraud 14, road 11, harm and battery 12, the rest 29. */
export const offencesSupervised: readonly OffenceKind[] = [
  offence('188', '1', 2, 12, { usualYears: 1 }),
  offence('188', '2', 5, 22, { usualYears: 2 }),
  offence('190', '1', 2, 5, { usualYears: 1 }),
  offence('190', '2', 5, 9, { usualYears: 2 }),
  offence('345', '1', 3, 7, { intent: 'NEGLIGENT', usualYears: 1.5 }),
  offence('346', '1', 2, 4, { usualYears: 1 }),
  offence('107', '1', 2, 7, { flags: ['VIOLENT'], usualYears: 1 }),
  offence('106', '1', 8, 5, { flags: ['VIOLENT', 'GRAVE_HARM'], usualYears: 3 }),
  offence('296', '3', 5, 10, { usualYears: 2 }),
  offence('293', '2', 5, 8, { usualYears: 2 }),
  offence('287', '3', 5, 6, { usualYears: 2 }),
  offence('139', '1', 2, 5, { usualYears: 1 }),
];

/** What a court punishes in each way that is served at liberty: restriction is none for harm (CC 106, 107), service none for grave crimes. */
export const offencesByBasis: Readonly<
  Record<'RESTRICTION_OF_LIBERTY' | 'SUSPENDED' | 'DEFERRED' | 'COMMUNITY_SERVICE', readonly OffenceKind[]>
> = {
  RESTRICTION_OF_LIBERTY: offencesSupervised.filter(({ article }) => article !== '106' && article !== '107'),
  SUSPENDED: offencesSupervised.filter(({ article, maxTermYears }) => article !== '106' && maxTermYears === 5),
  DEFERRED: offencesSupervised.filter(({ article, maxTermYears }) => article !== '106' && maxTermYears === 5),
  COMMUNITY_SERVICE: offencesSupervised.filter(({ article }) => article !== '106'),
};

/** The theft of a first case that ends by reconciliation. */
export const firstTheft: OffenceKind = offence('188', '1', 2, 100, { usualYears: 1 });

/** Minor harm to a minor: since June 2024 nobody is relieved of liability for it by reconciliation (CC 68(4)). */
export const harmToMinor: OffenceKind = offence('107', '1', 2, 100, { flags: ['VIOLENT', 'VIOLENCE_VS_MINOR'], usualYears: 1 });
