import { expect } from '@jest/globals';
import { fold } from '../event-log/decider.ts';
import type { AnyFact, LegalDate } from '../event-log/event.ts';
import { checkBody, type FieldFault } from './check-body.ts';
import type { Command } from './command.ts';
import { admissible, allRead, decide, type Asking, type Found, type NothingWritten } from './decide-request.ts';
import type { Refusal } from './refusal.ts';

/** What was recorded before, by stream. */
export type History = Readonly<Record<string, readonly AnyFact[]>>;

/** What came of it: facts by stream, a refusal, or faults in the body. */
export type Result =
  | { readonly recorded: History }
  | { readonly refused: Refusal }
  | { readonly faults: readonly FieldFault[] }
  | { readonly misplaced: 'exists' | 'not-found' };

export interface When {
  /** The stream the command is addressed to: `person-<id>`. */
  readonly on: string;
  readonly today?: LegalDate;
  readonly actor?: string;
}

/**
 * Given what was recorded, when a command is asked for, then these facts are recorded or it is refused.
 *
 * Runs the checks of the body, the state and the decision, with no log and no clock.
 */
export function given(history: History): { readonly when: (command: Command, body: object, when: When) => Then } {
  return { when: (command, body, when) => new Then(decided(history, command, body, when)) };
}

class Then {
  private readonly result: Result;

  constructor(result: Result) {
    this.result = result;
  }

  /** Exactly these facts, by stream; personal fields are compared too. */
  thenRecords(expected: History): void {
    expect(this.result).toEqual({ recorded: expected });
  }

  /** These facts among others, each matched in the keys that are given. */
  thenRecordsAmong(stream: string, ...facts: readonly object[]): void {
    expect(this.result).toMatchObject({
      recorded: { [stream]: expect.arrayContaining(facts.map((fact) => expect.objectContaining(fact) as unknown)) },
    });
  }

  /** The types of the facts on one stream, in order. */
  thenRecordsTypes(stream: string, ...types: readonly string[]): void {
    const recorded = 'recorded' in this.result ? (this.result.recorded[stream] ?? []).map((fact) => fact.type) : this.result;
    expect(recorded).toEqual(types);
  }

  thenRefuses(code: string, also: Partial<Refusal> = {}): void {
    expect(this.result).toMatchObject({ refused: { code, ...also } });
  }

  thenFindsFault(...pointers: readonly string[]): void {
    expect('faults' in this.result ? this.result.faults.map((fault) => fault.pointer) : this.result).toEqual(pointers);
  }

  thenIsMisplaced(how: 'exists' | 'not-found'): void {
    expect(this.result).toEqual({ misplaced: how });
  }
}

/** What comes of a request on what was recorded before: the checks of the body, the state and the decision, with no log and no clock. */
export function decided(history: History, command: Command, json: object, when: When): Result {
  const checked = checkBody(command.body, json);
  if ('faults' in checked) return checked;
  const { today = '2026-11-21', actor = 'officer-1' } = when;
  const asking: Asking = { command, id: when.on.slice(command.on.category.length + 1), body: checked.body, actor, today };
  const found = (stream: string, kind: Command['on']): Found => {
    const facts = history[stream] ?? [];
    return { state: fold(kind, facts), revision: facts.length - 1 };
  };
  const considered = admissible(asking, found(when.on, command.on), (scheme, value) => `hash-of-${scheme}-${value}`);
  if ('outcome' in considered) return unwritten(considered);
  const { whole, read } = allRead(asking, considered, ({ stream, as }) => found(stream, as));
  const decision = decide(asking, whole, read);
  if ('outcome' in decision) return unwritten(decision);
  for (const { stream, expected, otherwise } of decision.changes) {
    const revision = (history[stream]?.length ?? 0) - 1;
    if (expected === (revision === -1 ? 'no-stream' : revision)) continue;
    if (otherwise === undefined) throw new Error(`${stream} stands at ${String(revision)}, not at ${String(expected)}`);
    return { refused: otherwise };
  }
  return { recorded: Object.fromEntries(decision.changes.map(({ stream, facts }) => [stream, facts])) };
}

function unwritten(nothing: NothingWritten): Result {
  switch (nothing.outcome) {
    case 'refused':
      return { refused: nothing.refusal };
    case 'exists':
    case 'not-found':
      return { misplaced: nothing.outcome };
    case 'stale':
      throw new Error('A scenario names no revision that could be stale');
  }
}
