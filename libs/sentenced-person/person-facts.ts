import type { LegalDate } from '../event-log/event.ts';
import type { Child } from '../law/law-facts.ts';
import type { LawQuestions } from '../law/law-questions.ts';
import type { SocialStatusKind } from '../person/person.events.ts';
import { holdsOn, type SentencedPerson } from './sentenced-person.ts';

type PersonFacts = LawQuestions['parole']['facts']['person'];
type RaisedChild = Pick<LawQuestions['parole']['facts'], 'raisesChildUnder14' | 'raisesChildAlone'>;

/** A sentenced person as questions of law are told of them: sex, date of birth, situations that the law knows. */
export function personFacts({ sex, birthDate, statuses }: SentencedPerson): PersonFacts {
  return {
    sex,
    birthDate,
    statuses: statuses.flatMap(({ kind, from, to }) => {
      const known = statusOfLaw[kind];
      return known === undefined ? [] : [{ kind: known, from, ...(to !== undefined && { to }) }];
    }),
  };
}

/** A situation with a small child is recorded without the child's date of birth, so that the law is told only that there is one. */
export function raisedChild(day: LegalDate, person: SentencedPerson): RaisedChild {
  if (!holdsOn(day, person, 'CHILD_UNDER_3', 'CHILD_UNDER_14')) return {};
  return { raisesChildUnder14: true, raisesChildAlone: holdsOn(day, person, 'SINGLE_PARENT') };
}

/**
 * A situation with a child is recorded without the child's date of birth. It began with the child, so that the child is no younger than
 * it and, while it holds, under its age: for a rule that asks for a child under that age or a higher one the answer is the same.
 */
export function childrenUnder(years: number, day: LegalDate, person: SentencedPerson): readonly Child[] {
  const soleParent = holdsOn(day, person, 'SINGLE_PARENT');
  return person.statuses.flatMap(({ kind, from, to }) => {
    const under = ageOfChild[kind];
    const holds = from <= day && (to === undefined || day <= to);
    return holds && under !== undefined && under <= years ? [{ birthDate: from, soleParent }] : [];
  });
}

/** Under which age the child is that a situation is about; of many children one at least is under age. */
const ageOfChild: Readonly<Partial<Record<SocialStatusKind, number>>> = { CHILD_UNDER_3: 3, CHILD_UNDER_14: 14, MANY_CHILDREN: 18 };

/** Situations that the law library knows by the same name; the others say nothing about parole, or are told as a raised child. */
const statusOfLaw: Readonly<Partial<Record<SocialStatusKind, NonNullable<PersonFacts['statuses']>[number]['kind']>>> = {
  PREGNANT: 'PREGNANT',
  DISABILITY_1: 'DISABILITY_1',
  DISABILITY_2: 'DISABILITY_2',
  DISABILITY_3: 'DISABILITY_3',
  VETERAN: 'VETERAN',
};
