import type { StreamState } from '../event-log/decider.ts';
import type { AnyFact, LegalDate, StreamName } from '../event-log/event.ts';
import type { ExpectedRevision } from '../event-log/event-log.ts';
import type { Role } from '../access/roles.ts';
import { uuidPattern } from './fields.ts';
import type { Refusal } from './refusal.ts';

/** What a decision may know besides the request and the recorded facts. All of it is a parameter. */
export interface DecisionContext {
  /** Id of the thing that the command is addressed to. */
  readonly id: string;
  /** The legal day on which the command is received. */
  readonly today: LegalDate;
  /** Who asks; two-person rules compare it. */
  readonly actor: string;
  /** Keyed hash of an identifier, the same for the same scheme and value; it cannot be turned back without the key. */
  readonly keyedHash: (scheme: string, value: string) => string;
}

/** Facts that go to another stream than the one addressed, in the same atomic append. */
export interface Alongside {
  readonly stream: StreamName;
  /** Where it is left out: as this decision has read the stream, which must then be among its readings. */
  readonly expected?: ExpectedRevision;
  readonly facts: readonly AnyFact[];
  /** The refusal to give when that stream is not as expected; without it the command is tried again. */
  readonly otherwise?: Refusal;
}

export type Decision<F extends AnyFact> =
  { readonly refused: Refusal } | { readonly facts: readonly F[]; readonly alongside?: readonly Alongside[] };

export function refuse(refusal: Refusal): { readonly refused: Refusal } {
  return { refused: refusal };
}

export function record<F extends AnyFact>(...facts: readonly F[]): { readonly facts: readonly F[] } {
  return { facts };
}

/** Records facts on the addressed stream (or none) and others alongside, all or nothing. */
export function recordTogether<F extends AnyFact = never>(
  facts: readonly F[],
  alongside: readonly Alongside[],
): { readonly facts: readonly F[]; readonly alongside: readonly Alongside[] } {
  return { facts, alongside };
}

/** Facts of another stream that a decision needs: the stream, and this capability's own reading of it. */
export interface Reading<View> {
  readonly stream: StreamName;
  // the reader names the facts it understands; which those are is its own affair
  readonly as: StreamState<View, never>;
}

/** One reading for each key of the facts that a decision asks for; a stream that does not exist reads as `undefined`. */
export type Readings<Facts extends object> = { readonly [Key in keyof Facts]: Reading<NonNullable<Facts[Key]>> };

export interface Asked<Body, State, Facts> {
  readonly body: Body;
  readonly state: State;
  readonly facts: Facts;
  readonly context: DecisionContext;
}

interface Spec<Body extends object, State, Recorded, F extends AnyFact, Facts extends object> {
  /** The class is at once the HTTP body, its documentation and the message on the bus. */
  readonly body: new () => Body;
  /** Last segment of the route, a verb of the law: `impose-sentence`. */
  readonly name: string;
  /** What it records, one sentence for the officer. */
  readonly does: string;
  /** Roles that may ask for it; nobody else may. */
  readonly by: readonly Role[];
  readonly on: StreamState<Recorded, F>;
  /** Why it cannot be recorded in this state at all, whatever the request says. Also tells what may be done next. */
  readonly unless?: (state: State) => Refusal | undefined;
  /** Facts of other streams. They must still stand as read when the decision is stored. */
  readonly reads?: (asked: Omit<Asked<Body, State, Facts>, 'facts'>) => Readings<Facts>;
  /**
   * Facts of streams that only earlier readings name, read after them and under the same promise. Asked again with what was read until it
   * names nothing that is not read.
   */
  readonly readsThen?: (asked: Asked<Body, State, Facts>) => Readings<Facts>;
  readonly decide: (asked: Asked<Body, State, Facts>) => Decision<F>;
}

interface ErasedReading {
  readonly stream: StreamName;
  readonly as: StreamState<unknown, AnyFact>;
}

/** A command of the product, its types erased: what routes, the runner and the documentation need of it. */
export interface Command {
  readonly body: new () => object;
  readonly name: string;
  readonly does: string;
  readonly by: readonly Role[];
  readonly on: StreamState<unknown, AnyFact>;
  /** `stream`: it begins one; `nothing`: there must be one; `either`. */
  readonly begins: 'stream' | 'nothing' | 'either';
  readonly unless: (state: unknown) => Refusal | undefined;
  readonly reads: (asked: Omit<Asked<object, unknown, object>, 'facts'>) => Readonly<Record<string, ErasedReading>>;
  readonly readsThen: (asked: Asked<object, unknown, object>) => Readonly<Record<string, ErasedReading>>;
  readonly decide: (asked: Asked<object, unknown, object>) => Decision<AnyFact>;
}

/** A command that begins a stream: there is no state yet. */
export function beginning<Body extends object, State, F extends AnyFact, Facts extends object = object>(
  spec: Spec<Body, undefined, State, F, Facts>,
): Command {
  return erased(spec, 'stream');
}

/** A command on something that exists. */
export function continuing<Body extends object, State, F extends AnyFact, Facts extends object = object>(
  spec: Spec<Body, State, State, F, Facts>,
): Command {
  return erased(spec, 'nothing');
}

/** A command that begins a stream or goes on with it. */
export function beginningOrContinuing<Body extends object, State, F extends AnyFact, Facts extends object = object>(
  spec: Spec<Body, State | undefined, State, F, Facts>,
): Command {
  return erased(spec, 'either');
}

function erased<Body extends object, State, Recorded, F extends AnyFact, Facts extends object>(
  spec: Spec<Body, State, Recorded, F, Facts>,
  begins: Command['begins'],
): Command {
  const command = { unless: () => undefined, reads: () => ({}), readsThen: () => ({}), ...spec, begins };
  return command as unknown as Command; // the runner hands each command only its own body, its own state and the facts it asked for
}

/** What the ids of a collection look like in a path. */
export interface AddressedIds {
  readonly pattern: RegExp;
  /** In words, after "must be". */
  readonly form: string;
  readonly example: string;
}

/** What one capability can be told: its commands, all on one kind of stream. */
export interface Capability {
  /** Plural in the route: `/v1/persons/…`. */
  readonly collection: string;
  /** A UUID that the sender chooses, unless things of this kind have a number of their own. */
  readonly ids: AddressedIds;
  readonly on: StreamState<unknown, AnyFact>;
  readonly commands: readonly Command[];
}

export function capability<State, F extends AnyFact>(
  collection: string,
  on: StreamState<State, F>,
  commands: readonly Command[],
  ids: AddressedIds = uuids,
): Capability {
  return { collection, ids, on: on as unknown as StreamState<unknown, AnyFact>, commands }; // folded only over its own streams
}

const uuids: AddressedIds = { pattern: uuidPattern, form: 'a UUID in lower case', example: '0192e4a0-7b1c-7000-8000-000000000001' };
