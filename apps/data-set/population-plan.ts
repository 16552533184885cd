import type { LegalDate } from '../../libs/event-log/event.ts';
import type { Sex, SocialStatusKind } from '../../libs/person/person.events.ts';
import { supervisionBases, type SupervisionBasis } from '../../libs/supervision/supervision.events.ts';
import {
  demoEpisodes,
  episodeAt,
  nationalEpisodes,
  type EpisodeOfServing,
  type EpisodeOfSupervised,
  type EpisodePlan,
} from './episodes.ts';
import { formerPlan, type FormerPlan } from './former-plan.ts';
import { demoInstitutions, nationalInstitutions, type Institutions } from './institutions.ts';
import type { LifeSeries } from './life-series.ts';
import { firstNumberOfFormer } from './synthetic-iin.ts';

/**
 * `demo`: 300 people. `national`: everyone under supervision or in custody. `history`: the same people, and those whose punishments were
 * over within the ten years before; `history-tenth` has so many of them that it comes to a tenth of the events, `history-half` to ten times
 * those of `national`.
 *
 * Each of the last four contains the one before: what is loaded of it is not loaded again.
 */
export const dataSetSizes = ['demo', 'national', 'history-tenth', 'history-half', 'history'] as const;
export type DataSetSize = (typeof dataSetSizes)[number];

/** The day on which a data set is as its plan says: ages, terms, visits and supervisions are laid around it. */
export const referenceDay: LegalDate = '2026-11-21';

/** The day of the published figures; the women whom they count were in custody on it and are on the reference day. */
export const dayOfFigures: LegalDate = '2025-06-11';

/** How many people a data set has of each kind. */
export interface PopulationPlan {
  readonly institutions: Institutions;
  /** To which those belong who are under supervision or in custody on the reference day; they come first. */
  readonly series: LifeSeries;
  /** People whose punishments are over. */
  readonly former: number;
  readonly supervised: Readonly<Record<SupervisionBasis, number>>;
  readonly held: HeldPlan;
  readonly episodes: EpisodePlan;
}

interface HeldPlan {
  /** Women who serve a sentence for offences without violence: the cohort of the published figures. */
  readonly womenNonViolent: number;
  /** How many of them have no earlier sentence to deprivation of liberty. */
  readonly womenFirstTime: number;
  /** How many of them are in each situation; nobody in two of these, and no other woman in custody in any. */
  readonly womenInSituation: readonly { readonly kind: SocialStatusKind; readonly women: number }[];
  /** How many of those who have no earlier sentence the planted draft act of amnesty releases, and whose terms it reduces. */
  readonly womenUnderDraftAct: { readonly released: number; readonly reduced: number };
  /** Every other woman who serves a sentence. */
  readonly womenViolent: number;
  /** Of violent offences, too. */
  readonly womenOnRemand: number;
  readonly minors: number;
  readonly men: number;
  readonly menOnRemand: number;
}

const national: PopulationPlan = {
  institutions: nationalInstitutions,
  series: 'national',
  former: 0,
  supervised: {
    RESTRICTION_OF_LIBERTY: 12_375,
    SUSPENDED: 2_700,
    PAROLE: 4_050,
    DEFERRED: 675,
    COMMUNITY_SERVICE: 2_250,
    POST_PENITENTIARY: 300,
    PRE_TRIAL: 150,
  },
  held: {
    womenNonViolent: 2_002,
    womenFirstTime: 1_766,
    womenInSituation: [
      { kind: 'PREGNANT', women: 13 },
      { kind: 'CHILD_UNDER_3', women: 58 },
      { kind: 'DISABILITY_1', women: 2 },
      { kind: 'DISABILITY_2', women: 11 },
      { kind: 'DISABILITY_3', women: 16 },
      { kind: 'MANY_CHILDREN', women: 226 },
    ],
    womenUnderDraftAct: { released: 109, reduced: 724 },
    womenViolent: 398,
    womenOnRemand: 400,
    minors: 52,
    men: 27_548,
    menOnRemand: 4_600,
  },
  episodes: nationalEpisodes,
};

const demo: PopulationPlan = {
  institutions: demoInstitutions,
  series: 'demo',
  former: 0,
  supervised: {
    RESTRICTION_OF_LIBERTY: 66,
    SUSPENDED: 14,
    PAROLE: 22,
    DEFERRED: 4,
    COMMUNITY_SERVICE: 12,
    POST_PENITENTIARY: 1,
    PRE_TRIAL: 1,
  },
  held: {
    womenNonViolent: 10,
    womenFirstTime: 8,
    womenInSituation: [
      { kind: 'PREGNANT', women: 1 },
      { kind: 'CHILD_UNDER_3', women: 2 },
      { kind: 'DISABILITY_2', women: 1 },
      { kind: 'MANY_CHILDREN', women: 3 },
    ],
    womenUnderDraftAct: { released: 1, reduced: 3 },
    womenViolent: 2,
    womenOnRemand: 2,
    minors: 1,
    men: 141,
    menOnRemand: 24,
  },
  episodes: demoEpisodes,
};

export const populationPlans: Readonly<Record<DataSetSize, PopulationPlan>> = {
  demo,
  national,
  'history-tenth': { ...national, former: 7_400 },
  'history-half': { ...national, former: 141_000 },
  history: { ...national, former: 215_300 },
};

export type UnderDraftAct = 'RELEASED' | 'REDUCED' | 'EXCLUDED';

