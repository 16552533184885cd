import { Texts } from '../commands/fields.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import type { BreachKind } from '../law/supervision-breach/breach-rules.ts';

/** The field of a request that tells on which days somebody broke what they were let go under. */
export function DaysOfBreach(example: readonly LegalDate[]): PropertyDecorator {
  const form = { pattern: /^\d{4}-\d{2}-\d{2}$/, form: 'days, YYYY-MM-DD' };
  return Texts({ says: 'Days on which they did it', max: 10, most: 50, ...form, example });
}

/** A breach as a request tells it. */
export interface ToldBreach {
  readonly kind: BreachKind;
  readonly on: LegalDate;
  /** The field of the request that tells it. */
  readonly pointer: string;
}

/** The breaches of one kind, by their days. */
export function breachesOn(kind: BreachKind, days: readonly LegalDate[]): readonly ToldBreach[] {
  return days.map((on) => ({ kind, on, pointer: '/breachDays' }));
}

/** What the days of breaches are told against. */
interface Freedom {
  /** The day on which the person was let go; absent where they were not. */
  readonly letGo: LegalDate | undefined;
  /** First day on which the punishment is served again. */
  readonly servedFrom: LegalDate;
  /** By when somebody who was let go appears, and the provision by which it is a breach not to. */
  readonly appearance: 'PAROLEE_REGISTRATION' | 'DEFERRED_SEARCH';
}

/** Refuses a ruling that names no breach, one after the person was back, and a failure to appear while there was time to. */
export function unlessBreached(breaches: readonly ToldBreach[], { letGo, servedFrom, appearance }: Freedom): Refusal | undefined {
  if (breaches.length === 0) {
    return {
      code: 'no-breach',
      reason: 'No day of a breach is given.',
      next: 'Give the days that the ruling names.',
      pointer: '/breachDays',
    };
  }
  return afterReturn(breaches, servedFrom) ?? (letGo === undefined ? undefined : stillInTime(breaches, letGo, appearance));
}

/** What is done while the punishment is served again breaks no freedom; on its first day somebody may still have been free. */
function afterReturn(breaches: readonly ToldBreach[], servedFrom: LegalDate): Refusal | undefined {
  const late = breaches.find(({ on }) => on > servedFrom);
  if (late === undefined) return undefined;
  return {
    code: 'served-again',
    reason: `The punishment is served again from ${servedFrom}; on ${late.on} the person was not free.`,
    next: 'Check the days of the breach, and from which day the punishment is served, against the ruling.',
    pointer: late.pointer,
  };
}

/** CC 72(7)(1), PEC 163(9), 169(8). */
function stillInTime(breaches: readonly ToldBreach[], letGo: LegalDate, appearance: Freedom['appearance']): Refusal | undefined {
  const { answer, receipt } = evaluate('probation-deadline', { kind: appearance, from: letGo }, letGo);
  if (answer.verdict !== 'LAST_DAY') return undefined;
  const { lastDay } = answer;
  const early = breaches.find(({ kind, on }) => kind === 'NO_SHOW' && on <= lastDay);
  if (early === undefined) return undefined;
  return {
    code: 'in-time-to-appear',
    reason: `Let go on ${letGo}, the person could appear until ${lastDay}; on ${early.on} they had not failed to.`,
    provision: receipt.provisions.join(', '),
    next: 'Give a day after it on which the person still had not appeared.',
    pointer: early.pointer,
  };
}
