import type { StreamName } from '../../libs/event-log/event.ts';
import type { Step } from './biography.ts';

/** In the place of the number of the latest calculation of a term, which is not known before: process managers calculate terms as well. */
export const latestCalculation = 1;

/** In the place of a stream with its last revision. */
export function latestOf(stream: StreamName): string {
  return `${stream}@0`;
}

/** What is recorded of a stream by the time of a step. */
export interface RecordedByThen {
  revisionOf(stream: StreamName): number;
  countOf(stream: StreamName, type: string): number;
}

/** The body of a step as its sender writes it: with the calculation, and the revisions of the streams, that they have looked at by then. */
export function bodyByThen({ id, body }: Step, recorded: RecordedByThen): object {
  if ('calculation' in body) {
    return { ...body, calculation: recorded.countOf(`term-${id}` as StreamName, 'TermCalculated') }; // the step is about that term
  }
  if ('consequences' in body) {
    const seen = (body.consequences as readonly string[]).map((place) => place.slice(0, place.lastIndexOf('@')) as StreamName); // made by `latestOf`
    return { ...body, consequences: seen.map((stream) => `${stream}@${String(recorded.revisionOf(stream))}`) };
  }
  return body;
}
