import { criminalCaseEvents, type CriminalCaseFact } from '../criminal-case/criminal-case.events.ts';
import { custodyEvents, type CustodyFact } from '../custody/custody.events.ts';
import { standingFacts } from '../event-log/standing-facts.ts';
import type { AnyFact, Recorded } from '../event-log/event.ts';
import { personEvents, type PersonFact } from '../person/person.events.ts';
import { processManager, type Ask } from '../process-managers/process-manager.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import { recalculate, type Recalculate } from '../punishment-term/recalculate.ts';
import { eventOf } from './document-of.ts';
import { factsOf, openTerms, type OpenTerm } from './open-terms.ts';

type Elsewhere = PersonFact | CustodyFact | CriminalCaseFact;

/**
 * What each fact about the person changes of what the law was told of them.
 *
 * - `SITUATION`, `BEHAVIOUR`, `DAMAGE`: what parole and a milder punishment hang on.
 * - `WHO_THEY_ARE`: sex, date of birth, citizenship; the end of the record hangs on it as well.
 */
const changes: Readonly<Record<Elsewhere['type'], 'SITUATION' | 'WHO_THEY_ARE' | 'BEHAVIOUR' | 'DAMAGE' | 'NOTHING'>> = {
  SocialStatusRecorded: 'SITUATION',
  SocialStatusEnded: 'SITUATION',
  PersonalDataCorrected: 'WHO_THEY_ARE',
  PersonRegistered: 'NOTHING',
  IdentifierRecorded: 'NOTHING',
  DeathRecorded: 'NOTHING', // completes the term
  PersonAdmitted: 'BEHAVIOUR', // what a person did during an earlier stay is not told
  BehaviourGraded: 'BEHAVIOUR',
  MaliciousViolatorFound: 'BEHAVIOUR',
  DisciplineLifted: 'BEHAVIOUR',
  ViolationRecorded: 'NOTHING', // until somebody finds the person to be a malicious violator
  IncentiveGranted: 'NOTHING',
  TransferredOut: 'NOTHING',
  TransferredIn: 'NOTHING',
  RegimeChanged: 'NOTHING',
  EscapeRecorded: 'NOTHING',
  ReturnedToCustody: 'NOTHING', // interrupts the term
  ReleaseAuthorised: 'NOTHING',
  PersonReleased: 'NOTHING',
  CivilClaimRecorded: 'DAMAGE',
  DamageCompensated: 'DAMAGE',
  CaseOpened: 'NOTHING',
  ChargeAdded: 'NOTHING',
  VerdictDelivered: 'NOTHING',
  SentenceImposed: 'NOTHING', // a term copies the sentence that is included in it
  SentenceVaried: 'NOTHING',
  SentenceQuashed: 'NOTHING',
  SentenceUpheld: 'NOTHING',
  SentenceJoined: 'NOTHING',
  SentenceSeparated: 'NOTHING',
  ProsecutionTerminated: 'NOTHING',
  FinalPunishmentDetermined: 'NOTHING',
  VerdictInForce: 'NOTHING',
  LifelongBanImposed: 'NOTHING',
};

const causes = {
  SITUATION: 'PERSON_CHANGED',
  WHO_THEY_ARE: 'PERSON_CHANGED',
  BEHAVIOUR: 'BEHAVIOUR_CHANGED',
  DAMAGE: 'DAMAGE_CHANGED',
} as const satisfies Readonly<Record<string, Recalculate['cause']>>;

/**
 * The days of every open term of a person follow what is recorded of the person, by a calculation that names what changed.
 *
 * A calculation that would say what the last one says is not made, and nobody is told that it was asked for in vain.
 */
export const recalculateAfterChange = processManager<Elsewhere>({
  name: 'recalculate-after-change',
  consumes: [personEvents, custodyEvents, criminalCaseEvents].map(thoseThatChange),
  begins: 'at-first-fact',
  looksAt: (fact) => (mayMatter(fact) ? fact.data.personId : undefined),
  react: (fact, recorded = []) => {
    const what = changes[fact.type];
    if (what === 'NOTHING' || !mayMatter(fact)) return [];
    if (what === 'BEHAVIOUR' && !wasEverMalicious(recorded, fact.data.personId)) return [];
    return openTerms(recorded)
      .filter((term) => what === 'WHO_THEY_ARE' || hangsOnParole(term, fact))
      .map(({ termId }) => recalculated(termId, causes[what], fact));
  },
});

/** The days of one term anew because of one event; where nothing comes of it, nobody has to look. */
export function recalculated(id: TermId, cause: Recalculate['cause'], event: Parameters<typeof eventOf>[0]): Ask {
  const body: Recalculate = { cause, causedBy: eventOf(event) };
  return { command: recalculate, id, body, needless: ['nothing-changed', 'term-completed', 'no-sentence'] };
}

function thoseThatChange<Form>(catalogue: Readonly<Record<string, Form>>): Readonly<Record<string, Form>> {
  const known: Readonly<Record<string, string>> = changes;
  return Object.fromEntries(Object.entries(catalogue).filter(([type]) => known[type] !== 'NOTHING'));
}

/** Told by the fact alone, since the rest of the record is not read for nothing. */
function mayMatter(fact: Recorded<Elsewhere>): boolean {
  if (fact.type === 'PersonAdmitted') return fact.revision > 0; // of the first stay nothing came before
  if (fact.type !== 'PersonalDataCorrected') return true;
  const { sex, birthDate, citizenship } = fact.data;
  return [sex, birthDate, citizenship].some((corrected) => corrected !== undefined);
}

/** Of behaviour the law is only told whether somebody is a malicious violator: for all others no grade changes anything. */
function wasEverMalicious(recorded: readonly Recorded<AnyFact>[], personId: string): boolean {
  return standingFacts(factsOf<CustodyFact>(recorded, `custody-${personId}`)).some(
    (fact) => fact.type === 'MaliciousViolatorFound' || (fact.type === 'BehaviourGraded' && fact.data.degree === 'NEGATIVE_3'),
  );
}

/** Whether the days of parole are still to come: they have been used by who is on it, and are past after the last day of the term. */
function hangsOnParole({ onParole, lastDay }: OpenTerm, { effectiveOn }: Recorded<Elsewhere>): boolean {
  return !onParole && (lastDay === undefined || effectiveOn <= lastDay);
}
