import type { Pool, PoolClient } from 'pg';
import type { Position } from '../event-log/event.ts';
import { asError } from './as-error.ts';
import { movedBy, readCheckpoints, registersChannel } from './checkpoints.ts';
import type { AdvanceListener } from './register-runner.ts';

export interface ReadGateOptions {
  /** One connection of it is kept, from the first wait on. */
  readonly pool: Pool;
  /** The runner of this process, where it has one: its commits are known here without asking. */
  readonly runner?: { onAdvance(listener: AdvanceListener): () => void };
  /** Told when the connection that hears of other processes breaks; until it is back, checkpoints are read again and again. */
  readonly onError?: (error: Error) => void;
}

interface Waiting {
  readonly position: Position;
  readonly registers: readonly string[];
  readonly answer: (reached: boolean) => void;
}

/** Read your own write: holds a read back until registers have folded the position that a command was answered with. */
export class ReadGate {
  private readonly options: ReadGateOptions;
  private readonly reached = new Map<string, Position>();
  private readonly waiting = new Set<Waiting>();
  private readonly stopListening: (() => void) | undefined;
  private listener: PoolClient | undefined;
  private connecting: Promise<void> | undefined;
  private reading: Promise<void> | undefined;
  private readAgain = false;
  private poll: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(options: ReadGateOptions) {
    this.options = options;
    this.stopListening = options.runner?.onAdvance((register, position) => this.advance(register, position));
  }

  /**
   * Whether all these registers have folded everything up to and including the position, as committed; never true too early.
   *
   * @returns false when the time is up, when the gate is closed, and for a register that does not exist
   */
  async waitFor(
    position: Position,
    { registers, timeoutMs }: { readonly registers: readonly string[]; readonly timeoutMs: number },
  ): Promise<boolean> {
    if (this.hasReached(position, registers)) return true;
    if (this.closed) return false;
    return new Promise<boolean>((resolve) => {
      const waiting: Waiting = {
        position,
        registers,
        answer: (reached) => {
          clearTimeout(timer);
          this.waiting.delete(waiting);
          if (this.waiting.size === 0) this.stopPolling();
          resolve(reached);
        },
      };
      const timer = setTimeout(() => waiting.answer(false), timeoutMs);
      this.waiting.add(waiting);
      this.startPolling();
      // what it has not heard of since it listens may be of long before
      if (this.listener === undefined || !registers.every((register) => this.reached.has(register))) this.look();
      this.connecting ??= this.listen();
    });
  }

  /** Answers false to those who wait, and gives the connection back; idempotent. */
  async close(): Promise<void> {
    this.closed = true;
    this.stopListening?.();
    for (const { answer } of [...this.waiting]) answer(false);
    await this.connecting;
    await this.reading;
    this.listener?.release(true); // it still listens: nobody else may have it
    this.listener = undefined;
  }

  private hasReached(position: Position, registers: readonly string[]): boolean {
    return registers.every((register) => (this.reached.get(register) ?? -1n) >= position);
  }

  private advance(register: string, position: Position): void {
    if ((this.reached.get(register) ?? -1n) < position) this.reached.set(register, position);
    for (const { position: wanted, registers, answer } of [...this.waiting]) if (this.hasReached(wanted, registers)) answer(true);
  }

  /** Reads the checkpoints, and once more where somebody asked meanwhile: what is on its way may be of before. */
  private look(): void {
    this.readAgain = true;
    this.reading ??= this.read().finally(() => (this.reading = undefined));
  }

  private async read(): Promise<void> {
    while (this.readAgain && this.waiting.size > 0) {
      this.readAgain = false;
      const registers = [...new Set([...this.waiting].flatMap((waiting) => waiting.registers))];
      try {
        for (const { register, position } of await readCheckpoints(this.options.pool, registers)) this.advance(register, position);
      } catch (error) {
        this.options.onError?.(asError(error));
      }
    }
  }

  private async listen(): Promise<void> {
    try {
      const client = await this.options.pool.connect();
      client.on('notification', ({ payload = '' }) => {
        const moved = movedBy(payload);
        for (const [register, position] of moved) this.advance(register, position);
        if (moved.length === 0) this.look();
      });
      client.on('error', (error) => this.lost(client, error));
      try {
        await client.query(`LISTEN ${registersChannel}`);
      } catch (error) {
        client.release(true);
        throw error;
      }
      this.listener = client;
      this.look(); // what was committed before it listened
    } catch (error) {
      this.connecting = undefined; // the next one who waits tries again
      this.options.onError?.(asError(error));
    }
  }

  /** A server that went away may come back with less than it had: what is known of it counts no more. */
  private lost(client: PoolClient, error: Error): void {
    this.reached.clear();
    if (this.listener === client) client.release(error);
    this.listener = undefined;
    this.connecting = undefined;
    this.options.onError?.(error);
  }

  private startPolling(): void {
    this.poll ??= setInterval(() => this.look(), pollMs);
  }

  private stopPolling(): void {
    clearInterval(this.poll);
    this.poll = undefined;
  }
}

/** A notification may be lost with its connection; this is the longest that one waits for what is there. */
const pollMs = 250;
