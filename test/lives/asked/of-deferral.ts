import { dateOf } from '../own-calendar.ts';
import { court, document, type Draft, type Possible, type Situation } from '../situation.ts';

export function askedOfDeferral(at: Situation): readonly Possible[] {
  const { person, term } = at;
  const standing = at.standing(`deferral-${term}`);
  const isRunning = standing === 'DeferralGranted' || standing === 'DeferralExtended';
  const opening = { personId: person, initiator: 'PERSON', openedOn: at.now(), ...ground(at, at.random.pick(['PREGNANT', 'CHILD'])) };
  const isWoman = at.last(`person-${person}`, 'PersonRegistered')?.sex === 'F';
  return [
    at.when(isWoman ? 1.5 : 0.1, at.isServed() && standing === undefined, () =>
      at.ask('deferrals/open', term, 'facility', { ...opening, ...document }),
    ),
    at.when(6, standing === 'DeferralOpened', () => grant(at)),
    at.when(1, isRunning, () => cancel(at)),
    at.when(2, isRunning, () => end(at)),
  ];
}

function ground(at: Situation, kind: string): object {
  return kind === 'CHILD' ? { ground: kind, childBornOn: dateOf(at.today - 700) } : { ground: kind };
}

function grant(at: Situation): Draft {
  const opened = at.last(`deferral-${at.term}`, 'DeferralOpened');
  const until = at.near(at.today + at.random.pick([30, 200, 364]));
  const body = { ...court, grantedOn: at.now(), ...ground(at, String(opened?.ground)), until, ...document };
  return at.ask('deferrals/grant', at.term, 'registrar', body);
}

function cancel(at: Situation): Draft {
  const breach = { breach: at.random.pick(['DUTY_NOT_DONE', 'CHILD_REFUSED', 'NO_SHOW']), breachDays: [dateOf(at.today)], warnings: 2 };
  const body = { ...court, cancelledOn: at.now(), ...breach, servedFrom: at.now(), ...document };
  return at.ask('deferrals/cancel', at.term, 'registrar', body);
}

function end(at: Situation): Draft {
  const { random } = at;
  const serving = { outcome: 'SENT_TO_SERVE', servedFrom: at.now() };
  const replacing = { outcome: 'REPLACED', to: 'RESTRICTION_OF_LIBERTY', days: random.whole(1, 200), servedFrom: at.now() };
  const outcome = random.pick([serving, serving, { outcome: 'RELEASED' }, replacing]);
  const why = random.pick(['CHILD_DIED', 'PREGNANCY_ENDED', 'CHILD_REACHED_AGE', 'TIME_EXPIRED']);
  return at.ask('deferrals/end', at.term, 'registrar', { ...court, endedOn: at.now(), why, ...outcome, ...document });
}
