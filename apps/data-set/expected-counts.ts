import type { SocialStatusKind } from '../../libs/person/person.events.ts';
import type { PrisonerRow } from '../../libs/registers/prisoner-register.ts';
import type { SupervisionBasis } from '../../libs/supervision/supervision.events.ts';
import { filesOf, wasHeld } from './former-plan.ts';
import { peopleOf, personPlan, populationPlans, type DataSetSize, type PopulationPlan } from './population-plan.ts';

/** What the registers show of a data set on its reference day. */
export interface DataSetCounts {
  readonly people: number;
  /** Active supervisions. */
  readonly supervised: number;
  readonly supervisedBy: Readonly<Record<SupervisionBasis, number>>;
  /** Active supervisions whose next visit is overdue on the reference day. */
  readonly visitOverdue: number;
  /** Supervisions that have ended. */
  readonly ended: number;
  /** People who were released from custody and are not in it again. */
  readonly released: number;
  /** Active supervisions of which a visit falls due: every one of them. */
  readonly visitsDue: number;
  /** Serve a sentence, and a finding stands that they are malicious violators of its order. */
  readonly maliciousViolators: number;
  /** People in custody by where their last application for parole stands; likewise for a milder punishment and a deferral. */
  readonly paroleBy: Readonly<Record<Exclude<Applications['paroleStatus'], 'GRANTED'>, number>>;
  readonly substitutionBy: Readonly<Record<Exclude<Applications['substitutionStatus'], 'WITHDRAWN' | 'REVOKED'>, number>>;
  readonly deferralAsked: number;
  /** People whose term a court deferred. */
  readonly deferred: number;
  /** Cases that ended because offender and victim reconciled. */
  readonly casesReconciled: number;
  readonly correctionsBy: Readonly<Record<'PROPOSED' | 'REJECTED' | 'APPROVED', number>>;
  /** People in custody whose release falls due: everybody who serves a sentence, of whom none is for life. */
  readonly releasesDue: number;
  readonly inCustody: number;
  readonly servingSentence: number;
  readonly onRemand: number;
  readonly womenInCustody: number;
  /** Women who serve a sentence for offences without violence, on the day of the published figures and on the reference day. */
  readonly womenNonViolent: number;
  readonly womenFirstTime: number;
  /** Of the same women, by situation. */
  readonly womenInSituation: Readonly<Partial<Record<SocialStatusKind, number>>>;
}

type Applications = { readonly [Which in 'paroleStatus' | 'substitutionStatus']: NonNullable<PrisonerRow[Which]> };

/** The oracle of a data set, from its plan alone: what was recorded must come to these counts. */
export function expectedCounts(size: DataSetSize): DataSetCounts {
  const plan = populationPlans[size];
  const { supervised, held } = plan;
  const onRemand = held.womenOnRemand + held.menOnRemand;
  const servingSentence = held.womenNonViolent + held.womenViolent + held.minors + held.men;
  const inAll = Object.values(supervised).reduce((sum, people) => sum + people, 0);
  return {
    people: peopleOf(plan),
    supervised: inAll,
    visitsDue: inAll,
    releasesDue: servingSentence,
    supervisedBy: supervised,
    ...ofEachPerson(plan),
    ...ofEpisodes(plan),
    inCustody: servingSentence + onRemand,
    servingSentence,
    onRemand,
    womenInCustody: held.womenNonViolent + held.womenViolent + held.womenOnRemand,
    womenNonViolent: held.womenNonViolent,
    womenFirstTime: held.womenFirstTime,
    womenInSituation: Object.fromEntries(held.womenInSituation.map(({ kind, women }) => [kind, women])),
  };
}

function ofEpisodes({ episodes, supervised }: PopulationPlan): EpisodeCounts {
  const { ofServing: men, ofSupervised } = episodes;
  return {
    maliciousViolators: men.FOUND_MALICIOUS_VIOLATOR,
    paroleBy: {
      OPEN: men.PAROLE_OPEN + men.PAROLE_SUBMITTED,
      REFUSED: men.PAROLE_REFUSED + men.CORRECTION_APPROVED,
      WITHDRAWN: men.PAROLE_WITHDRAWN,
      REVOKED: men.PAROLE_REVOKED,
    },
    substitutionBy: { OPEN: men.SUBSTITUTION_OPEN, REFUSED: men.SUBSTITUTION_REFUSED, GRANTED: men.SUBSTITUTION_GRANTED },
    deferralAsked: episodes.deferralAsked,
    deferred: supervised.DEFERRED,
    casesReconciled: ofSupervised.RECONCILED_BEFORE,
    correctionsBy: {
      PROPOSED: men.CORRECTION_PROPOSED,
      REJECTED: men.CORRECTION_REJECTED,
      APPROVED: men.CORRECTION_APPROVED,
    },
  };
}

type EpisodeCounts = Pick<
  DataSetCounts,
  'maliciousViolators' | 'paroleBy' | 'substitutionBy' | 'deferralAsked' | 'deferred' | 'casesReconciled' | 'correctionsBy'
>;

function ofEachPerson(plan: PopulationPlan): Pick<DataSetCounts, 'visitOverdue' | 'ended' | 'released'> {
  let visitOverdue = 0;
  let ended = 0;
  let released = 0;
  for (let index = 0; index < peopleOf(plan); index++) {
    const person = personPlan(plan, index);
    if (person.is === 'SUPERVISED' && person.overdue) visitOverdue += 1;
    if (person.is === 'SUPERVISED' && person.basis === 'PAROLE') released += 1;
    if (person.is === 'SERVING' && person.who === 'MAN' && person.episode === 'PAROLE_REVOKED') ended += 1;
    if (person.is === 'FORMER') {
      ended += filesOf(person);
      released += wasHeld(person) ? 1 : 0;
    }
  }
  return { visitOverdue, ended, released };
}
