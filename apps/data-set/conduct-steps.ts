import type { BehaviourDegree, Penalty, ViolationId, ViolationKind } from '../../libs/custody/custody.events.ts';
import { findMaliciousViolator, type FindMaliciousViolator } from '../../libs/custody/find-malicious-violator.ts';
import { gradeBehaviour, type GradeBehaviour } from '../../libs/custody/grade-behaviour.ts';
import { grantIncentive, type GrantIncentive } from '../../libs/custody/grant-incentive.ts';
import { liftPenalty, type LiftPenalty } from '../../libs/custody/lift-penalty.ts';
import { recordViolation, type RecordViolation } from '../../libs/custody/record-violation.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { addDays } from '../../libs/law/calendar/legal-date.ts';
import type { BiographyBuilder, Sender } from './biography.ts';

/** How somebody behaves: without a blemish, as people do, or so that the head of the facility finds a malicious violator. */
export type Conduct = 'UNBLEMISHED' | 'ORDINARY' | 'MALICIOUS';

interface Stretch {
  readonly from: LegalDate;
  /** The last day on which anything is recorded. */
  readonly to: LegalDate;
  readonly sender: Sender;
}

/** Incentives and positive degrees, or violations and negative ones, of a stretch in one facility. Answers the degree and day at the end. */
export function behaves(
  life: BiographyBuilder,
  conduct: Conduct,
  stretch: Stretch,
): { readonly day: LegalDate; readonly degree: BehaviourDegree } {
  const { random } = life;
  if (conduct === 'MALICIOUS') return isFoundMalicious(life, stretch);
  if (random.chance(0.5)) {
    if (conduct === 'UNBLEMISHED' || random.chance(0.8)) return doesWell(life, stretch);
    return doesBadly(life, stretch);
  }
  if (conduct === 'ORDINARY' && random.chance(0.08)) violates(life, 'violation', stretch, stretch.from, random.pick(mild));
  return { day: stretch.from, degree: 'NONE' };
}

/** The first positive degree needs an incentive, and so may the next one. PEC 95. */
function doesWell(life: BiographyBuilder, stretch: Stretch): { readonly day: LegalDate; readonly degree: BehaviourDegree } {
  const { random, personId } = life;
  let day = stretch.from;
  let degree: BehaviourDegree = 'NONE';
  for (const next of better) {
    if (addDays(day, daysToDecide) > stretch.to) break;
    if (next === 'POSITIVE_1' || random.chance(0.5)) {
      const incentive = random.weighted(incentivesGranted).kind;
      const granted: GrantIncentive = { incentive, grantedOn: day, documentRef: 'SYNTHETIC order' };
      life.ask(grantIncentive, personId, granted, day, stretch.sender);
    }
    degree = next;
    grade(life, stretch, addDays(day, daysToDecide), degree);
    day = random.dayAfter(day, 180, 500);
    if (random.chance(0.4)) break;
  }
  return { day, degree };
}

/** A violation and its penalty before each negative degree. */
function doesBadly(life: BiographyBuilder, stretch: Stretch): { readonly day: LegalDate; readonly degree: BehaviourDegree } {
  const { random } = life;
  let day = stretch.from;
  let degree: BehaviourDegree = 'NONE';
  for (const next of worse) {
    if (addDays(day, daysToDecide) > stretch.to) break;
    degree = next;
    violates(life, `violation before ${next}`, stretch, day, random.pick(mild));
    grade(life, stretch, addDays(day, daysToDecide), degree);
    day = random.dayAfter(day, 180, 500);
    if (random.chance(0.4)) break;
  }
  return { day, degree };
}

/** A violation that the law calls malicious, the isolator for it, the finding, and the lowest degree. PEC 130(2). */
function isFoundMalicious(life: BiographyBuilder, stretch: Stretch): { readonly day: LegalDate; readonly degree: BehaviourDegree } {
  const { random, personId } = life;
  const day = random.chance(0.5) ? stretch.from : addDays(stretch.from, random.whole(0, 20));
  const violationId = violates(life, 'malicious violation', stretch, day, 'DISCIPLINARY_ISOLATOR', random.pick(maliciousKinds));
  const foundOn = random.dayAfter(day, 3, 9);
  const found: FindMaliciousViolator = { foundOn, violationIds: [violationId], documentRef: 'SYNTHETIC decision' };
  life.ask(findMaliciousViolator, personId, found, foundOn, stretch.sender);
  grade(life, stretch, foundOn, 'NEGATIVE_3');
  return { day: foundOn, degree: 'NEGATIVE_3' };
}

function violates(
  life: BiographyBuilder,
  name: string,
  { to, sender }: Stretch,
  day: LegalDate,
  penalty: Penalty,
  kind: ViolationKind = life.random.pick(ordinaryKinds),
): ViolationId {
  const { random, personId } = life;
  const violationId = life.id<'violation'>(name);
  const imposedOn = addDays(day, 1);
  const recorded: RecordViolation = { violationId, kind, committedOn: day, penalty, imposedOn, documentRef: 'SYNTHETIC report and order' };
  life.ask(recordViolation, personId, recorded, imposedOn, sender);
  const liftedOn = addDays(imposedOn, daysOfPenalty);
  if (kind === 'OTHER' || maliciousKinds.includes(kind) || liftedOn > to || !random.chance(0.8)) return violationId;
  const lifted: LiftPenalty = { violationId, liftedOn, reason: 'LAPSED', documentRef: 'SYNTHETIC decision' };
  life.ask(liftPenalty, personId, lifted, liftedOn, sender);
  return violationId;
}

function grade(life: BiographyBuilder, { sender }: Stretch, on: LegalDate, degree: BehaviourDegree): void {
  const graded: GradeBehaviour = { on, degree, documentRef: 'SYNTHETIC decision' };
  life.ask(gradeBehaviour, life.personId, graded, on, sender);
}

/** From the incentive or the violation to the decision of the head of the facility on the degree. */
const daysToDecide = 2;

/** So long after a penalty without another one the facilities of the data set lift it. */
const daysOfPenalty = 365;

const better: readonly BehaviourDegree[] = ['POSITIVE_1', 'POSITIVE_2', 'POSITIVE_3'];
const worse: readonly BehaviourDegree[] = ['NEGATIVE_1', 'NEGATIVE_2'];
const mild: readonly Penalty[] = ['WARNING', 'REPRIMAND'];
const ordinaryKinds: readonly ViolationKind[] = ['DAILY_ROUTINE', 'DRESS', 'SANITATION', 'PROHIBITED_CONTACT', 'PROPERTY'];
const maliciousKinds: readonly ViolationKind[] = ['REFUSAL_OF_WORK', 'INTOXICANTS', 'GAMBLING', 'PETTY_HOOLIGANISM'];
const incentivesGranted = [
  { kind: 'GRATITUDE', weight: 60 },
  { kind: 'EXTRA_VISIT', weight: 20 },
  { kind: 'EXTRA_PARCEL', weight: 15 },
  { kind: 'AWARD', weight: 5 },
] as const;
