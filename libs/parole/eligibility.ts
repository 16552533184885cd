import type { Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import { LawFactError } from '../law/fact-checks.ts';
import type { LawQuestions } from '../law/law-questions.ts';
import type { Receipt } from '../law/receipt.ts';
import type { SocialStatusKind } from '../person/person.events.ts';
import { isMaliciousViolatorOn } from './behaviour-in-custody.ts';
import type { ParoleEligibility } from './parole.events.ts';
import type { ParoleBasis } from './parole-basis.ts';
import { holdsOn, type PersonOnParole } from './person-on-parole.ts';

/** What papers show and no event records. Absent is not shown. */
export interface Shown {
  readonly damageRepaid?: boolean;
  readonly cooperation?: boolean;
}

export interface Answered {
  readonly eligibility: ParoleEligibility;
  readonly receipt: Receipt;
}

/** What the law in force on a day answers about parole from a term, with its receipt; refuses what cannot be true together. CC 72, 86. */
export function eligibilityOn(pointer: string, day: LegalDate, basis: ParoleBasis, shown: Shown): Answered | { readonly refused: Refusal } {
  try {
    const { answer, receipt } = evaluate('parole', lawFacts(day, basis, shown), day);
    return { eligibility: eligibilityOf(answer), receipt };
  } catch (error) {
    if (!(error instanceof LawFactError)) throw error;
    return {
      refused: {
        code: 'facts-contradict',
        reason: `What is recorded cannot be true together: ${error.message}.`,
        next: 'Check the day against the days of the acts and the date of birth, and correct what is wrong.',
        pointer,
      },
    };
  }
}

/** Refuses what the law does not allow yet or at all; where it needs a person to judge, the court does. */
export function unlessEligible(pointer: string, { eligibility, receipt }: Answered): Refusal | undefined {
  switch (eligibility.verdict) {
    case 'ELIGIBLE':
    case 'NEEDS_MANUAL':
      return undefined;
    case 'NOT_YET': {
      const from = eligibility.from ?? 'a later day';
      const part =
        eligibility.fraction === undefined
          ? 'the years that a life term needs'
          : `the part of the term that must be served (${eligibility.fraction})`;
      return {
        code: 'parole-not-yet',
        reason: `Parole may be granted from ${from}, when ${part} and any least time have been served.`,
        provision: paroleArticles(receipt),
        next: `Ask on ${from} or later.`,
        pointer,
      };
    }
    case 'BARRED':
      return {
        code: 'parole-barred',
        reason: `Parole from this term is barred: ${(eligibility.bars ?? []).join(', ')}.`,
        provision: receipt.steps.find(({ result }) => result === 'BARRED')?.provision ?? paroleArticles(receipt),
        next: 'Look at other grounds of release: amnesty, pardon, illness, substitution by a milder punishment.',
        pointer,
      };
  }
}

type LawFacts = LawQuestions['parole']['facts'];
type LawPerson = LawFacts['person'];

function lawFacts(day: LegalDate, { term, sentence, person, behaviour }: ParoleBasis, { damageRepaid, cooperation }: Shown): LawFacts {
  const { punishment, start, credits, interruptions, calculation } = term;
  return {
    person: lawPerson(person),
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
    ...(cooperation !== undefined && { cooperation }),
    ...(damageRepaid !== undefined && { damageRepaid }),
    maliciousViolation: isMaliciousViolatorOn(day, behaviour),
  };
}

function lawPerson({ sex, birthDate, statuses }: PersonOnParole): LawPerson {
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
function raisedChild(day: LegalDate, person: PersonOnParole): Pick<LawFacts, 'raisesChildUnder14' | 'raisesChildAlone'> {
  if (!holdsOn(day, person, 'CHILD_UNDER_3', 'CHILD_UNDER_14')) return {};
  return { raisesChildUnder14: true, raisesChildAlone: holdsOn(day, person, 'SINGLE_PARENT') };
}

/** Situations that the law library knows by the same name; the others say nothing about parole, or are told as a raised child. */
const statusOfLaw: Readonly<Partial<Record<SocialStatusKind, NonNullable<LawPerson['statuses']>[number]['kind']>>> = {
  PREGNANT: 'PREGNANT',
  DISABILITY_1: 'DISABILITY_1',
  DISABILITY_2: 'DISABILITY_2',
  DISABILITY_3: 'DISABILITY_3',
  VETERAN: 'VETERAN',
};

function eligibilityOf(answer: LawQuestions['parole']['answer']): ParoleEligibility {
  switch (answer.verdict) {
    case 'ELIGIBLE':
    case 'NOT_YET': {
      const { verdict, mode, from, fraction } = answer;
      return { verdict, mode, from, ...(fraction !== undefined && { fraction }) };
    }
    case 'BARRED':
      return { verdict: answer.verdict, bars: answer.bars };
    case 'NEEDS_MANUAL':
      return { verdict: answer.verdict, because: answer.because };
  }
}

/** The provisions about parole itself among those that the answer relies on. */
function paroleArticles({ provisions }: Receipt): string {
  return provisions.filter((provision) => /^CC (72|86)\b/.test(provision)).join(', ');
}
