/** Id number so many of a case: a UUID by which its events can be told from others. */
export function ownId(number: number): string {
  return `${ownPrefix}${String(number).padStart(12, '0')}`;
}

export const ownPrefix = '0192e4a0-7b1c-7000-8000-';

/** Something that a client set out to have recorded. */
export interface Intent {
  /** An `ownId`, kept with the events that come of it as their correlation id. */
  readonly id: string;
  /** How many events come of it. */
  readonly events: number;
}

/** What an acknowledgement said. */
export interface Acknowledgement {
  /** Of its last event. */
  readonly position: bigint;
}

/** What the clients know, kept in a process that is never killed: what they asked for, and what they were told. */
export class Ledger<Asked extends Intent = Intent> {
  private readonly intents = new Map<string, Asked>();
  private readonly acknowledgements = new Map<string, Acknowledgement>();
  private readonly unsure = new Set<string>();
  private readonly givenUp = new Set<string>();

  /** To be written down before anything is sent. */
  intend(intent: Asked): void {
    this.intents.set(intent.id, intent);
  }

  acknowledge(id: string, acknowledgement: Acknowledgement): void {
    this.acknowledgements.set(id, acknowledgement);
  }

  /** An answer, or none, that leaves open whether it was recorded. Without it, an intent that is not acknowledged was refused. */
  leaveOpen(id: string): void {
    this.unsure.add(id);
  }

  /** It was refused for a reason that will not go away, and is not asked for again. */
  giveUp(id: string): void {
    this.givenUp.add(id);
  }

  get acknowledged(): number {
    return this.acknowledgements.size;
  }

  /** In the order in which they were intended. */
  get unacknowledged(): readonly Asked[] {
    return [...this.intents.values()].filter(({ id }) => !this.acknowledgements.has(id) && !this.givenUp.has(id));
  }

  /** Those of which every answer so far said that nothing was written. */
  get refused(): readonly Asked[] {
    return this.unacknowledged.filter(({ id }) => !this.unsure.has(id));
  }

  /** Both, whatever came of them. */
  *entries(): Generator<readonly [Asked, Acknowledgement | undefined]> {
    for (const intent of this.intents.values()) yield [intent, this.acknowledgements.get(intent.id)];
  }
}
