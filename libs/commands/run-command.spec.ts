import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryPersonalSeal } from '../access/memory-personal-seal.ts';
import { EventCodec, type EventCatalogue } from '../event-log/codec.ts';
import { begun, type StreamState } from '../event-log/decider.ts';
import {
  beforeFirst,
  streamName,
  type CommandId,
  type Fact,
  type Id,
  type LegalDate,
  type PersonalFact,
  type Position,
  type RecordedEvent,
  type StreamName,
} from '../event-log/event.ts';
import type { Append, AppendResult, EventLog, LogPage, LogRange, StreamPage } from '../event-log/event-log.ts';
import { MemoryEventLog } from '../event-log/memory-event-log.ts';
import { uuidV5 } from '../event-log/uuid-v5.ts';
import { beginning, continuing, record, recordTogether, refuse, type Command } from './command.ts';
import { runCommand, type Outcome, type Request } from './run-command.ts';

// A vocabulary of its own: the runner knows none of the product's.
type FileFact =
  | PersonalFact<'FileOpened', { personId: Id<'person'> }, { name: string }>
  | Fact<'NoteAdded', { personId: Id<'person'>; number: number }>
  | Fact<'FileClosed', { personId: Id<'person'> }>;
type LabelFact = Fact<'LabelReserved', { personId: Id<'person'> }>;
type LimitFact = Fact<'LimitSet', { personId: Id<'person'>; notes: number }>;
type TallyFact = Fact<'Tallied', { personId: Id<'person'>; number: number }>;

const form = { version: 1, samples: {} } as const;
const fileEvents: EventCatalogue<FileFact> = { FileOpened: form, NoteAdded: form, FileClosed: form };
const otherEvents: EventCatalogue<LabelFact | LimitFact | TallyFact> = { LabelReserved: form, LimitSet: form, Tallied: form };

interface File {
  readonly name: string | undefined;
  readonly notes: number;
  readonly closed: boolean;
}

const fileState: StreamState<File, FileFact> = {
  category: 'file',
  opens: true,
  evolve: (state, fact) => {
    if (fact.type === 'FileOpened') return { name: fact.personal?.name, notes: 0, closed: false };
    const file = begun('file', state, fact);
    switch (fact.type) {
      case 'NoteAdded':
        return { ...file, notes: file.notes + 1 };
      case 'FileClosed':
        return { ...file, closed: true };
    }
  },
};

const limitState: StreamState<{ readonly notes: number }, LimitFact> = {
  category: 'limit',
  evolve: (_, fact) => ({ notes: fact.data.notes }),
};
const revisionOfLimit: StreamState<number, LimitFact> = { category: 'limit', evolve: (revision = -1) => revision + 1 };
const tallyState: StreamState<{ readonly last: number }, TallyFact> = {
  category: 'tally',
  evolve: (_, fact) => ({ last: fact.data.number }),
};

const asel = '0192e4a0-7b1c-7000-8000-000000000001' as Id<'person'>; // a literal id
const onDay: LegalDate = '2025-03-03';

class OpenFile {
  readonly name!: string;
  readonly documentRef?: string;
}

class AddNote {
  readonly text!: string;
  readonly urgent?: boolean;
}

class PutLabel {
  readonly label!: string;
}

class Nothing {}

const openFile = beginning<OpenFile, File, FileFact>({
  body: OpenFile,
  name: 'open',
  does: 'Opens a file.',
  by: ['officer'],
  on: fileState,
  decide: ({ body: { name } }) => record({ type: 'FileOpened', effectiveOn: onDay, data: { personId: asel }, personal: { name } }),
});

/** Numbers the note; refused beyond the limit that another stream sets. */
const addNote = continuing<AddNote, File, FileFact, { limit?: { notes: number } }>({
  body: AddNote,
  name: 'add-note',
  does: 'Adds a note.',
  by: ['officer'],
  on: fileState,
  unless: (file) => (file.closed ? { code: 'closed', reason: 'The file is closed.' } : undefined),
  reads: () => ({ limit: { stream: limitStream, as: limitState } }),
  decide: ({ state: file, facts: { limit } }) =>
    limit !== undefined && file.notes >= limit.notes
      ? refuse({ code: 'limit', reason: 'There are enough notes.' })
      : record({ type: 'NoteAdded', effectiveOn: onDay, data: { personId: asel, number: file.notes + 1 } }),
});

