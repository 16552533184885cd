import { checkBody } from '../commands/check-body.ts';
import type { Correctables } from '../commands/correctable.ts';
import { fieldsOf } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { AnyFact, LegalDate } from '../event-log/event.ts';
import { NotBegun } from '../event-log/decider.ts';
import { standingByRevision, standingFacts, type Correcting, type Said } from '../event-log/standing-facts.ts';
import type { CorrectionKind } from './correction.events.ts';
import type { RecordedStream } from './recorded-stream.ts';

/** What is asked of one fact of a stream. */
export interface AskedCorrection {
  readonly revision: number;
  readonly kind: CorrectionKind;
  /** The fields that should say something else; those that are not given stay as they are. */
  readonly data?: object;
  /** The day from which it should be true, where no field of it says so. */
  readonly effectiveOn?: LegalDate;
}

/** The fact as it stands, and as it should stand; `now` is absent where it should not be there. */
export interface CorrectedFact {
  readonly type: string;
  readonly was: Said;
  readonly now?: Said;
}

/**
 * What a correction would make of a fact, or why it cannot be made: the fact does not stand, is not one that is corrected, or would not
 * make sense as it is corrected.
 */
export function correctedFact(
  recorded: RecordedStream,
  asked: AskedCorrection,
  correctable: Correctables | undefined,
  today: LegalDate,
): CorrectedFact | Refusal {
  const { revision, kind } = asked;
  const standing = standingByRevision(recorded);
  const fact = standing[revision];
  if (fact === undefined) return nothingThere(recorded[revision]);
  const { type, effectiveOn, data } = fact;
  const rules = correctable?.facts[type];
  if (correctable === undefined || rules === undefined) return notCorrectable(type, correctable?.instead[type]);
  if (!rules.kinds.includes(kind)) {
    return {
      code: 'kind-not-possible',
      reason: `${type} can be corrected by ${rules.kinds.join(' or ')}, not by ${kind}.`,
      next: 'Choose another kind of correction.',
      pointer: '/kind',
    };
  }
  const was: Said = { effectiveOn, data };
  const before = (): unknown => stateAfter(standing.slice(0, revision), correctable.on);
  const now = kind === 'VOID' ? voided(asked) : saidAnew(fact, asked, rules, { today, before });
  if (now !== undefined && 'code' in now) return now;
  const wrong = unlessStands(recorded, { revision, type, kind, now }, correctable, today);
  if (wrong !== undefined) return wrong;
  return { type, was, ...(now !== undefined && { now }) };
}

/** How the correction stands in the stream, as far as the fold is concerned. */
export function correcting(kind: CorrectionKind, target: number, targetType: string, now: Said | undefined, on: LegalDate): Correcting {
  if (kind === 'VOID' || now === undefined) return { type: 'Voided', effectiveOn: on, data: { target } };
  if (kind === 'CORRECT') return { type: 'Corrected', effectiveOn: on, data: { target, now } };
  return { type: 'Superseded', effectiveOn: now.effectiveOn, data: { target, targetType, now } };
}

function nothingThere(recorded: AnyFact | undefined): Refusal {
  if (recorded === undefined) {
    return { code: 'target-unknown', reason: 'There is no such event.', next: 'Look it up in the case history.', pointer: '/revision' };
  }
  return {
    code: 'not-standing',
    reason: `The event is ${recorded.type}, and says nothing that still stands: it was corrected, or is a correction itself.`,
    next: 'Name the event that stands in its place.',
    pointer: '/revision',
  };
}

function notCorrectable(type: string, instead: string | undefined): Refusal {
  return {
    code: 'not-correctable',
    reason: `${type} is not corrected like this.`,
    next: instead ?? 'Record what is true now by the command that is there for it.',
    pointer: '/revision',
  };
}

function voided({ data, effectiveOn }: AskedCorrection): Refusal | undefined {
  if (data === undefined && effectiveOn === undefined) return undefined;
  return {
    code: 'nothing-left-to-say',
    reason: 'What is voided says nothing any more.',
    next: 'Leave out what it should say, or correct it.',
    pointer: data === undefined ? '/effectiveOn' : '/data',
  };
}

type Rules = Correctables['facts'][string];

interface Around {
  readonly today: LegalDate;
  /** The state of the stream before the fact. */
  readonly before: () => unknown;
}

function stateAfter(standing: readonly (AnyFact | undefined)[], on: Correctables['on']): unknown {
  return standing.reduce<unknown>((state, fact) => (fact === undefined ? state : on.evolve(state, fact)), undefined);
}

