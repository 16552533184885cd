import { court, document, type Draft, type Possible, type Situation } from '../situation.ts';

export function askedOfSubstitution(at: Situation): readonly Possible[] {
  const { person, term } = at;
  const standing = at.standing(`substitution-${term}`) ?? '';
  const isOpen = ['SubstitutionOpened', 'SubstitutionSubmitted'].includes(standing);
  const ask = (command: string, role: string, body: object): Draft =>
    at.ask(`substitutions/${command}`, term, role, { ...body, ...document });
  const repaid = at.maybe(0.3, { damageRepaid: true });
  const left = Math.max(1, (at.lastDay(term) ?? at.today) - at.today + at.random.pick([0, 1, -1, -20]));
  const granted = { ...court, grantedOn: at.now(), from: at.now() };
  const amountMci = Math.max(1, Math.floor(left / 4));
  return [
    at.when(1.5, at.isServed() && !isOpen, () =>
      ask('open', 'facility', { personId: person, initiator: 'PERSON', openedOn: at.now(), ...repaid }),
    ),
    at.when(1, isOpen, () => ask('submit', 'facility', { ...court, submittedOn: at.now() })),
    at.when(5, isOpen, () => ask('grant', 'registrar', { ...granted, to: 'RESTRICTION_OF_LIBERTY', days: left })),
    at.when(1, isOpen, () => ask('grant', 'registrar', { ...granted, to: 'FINE', amountMci, damageRepaid: true })),
    at.when(0.7, isOpen, () => ask('refuse', 'registrar', { ...court, refusedOn: at.now(), reason: 'DAMAGE_UNPAID' })),
    at.when(0.3, isOpen, () => ask('withdraw', 'facility', { withdrawnOn: at.now() })),
    at.when(2, standing === 'SubstitutionGranted', () => revoke(at)),
  ];
}

function revoke(at: Situation): Draft {
  const granted = at.last(`substitution-${at.term}`, 'SubstitutionGranted');
  const most = granted?.term?.days ?? granted?.amountMci ?? 10;
  const unserved = Math.max(1, Math.floor(most * at.random.next()));
  const rest = { ground: 'EVASION', unserved, from: at.now(), facility: 'MINIMUM' };
  return at.ask('substitutions/revoke', at.term, 'registrar', { ...court, revokedOn: at.now(), ...rest, ...document });
}
