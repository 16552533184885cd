import { dayOf } from '../own-calendar.ts';
import { court, document, type Draft, type Possible, type Situation } from '../situation.ts';

const act = '195-viii';

export function askedOfAmnesty(at: Situation): readonly Possible[] {
  const isEnacted = at.has(`amnesty-${act}`, 'ActEnacted');
  const isThen = at.isServed() && at.today > dayOf('2025-07-10');
  return [at.when(3, isThen && !isEnacted, () => enact(at)), at.when(1, isThen && isEnacted, () => decide(at))];
}

function enact(at: Situation): Draft {
  const days = { enactedOn: '2025-06-23', appliesFrom: '2025-07-05', windowTo: '2026-01-04' };
  const body = { title: 'On amnesty', ...days, ruleSetAct: 'kz-2025', ...document };
  return at.ask('amnesty-acts/enact', act, 'commission', body);
}

function decide(at: Situation): Draft {
  const { random } = at;
  const id = `${act}-${at.term}`;
  const proposed = at.of(`amnesty-decision-${id}`).at(-1)?.data;
  const ask = (command: string, role: string, body: object): Draft =>
    at.ask(`amnesty-decisions/${command}`, id, role, { ...body, ...document });
  const damage = random.pick(['NONE', 'REPAID', 'NO_CLAIM', 'UNPAID']);
  if (proposed === undefined) return ask('propose', 'commission', { personId: at.person, damage, recidivism: 'NONE' });
  if (random.chance(0.15)) return ask('rescreen', 'commission', { because: 'papers', damage });
  if (random.chance(0.1)) return ask('decline', 'facility', { declinedOn: at.now() });
  const verdict = proposed.verdict ?? proposed.proposal?.verdict ?? '';
  const outcome = ['RELEASE', 'REDUCE', 'REPLACE'].includes(verdict) ? verdict : random.pick(['RELEASE', 'REDUCE']);
  return ask('apply', 'registrar', { ...court, decidedOn: at.now(), outcome });
}
