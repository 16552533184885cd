import { beforeAll, describe, expect, it } from '@jest/globals';
import { beforeFirst, type AnyFact, type EventId, type Recorded } from '../../libs/event-log/event.ts';
import { addDays, daysBetween, daysInclusive } from '../../libs/law/calendar/legal-date.ts';
import { biographyOf } from './biography-of.ts';
import { decideBiography } from './decide-biography.ts';
import type { EpisodeOfServing, EpisodeOfSupervised } from './episodes.ts';
import { peopleOf, personPlan, populationPlans, referenceDay } from './population-plan.ts';
import type { ProductFact } from '../../libs/registers/vocabulary.ts';

type Data<Type extends ProductFact['type']> = Extract<ProductFact, { readonly type: Type }>['data'];

/** What was recorded of one person of the demo set, in the order in which it was decided. */
interface Life {
  readonly episode: EpisodeOfServing | EpisodeOfSupervised | undefined;
  readonly facts: readonly Recorded<AnyFact>[];
}

let lives: readonly Life[];

beforeAll(() => {
  lives = Array.from({ length: peopleOf(populationPlans.demo) }, (_, index): Life => {
    const plan = personPlan(populationPlans.demo, index);
    return { episode: 'episode' in plan ? plan.episode : undefined, facts: factsOf(index) };
  });
});

describe('whoever escaped', () => {
  it('is counted away in whole days, by which the term ends later than calculated before', () => {
    for (const life of livesOf('ESCAPED_AND_RETURNED', 4)) {
      const { escapedOn, returnedOn, notServed } = only(life, 'ReturnedToCustody');
      const interruptions = dataOf(life, 'InterruptionRecorded');
      const away = Math.max(0, daysBetween(escapedOn, returnedOn) - 1);
      expect(interruptions.map(({ kind, from, to }) => [kind, daysInclusive(from, to)])).toEqual(away === 0 ? [] : [['ESCAPE', away]]);
      expect(notServed && daysInclusive(notServed.from, notServed.to)).toBe(away === 0 ? undefined : away);
      const ends = dataOf(life, 'TermCalculated').flatMap(({ calculation }) =>
        calculation.verdict === 'COMPUTED' ? [calculation.lastDay] : [],
      );
      expect(daysBetween(ends.at(away === 0 ? -1 : -2) ?? referenceDay, ends.at(-1) ?? referenceDay)).toBe(away);
    }
  });

  it('was away for some whole days in most cases', () => {
    expect(livesOf('ESCAPED_AND_RETURNED', 4).filter((life) => has(life, 'InterruptionRecorded')).length).toBeGreaterThan(1);
  });
});

describe('whoever is a malicious violator', () => {
  it('was found so on a violation of PEC 130(2) that was penalised by the isolator before', () => {
    for (const life of livesOf('FOUND_MALICIOUS_VIOLATOR', 4)) {
      const { foundOn, violationIds, provision } = only(life, 'MaliciousViolatorFound');
      const violation = dataOf(life, 'ViolationRecorded').find(({ violationId }) => violationIds.includes(violationId));
      expect(violation).toMatchObject({ malicious: true, penalty: { kind: 'DISCIPLINARY_ISOLATOR' } });
      expect(violation && violation.committedOn < foundOn).toBe(true);
      expect(provision).toMatch(/^PEC 130\(2\)\((5|8|9|11)\)$/);
    }
  });

  it('is nobody else, however many violate the order in a lesser way', () => {
    const others = lives.filter(({ episode }) => episode !== 'FOUND_MALICIOUS_VIOLATOR');
    expect(others.filter((life) => has(life, 'MaliciousViolatorFound'))).toEqual([]);
    expect(others.filter((life) => has(life, 'ViolationRecorded')).length).toBeGreaterThan(5);
  });
});

it('nobody has the first positive degree without an incentive before it', () => {
  for (const life of lives) {
    const first = life.facts.findIndex(({ type, data }) => type === 'BehaviourGraded' && 'degree' in data && data.degree === 'POSITIVE_1');
    if (first !== -1) expect(life.facts.slice(0, first).map(({ type }) => type)).toContain('IncentiveGranted');
  }
  expect(lives.filter((life) => has(life, 'IncentiveGranted')).length).toBeGreaterThan(20);
});

