import { dateOf } from '../own-calendar.ts';
import { document, type Draft, type Possible, type Situation } from '../situation.ts';

const statuses = ['PREGNANT', 'CHILD_UNDER_14', 'CHILD_UNDER_3', 'SINGLE_PARENT', 'DISABILITY_1', 'DISABILITY_2', 'VETERAN'] as const;

export function askedOfPerson(at: Situation): readonly Possible[] {
  const { person } = at;
  const isKnown = at.has(`person-${person}`, 'PersonRegistered');
  return [
    at.when(100, !isKnown, () => register(at)),
    at.when(1.2, isKnown, () => recordStatus(at)),
    at.when(0.3, isKnown, () => endStatus(at)),
    at.when(0.15, isKnown, () => correct(at)),
    at.when(0.02, isKnown, () => at.ask('persons/record-death', person, 'officer', { diedOn: at.earlier(3), ...document })),
  ];
}

export function register(at: Situation): Draft {
  const { random, person } = at;
  const age = random.weighted([
    { weight: 10, years: random.whole(20, 50) },
    { weight: 2, years: random.whole(56, 63) },
    { weight: 1.5, years: 17 },
  ]).years;
  const birthDate = dateOf(at.today - Math.round(age * 365.25) - random.whole(0, 360));
  const names = { familyName: 'Testova', givenName: 'Asel' };
  const who = { sex: random.pick(['F', 'M']), birthDate, citizenship: random.chance(0.93) ? 'KZ' : 'RU' };
  return at.ask('persons/register', person, 'registrar', { on: at.now(), ...names, ...who, ...document });
}

function recordStatus(at: Situation): Draft {
  const { random, person } = at;
  const kind = random.pick(statuses);
  const from = at.today - random.whole(0, 300);
  const to = at.maybe(0.3, { to: dateOf(from + random.whole(0, 500)) });
  const body = { kind, from: dateOf(from), ...to, evidence: 'certificate', ...document };
  return at.ask('persons/record-social-status', person, 'officer', body);
}

function endStatus(at: Situation): Draft | undefined {
  const recorded = at.last(`person-${at.person}`, 'SocialStatusRecorded');
  if (recorded === undefined) return undefined;
  return at.ask('persons/end-social-status', at.person, 'officer', { kind: recorded.kind, to: at.earlier(30), ...document });
}

function correct(at: Situation): Draft {
  const birthDate = dateOf(at.today - at.random.whole(18 * 365, 64 * 365));
  const why = { reason: 'CLERICAL_ERROR', legalBasis: 'passport', ...document, approvedBy: 'supervisor-9' };
  return at.ask('persons/correct-personal-data', at.person, 'officer', { on: at.now(), corrects: 0, birthDate, ...why });
}
