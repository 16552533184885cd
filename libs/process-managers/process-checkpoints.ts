import type { CommandId, Position, StreamName } from '../event-log/event.ts';

/** A request that was refused, for an operator to look at. */
export interface RefusedRequest {
  /** Of the fact that asked for it. */
  readonly position: Position;
  /** Its place among the requests of the fact, from 0. */
  readonly place: number;
  readonly commandId: CommandId;
  readonly command: string;
  /** The stream that it was addressed to. */
  readonly stream: StreamName;
  readonly code: string;
  readonly reason: string;
}

/** Every fact from behind `from` to `to`, inclusive, has come to an end: its requests were carried out, but for those that were refused. */
export interface ProcessMove {
  readonly process: string;
  readonly from: Position;
  readonly to: Position;
  readonly refused: readonly RefusedRequest[];
}

/** How far each process manager has come, and what was refused to it. */
export interface ProcessCheckpoints {
  /** Everything up to and including it has come to an end; `undefined` where it has never run. */
  position(process: string): Promise<Position | undefined>;
  /** Where a process manager begins that has never run; changes nothing for one that has. */
  begin(process: string, at: Position): Promise<void>;
  /**
   * Moves the checkpoint and lists what was refused, both or neither.
   *
   * @returns false where it does not stand at `from`: another runner was faster, and nothing was changed
   */
  move(move: ProcessMove): Promise<boolean>;
  /** What was refused to a process manager, in the order of the log. */
  refusals(process: string): Promise<readonly RefusedRequest[]>;
}
