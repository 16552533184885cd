import { correctables, Nothing } from '../commands/correctable.ts';
import { LegalDay, OneOf, Part, Text } from '../commands/fields.ts';
import { notYet, restsOnIt, tooEarly, type Refusal } from '../commands/refusal.ts';
import { facilityTypes, type FacilityType } from '../criminal-case/criminal-case.events.ts';
import type { LegalDate } from '../event-log/event.ts';
import { facilityCode, regionOf } from '../regions/regions.ts';
import {
  behaviourDegrees,
  conditions,
  escapedFrom,
  incentives,
  penalties,
  transferReasons,
  violationKinds,
  type BehaviourDegree,
  type Conditions,
  type CustodyFact,
  type EscapedFrom,
  type Incentive,
  type Penalty,
  type TransferReason,
  type ViolationKind,
} from './custody.events.ts';
import { custodyState, type Custody, type Stay } from './custody.state.ts';
import { groundsOfFinding, isMaliciousKind } from './malicious-violations.ts';
import { lastSeenOn, unlessFrom } from './record-escape.ts';
import { away } from './record-return.ts';
import { unlessHeld } from './unless-held.ts';
import { unlessServing } from './unless-serving.ts';

class Admission {
  @LegalDay({ says: 'Day of admission' })
  readonly admittedOn!: LegalDate;

  @Text({ says: 'Code of the facility', ...facilityCode })
  readonly facility!: string;
}

class Departure {
  @Text({ says: 'Code of the facility that the person is sent to', ...facilityCode })
  readonly to!: string;

  @OneOf(transferReasons, { says: 'Why the person is moved' })
  readonly reason!: TransferReason;
}

class Regime {
  @OneOf(facilityTypes, { says: 'Regime from that day on' })
  readonly regime!: FacilityType;

  @OneOf(conditions, { says: 'Conditions inside the facility from that day on' })
  readonly conditions!: Conditions;
}

class Grade {
  @OneOf(behaviourDegrees, { says: 'Degree of behaviour' })
  readonly degree!: BehaviourDegree;
}

class ImposedPenalty {
  @OneOf(penalties, { says: 'Penalty' })
  readonly kind!: Penalty;

  @LegalDay({ says: 'Day on which it was imposed' })
  readonly imposedOn!: LegalDate;
}

class Violated {
  @OneOf(violationKinds, { says: 'What was violated' })
  readonly kind!: ViolationKind;

  @LegalDay({ says: 'Day on which it was committed' })
  readonly committedOn!: LegalDate;

  @Part(ImposedPenalty, { says: 'Penalty, whole, where one was imposed', optional: true })
  readonly penalty?: ImposedPenalty;
}

class Finding {
  @LegalDay({ says: "Day of the decision of the facility's head" })
  readonly foundOn!: LegalDate;
}

class Lifting {
  @LegalDay({ says: 'First day on which it no longer holds' })
  readonly liftedOn!: LegalDate;
}

class GrantedIncentive {
  @OneOf(incentives, { says: 'What is granted' })
  readonly incentive!: Incentive;

  @LegalDay({ says: 'Day on which it was granted' })
  readonly grantedOn!: LegalDate;
}

class Escape {
  @LegalDay({ says: 'Day of the escape' })
  readonly escapedOn!: LegalDate;

  @OneOf(escapedFrom, { says: 'From where' })
  readonly from!: EscapedFrom;
}

class Return {
  @LegalDay({ says: 'Day on which the person was caught or gave themselves up' })
  readonly returnedOn!: LegalDate;

  @Text({ says: 'Code of the facility that took the person in', ...facilityCode })
  readonly facility!: string;
}

class Authorised {
  @LegalDay({ says: 'First day on which the person may leave' })
  readonly releaseOn!: LegalDate;
}

class Left {
  @LegalDay({ says: 'Day on which the person left' })
  readonly releasedOn!: LegalDate;
}

/**
 * What of the stays of a person may be corrected. What began a stay is voided only where nothing of the stay stands any more; on what a
 * person is held, and on what they were released, is decided elsewhere and never reworded.
 */