/** Writes only alongside, and nothing on the file. */
const putLabel = continuing<PutLabel, File, FileFact>({
  body: PutLabel,
  name: 'put-label',
  does: 'Puts a label on the file that no other has.',
  by: ['officer'],
  on: fileState,
  unless: (file) => (file.closed ? { code: 'closed', reason: 'The file is closed.' } : undefined),
  decide: ({ body: { label } }) =>
    recordTogether<FileFact>(
      [],
      [
        {
          stream: streamName('label', label),
          expected: 'no-stream',
          facts: [{ type: 'LabelReserved', effectiveOn: onDay, data: { personId: asel } } satisfies LabelFact],
          otherwise: { code: 'label-taken', reason: 'Another file has this label.', pointer: '/label' },
        },
      ],
    ),
});

/** Writes to both streams; no refusal is named for the other one, so that a conflict is tried again. */
const tally = continuing<Nothing, File, FileFact, { tally?: { last: number } }>({
  body: Nothing,
  name: 'tally',
  does: 'Takes the next number of all files.',
  by: ['officer'],
  on: fileState,
  reads: () => ({ tally: { stream: tallyStream, as: tallyState } }),
  decide: ({ state: file, facts }) => {
    const number = (facts.tally?.last ?? 0) + 1;
    return recordTogether<FileFact>(
      [{ type: 'NoteAdded', effectiveOn: onDay, data: { personId: asel, number: file.notes + 1 } }],
      [
        {
          stream: tallyStream,
          facts: [{ type: 'Tallied', effectiveOn: onDay, data: { personId: asel, number } } satisfies TallyFact],
        },
      ],
    );
  },
});

const limitStream = streamName('limit', 'all');
const tallyStream = streamName('tally', 'all');
const fileStream = streamName('file', '1');

/** A log in which somebody else is quicker: what they do happens just before an append reaches the log. */
class Overtaken implements EventLog {
  readonly contiguous = true;
  private readonly log: EventLog;
  private readonly others: (() => Promise<unknown>)[] = [];
  private readonly readers: (() => Promise<unknown>)[] = [];
  appends = 0;

  constructor(log: EventLog) {
    this.log = log;
  }

  /** The first goes before the next append, the second before the one after it, and so on. */
  by(...others: readonly (() => Promise<unknown>)[]): void {
    this.others.push(...others);
  }

  /** The same, each between what the decision reads of the limit and whatever it reads next. */
  whileReading(...others: readonly (() => Promise<unknown>)[]): void {
    this.readers.push(...others);
  }

  async append(append: Append): Promise<AppendResult> {
    this.appends += 1;
    await this.others.shift()?.();
    return this.log.append(append);
  }

  carriedOut(commandId: CommandId): ReturnType<EventLog['carriedOut']> {
    return this.log.carriedOut(commandId);
  }

  async readStream(stream: StreamName, page?: StreamPage): Promise<readonly RecordedEvent[]> {
    const events = await this.log.readStream(stream, page);
    if (stream === limitStream) await this.readers.shift()?.();
    return events;
  }

  readAll(range: LogRange): Promise<LogPage> {
    return this.log.readAll(range);
  }

  head(): Promise<Position> {
    return this.log.head();
  }

  wake(after: Position, timeoutMs: number, signal?: AbortSignal): Promise<void> {
    return this.log.wake(after, timeoutMs, signal);
  }

  close(): Promise<void> {
    return this.log.close();
  }
}

const commandIds = Array.from({ length: 20 }, (_, index) => `0192e4a0-7b1c-4000-8000-${String(index).padStart(12, '0')}` as CommandId); // literal ids

let log: MemoryEventLog;
let overtaken: Overtaken;
let seal: MemoryPersonalSeal;
let used = 0;

beforeEach(() => {
  log = new MemoryEventLog(() => new Date('2025-03-03T09:00:00Z'));
  overtaken = new Overtaken(log);
  seal = new MemoryPersonalSeal();
  used = 0;
});

type Also = Partial<Pick<Request, 'id' | 'commandId' | 'actor' | 'ifRevision' | 'metadata' | 'today'>>;

function run(command: Command, body: object, also: Also = {}, through: EventLog = overtaken): Promise<Outcome> {
  const recorder = {
    log: through,
    codec: new EventCodec([fileEvents, otherEvents]),
    seal,
    keyedHash: (scheme: string, value: string) => `${scheme}-${value}`,
  };
  const commandId = commandIds[used++] ?? commandIds[0];
  if (commandId === undefined) throw new Error('no command id is left');
  return runCommand(recorder, { command, id: '1', body, commandId, actor: 'officer-1', today: onDay, metadata: {}, ...also });
}

