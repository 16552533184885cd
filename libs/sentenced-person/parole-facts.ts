import type { LegalDate } from '../event-log/event.ts';
import type { LawQuestions } from '../law/law-questions.ts';
import { isMaliciousViolatorOn, type BehaviourInCustody } from './behaviour-in-custody.ts';
import { repaidOn, type DamageOfCase } from './damage-of-cases.ts';
import { revokedBefore, type RevokedParole } from './revoked-parole.ts';
import { personFacts, raisedChild } from './person-facts.ts';
import type { SentencedPerson } from './sentenced-person.ts';
import { daysNotServed } from './days-not-served.ts';
import type { SentenceServed, TermServed } from './term-served.ts';

/** A term that is served, with the person who serves it and their behaviour in custody, as recorded. */
export interface OnTerm {
  readonly term: TermServed;
  readonly sentence: SentenceServed;
  readonly person: SentencedPerson;
  readonly behaviour: BehaviourInCustody | undefined;
  /** The last parole from this term that was revoked. */
  readonly revoked?: RevokedParole;
  /** What was claimed and paid in every file of the sentence, where it was read. */
  readonly damages?: readonly DamageOfCase[];
}

/** What papers show besides what is recorded. Absent is not shown; of damage they count where the record does not tell. */
export interface Shown {
  readonly damageRepaid?: boolean;
  readonly cooperation?: boolean;
}

/** What the question of parole is told of a term on a day. CC 72, 86. */
export function paroleFacts(
  day: LegalDate,
  { term, sentence, person, behaviour, revoked, damages }: OnTerm,
  { damageRepaid: shown, cooperation }: Shown,
): LawQuestions['parole']['facts'] {
  const damageRepaid = repaidOn(day, damages) ?? shown;
  const { punishment, start, credits, calculation } = term;
  const interruptions = daysNotServed(term, sentence);
  return {
    person: personFacts(person),
    ...raisedChild(day, person),
    punishment,
    start,
    ...(sentence.length && { term: sentence.length }),
    ...(punishment === 'LIFE' && { life: true }),
    ...(calculation?.verdict === 'COMPUTED' && { lastDay: calculation.lastDay }),
    ...(sentence.facility && { facility: sentence.facility }),
    credits,
    interruptions,
    offences: sentence.offences,
    ...(revoked && { revokedBefore: revokedBefore(revoked, start, interruptions) }),
    ...(cooperation !== undefined && { cooperation }),
    ...(damageRepaid !== undefined && { damageRepaid }),
    maliciousViolation: isMaliciousViolatorOn(day, behaviour),
  };
}
