import { fold } from '../event-log/decider.ts';
import type { AnyFact, Recorded, StreamName } from '../event-log/event.ts';
import { uuidV5 } from '../event-log/uuid-v5.ts';
import type { PersonFact } from '../person/person.events.ts';
import { sentencedPerson } from '../sentenced-person/sentenced-person.ts';
import { personalFields, type CorrectionId, type EventPlace, type PersonalField } from './correction.events.ts';

export type PersonalDataCorrected = Extract<PersonFact, { readonly type: 'PersonalDataCorrected' }>;

/** The id under which what had rested on corrected personal data is reviewed: it follows from the event, however often it is looked at. */
export function correctionOfPersonalData({ eventId }: Recorded<PersonalDataCorrected>): CorrectionId {
  return uuidV5(namespace, eventId) as CorrectionId; // the one place where they are made
}

const namespace = '0b6f7b52-6d0f-5c59-9a3d-4a7f1f5f8a11';

/**
 * What of the data that the law asks about says something else since then: nothing where a name was corrected, or a date of birth to the
 * day that it was already.
 *
 * @param recorded what was recorded of the person before
 */
export function changedOfPerson(
  { stream, data }: { readonly stream: StreamName; readonly data: Pick<PersonalDataCorrected['data'], PersonalField> },
  recorded: readonly Recorded<AnyFact>[],
): readonly PersonalField[] {
  const person = fold(sentencedPerson, factsOf(stream, recorded));
  return personalFields.filter((field) => {
    const now = data[field];
    return now !== undefined && now !== person?.[field];
  });
}

/**
 * The event that said something else of what changed. It may be an earlier one than that which is named as corrected: a correction of a
 * name says nothing of the date of birth.
 *
 * @param recorded what was recorded of the person before
 */
export function targetOf(
  { stream, data: { corrects } }: Recorded<PersonalDataCorrected>,
  changed: readonly PersonalField[],
  recorded: readonly Recorded<AnyFact>[],
): EventPlace {
  const facts = factsOf(stream, recorded);
  const said = changed.map((field) => facts.findLast(({ data }) => field in data)?.revision ?? corrects);
  const revision = Math.min(corrects, ...said);
  return { stream, revision, type: facts[revision]?.type ?? 'PersonRegistered' };
}

function factsOf(stream: StreamName, recorded: readonly Recorded<AnyFact>[]): readonly Recorded<PersonFact>[] {
  const facts = recorded.filter((fact) => fact.stream === stream).sort((a, b) => a.revision - b.revision);
  return facts as readonly Recorded<PersonFact>[]; // a stream of a person has facts of a person
}
