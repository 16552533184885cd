import type { Role } from '../../libs/access/roles.ts';
import type { Command } from '../../libs/commands/command.ts';
import type { CommandId, EventMetadata, Id, LegalDate } from '../../libs/event-log/event.ts';
import { uuidV5 } from '../../libs/event-log/uuid-v5.ts';
import type { PersonId } from '../../libs/person/person.events.ts';
import type { DataSetSize } from './population-plan.ts';
import { SeededRandom } from './seeded-random.ts';

/** Who asks for a command, in what role, at which office or facility. */
export interface Sender {
  readonly role: Role;
  readonly actor: string;
  readonly office?: string;
}

/** One command of a person's life, as its sender would have sent it on that day. */
export interface Step {
  readonly command: Command;
  /** Id of the thing that the command is addressed to. */
  readonly id: string;
  readonly body: object;
  readonly commandId: CommandId;
  readonly sender: Sender;
  readonly today: LegalDate;
  readonly metadata: EventMetadata;
}

/** Everything that was recorded of one person, in order. */
export interface Biography {
  readonly personId: PersonId;
  readonly steps: readonly Step[];
}

/** Collects the commands of one person. Ids and chance follow from the data set and the person's place in it, and from nothing else. */
export class BiographyBuilder {
  readonly personId: PersonId;
  readonly random: SeededRandom;
  private readonly steps: Step[] = [];

  constructor(size: DataSetSize, index: number) {
    this.personId = personIdOf(size, index);
    this.random = new SeededRandom(`${size}/${String(index)}`);
  }

  /** An id within this biography: the same for the same name. */
  id<Kind extends string>(name: string): Id<Kind> {
    return uuidV5(this.personId, name) as Id<Kind>; // an id of the kind that the caller names
  }

  /** The body has the type of the command's own class, which is written out where it is made. */
  ask(command: Command, id: string, body: object, today: LegalDate, sender: Sender): void {
    const commandId = this.id<'command'>(`command ${String(this.steps.length)}`);
    const { office } = sender;
    const metadata = { correlationId: this.personId, source: 'synthetic', ...(office !== undefined && { office }) };
    this.steps.push({ command, id, body, commandId, sender, today, metadata });
  }

  /** The commands by day; those of one day in the order in which they were asked. */
  finished(): Biography {
    const { personId, steps } = this;
    return { personId, steps: steps.sort((a, b) => (a.today === b.today ? 0 : a.today < b.today ? -1 : 1)) };
  }
}

export function personIdOf(size: DataSetSize, index: number): PersonId {
  return uuidV5(dataSetNamespace, `${size}/${String(index)}`) as PersonId; // the id that the registering sender chose
}

const dataSetNamespace = '7a0c8f0e-52a5-5c8e-9a3c-1d2b60f4e6a9';
