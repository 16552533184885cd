import { dateOf, dayOf } from '../own-calendar.ts';
import { document, type Draft, type Possible, type Situation } from '../situation.ts';
import { drawnSentence, isLeftToCarryOut, regimes } from './of-case.ts';

export function askedOfTerm(at: Situation): readonly Possible[] {
  const { term, random } = at;
  const isSentenced = at.cases().some((id) => at.has(`case-${id}`, 'VerdictInForce'));
  const isLeft = isLeftToCarryOut(at);
  const isOpen = at.has(`term-${term}`, 'TermOpened');
  const isServed = at.isServed();
  return [
    at.when(!isLeft ? 0.1 : isOpen ? 0.7 : 30, isSentenced, () => open(at)),
    at.when(isServed ? 0.3 : isLeft ? 30 : 0.5, isOpen, () => ofSentence(at, 'terms/include-sentence')),
    at.when(0.8, isServed, () => ofSentence(at, 'terms/renew-sentence')),
    at.when(4, isServed, () => credit(at)),
    at.when(1, isServed, () => interrupt(at)),
    at.when(1, isServed, () => reduce(at)),
    at.when(3, isServed, () => check(at)),
    at.when(0.4, isServed, () => override(at)),
    at.when(0.5, isServed, () => {
      const cause = random.pick(['PERSON_CHANGED', 'BEHAVIOUR_CHANGED', 'PAROLE_REVOKED', 'LAW_CHANGE']);
      return at.ask('terms/recalculate', term, 'facility', { cause, ...document });
    }),
    at.when(0.6, isServed, () => complete(at)),
    at.when(0.3, isServed, () => replace(at)),
  ];
}

function open(at: Situation): Draft | undefined {
  const found = drawnSentence(at);
  if (found === undefined) return undefined;
  const { punishment, imposedOn = '' } = found.sentence;
  const start = at.random.chance(0.5) ? imposedOn : at.near(dayOf(imposedOn) + at.random.whole(0, 20));
  return at.ask('terms/open', at.fresh(), 'facility', { personId: at.person, punishment, start });
}

function ofSentence(at: Situation, command: 'terms/include-sentence' | 'terms/renew-sentence'): Draft | undefined {
  const found = drawnSentence(at);
  return found && at.ask(command, at.term, 'facility', { on: at.now(), caseId: found.id, sentenceId: found.sentence.sentenceId });
}

function credit(at: Situation): Draft {
  const { random, term } = at;
  const start = dayOf(at.last(`term-${term}`, 'TermOpened')?.start ?? dateOf(at.today));
  const to = start - 1 - random.pick([0, 0, 0, 1, 30, 60]);
  const from = to - random.pick([0, 1, 10, 45, 100, 119, 200]);
  const kind = random.pick(['CUSTODY', 'CUSTODY', 'HOUSE_ARREST']);
  return at.ask('terms/credit-time', term, 'facility', { kind, from: at.near(from), to: at.near(to) });
}

function interrupt(at: Situation): Draft {
  const to = at.today - at.random.whole(0, 60);
  const from = to - at.random.whole(0, 40);
  const kind = at.random.pick(['ESCAPE', 'DEFERRAL', 'EVASION', 'PAROLE']);
  return at.ask('terms/record-interruption', at.term, 'officer', { kind, from: at.near(from), to: at.near(to) });
}

function reduce(at: Situation): Draft | undefined {
  const end = at.lastDay(at.term);
  if (end === undefined) return undefined;
  const basis = at.random.pick(['PARDON', 'COURT', 'LAW_CHANGE', 'AMNESTY']);
  const lastDay = at.near(end - at.random.whole(1, 200));
  return at.ask('terms/reduce', at.term, 'registrar', { basis, from: at.earlier(20), lastDay, ...document });
}

/** One confirms the last calculation, and another checks it. */
function check(at: Situation): Draft {
  const facts = at.of(`term-${at.term}`);
  const count = facts.filter(({ type }) => type === 'TermCalculated').length;
  const isConfirmed = at.standing(`term-${at.term}`) === 'CalculationConfirmed';
  const body = { on: at.now(), calculation: Math.max(1, at.random.chance(0.95) ? count : count - 1) };
  return at.ask(isConfirmed ? 'terms/second-check' : 'terms/confirm-calculation', at.term, 'facility', body);
}

function override(at: Situation): Draft | undefined {
  const end = at.lastDay(at.term);
  if (end === undefined) return undefined;
  const date = at.random.pick(['TERM_END', 'PAROLE_FROM', 'SUBSTITUTION_FROM', 'RECORD_EXPUNGES']);
  const day = at.near(end + at.random.whole(-40, 40));
  const why = { reason: 'PAPERS_ON_FILE', provision: 'CC 62', ...document };
  return at.ask('terms/override-date', at.term, 'facility', { on: at.now(), date, day, ...why });
}

function complete(at: Situation): Draft | undefined {
  const { random } = at;
  const end = at.lastDay(at.term);
  const isServed = end !== undefined && end <= at.today;
  if (end !== undefined && !isServed && random.chance(0.75)) return undefined;
  const reason = random.pick(isServed ? ['SERVED', 'SERVED', 'PAROLE_SERVED'] : ['PARDON', 'SERVED', 'AMNESTY']);
  return at.ask('terms/complete', at.term, 'facility', { reason, completedOn: at.near(isServed ? end : at.today), ...document });
}

function replace(at: Situation): Draft {
  const days = at.random.whole(20, 400);
  const measured = at.random.pick([
    { to: 'RESTRICTION_OF_LIBERTY', term: { days } },
    { to: 'DEPRIVATION_OF_LIBERTY', term: { days }, facility: at.random.pick(regimes) },
    { to: 'FINE', amountMci: 40 },
  ]);
  const body = { ...measured, from: at.earlier(5), unservedDays: days, ...document };
  return at.ask('terms/replace-punishment', at.term, 'registrar', body);
}
