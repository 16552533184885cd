import type { LegalDate } from '../event-log/event.ts';
import { ageOn } from '../law/calendar/age-on.ts';
import { rowOn } from '../law/dated-table.ts';
import { evaluate } from '../law/evaluate.ts';
import type { LawQuestions } from '../law/law-questions.ts';
import { vulnerableGroups } from '../law/parole/vulnerable-group.ts';
import type { Receipt } from '../law/receipt.ts';
import { childrenUnder, personFacts } from './person-facts.ts';
import type { OnTerm } from './parole-facts.ts';

type BreachFacts = LawQuestions['supervision-breach']['facts'];

/** What the person did against the supervision, on which days, and how often they were warned in writing. */
export interface Breaches {
  readonly breaches: readonly Pick<BreachFacts['breaches'][number], 'kind' | 'on'>[];
  readonly warnings?: number;
}

/** What the law leaves to the court: to end the freedom or not, nothing, or no end at all; `UNKNOWN` where a human has to tell. */
export type LeftToCourt = 'MAY' | 'MUST' | 'NO_END' | 'UNKNOWN';

export interface BreachAnswered {
  readonly leaves: LeftToCourt;
  /** Provisions of the rules by which a court may or must end it. */
  readonly shown: readonly string[];
  readonly receipt: Receipt;
}

/** What breaches of parole or of a deferral lead to on a day. CC 72(7), 74(4), 86, PEC 163–164. */
export function whatBreachesLeadTo(
  basis: 'PAROLE' | 'DEFERRED',
  day: LegalDate,
  { person, sentence }: OnTerm,
  { breaches, warnings }: Breaches,
): BreachAnswered {
  const children = childrenUnder(vulnerableUnder(day), day, person);
  const facts: BreachFacts = {
    basis,
    person: { ...personFacts(person), ...(children.length > 0 && { children }) },
    breaches: breaches.map(({ on, kind }) => ({ on, kind })),
    ...(warnings !== undefined && { warnings }),
    under18AtOffence: sentence.offences.every(({ committedOn }) => ageOn(person.birthDate, committedOn) < 18),
  };
  const { answer, receipt } = evaluate('supervision-breach', facts, day);
  const shown = receipt.steps.flatMap(({ result, provision }) =>
    provision !== undefined && typeof result === 'string' && endingSteps.includes(result) ? [provision] : [],
  );
  return { leaves: answer.verdict === 'STEP' ? leftToCourt[answer.step] : 'UNKNOWN', shown, receipt };
}

/** Below which age a child makes who raises it vulnerable. CC 72(4). */
function vulnerableUnder(day: LegalDate): number {
  return rowOn(vulnerableGroups, day)?.values.childUnder ?? 0;
}

type Step = Extract<LawQuestions['supervision-breach']['answer'], { readonly verdict: 'STEP' }>['step'];

/** A submission asks the court to end it, which it may. */
const leftToCourt: Readonly<Record<Step, LeftToCourt>> = {
  NONE: 'NO_END',
  WARNING: 'NO_END',
  SUBMISSION: 'MAY',
  MAY_REVOKE: 'MAY',
  MUST_REVOKE: 'MUST',
};

const endingSteps: readonly string[] = Object.entries(leftToCourt).flatMap(([step, leaves]) => (leaves === 'NO_END' ? [] : [step]));
