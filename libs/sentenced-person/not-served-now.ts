import type { Readings } from '../commands/command.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { CustodyFact } from '../custody/custody.events.ts';
import type { DeferralFact } from '../deferral/deferral.events.ts';
import type { StreamState } from '../event-log/decider.ts';
import { streamName, type Id, type LegalDate } from '../event-log/event.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import type { PriorParole } from './revoked-parole.ts';

/** A deferral of a term that runs. */
interface RunningDeferral {
  /** Last day, inclusive; absent where none runs. */
  readonly until?: LegalDate;
}

const runningDeferral: StreamState<RunningDeferral, DeferralFact> = {
  category: 'deferral',
  evolve: (running = {}, fact) => {
    switch (fact.type) {
      case 'DeferralGranted':
      case 'DeferralExtended':
        return { until: fact.data.until };
      case 'DeferralCancelled':
      case 'DeferralEnded':
        return {};
      case 'DeferralOpened':
      case 'DeferralRefused':
        return running;
    }
  },
};

/** Refuses a release from a term that is deferred: nobody serves it, so that no part of it is being served. CC 72(1), 73(1), 74(1). */
function unlessDeferred(deferral: RunningDeferral | undefined): Refusal | undefined {
  if (deferral?.until === undefined) return undefined;
  return {
    code: 'term-deferred',
    reason: `The term is deferred until ${deferral.until}; it is not served.`,
    provision: 'CC 74(1)',
    next: 'Record the end of the deferral and what the court decided about the rest.',
  };
}

/** Refuses another relief from a term while the person is on parole from it. CC 72(2). */
export function unlessOnParole(prior: PriorParole | undefined): Refusal | undefined {
  if (prior?.grantedOn === undefined) return undefined;
  return {
    code: 'on-parole',
    reason: `Parole from this term was granted on ${prior.grantedOn} and runs.`,
    provision: 'CC 72(2)',
    next: 'The rest is controlled until it ends; what breaks parole is recorded by revoking it.',
  };
}

/** An escape of a person who has not been brought back. */
interface RunningEscape {
  /** Absent where nobody is away. */
  readonly escapedOn?: LegalDate;
  /** The term that was served; absent on remand. */
  readonly termId?: TermId;
}

const runningEscape: StreamState<RunningEscape, CustodyFact> = {
  category: 'custody',
  evolve: (escape = {}, fact) => {
    if (fact.type === 'EscapeRecorded') {
      const { escapedOn, termId } = fact.data;
      return { escapedOn, ...(termId && { termId }) };
    }
    return fact.type === 'ReturnedToCustody' ? {} : escape;
  },
};

/**
 * Refuses what counts the days of a term up to one while the person is away from it: how many were not served is only known at the return,
 * and until then the law would count them as served. The day of the escape is a day served.
 */
function unlessEscaped(escape: RunningEscape | undefined, termId: string, day: LegalDate): Refusal | undefined {
  if (escape?.escapedOn === undefined || escape.termId !== termId || escape.escapedOn >= day) return undefined;
  return {
    code: 'escaped',
    reason: `The person escaped on ${escape.escapedOn} and has not been brought back; the days since are not served.`,
    next: 'Record the return first: the term is calculated with the days away.',
  };
}

/** Why a term may not be served at present. */
export interface NotServedNow {
  readonly deferral?: RunningDeferral;
  readonly escape?: RunningEscape;
}

export function notServedReadings(termId: string, personId: Id<'person'>): Readings<NotServedNow> {
  return {
    deferral: { stream: streamName('deferral', termId), as: runningDeferral },
    escape: { stream: streamName('custody', personId), as: runningEscape },
  };
}

/** Refuses what rests on the days served up to one of a term that is deferred, or from which the person is away. */
export function unlessServedUntil(day: LegalDate, termId: string, { deferral, escape }: NotServedNow): Refusal | undefined {
  return unlessDeferred(deferral) ?? unlessEscaped(escape, termId, day);
}
