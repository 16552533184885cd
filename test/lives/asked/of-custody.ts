import { document, type Draft, type Possible, type Situation } from '../situation.ts';
import { regimes } from './of-case.ts';

export function askedOfCustody(at: Situation): readonly Possible[] {
  const { person, random } = at;
  const custody = `custody-${person}`;
  const isKnown = at.has(`person-${person}`, 'PersonRegistered');
  const where = whereabouts(at);
  const isHeld = where === 'HELD';
  const isAuthorised = at.standing(custody) === 'ReleaseAuthorised';
  const ask = (command: string, body: object): Draft => at.ask(`custody/${command}`, person, 'facility', body);
  const degree = random.pick(['POSITIVE_1', 'NEGATIVE_1', 'NEGATIVE_3', 'NONE']);
  const from = random.pick(['FACILITY', 'FACILITY', 'LEAVE', 'TRANSIT']);
  return [
    at.when(at.isServed() && where === 'FREE' ? 14 : 0.1, isKnown, () => admit(at)),
    at.when(1.5, isHeld, () => ask('record-escape', { escapedOn: at.earlier(3), from, ...document })),
    at.when(14, where === 'ESCAPED', () => ask('record-return', { returnedOn: at.now(), facility: 'F3505', ...document })),
    at.when(0.8, isHeld, () => ask('transfer-out', { on: at.now(), to: random.pick(['F3504', 'F3505']), reason: 'REGIME', ...document })),
    at.when(10, where === 'TRANSIT', () =>
      ask('transfer-in', { on: at.now(), facility: at.last(custody, 'TransferredOut')?.to ?? 'F3505' }),
    ),
    at.when(2, where === 'TRANSIT', () => ask('record-escape', { escapedOn: at.now(), from: 'TRANSIT', ...document })),
    at.when(1, isHeld, () => violate(at)),
    at.when(0.8, isHeld && at.has(custody, 'ViolationRecorded'), () => findMalicious(at)),
    at.when(0.3, at.has(custody, 'MaliciousViolatorFound'), () =>
      ask('lift-finding', { liftedOn: at.now(), reason: 'LAPSED', ...document }),
    ),
    at.when(0.5, isHeld, () => ask('grade-behaviour', { on: at.now(), degree, ...document })),
    at.when(0.5, isHeld, () => changeRegime(at)),
    at.when(isAuthorised ? 0.5 : 3, isHeld, () => authorise(at)),
    at.when(isAuthorised ? 14 : 0.2, isHeld, () => {
      const to = at.last(custody, 'ReleaseAuthorised')?.basis === 'PAROLE' ? 'PROBATION' : 'LIBERTY';
      return ask('release', { releasedOn: at.now(), to });
    }),
  ];
}

const moves: Readonly<Record<string, 'HELD' | 'ESCAPED' | 'TRANSIT' | 'FREE'>> = {
  PersonAdmitted: 'HELD',
  ReturnedToCustody: 'HELD',
  TransferredIn: 'HELD',
  TransferredOut: 'TRANSIT',
  EscapeRecorded: 'ESCAPED',
  PersonReleased: 'FREE',
};

function whereabouts(at: Situation): 'HELD' | 'ESCAPED' | 'TRANSIT' | 'FREE' {
  const moved = at.of(`custody-${at.person}`).findLast(({ type }) => type in moves);
  return moves[moved?.type ?? ''] ?? 'FREE';
}

function admit(at: Situation): Draft {
  const isOnSentence = at.has(`term-${at.term}`, 'TermOpened') && at.random.chance(0.92);
  const onSentence = { legalBasis: 'SENTENCE', termId: at.term, regime: at.random.pick(regimes) };
  const stay = { stayId: at.fresh(), admittedOn: at.earlier(2), facility: 'F3504' };
  const body = { ...stay, ...(isOnSentence ? onSentence : { legalBasis: 'REMAND' }), ...document };
  return at.ask('custody/admit', at.person, 'facility', body);
}

function violate(at: Situation): Draft {
  const what = { violationId: at.fresh(), kind: at.random.pick(['INTOXICANTS', 'DRESS', 'REFUSAL_OF_WORK']), committedOn: at.earlier(4) };
  const penalty = at.maybe(0.7, { penalty: 'DISCIPLINARY_ISOLATOR', imposedOn: at.now() });
  return at.ask('custody/record-violation', at.person, 'facility', { ...what, ...penalty, ...document });
}

function findMalicious(at: Situation): Draft {
  const recorded = at.of(`custody-${at.person}`).flatMap(({ data, type }) => (type === 'ViolationRecorded' ? [data.violationId] : []));
  const body = { foundOn: at.now(), violationIds: recorded.slice(-2), ...document };
  return at.ask('custody/find-malicious-violator', at.person, 'facility', body);
}

function changeRegime(at: Situation): Draft {
  const body = {
    on: at.now(),
    regime: at.random.pick(regimes),
    conditions: 'ORDINARY',
    ...at.maybe(0.4, { termId: at.term }),
    ...document,
  };
  return at.ask('custody/change-regime', at.person, 'facility', body);
}

/** On what has been decided and what is over; now and then on something else. */
function authorise(at: Situation): Draft | undefined {
  const { random } = at;
  const { termId: term = '', legalBasis } = at.last(`custody-${at.person}`, 'PersonAdmitted') ?? {};
  const bases = [
    ...(at.standing(`parole-${term}`) === 'ParoleGranted' ? ['PAROLE', 'PAROLE'] : []),
    ...(at.standing(`substitution-${term}`) === 'SubstitutionGranted' ? ['SUBSTITUTION', 'SUBSTITUTION'] : []),
    ...(at.standing(`deferral-${term}`) === 'DeferralGranted' ? ['DEFERRAL', 'DEFERRAL'] : []),
    ...((at.lastDay(term) ?? Infinity) <= at.today + 4 ? ['TERM_END', 'TERM_END'] : []),
    ...(legalBasis === 'REMAND' ? ['REMAND_LIFTED'] : []),
  ];
  if (bases.length === 0 && random.chance(0.9)) return undefined;
  const any = ['TERM_END', 'PAROLE', 'AMNESTY', 'ILLNESS', 'PARDON', 'QUASHED'];
  const basis = random.pick(bases.length === 0 || random.chance(0.08) ? any : bases);
  const body = { on: at.now(), basis, releaseOn: at.near(at.today + random.pick([0, 0, 1])), ...document };
  return at.ask('custody/authorise-release', at.person, 'facility', body);
}
