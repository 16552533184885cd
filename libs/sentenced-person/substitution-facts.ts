import type { LegalDate } from '../event-log/event.ts';
import type { LawQuestions } from '../law/law-questions.ts';
import { isMaliciousViolatorOn } from './behaviour-in-custody.ts';
import { repaidOn } from './damage-of-cases.ts';
import type { OnTerm, Shown } from './parole-facts.ts';
import { daysNotServed } from './days-not-served.ts';
import { personFacts } from './person-facts.ts';
import { revokedBefore } from './revoked-parole.ts';

type SubstitutionFacts = LawQuestions['substitution']['facts'];

/** What the question of substitution is told of a term on a day, and of the milder punishment where one is asked for. CC 73, 87. */
export function substitutionFacts(
  day: LegalDate,
  { term, sentence, person, behaviour, revoked, damages }: OnTerm,
  { damageRepaid: shown }: Pick<Shown, 'damageRepaid'>,
  to?: SubstitutionFacts['to'],
): SubstitutionFacts {
  const { punishment, start, credits, calculation } = term;
  const damageRepaid = repaidOn(day, damages) ?? shown;
  const interruptions = daysNotServed(term, sentence);
  return {
    person: personFacts(person),
    punishment,
    start,
    ...(sentence.length && { term: sentence.length }),
    ...(calculation?.verdict === 'COMPUTED' && { lastDay: calculation.lastDay }),
    ...(sentence.facility && { facility: sentence.facility }),
    credits,
    interruptions,
    offences: sentence.offences,
    ...(revoked && { revokedBefore: revokedBefore(revoked, start, interruptions) }),
    ...(damageRepaid !== undefined && { damageRepaid }),
    maliciousViolation: isMaliciousViolatorOn(day, behaviour),
    ...(to !== undefined && { to }),
    citizen: person.citizenship === 'KZ',
  };
}