function saidAnew(
  fact: AnyFact,
  { kind, data: given = {}, effectiveOn }: AskedCorrection,
  rules: Rules,
  { today, before }: Around,
): Said | Refusal {
  const known = fieldsOf(rules.fields).map(({ name }) => name);
  const kept = Object.fromEntries(Object.entries(fact.data).filter(([name]) => known.includes(name) && !(name in given)));
  const wanted = Object.fromEntries(Object.entries({ ...kept, ...given }).filter(([, value]) => value !== null));
  const checked = checkBody(rules.fields, wanted);
  if ('faults' in checked) {
    const [fault] = checked.faults;
    return {
      code: 'bad-data',
      reason: `${fault?.pointer ?? ''} ${fault?.message ?? ''}.`.trim(),
      next: `Give only what can be told anew: ${known.join(', ')}.`,
      pointer: `/data${fault?.pointer ?? ''}`,
    };
  }
  const takesOver = kind === 'SUPERSEDE' ? unlessTakesOver(fact, effectiveOn, today) : undefined;
  if (takesOver !== undefined) return takesOver;
  const dayField = kind === 'SUPERSEDE' ? undefined : rules.day;
  if (dayField !== undefined && effectiveOn !== undefined) {
    return {
      code: 'day-is-a-field',
      reason: `The day is told by the field ${dayField}.`,
      next: 'Give it there.',
      pointer: '/effectiveOn',
    };
  }
  const others = Object.entries(fact.data).filter(([name]) => !known.includes(name));
  const data = Object.fromEntries([...others, ...Object.entries(wanted)]);
  const day = dayField === undefined ? effectiveOn : (new Map(Object.entries(data)).get(dayField) as LegalDate); // a legal day by its field
  const anew = { ...fact, effectiveOn: day ?? fact.effectiveOn, data };
  const follows = rules.follows?.(anew, before()) ?? {};
  if (isRefused(follows)) return follows.refused;
  const now: Said = { effectiveOn: anew.effectiveOn, data: present({ ...data, ...follows }) };
  return sameText(now, { effectiveOn: fact.effectiveOn, data: fact.data }) ? nothingCorrected : now;
}

function isRefused(follows: object): follows is { readonly refused: Refusal } {
  return 'refused' in follows;
}

/** Without what is not there any more, as it is recorded. */
function present(data: object): object {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}

/** What is newer takes over from a day of its own, which has come, and is not before the fact was true itself. */
function unlessTakesOver(fact: AnyFact, from: LegalDate | undefined, today: LegalDate): Refusal | undefined {
  if (from === undefined) {
    return {
      code: 'day-missing',
      reason: 'What supersedes a fact does so from a day on.',
      next: 'Give the day of the newer document.',
      pointer: '/effectiveOn',
    };
  }
  return (
    notYet('/effectiveOn', from, today) ?? tooEarly('/effectiveOn', from, fact.effectiveOn, 'the day from which the fact was true itself')
  );
}

export const nothingCorrected: Refusal = {
  code: 'nothing-corrected',
  reason: 'It says just that already.',
  next: 'Give what should be otherwise.',
  pointer: '/data',
};

/** Whether two facts say the same, in whatever order their fields stand. */
export function sameText(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

interface Change {
  readonly revision: number;
  readonly type: string;
  readonly kind: CorrectionKind;
  readonly now: Said | undefined;
}

/** What the stream's own commands would refuse of the facts that then stood, and did not before. */
function unlessStands(
  recorded: RecordedStream,
  { revision, type, kind, now }: Change,
  correctable: Correctables,
  today: LegalDate,
): Refusal | undefined {
  const before = wrongOf(standingFacts(recorded), correctable, today);
  const after = wrongOf(standingFacts([...recorded, correcting(kind, revision, type, now, today)]), correctable, today);
  const wrong = after.find(({ code, reason }) => !before.some((known) => known.code === code && known.reason === reason));
  if (wrong === undefined) return undefined;
  // of what is voided nothing is given that could be at fault: something behind it rests on it
  if (kind === 'VOID') return { ...wrong, pointer: '/revision' };
  return {
    ...wrong,
    ...(wrong.pointer !== undefined && { pointer: ofRequest.includes(wrong.pointer) ? wrong.pointer : `/data${wrong.pointer}` }),
  };
}

function wrongOf(standing: readonly AnyFact[], { on, unless }: Correctables, today: LegalDate): readonly Refusal[] {
  const wrong: Refusal[] = [];
  let state: unknown;
  for (const fact of standing) {
    if (state === undefined && !begins(on, fact)) return [...wrong, restsOnBeginning(fact)];
    const refusal = unless[fact.type]?.(state, fact, today);
    if (refusal !== undefined) wrong.push(refusal);
    state = on.evolve(state, fact);
  }
  return wrong;
}

function begins(on: Correctables['on'], fact: AnyFact): boolean {
  try {
    on.evolve(undefined, fact);
    return true;
  } catch (error) {
    if (error instanceof NotBegun) return false;
    throw error;
  }
}

/** A fact that can only come after the one that begins its stream, and is the first one that stands. */
function restsOnBeginning({ type }: AnyFact): Refusal {
  return {
    code: 'begins-the-stream',
    reason: `${type} and what else stands in the stream rests on it.`,
    next: 'Void first what stands behind it, beginning with the last.',
    pointer: '/revision',
  };
}

/** Fields of the request itself, and not of what the fact should say. */
const ofRequest: readonly string[] = ['/effectiveOn', '/revision'];