/** What the plan says of one person. */
export type PersonPlan =
  | {
      readonly is: 'SUPERVISED';
      readonly basis: SupervisionBasis;
      readonly sex: Sex;
      readonly overdue: boolean;
      readonly episode?: EpisodeOfSupervised;
    }
  | {
      readonly is: 'SERVING';
      readonly who: 'WOMAN_NON_VIOLENT';
      readonly firstTime: boolean;
      readonly situation: SocialStatusKind | undefined;
      /** What her offences are to be under the planted draft act of amnesty. */
      readonly underDraftAct: UnderDraftAct;
      readonly asksForDeferral: boolean;
    }
  | { readonly is: 'SERVING'; readonly who: 'MAN'; readonly episode?: EpisodeOfServing }
  | { readonly is: 'SERVING'; readonly who: 'WOMAN_VIOLENT' | 'MINOR' }
  | { readonly is: 'ON_REMAND'; readonly sex: Sex }
  | FormerPlan;

export function peopleOf(plan: PopulationPlan): number {
  return presentPeopleOf(plan) + plan.former;
}

/** Those who are under supervision or in custody on the reference day. */
function presentPeopleOf({ supervised, held }: PopulationPlan): number {
  const { womenNonViolent, womenViolent, womenOnRemand, minors, men, menOnRemand } = held;
  return sum(Object.values(supervised)) + womenNonViolent + womenViolent + womenOnRemand + minors + men + menOnRemand;
}

/** Where a person of a data set stands in the series that the person belongs to. */
export function placeOf(plan: PopulationPlan, index: number): { readonly series: LifeSeries; readonly place: number } {
  const people = peopleOf(plan);
  if (!Number.isInteger(index) || index < 0 || index >= people)
    throw new RangeError(`there is no person ${String(index)} of ${String(people)}`);
  const present = presentPeopleOf(plan);
  return index < present ? { series: plan.series, place: index } : { series: 'former', place: index - present };
}

/** Number of a person among those of all series: no two have one in common. */
export function numberOf(series: LifeSeries, place: number): number {
  return firstNumbers[series] + place;
}

const firstNumbers: Readonly<Record<LifeSeries, number>> = { national: 0, demo: 80_000, former: firstNumberOfFormer };

/** The plan of each person, by index from 0. Kinds are mixed over the indexes, so that a part of a data set looks like all of it. */
export function personPlan(plan: PopulationPlan, index: number): PersonPlan {
  const { series, place: former } = placeOf(plan, index);
  if (series === 'former') return formerPlan(former);
  let place = (index * stride) % presentPeopleOf(plan);
  for (const basis of supervisionBases) {
    if (place < plan.supervised[basis]) return supervisedPlan(plan.episodes, basis, place);
    place -= plan.supervised[basis];
  }
  const { held } = plan;
  if (place < held.womenNonViolent) return womanOfFigures(plan, place);
  place -= held.womenNonViolent;
  if (place < held.womenViolent) return { is: 'SERVING', who: 'WOMAN_VIOLENT' };
  place -= held.womenViolent;
  if (place < held.womenOnRemand) return { is: 'ON_REMAND', sex: 'F' };
  place -= held.womenOnRemand;
  if (place < held.minors) return { is: 'SERVING', who: 'MINOR' };
  place -= held.minors;
  if (place >= held.men) return { is: 'ON_REMAND', sex: 'M' };
  const episode = episodeAt(plan.episodes.ofServing, place);
  return { is: 'SERVING', who: 'MAN', ...(episode !== undefined && { episode }) };
}

/** A prime that divides the number of people of no data set: every index has a place of its own. */
const stride = 7_919;

function supervisedPlan({ ofSupervised }: EpisodePlan, basis: SupervisionBasis, place: number): PersonPlan {
  // sentences of pregnant women and of mothers of small children are deferred
  const sex = basis === 'DEFERRED' || place % womanOneIn === 3 ? 'F' : 'M';
  const kind = episodeUnder[basis];
  const episode = kind !== undefined && place < ofSupervised[kind] ? { episode: kind } : {};
  return { is: 'SUPERVISED', basis, sex, overdue: place % overdueOneIn === 5, ...episode };
}

/** Where people are under supervision of whom these are told. */
const episodeUnder: Readonly<Partial<Record<SupervisionBasis, EpisodeOfSupervised>>> = {
  SUSPENDED: 'RECONCILED_BEFORE',
  COMMUNITY_SERVICE: 'RECONCILIATION_BARRED',
  PRE_TRIAL: 'RECONCILIATION_PROPOSED',
};

/** With everybody whose sentence is deferred, 13 % of those under supervision are women. */
const womanOneIn = 10;
const overdueOneIn = 14;

function womanOfFigures({ held, episodes }: PopulationPlan, place: number): PersonPlan {
  const { womenNonViolent, womenFirstTime, womenInSituation, womenUnderDraftAct } = held;
  const spread = (place * stride) % womenNonViolent;
  let left = place;
  const situation = womenInSituation.find(({ women }) => (left -= women) < 0)?.kind;
  const { released, reduced } = womenUnderDraftAct;
  const underDraftAct = spread < released ? 'RELEASED' : spread < released + reduced ? 'REDUCED' : 'EXCLUDED';
  const asksForDeferral = situation === 'PREGNANT' && place < episodes.deferralAsked;
  return { is: 'SERVING', who: 'WOMAN_NON_VIOLENT', firstTime: spread < womenFirstTime, situation, underDraftAct, asksForDeferral };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