describe('an application for parole', () => {
  it('is with the facility, or at the court with its three reports, or was withdrawn', () => {
    for (const life of livesOf('PAROLE_OPEN', 2)) expect([has(life, 'ParoleOpened'), has(life, 'ParoleSubmitted')]).toEqual([true, false]);
    for (const life of livesOf('PAROLE_SUBMITTED', 2)) {
      expect(only(life, 'ParoleSubmitted').reports).toEqual(['CHARACTERISTIC', 'RISK', 'COMPENSATION']);
      expect(has(life, 'ParoleGranted') || has(life, 'ParoleRefused')).toBe(false);
    }
    for (const life of livesOf('PAROLE_WITHDRAWN', 2)) expect(has(life, 'ParoleWithdrawn')).toBe(true);
  });

  it('that was refused may not be made again before the reference day', () => {
    for (const life of livesOf('PAROLE_REFUSED', 3)) expect(only(life, 'ParoleRefused').reapplyNotBefore > referenceDay).toBe(true);
  });

  it('was made by nobody who still owes the victim, where the court granted it', () => {
    const granted = lives.filter((life) => has(life, 'ParoleGranted'));
    expect(granted.filter((life) => has(life, 'CivilClaimRecorded')).length).toBeGreaterThan(3);
    expect(granted.filter((life) => owed(life) > 0)).toEqual([]);
  });
});

describe('whose parole was revoked', () => {
  it('did not come three times, serves the rest from the day of the decision, and has not served the days at liberty', () => {
    for (const life of livesOf('PAROLE_REVOKED', 3)) {
      const { remainderFrom, atLiberty, mode } = only(life, 'ParoleRevoked');
      const { releasedOn } = only(life, 'PersonReleased');
      expect([mode, atLiberty]).toEqual(['MAY', { from: addDays(releasedOn, 1), to: addDays(remainderFrom, -1) }]);
      expect(dataOf(life, 'AbsenceRecorded').filter(({ excused }) => !excused).length).toBeGreaterThanOrEqual(3);
      expect(only(life, 'InterruptionRecorded')).toMatchObject({ kind: 'PAROLE', ...atLiberty });
      expect(only(life, 'SupervisionEnded')).toMatchObject({ ending: 'REVOKED', endedOn: addDays(remainderFrom, -1) });
      expect(dataOf(life, 'PersonAdmitted').at(-1)).toMatchObject({ admittedOn: remainderFrom, legalBasis: 'SENTENCE' });
    }
  });
});

describe('a milder punishment', () => {
  it('that was granted has taken the place of the rest of the term', () => {
    for (const life of livesOf('SUBSTITUTION_GRANTED', 2)) {
      const { grantedOn, unservedDays, term } = only(life, 'SubstitutionGranted');
      expect(only(life, 'PunishmentReplaced')).toMatchObject({ to: 'RESTRICTION_OF_LIBERTY', unservedDays, term });
      expect(only(life, 'ReleaseAuthorised')).toMatchObject({ basis: 'SUBSTITUTION' });
      expect(grantedOn).toBe('2026-11-20');
    }
  });

  it('was refused to some, and others wait', () => {
    for (const life of livesOf('SUBSTITUTION_REFUSED', 2)) expect(has(life, 'SubstitutionRefused')).toBe(true);
    for (const life of livesOf('SUBSTITUTION_OPEN', 2)) expect(has(life, 'SubstitutionGranted')).toBe(false);
  });
});

it('a sentence that a higher court varied is six months shorter, and the term with it', () => {
  for (const life of livesOf('SENTENCE_VARIED', 5)) {
    const { was, now } = only(life, 'SentenceVaried');
    expect(monthsOf(was.term) - monthsOf(now.term)).toBe(6);
    expect(only(life, 'SentenceRenewed')).toMatchObject({ because: 'VARIED', term: now.term });
    expect(dataOf(life, 'TermCalculated').at(-1)?.calculation).toMatchObject({ verdict: 'COMPUTED' });
  }
});

describe('a deferral', () => {
  it('runs past the reference day for everybody who is under supervision on it, on a child under 14', () => {
    const granted = lives.flatMap((life) => dataOf(life, 'DeferralGranted'));
    expect(granted.map(({ ground }) => ground)).toEqual(['CHILD', 'CHILD', 'CHILD', 'CHILD']);
    expect(granted.filter(({ until }) => until < referenceDay)).toEqual([]);
  });

  it('was asked for by a pregnant woman, and no court has decided', () => {
    const open = lives.filter((life) => has(life, 'DeferralOpened') && !has(life, 'DeferralGranted'));
    expect(open.map((life) => only(life, 'DeferralOpened').ground)).toEqual(['PREGNANT']);
  });
});

