import type { Command } from '../commands/command.ts';
import type { StoredForm } from '../event-log/codec.ts';
import type { AnyFact, Recorded } from '../event-log/event.ts';

/** A command that a process manager asks for, addressed as a sender would address it. */
export interface Ask {
  readonly command: Command;
  /** Id of the thing that the command is addressed to. */
  readonly id: string;
  readonly body: object;
  /** Id of the fact that is its cause, where it is not the one that is reacted to but one that is looked at. */
  readonly causationId?: string;
  /** Codes of refusals which say that nothing is left to do: no operator is told of them. None unless told. */
  readonly needless?: readonly string[];
}

/** What is to be done because something happened: commands that follow from facts, and nothing else. */
export interface ProcessManager<F extends AnyFact> {
  /** `release-after-parole`; small letters, digits and hyphens. The ids of its commands follow from it: it never changes. */
  readonly name: string;
  /** Catalogues whose facts it reacts to; facts of other types are never handed to it. */
  readonly consumes: readonly Readonly<Record<string, StoredForm>>[];
  /** Where it begins when it has never run: at the first fact of the log, or at the first that is recorded from then on. */
  readonly begins: 'at-first-fact' | 'at-next-fact';
  /**
   * The subject whose recorded facts it must know besides the fact, where it must: it is handed them up to that fact, in no particular
   * order. None unless told.
   */
  readonly looksAt?: (fact: Recorded<F>) => string | undefined;
  /**
   * The commands that one fact asks for, in the order in which they are carried out. Pure: no clock, no random, no I/O.
   *
   * @param recorded what was recorded of the subject that it looks at
   */
  readonly react: (fact: Recorded<F>, recorded?: readonly Recorded<AnyFact>[]) => readonly Ask[];
}

/** A process manager as the runner holds it, whatever its facts. */
export type AnyProcessManager = ProcessManager<AnyFact>;

/** @throws Error when the name cannot name a process manager */
export function processManager<F extends AnyFact>(definition: ProcessManager<F>): AnyProcessManager {
  if (!/^[a-z][a-z0-9-]{0,60}$/.test(definition.name)) throw new Error(`${definition.name} cannot name a process manager`);
  return definition as unknown as AnyProcessManager; // it is handed only facts of the catalogues that it names
}

/** The types of fact that a process manager reacts to. */
export function typesOf(process: AnyProcessManager): ReadonlySet<string> {
  return new Set(process.consumes.flatMap((catalogue) => Object.keys(catalogue)));
}