/** Somebody else does it, and nobody overtakes them. */
function meanwhile(command: Command, body: object, also: Also = {}): () => Promise<unknown> {
  return () => run(command, body, { actor: 'officer-2', ...also }, log);
}

async function setLimit(notes: number): Promise<void> {
  const limits = await log.readStream(limitStream);
  const eventId = uuidV5('0192e4a0-7b1c-4000-8000-0000000000ff', String(limits.length)) as RecordedEvent['eventId']; // an id of its own
  const data = JSON.stringify({ personId: asel, notes });
  await log.append({
    writes: [
      {
        stream: limitStream,
        expected: 'any',
        events: [{ eventId, type: 'LimitSet', schemaVersion: 1, effectiveOn: onDay, data, metadata: {} }],
      },
    ],
  });
}

async function noteNumbers(): Promise<readonly number[]> {
  const events = await log.readStream(fileStream);
  return events.filter(({ type }) => type === 'NoteAdded').map(({ data }) => (JSON.parse(data) as { number: number }).number); // what the decision wrote
}

describe('a command that can be carried out', () => {
  it('answers with the revision, the position and the types of what it recorded', async () => {
    expect(await run(openFile, { name: 'Әсел' })).toMatchObject({ outcome: 'recorded', revision: 0, position: 1n, types: ['FileOpened'] });
    expect(await run(addNote, { text: 'a' })).toMatchObject({ outcome: 'recorded', revision: 1, position: 2n, types: ['NoteAdded'] });
  });

  it('stores who asked, by which command, on which document; ids of events follow from the command', async () => {
    const [commandId] = commandIds;
    await run(openFile, { name: 'Әсел', documentRef: 'order 14' }, { metadata: { correlationId: 'request-7' } });
    const [event] = await log.readStream(fileStream);
    expect(event?.metadata).toEqual({ commandId, actor: 'officer-1', documentRef: 'order 14', correlationId: 'request-7' });
    expect(event?.eventId).toBe(uuidV5(commandId ?? '', '0'));
    expect(event?.effectiveOn).toBe(onDay);
  });

  it('stores which versions of other streams it was decided on; of those that do not exist, none', async () => {
    await run(openFile, { name: 'Әсел' });
    await run(addNote, { text: 'a' });
    await setLimit(3);
    await setLimit(2);
    await run(addNote, { text: 'b' });
    const basis = (await log.readStream(fileStream)).map(({ metadata }) => metadata['basis']);
    expect(basis).toEqual([undefined, undefined, 'limit-all@1']);
  });

  it('reads what the first readings name, and nothing where they name nothing', async () => {
    await run(openFile, { name: 'Әсел' });
    await setLimit(2);
    const seen: unknown[] = [];
    const looksFurther = continuing<AddNote, File, FileFact, { limit?: { readonly notes: number }; tally?: { readonly last: number } }>({
      ...{ body: AddNote, name: 'look-further', does: 'Adds a note.', by: ['officer'], on: fileState },
      reads: () => ({ limit: { stream: limitStream, as: limitState } }),
      readsThen: ({ facts: { limit } }) => (limit?.notes === 2 ? { tally: { stream: tallyStream, as: tallyState } } : {}),
      decide: ({ facts }) => {
        seen.push(facts);
        return record({ type: 'NoteAdded', effectiveOn: onDay, data: { personId: asel, number: 1 } });
      },
    });
    await run(looksFurther, { text: 'a' });
    await setLimit(3);
    await run(looksFurther, { text: 'b' });
    expect(seen).toEqual([{ limit: { notes: 2 }, tally: undefined }, { limit: { notes: 3 } }]);
  });

  it('reads on until nothing is named that is not read, however far that is', async () => {
    await run(openFile, { name: 'Әсел' });
    await setLimit(2);
    await setLimit(3);
    const rounds: string[] = [];
    interface Facts {
      readonly [round: `round ${number}`]: { readonly notes: number } | undefined;
    }
    const readsOn = continuing<AddNote, File, FileFact, Facts>({
      ...{ body: AddNote, name: 'read-on', does: 'Adds a note.', by: ['officer'], on: fileState },
      reads: () => ({ 'round 0': { stream: limitStream, as: limitState } }),
      // what was named before is named again, and is not read again
      readsThen: ({ facts }) => {
        const known = Object.keys(facts).length;
        rounds.push(String(known));
        return Object.fromEntries(
          Array.from({ length: Math.min(known + 1, 4) }, (_, round) => [`round ${String(round)}`, { stream: limitStream, as: limitState }]),
        );
      },
      decide: ({ facts }) => {
        rounds.push(...Object.keys(facts));
        return record({ type: 'NoteAdded', effectiveOn: onDay, data: { personId: asel, number: 1 } });
      },
    });
    expect(await run(readsOn, { text: 'a' })).toMatchObject({ outcome: 'recorded' });
    expect(rounds).toEqual(['1', '2', '3', '4', 'round 0', 'round 1', 'round 2', 'round 3']);
  });

  it('lets no metadata of the sender stand in for who asked', async () => {
    await run(openFile, { name: 'Әсел' }, { metadata: { actor: 'supervisor-1', commandId: 'mine' } });
    const [event] = await log.readStream(fileStream);
    expect(event?.metadata).toMatchObject({ actor: 'officer-1', commandId: commandIds[0] });
  });

  it('stores personal fields sealed, and decides without them once their key is destroyed', async () => {
    await run(openFile, { name: 'Әсел' });
    const [event] = await log.readStream(fileStream);
    expect(event?.data).toBe(`{"personId":"${asel}"}`);
    expect(event?.personal?.key).toBe(asel);
    expect(Buffer.from(event?.personal?.ciphertext ?? []).includes('Әсел')).toBe(false);
    seal.destroy(asel);
    expect(await run(addNote, { text: 'a' })).toMatchObject({ outcome: 'recorded', revision: 1 });
  });
});

