import { dateOf, dayOf } from '../own-calendar.ts';
import { read, type ReadFact } from '../recorded-fields.ts';
import { document, type Draft, type Possible, type Situation } from '../situation.ts';
import { regimes } from './of-case.ts';

const correctable = [
  'TimeCredited',
  'InterruptionRecorded',
  'SocialStatusRecorded',
  'BehaviourGraded',
  'ParoleGranted',
  'ParoleRefused',
  'PersonAdmitted',
  'ViolationRecorded',
  'MaliciousViolatorFound',
  'SentenceIncluded',
  'CivilClaimRecorded',
  'DamageCompensated',
];

export function askedOfCorrection(at: Situation): readonly Possible[] {
  const open = at.streams('correction').filter((id) => at.standing(`correction-${id}`) === 'CorrectionProposed');
  return [at.when(1.3, at.isServed(), () => propose(at)), at.when(8, open.length > 0, () => approve(at, open))];
}

function propose(at: Situation): Draft | undefined {
  const { random, person } = at;
  const facts = read(at.life.facts).filter(
    ({ data, type }) => data.personId === person && (correctable.includes(type) || random.chance(0.01)),
  );
  if (facts.length === 0) return undefined;
  const fact = random.pick(facts);
  const { stream, revision } = fact;
  const kind = random.pick(['VOID', 'VOID', 'CORRECT', 'CORRECT', 'SUPERSEDE']);
  const now = kind === 'VOID' ? {} : { data: corrected(at, fact), ...(kind === 'SUPERSEDE' && { effectiveOn: at.now() }) };
  const why = { reasonCode: 'DOCUMENT_MISREAD', legalBasis: 'CC 62(3)', ...document, consequences: [headOf(at, stream)] };
  return at.ask('corrections/propose', at.fresh(), 'facility', { personId: person, stream, revision, kind, ...now, ...why });
}

/** What the fact should have said. */
function corrected({ random }: Situation, { type, data: { from, to, admittedOn } }: ReadFact): object {
  if (['TimeCredited', 'InterruptionRecorded', 'SocialStatusRecorded'].includes(type)) {
    if (random.chance(0.6) || to === undefined) return { from: dateOf(dayOf(from) + random.pick([1, -1, 5, -20])) };
    return { to: dateOf(dayOf(to) + random.pick([1, -1, -5])) };
  }
  if (type === 'PersonAdmitted') return { admittedOn: dateOf(dayOf(admittedOn) + random.pick([1, -1])) };
  if (type === 'SentenceIncluded') return random.pick([{ facility: random.pick(regimes) }, { term: { years: 2, months: 1 } }]);
  return { degree: 'NONE' };
}

function approve(at: Situation, [id = at.fresh()]: readonly string[]): Draft {
  const target = at.last(`correction-${id}`, 'CorrectionProposed')?.target;
  const stream = typeof target === 'object' ? target.stream : '';
  return at.ask('corrections/approve', id, 'supervisor', { consequences: [headOf(at, stream)], ...document });
}

/** A stream at its head, as the consequences name it. */
function headOf(at: Situation, stream: string): string {
  return `${stream}@${String(at.of(stream).length - 1)}`;
}
