import type { Role } from '../../libs/access/roles.ts';
import type { Command } from '../../libs/commands/command.ts';
import type { CommandId, EventMetadata, Id, LegalDate } from '../../libs/event-log/event.ts';
import { uuidV5 } from '../../libs/event-log/uuid-v5.ts';
import type { PersonId } from '../../libs/person/person.events.ts';
import type { LifeSeries } from './life-series.ts';
import { SeededRandom } from './seeded-random.ts';
import { uuidV7 } from './uuid-v7.ts';

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

/** Collects the commands of one person. Ids and chance follow from the series and the person's place in it, and from nothing else. */
export class BiographyBuilder {
  readonly personId: PersonId;
  readonly random: SeededRandom;
  private readonly steps: Step[] = [];
  private readonly series: LifeSeries;
  private readonly place: number;
  private punishments = 1;

  constructor(series: LifeSeries, place: number) {
    this.series = series;
    this.place = place;
    this.personId = personIdOf(series, place);
    this.random = new SeededRandom(`${series}/${String(place)}`);
  }

  /** Which punishment of the person's life is being told, from 1. */
  get punishment(): number {
    return this.punishments;
  }

  /** What is told from now on belongs to the next punishment: its case, its term, its file. */
  nextPunishment(): void {
    this.punishments += 1;
  }

  /** An id within this biography and the punishment that is being told: the same for the same name. */
  id<Kind extends string>(name: string): Id<Kind> {
    return this.idOf(this.punishments === 1 ? name : `${name} of punishment ${String(this.punishments)}`) as Id<Kind>; // of the kind that the caller names
  }

  /** The body has the type of the command's own class, which is written out where it is made. */
  ask(command: Command, id: string, body: object, today: LegalDate, sender: Sender): void {
    const commandId = this.idOf(`command ${String(this.steps.length)}`) as CommandId; // one for each step
    const { office } = sender;
    const metadata = { correlationId: this.personId, source: 'synthetic', ...(office !== undefined && { office }) };
    this.steps.push({ command, id, body, commandId, sender, today, metadata });
  }

  /** Whether a command was told already whose body has these fields. */
  hasAsked(command: Command, fields: object): boolean {
    return this.steps.some(
      (step) => step.command === command && Object.entries(fields).every(([name, value]) => Reflect.get(step.body, name) === value),
    );
  }

  /** The commands by day; those of one day in the order in which they were asked. */
  finished(): Biography {
    const { personId, steps } = this;
    return { personId, steps: steps.sort((a, b) => (a.today === b.today ? 0 : a.today < b.today ? -1 : 1)) };
  }

  private idOf(name: string): string {
    return idWithin(this.series, this.place, this.personId, name);
  }
}

/** The id that the registering sender chose. */
export function personIdOf(series: LifeSeries, place: number): PersonId {
  return idWithin(series, place, dataSetNamespace, `${series}/${String(place)}`) as PersonId; // of a person
}

/**
 * Ids of the series `former` begin with the moment at which their sender would have made them, as those of a client with UUIDs of version
 * 7 do: so that a log of millions of events is filled at the ends of its indexes, as it would be in use.
 */
function idWithin(series: LifeSeries, place: number, namespace: string, name: string): string {
  switch (series) {
    case 'demo':
    case 'national':
      return uuidV5(namespace, name);
    case 'former':
      return uuidV7(firstMadeAt + 1_000 * place, namespace, name);
  }
}

export const dataSetNamespace = '7a0c8f0e-52a5-5c8e-9a3c-1d2b60f4e6a9';
const firstMadeAt = Date.UTC(2016, 10, 21);