describe('a command that cannot be carried out', () => {
  it('writes nothing where there is no such thing, or where there is one already', async () => {
    expect(await run(addNote, { text: 'a' })).toEqual({ outcome: 'not-found', stream: fileStream });
    expect(await log.head()).toBe(beforeFirst);
    await run(openFile, { name: 'Әсел' });
    expect(await run(openFile, { name: 'Әсел' })).toEqual({ outcome: 'exists', stream: fileStream, revision: 0 });
    expect(await log.head()).toBe(1n);
  });

  it('writes nothing where it is refused, and its id is free for another request', async () => {
    await run(openFile, { name: 'Әсел' });
    await setLimit(0);
    const [, , refused] = commandIds;
    const id = refused === undefined ? {} : { commandId: refused };
    expect(await run(addNote, { text: 'a' }, id)).toEqual({
      outcome: 'refused',
      refusal: { code: 'limit', reason: 'There are enough notes.' },
    });
    expect(await log.head()).toBe(2n);
    await setLimit(1);
    expect(await run(addNote, { text: 'b' }, id)).toMatchObject({ outcome: 'recorded' });
  });
});

const anyCommand = '0192e4a0-7b1c-4000-8000-0000000000bb' as CommandId; // a literal id

describe('the same command a second time', () => {
  const [, noting = commandIds[0]] = commandIds;
  const id = noting === undefined ? {} : { commandId: noting };

  it('answers what the first one did, and records nothing, though the thing has moved on', async () => {
    await run(openFile, { name: 'Әсел' });
    const first = await run(addNote, { text: 'a' }, id);
    await run(addNote, { text: 'b' });
    const head = await log.head();
    expect(await run(addNote, { text: 'a' }, id)).toEqual({ ...first, outcome: 'repeated' });
    expect(await log.head()).toBe(head);
  });

  it('answers so even where it would be refused, stale or out of place by now', async () => {
    const [opening = noting] = commandIds;
    if (opening === undefined) throw new Error('no command id');
    await run(openFile, { name: 'Әсел' }, { commandId: opening });
    await run(addNote, { text: 'a' }, { ...id, ifRevision: 0 });
    await setLimit(0);
    expect(await run(addNote, { text: 'a' }, { ...id, ifRevision: 0 })).toMatchObject({ outcome: 'repeated', revision: 1, position: 2n });
    expect(await run(openFile, { name: 'Әсел' }, { commandId: opening })).toMatchObject({ outcome: 'repeated', revision: 0, position: 1n });
  });

  it('is the same whatever the order of its fields', async () => {
    await run(openFile, { name: 'Әсел' });
    await run(addNote, { text: 'a', urgent: true }, id);
    expect(await run(addNote, { urgent: true, text: 'a' }, id)).toMatchObject({ outcome: 'repeated' });
  });

  it('is the same where it comes on another day, in another trace, seeing another revision', async () => {
    await run(openFile, { name: 'Әсел' });
    await run(addNote, { text: 'a' }, id);
    const later = { ...id, today: '2025-03-04', metadata: { traceparent: '00-1' }, ifRevision: 7 } as const;
    expect(await run(addNote, { text: 'a' }, later)).toMatchObject({ outcome: 'repeated' });
  });

  it('is carried out once where both are under way at the same time', async () => {
    await run(openFile, { name: 'Әсел' });
    const both = await Promise.all([run(addNote, { text: 'a' }, id), run(addNote, { text: 'a' }, id)]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['recorded', 'repeated']);
    expect(both.map((answer) => 'revision' in answer && answer.revision)).toEqual([1, 1]);
    expect(await noteNumbers()).toEqual([1]);
  });

  it('is answered with what it did where the first try lands while the second one is reading', async () => {
    const late = async (command: Command, body: object, also: Also): Promise<Outcome> => {
      const readStream = async (stream: StreamName): ReturnType<EventLog['readStream']> => {
        Reflect.deleteProperty(through, 'readStream');
        await run(command, body, also, log);
        return log.readStream(stream);
      };
      const through = Object.assign(Object.create(log) as MemoryEventLog, { readStream }); // the same log but for one answer that comes late
      return run(command, body, also, through);
    };
    const [opening = anyCommand] = commandIds;
    expect(await late(openFile, { name: 'Әсел' }, { commandId: opening })).toMatchObject({
      outcome: 'repeated',
      revision: 0,
      position: 1n,
    });
    expect(await late(addNote, { text: 'a' }, { ...id, ifRevision: 0 })).toMatchObject({ outcome: 'repeated', revision: 1, position: 2n });
    expect(await noteNumbers()).toEqual([1]);
  });

  it.each<readonly [string, Command, object, Also]>([
    ['another body', addNote, { text: 'b' }, {}],
    ['one field more', addNote, { text: 'a', urgent: false }, {}],
    ['another sender', addNote, { text: 'a' }, { actor: 'officer-2' }],
    ['another thing', addNote, { text: 'a' }, { id: '2' }],
    ['another command', tally, { text: 'a' }, {}],
  ])('is another request with %s: its id is taken, and nothing is written', async (_, command, body, also) => {
    await run(openFile, { name: 'Әсел' });
    await run(openFile, { name: 'Данияр' }, { id: '2' });
    const used = { ...id, commandId: '0192e4a0-7b1c-4000-8000-0000000000aa' as CommandId }; // a literal id
    await run(addNote, { text: 'a' }, used);
    const head = await log.head();
    expect(await run(command, body, { ...used, ...also })).toEqual({ outcome: 'command-id-taken' });
    expect(await log.head()).toBe(head);
  });

  it('is another request also where both are under way at the same time', async () => {
    await run(openFile, { name: 'Әсел' });
    const both = await Promise.all([run(addNote, { text: 'a' }, id), run(addNote, { text: 'b' }, id)]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['command-id-taken', 'recorded']);
    expect(await noteNumbers()).toEqual([1]);
  });
});

