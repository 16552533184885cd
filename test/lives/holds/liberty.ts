import type { LivedLife } from '../lived-life.ts';
import { lastDayOf } from '../day-by-day.ts';
import { dateOf, dayOf } from '../own-calendar.ts';
import { read, type ReadFact } from '../recorded-fields.ts';
import { servedOn, standing } from '../what-is-served.ts';
import { firstOf, isOver, streamsOf, termsOf, touched, newFacts, type Happened } from './happened.ts';

export function stays(happened: Happened): string | undefined {
  return firstOf(newFacts(happened, 'PersonAdmitted'), (fact) => openStay(happened, fact));
}

export function releases(happened: Happened): string | undefined {
  return firstOf(newFacts(happened, 'PersonReleased'), (fact) => released(happened, fact));
}

export function sentencesOnce(happened: Happened): string | undefined {
  const carries = new Map<string, string>();
  return firstOf(touched(happened), (id) => {
    const facts = standing(happened.life.of(`term-${id}`));
    const sentence = facts.findLast(({ type }) => type === 'SentenceIncluded' || type === 'SentenceRenewed')?.data.sentenceId;
    if (sentence === undefined || isOver(facts)) return undefined;
    const other = carries.get(sentence);
    carries.set(sentence, id);
    return other && `terms ${other} and ${id} both carry sentence ${sentence} out`;
  });
}

function openStay({ life }: Happened, admitted: ReadFact): string | undefined {
  const earlier = standing(life.of(admitted.stream).filter(({ position }) => position < admitted.position)).findLast(({ type }) =>
    ['PersonAdmitted', 'PersonReleased'].includes(type),
  );
  return earlier?.type === 'PersonAdmitted' ? `${admitted.stream} has two open stays` : undefined;
}

function released({ life }: Happened, { stream, position, data }: ReadFact): string | undefined {
  const { personId = '', releasedOn = '', releasedBy, basis } = data;
  const custody = standing(life.of(stream).filter((fact) => fact.position < position));
  const authorised = custody.findLast(({ type }) => ['ReleaseAuthorised', 'EscapeRecorded', 'PersonAdmitted'].includes(type));
  if (authorised?.type !== 'ReleaseAuthorised') return 'nobody has authorised it since the person came or escaped';
  const { authorisedBy, releaseOn = '' } = authorised.data;
  if (authorisedBy === releasedBy) return `${String(releasedBy)} authorised and released`;
  if (releasedOn < releaseOn) return `released on ${releasedOn}, authorised from ${releaseOn}`;
  const held = custody.findLast(
    ({ type, data: fields }) => type === 'PersonAdmitted' || (type === 'RegimeChanged' && fields.termId !== undefined),
  );
  const termId = held?.data.termId;
  if (termId === undefined) return undefined;
  const facts = standing(life.of(`term-${termId}`));
  if (basis === 'TERM_END' && !facts.some(({ type }) => type === 'DateOverridden' || type === 'TermCompleted')) {
    const served = servedOn(termId, streamsOf(life), position);
    const end = served && lastDayOf(served);
    // a last day on a day off is preceded by at most three of them
    if (end === undefined || dayOf(releasedOn) < end - 3)
      return `released on ${releasedOn}; day by day ${end === undefined ? 'never' : dateOf(end)}`;
  }
  const other = termsOf(life).find((id) => id !== termId && isToBeServed(life, id, personId));
  return other && `term ${other} is still to be served`;
}

/** In a facility, turned to execution, not over, and nothing ever let the person go from it. */
function isToBeServed(life: LivedLife, id: string, personId: string): boolean {
  const facts = standing(life.of(`term-${id}`));
  const served = servedOn(id, streamsOf(life), BigInt(life.facts.length));
  if (facts[0]?.data.personId !== personId || served === undefined || served.suspended || isOver(facts)) return false;
  const isLetGo = ['parole', 'substitution', 'deferral'].some((category) =>
    life.of(`${category}-${id}`).some(({ type }) => type.endsWith('Granted')),
  );
  const isHeld = ['DEPRIVATION_OF_LIBERTY', 'LIFE', 'ARREST'].includes(served.punishment);
  return isHeld && !isLetGo && !wasReleasedFrom(life, id, personId);
}

function wasReleasedFrom(life: LivedLife, id: string, personId: string): boolean {
  let on: string | undefined;
  const stays = read(life.of(`custody-${personId}`)).slice(0, -1);
  return stays.some(({ type, data }) => {
    if (type === 'PersonAdmitted' || (type === 'RegimeChanged' && data.termId !== undefined)) on = data.termId;
    return type === 'PersonReleased' && on === id;
  });
}
