import type { AnyFact, Recorded } from '../../../libs/event-log/event.ts';
import type { Step } from '../life-step.ts';
import type { Came, LivedLife } from '../lived-life.ts';
import type { LiveRegisters } from '../live-registers.ts';
import { read, type ReadFact } from '../recorded-fields.ts';
import type { Streams } from '../what-is-served.ts';

/** A step, what came of it, and everything by then. */
export interface Happened {
  readonly step: Step;
  readonly came: Came;
  /** How many facts there were before. */
  readonly before: number;
  readonly life: LivedLife;
  readonly registers: LiveRegisters;
}

/** @returns what does not hold, in words; nothing where it does */
export type Rule = (happened: Happened) => string | undefined;

export function newFacts({ life, before }: Happened, ...types: readonly string[]): readonly ReadFact[] {
  return read(life.facts.slice(before)).filter(({ type }) => types.length === 0 || types.includes(type));
}

export function firstOf<Item>(items: readonly Item[], says: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const said = says(item);
    if (said !== undefined) return said;
  }
  return undefined;
}

export function streamsOf(life: LivedLife): Streams {
  return (stream) => life.of(stream);
}

export function termsOf(life: LivedLife): readonly string[] {
  return life.streams().flatMap((stream) => (stream.startsWith('term-') ? [stream.slice('term-'.length)] : []));
}

/** Terms of which a fact of this step may have moved something: their own, or one of the person or of the custody. */
export function touched(happened: Happened): readonly string[] {
  if (newFacts(happened).length === 0) return [];
  return termsOf(happened.life);
}

export function isOver(facts: readonly Recorded<AnyFact>[]): boolean {
  return facts.some(({ type }) => type === 'TermCompleted');
}

/** The last fact of each stream. */
export function lastOfEach(facts: readonly ReadFact[]): readonly ReadFact[] {
  return [...new Map(facts.map((fact) => [fact.stream, fact])).values()];
}