describe('a command that names the revision its sender has seen', () => {
  it('is carried out on that revision', async () => {
    await run(openFile, { name: 'Әсел' });
    expect(await run(addNote, { text: 'a' }, { ifRevision: 0 })).toMatchObject({ outcome: 'recorded', revision: 1 });
  });

  it.each([0, 2, -1])(
    'is stale where that was %i and it is 1: nothing is written, and the present revision is told',
    async (ifRevision) => {
      await run(openFile, { name: 'Әсел' });
      await run(addNote, { text: 'a' });
      expect(await run(addNote, { text: 'b' }, { ifRevision })).toEqual({ outcome: 'stale', revision: 1 });
      expect(await log.head()).toBe(2n);
    },
  );

  it('is stale, and not tried again on what nobody has seen, where somebody is quicker', async () => {
    await run(openFile, { name: 'Әсел' });
    overtaken.by(meanwhile(addNote, { text: 'quicker' }));
    expect(await run(addNote, { text: 'a' }, { ifRevision: 0 })).toEqual({ outcome: 'stale', revision: 1 });
    expect(await noteNumbers()).toEqual([1]);
  });

  it('is tried again where only what it read elsewhere has changed', async () => {
    await run(openFile, { name: 'Әсел' });
    overtaken.by(() => setLimit(5));
    expect(await run(addNote, { text: 'a' }, { ifRevision: 0 })).toMatchObject({ outcome: 'recorded', revision: 1 });
  });
});