describe('reconciliation', () => {
  it('ended an earlier case, more than a year before the act of the next one', () => {
    for (const life of livesOf('RECONCILED_BEFORE', 3)) {
      const { caseId, terminatedOn } = only(life, 'CaseTerminated');
      const acts = dataOf(life, 'ChargeAdded').map(({ offence }) => offence.committedOn);
      expect(acts.filter((act) => act > addDays(terminatedOn, 365)).length).toBeGreaterThan(0);
      expect(only(life, 'ReconciliationNoted').caseId).toBe(caseId);
    }
  });

  it('is barred where a minor was hurt, by the law of June 2024, and the case went on to a verdict', () => {
    for (const life of livesOf('RECONCILIATION_BARRED', 3)) {
      const { bars, barredOn } = only(life, 'ReconciliationBarred');
      expect(bars.map(({ bar }) => bar)).toEqual(['VIOLENCE_OR_CRUELTY_VS_MINOR']);
      expect(barredOn >= '2024-06-16').toBe(true);
      expect(has(life, 'VerdictInForce')).toBe(true);
    }
  });

  it('is proposed before a trial, and nobody has decided', () => {
    for (const life of livesOf('RECONCILIATION_PROPOSED', 1)) {
      expect([has(life, 'HarmMadeGood'), has(life, 'ReconciliationChecked')]).toEqual([true, false]);
    }
  });
});

describe('a correction', () => {
  it('that was approved by a second person moves the end of the term, and marks what was decided on the wrong day', () => {
    for (const life of livesOf('CORRECTION_APPROVED', 3)) {
      const { proposedBy, approvedBy, correctionId } = only(life, 'Corrected');
      expect(approvedBy).not.toBe(proposedBy);
      const [before, after] = dataOf(life, 'TermCalculated').slice(-2);
      expect(before?.calculation).not.toEqual(after?.calculation);
      const marks = dataOf(life, 'BasisChanged');
      expect(marks.filter((mark) => mark.correctionId !== correctionId)).toEqual([]);
      expect(marks.map(({ decision }) => decision.type)).toEqual(expect.arrayContaining(['ParoleOpened', 'ParoleRefused']));
    }
  });

  it('waits for a second person, or was rejected, and changes nothing then', () => {
    for (const life of livesOf('CORRECTION_PROPOSED', 2))
      expect([has(life, 'CorrectionProposed'), has(life, 'Corrected')]).toEqual([true, false]);
    for (const life of livesOf('CORRECTION_REJECTED', 2))
      expect([has(life, 'CorrectionRejected'), has(life, 'Corrected')]).toEqual([true, false]);
  });
});

describe('a civil claim', () => {
  it('is paid by some, in part by others, by some not at all, and never beyond what was granted', () => {
    const claimed = lives.filter((life) => has(life, 'CivilClaimRecorded'));
    const left = claimed.map(owed);
    expect(left.filter((tenge) => tenge < 0)).toEqual([]);
    expect(left.filter((tenge) => tenge === 0).length).toBeGreaterThan(10);
    expect(claimed.filter((life) => owed(life) > 0 && has(life, 'DamageCompensated')).length).toBeGreaterThan(10);
    expect(claimed.filter((life) => !has(life, 'DamageCompensated')).length).toBeGreaterThan(10);
  });
});

function livesOf(episode: NonNullable<Life['episode']>, people: number): readonly Life[] {
  const told = lives.filter((life) => life.episode === episode);
  expect(told.length).toBe(people);
  return told;
}

function dataOf<Type extends ProductFact['type']>({ facts }: Life, type: Type): readonly Data<Type>[] {
  return facts.filter((fact) => fact.type === type).map(({ data }) => data as Data<Type>); // of the fact of that type
}

function only<Type extends ProductFact['type']>(life: Life, type: Type): Data<Type> {
  const [one, ...others] = dataOf(life, type);
  if (one === undefined || others.length > 0)
    throw new Error(`${type} is recorded ${String(others.length + (one === undefined ? 0 : 1))} times`);
  return one;
}

function has({ facts }: Life, type: ProductFact['type']): boolean {
  return facts.some((fact) => fact.type === type);
}

/** Tenge that were granted and not paid. */
function owed(life: Life): number {
  const sum = (amounts: readonly { readonly amount: number }[]): number => amounts.reduce((total, { amount }) => total + amount, 0);
  return sum(dataOf(life, 'CivilClaimRecorded')) - sum(dataOf(life, 'DamageCompensated'));
}

function monthsOf({ years = 0, months = 0 }: { readonly years?: number; readonly months?: number } = {}): number {
  return 12 * years + months;
}

function factsOf(index: number): readonly Recorded<AnyFact>[] {
  const { chapters } = decideBiography(biographyOf('demo', index), (scheme, value) => `${scheme}-${value}`);
  return chapters
    .flat()
    .flatMap(({ changes, request }) =>
      changes.flatMap(({ stream, facts }) =>
        facts.map((fact) => ({ ...fact, stream, revision: 0, position: beforeFirst, recordedAt, eventId, metadata: request.metadata })),
      ),
    );
}

const recordedAt = new Date('2026-11-21T09:00:00Z');
const eventId = '0192e4a0-7b1c-7000-8000-000000000001' as EventId; // nobody asks for it
