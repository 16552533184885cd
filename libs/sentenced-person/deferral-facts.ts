import type { LegalDate } from '../event-log/event.ts';
import type { LawQuestions } from '../law/law-questions.ts';
import type { OnTerm } from './parole-facts.ts';
import { personFacts } from './person-facts.ts';
import { holdsOn } from './sentenced-person.ts';

type DeferralFacts = LawQuestions['deferral']['facts'];

/** The ground that a deferral is asked on, and what papers show of the child, of whom no event records a date of birth. */
export interface GroundShown {
  readonly ground: 'PREGNANT' | 'CHILD';
  readonly childBornOn?: LegalDate;
}

/** What the question of deferral is told of a term on a day, on one ground: it answers for that ground alone. CC 74. */
export function deferralFacts(day: LegalDate, { term, sentence, person }: OnTerm, { ground, childBornOn }: GroundShown): DeferralFacts {
  const known = personFacts(person);
  return {
    person: {
      ...known,
      statuses: (known.statuses ?? []).filter(({ kind }) => ground === 'PREGNANT' || kind !== 'PREGNANT'),
      ...(ground === 'CHILD' &&
        childBornOn !== undefined && {
          children: [{ birthDate: childBornOn, soleParent: holdsOn(day, person, 'SINGLE_PARENT') }],
        }),
    },
    punishment: term.punishment,
    ...(sentence.length && { term: sentence.length }),
    offences: sentence.offences,
  };
}