describe('a command that somebody else overtakes', () => {
  it('is decided again on the new state', async () => {
    await run(openFile, { name: 'Әсел' });
    overtaken.by(meanwhile(addNote, { text: 'quicker' }));
    expect(await run(addNote, { text: 'a' })).toMatchObject({ outcome: 'recorded', revision: 2 });
    expect(await noteNumbers()).toEqual([1, 2]);
  });

  it('is refused where the new state does not allow it any more', async () => {
    await run(openFile, { name: 'Әсел' });
    await setLimit(1);
    overtaken.by(meanwhile(addNote, { text: 'quicker' }));
    expect(await run(addNote, { text: 'a' })).toMatchObject({ outcome: 'refused', refusal: { code: 'limit' } });
    expect(await noteNumbers()).toEqual([1]);
  });

  it('finds that there is one already where it would have begun it', async () => {
    overtaken.by(meanwhile(openFile, { name: 'Данияр' }));
    expect(await run(openFile, { name: 'Әсел' })).toEqual({ outcome: 'exists', stream: fileStream, revision: 0 });
  });

  it('is carried out at the fourth attempt, and is told that others are busy after it', async () => {
    await run(openFile, { name: 'Әсел' });
    const quicker = meanwhile(addNote, { text: 'quicker' });
    overtaken.by(quicker, quicker, quicker);
    expect(await run(addNote, { text: 'a' })).toMatchObject({ outcome: 'recorded', revision: 4 });
    overtaken.by(quicker, quicker, quicker, quicker);
    overtaken.appends = 0;
    expect(await run(addNote, { text: 'b' })).toEqual({ outcome: 'busy', conflicts: [{ stream: fileStream, expected: 7, actual: 8 }] });
    expect(overtaken.appends).toBe(4);
    expect(await noteNumbers()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('what a decision read elsewhere', () => {
  it('must still stand when it is stored: otherwise it is decided again', async () => {
    await run(openFile, { name: 'Әсел' });
    await setLimit(5);
    overtaken.by(() => setLimit(0));
    expect(await run(addNote, { text: 'a' })).toMatchObject({ outcome: 'refused', refusal: { code: 'limit' } });
    expect(await noteNumbers()).toEqual([]);
  });

  it('must still be absent where it was absent', async () => {
    await run(openFile, { name: 'Әсел' });
    overtaken.by(() => setLimit(0));
    expect(await run(addNote, { text: 'a' })).toMatchObject({ outcome: 'refused', refusal: { code: 'limit' } });
    expect(await noteNumbers()).toEqual([]);
  });

  it('may have changed where the decision stays the same: it is recorded once', async () => {
    await run(openFile, { name: 'Әсел' });
    await setLimit(5);
    overtaken.by(() => setLimit(6));
    expect(await run(addNote, { text: 'a' })).toMatchObject({ outcome: 'recorded', revision: 1 });
    expect(await noteNumbers()).toEqual([1]);
  });

  it('says one and the same to each of its readings, though somebody adds to it between them; then it is decided again', async () => {
    await run(openFile, { name: 'Әсел' });
    await setLimit(5);
    const seen: (readonly [limit: number | undefined, revision: number | undefined])[] = [];
    const useUp = continuing<Nothing, File, FileFact, { limit?: { notes: number }; revision?: number }>({
      body: Nothing,
      name: 'use-up',
      does: 'Leaves nothing of the limit, as it found it.',
      by: ['officer'],
      on: fileState,
      reads: () => ({ limit: { stream: limitStream, as: limitState } }),
      readsThen: () => ({ revision: { stream: limitStream, as: revisionOfLimit } }),
      decide: ({ facts: { limit, revision } }) => {
        seen.push([limit?.notes, revision]);
        return recordTogether(
          [],
          [
            {
              stream: limitStream,
              facts: [{ type: 'LimitSet', effectiveOn: onDay, data: { personId: asel, notes: 0 } } satisfies LimitFact],
            },
          ],
        );
      },
    });
    overtaken.whileReading(() => setLimit(6));
    expect(await run(useUp, {})).toMatchObject({ outcome: 'recorded', types: ['LimitSet'] });
    expect(seen).toEqual([
      [5, 0],
      [6, 1],
    ]);
  });
});

describe('what goes to another stream in the same append', () => {
  it('is recorded with nothing on the thing itself, whose revision is the answer', async () => {
    await run(openFile, { name: 'Әсел' });
    expect(await run(putLabel, { label: 'blue' })).toMatchObject({
      outcome: 'recorded',
      revision: 0,
      position: 2n,
      types: ['LabelReserved'],
    });
    expect(await log.readStream(fileStream)).toHaveLength(1);
  });

  it('can be recorded about the same thing again, as it has not moved', async () => {
    await run(openFile, { name: 'Әсел' });
    await run(putLabel, { label: 'blue' }, { ifRevision: 0 });
    expect(await run(putLabel, { label: 'red' }, { ifRevision: 0 })).toMatchObject({ outcome: 'recorded', revision: 0 });
  });

  it('is refused in its own words where somebody had it before', async () => {
    await run(openFile, { name: 'Әсел' });
    await run(openFile, { name: 'Данияр' }, { id: '2' });
    await run(putLabel, { label: 'blue' }, { id: '2' });
    expect(await run(putLabel, { label: 'blue' })).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'label-taken', pointer: '/label' },
    });
    expect(await log.head()).toBe(3n);
  });

  it('is refused in its own words where somebody is quicker', async () => {
    await run(openFile, { name: 'Әсел' });
    await run(openFile, { name: 'Данияр' }, { id: '2' });
    overtaken.by(meanwhile(putLabel, { label: 'blue' }, { id: '2' }));
    expect(await run(putLabel, { label: 'blue' })).toMatchObject({ outcome: 'refused', refusal: { code: 'label-taken' } });
    expect(await log.head()).toBe(3n);
  });

  it('goes to one of two that want it at the same time', async () => {
    await run(openFile, { name: 'Әсел' });
    await run(openFile, { name: 'Данияр' }, { id: '2' });
    const both = await Promise.all([run(putLabel, { label: 'blue' }), run(putLabel, { label: 'blue' }, { id: '2' })]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['recorded', 'refused']);
  });

  it('still depends on the thing itself, though nothing is written to it', async () => {
    await run(openFile, { name: 'Әсел' });
    const close = continuing<Nothing, File, FileFact>({
      body: Nothing,
      name: 'close',
      does: 'Closes the file.',
      by: ['officer'],
      on: fileState,
      decide: () => record({ type: 'FileClosed', effectiveOn: onDay, data: { personId: asel } }),
    });
    overtaken.by(meanwhile(close, {}));
    expect(await run(putLabel, { label: 'blue' })).toMatchObject({ outcome: 'refused', refusal: { code: 'closed' } });
    expect(await log.readStream(streamName('label', 'blue'))).toEqual([]);
  });

  it('is not of a stream that the decision has not read, unless it says where that must stand', async () => {
    await run(openFile, { name: 'Әсел' });
    const unread = continuing<Nothing, File, FileFact>({
      body: Nothing,
      name: 'limit',
      does: 'Sets the limit without having looked at it.',
      by: ['officer'],
      on: fileState,
      decide: () =>
        recordTogether(
          [],
          [
            {
              stream: limitStream,
              facts: [{ type: 'LimitSet', effectiveOn: onDay, data: { personId: asel, notes: 0 } } satisfies LimitFact],
            },
          ],
        ),
    });
    await expect(run(unread, {})).rejects.toThrow('a decision writes to limit-all, which it has not read');
  });

  it('is decided again, together with the rest, where no refusal is named for it', async () => {
    await run(openFile, { name: 'Әсел' });
    await run(openFile, { name: 'Данияр' }, { id: '2' });
    overtaken.by(meanwhile(tally, {}, { id: '2' }));
    expect(await run(tally, {})).toMatchObject({ outcome: 'recorded', revision: 1, types: ['NoteAdded', 'Tallied'] });
    const tallied = await log.readStream(tallyStream);
    expect(tallied.map(({ data }) => data)).toEqual([`{"personId":"${asel}","number":1}`, `{"personId":"${asel}","number":2}`]);
    expect(await noteNumbers()).toEqual([1]);
  });
});