export const correctableCustody = correctables<Custody, CustodyFact>(custodyState, {
  PersonAdmitted: {
    kinds: ['VOID', 'CORRECT'],
    fields: Admission,
    day: 'admittedOn',
    follows: ({ data }) => ({ region: regionOf(data.facility) }),
    unless: (custody: Custody | undefined, { data: { admittedOn } }, today) =>
      notYet('/admittedOn', admittedOn, today) ?? unlessFree(custody, admittedOn),
  },
  TransferredOut: {
    kinds: ['VOID', 'CORRECT'],
    fields: Departure,
    follows: (_, { stay }) => ({ from: stay.facility }),
    unless: (custody, { effectiveOn, data: { to } }, today) =>
      unlessHeld(custody) ??
      notYet('/effectiveOn', effectiveOn, today) ??
      tooEarly('/effectiveOn', effectiveOn, custody.stay.movedOn, 'the day of arrival at the facility') ??
      (to === custody.stay.facility ? sameFacility(to) : undefined),
  },
  TransferredIn: {
    kinds: ['VOID', 'CORRECT'],
    fields: Nothing,
    unless: ({ standing }, { effectiveOn, data }, today) => {
      if (standing.is !== 'IN_TRANSIT')
        return restsOnIt('An arrival is recorded of somebody who would not be on the way', 'Void the arrival first.');
      if (standing.to !== data.facility)
        return restsOnIt(`The person arrived at ${data.facility}, not at ${standing.to}`, 'Void the arrival first.');
      return notYet('/effectiveOn', effectiveOn, today) ?? tooEarly('/effectiveOn', effectiveOn, standing.leftOn, 'the day of departure');
    },
  },
  RegimeChanged: {
    kinds: ['VOID', 'CORRECT'],
    fields: Regime,
    unless: (custody, { effectiveOn, data: { termId } }, today) =>
      unlessHeld(custody) ??
      notYet('/effectiveOn', effectiveOn, today) ??
      tooEarly('/effectiveOn', effectiveOn, custody.stay.regimeFrom, 'the day from which the regime before it holds') ??
      (termId === undefined ? unlessServing(custody) : undefined),
  },
  BehaviourGraded: {
    kinds: ['VOID', 'CORRECT'],
    fields: Grade,
    unless: (custody, { effectiveOn }, today) =>
      unlessServing(custody) ??
      notYet('/effectiveOn', effectiveOn, today) ??
      tooEarly('/effectiveOn', effectiveOn, custody.stay.gradedOn, 'the admission or the last grading'),
  },
  ViolationRecorded: {
    kinds: ['VOID', 'CORRECT'],
    fields: Violated,
    day: 'committedOn',
    follows: ({ data: { kind } }) => ({ malicious: isMaliciousKind(kind) }),
    unless: (custody, { data: { committedOn, penalty } }, today) =>
      unlessServing(custody) ??
      notYet('/committedOn', committedOn, today) ??
      tooEarly('/committedOn', committedOn, custody.stay.admittedOn, 'the day of admission') ??
      (penalty &&
        (notYet('/penalty/imposedOn', penalty.imposedOn, today) ??
          tooEarly('/penalty/imposedOn', penalty.imposedOn, committedOn, 'the violation'))),
  },
  MaliciousViolatorFound: {
    kinds: ['VOID', 'CORRECT'],
    fields: Finding,
    day: 'foundOn',
    follows: ({ data: { violationIds } }, { stay }) => ({ provision: groundsOfFinding(named(stay, violationIds)).join(', ') }),
    unless: (custody, { data: { foundOn, violationIds } }, today) => {
      const violations = named(custody.stay, violationIds);
      if (violations.length < violationIds.length || groundsOfFinding(violations).length === 0)
        return restsOnIt(
          'A finding that the person is a malicious violator rests on it, and would rest on nothing',
          'Void the finding first.',
        );
      const days = violations.flatMap(({ committedOn, penalty }) => [committedOn, ...(penalty ? [penalty.imposedOn] : [])]);
      const last = days.sort().at(-1);
      return (
        unlessServing(custody) ??
        notYet('/foundOn', foundOn, today) ??
        (last && tooEarly('/foundOn', foundOn, last, 'the last of the violations and penalties'))
      );
    },
  },
  DisciplineLifted: {
    kinds: ['VOID', 'CORRECT'],
    fields: Lifting,
    day: 'liftedOn',
    unless: ({ stay }, { data: { liftedOn, violationId } }, today) => {
      const violation = stay.violations.find((one) => one.violationId === violationId);
      const since = violationId === undefined ? stay.maliciousSince : violation?.penalty?.imposedOn;
      if (since === undefined || violation?.liftedOn !== undefined)
        return restsOnIt('What was lifted would not stand by then', 'Void that it was lifted first.');
      return notYet('/liftedOn', liftedOn, today) ?? tooEarly('/liftedOn', liftedOn, since, 'the day from which it stood');
    },
  },
  IncentiveGranted: {
    kinds: ['VOID', 'CORRECT'],
    fields: GrantedIncentive,
    day: 'grantedOn',
    unless: (custody, { data: { grantedOn } }, today) =>
      unlessServing(custody) ??
      notYet('/grantedOn', grantedOn, today) ??
      tooEarly('/grantedOn', grantedOn, custody.stay.admittedOn, 'the day of admission'),
  },
  EscapeRecorded: {
    kinds: ['VOID', 'CORRECT'],
    fields: Escape,
    day: 'escapedOn',
    follows: (_, { stay }) => ({ facility: stay.facility }),
    unless: (custody, { data: { escapedOn, from } }, today) =>
      (custody.standing.is === 'IN_TRANSIT' ? undefined : unlessHeld(custody)) ??
      unlessFrom(custody, from) ??
      notYet('/escapedOn', escapedOn, today) ??
      tooEarly('/escapedOn', escapedOn, lastSeenOn(custody), 'the last day on which the person is recorded to have been in custody'),
  },
  ReturnedToCustody: {
    kinds: ['VOID', 'CORRECT'],
    fields: Return,
    day: 'returnedOn',
    follows: ({ data: { escapedOn, returnedOn, termId, facility: code } }) => ({
      region: regionOf(code),
      ...(termId !== undefined && { notServed: away(escapedOn, returnedOn).notServed }),
    }),
    unless: ({ standing }, { data: { escapedOn, returnedOn } }, today) => {
      if (standing.is !== 'ESCAPED' || standing.escapedOn !== escapedOn)
        return restsOnIt(`The person came back from an escape on ${escapedOn}`, 'Void the return first.');
      return notYet('/returnedOn', returnedOn, today) ?? tooEarly('/returnedOn', returnedOn, escapedOn, 'the day of the escape');
    },
  },
  ReleaseAuthorised: {
    kinds: ['VOID', 'CORRECT'],
    fields: Authorised,
    unless: (custody, { effectiveOn, data: { releaseOn } }, today) =>
      unlessHeld(custody) ??
      notYet('/effectiveOn', effectiveOn, today) ??
      tooEarly('/effectiveOn', effectiveOn, custody.stay.admittedOn, 'the day of admission') ??
      tooEarly('/releaseOn', releaseOn, effectiveOn, 'the day of the authorisation'),
  },
  PersonReleased: {
    kinds: ['VOID', 'CORRECT'],
    fields: Left,
    day: 'releasedOn',
    unless: (custody, { data: { releasedOn } }, today) => {
      const { authorised, movedOn } = custody.stay;
      if (authorised === undefined)
        return restsOnIt('The person was released on an authorisation that would not stand', 'Void the release first.');
      return (
        unlessHeld(custody) ??
        notYet('/releasedOn', releasedOn, today) ??
        tooEarly('/releasedOn', releasedOn, authorised.releaseOn, 'the first day on which the release is authorised') ??
        tooEarly('/releasedOn', releasedOn, movedOn, 'the day of arrival at the facility')
      );
    },
  },
});

function named({ violations }: Stay, violationIds: readonly string[]): Stay['violations'] {
  return violations.filter(({ violationId }) => violationIds.includes(violationId));
}

function unlessFree(custody: Custody | undefined, admittedOn: LegalDate): Refusal | undefined {
  if (custody === undefined) return undefined;
  const { standing } = custody;
  if (standing.is !== 'RELEASED')
    return restsOnIt('The person was admitted again after a stay that would not be over', 'Void the later admission first.');
  return tooEarly('/admittedOn', admittedOn, standing.releasedOn, 'the end of the last stay');
}

function sameFacility(to: string): Refusal {
  return {
    code: 'same-facility',
    reason: `The person was at ${to} already.`,
    next: 'Name the facility that the person was sent to.',
    pointer: '/to',
  };
}
