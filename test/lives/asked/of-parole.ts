import { dateOf, dayOf } from '../own-calendar.ts';
import { court, document, type Draft, type Possible, type Situation } from '../situation.ts';

const breaches = [
  'NEGLIGENT_CRIME',
  'INTENTIONAL_CRIME',
  'INTENTIONAL_MINOR_CRIME',
  'DUTY_NOT_DONE',
  'ADMINISTRATIVE_OFFENCE',
  'NO_SHOW',
] as const;

export function askedOfParole(at: Situation): readonly Possible[] {
  const { person, term } = at;
  const standing = at.standing(`parole-${term}`) ?? '';
  const isOpen = ['ParoleOpened', 'ParoleSubmitted', 'ParoleReportAttached'].includes(standing);
  const isGranted = standing === 'ParoleGranted';
  const isDue = (at.last(`term-${term}`, 'TermCalculated')?.rights?.['paroleFrom']?.on ?? '9999') <= dateOf(at.today + 1);
  const ask = (command: string, role: string, body: object): Draft => at.ask(`parole/${command}`, term, role, { ...body, ...document });
  const repaid = at.maybe(0.3, { damageRepaid: true });
  return [
    at.when(isDue ? 6 : 0.8, at.isServed() && !isOpen && !isGranted, () =>
      ask('open', 'facility', { personId: person, initiator: 'PERSON', openedOn: at.now(), ...repaid }),
    ),
    at.when(2, isOpen, () => ask('submit', 'facility', { ...court, submittedOn: at.now() })),
    at.when(5, isOpen, () => ask('grant', 'registrar', { ...court, grantedOn: at.now(), obligations: ['REPORT_MONTHLY'], ...repaid })),
    at.when(0.7, isOpen, () => ask('refuse', 'registrar', { ...court, refusedOn: at.now(), reason: 'DAMAGE_UNPAID' })),
    at.when(0.4, isOpen, () => ask('withdraw', 'facility', { withdrawnOn: at.now() })),
    at.when(3, isGranted, () => revoke(at)),
  ];
}

function revoke(at: Situation): Draft | undefined {
  const { random, today } = at;
  const granted = at.last(`parole-${at.term}`, 'ParoleGranted');
  if (granted === undefined) return undefined;
  const day = Math.max(dayOf(granted.grantedOn), today - random.whole(0, 20));
  const days = random.chance(0.6) ? [day, Math.min(day + 1, today), Math.min(day + 2, today)] : [day];
  const breach = { breach: random.pick(breaches), breachDays: [...new Set(days)].map(dateOf) };
  const body = { ...court, revokedOn: at.now(), ...breach, remainderFrom: at.now(), ...document };
  return at.ask('parole/revoke', at.term, 'registrar', body);
}
