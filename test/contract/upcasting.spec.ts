import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { logPoolOf } from '../../apps/stored-log.ts';
import { readEntries, shown, stateOf } from '../../apps/api/recorded-streams.ts';
import { runCommand, type Outcome, type Recorder } from '../../libs/commands/run-command.ts';
import { PostgresLogCopy } from '../../libs/event-log-postgres/postgres-log-copy.ts';
import { EventCodec, type StoredData } from '../../libs/event-log/codec.ts';
import { each, exported } from '../../libs/event-log/contract/copied-lines.ts';
import { beforeFirst, streamName, type CommandId, type EventId } from '../../libs/event-log/event.ts';
import { importLog } from '../../libs/event-log/import-log.ts';
import { MemoryEventLog } from '../../libs/event-log/memory-event-log.ts';
import { personEvents } from '../../libs/person/person.events.ts';
import { recordSocialStatus } from '../../libs/person/record-social-status.ts';
import { PostgresRegisterStore } from '../../libs/projections/postgres-register-store.ts';
import { rebuildRegister } from '../../libs/projections/rebuild-register.ts';
import { RegisterRunner } from '../../libs/projections/register-runner.ts';
import { registerTable } from '../../libs/projections/register-table.ts';
import { replayParked } from '../../libs/projections/replay-parked.ts';
import { personRegister } from '../../libs/registers/person-register.ts';
import { renewViews } from '../../libs/registers/reporting-views.ts';
import { eventCatalogues } from '../../libs/registers/vocabulary.ts';
import { openThrowAway, type ThrowAwayDeployment } from '../deployment/throw-away-deployment.ts';

/** What `PersonRegistered` would be like if its first version had told the sex in a word, under another name. */
const lifted = new EventCodec([
  {
    ...personEvents,
    PersonRegistered: {
      version: 2,
      upcasts: { 1: ({ gender, ...rest }: StoredData) => ({ ...rest, sex: gender === 'woman' ? 'F' : 'M' }) },
      samples: {},
    },
  },
  ...eventCatalogues.filter((catalogue) => catalogue !== personEvents),
]);

const asel = '0192e4a0-7b1c-7000-8000-00000000e401';
const serik = '0192e4a0-7b1c-7000-8000-00000000e402';
const registeredIn = '"birthDate":"1990-04-17","citizenship":"KZ"';

let throwAway: ThrowAwayDeployment;
/** The installation once its release can read both versions. */
let sources: ThrowAwayDeployment['deployment']['sources'];

beforeAll(async () => {
  throwAway = await openThrowAway();
  sources = { ...throwAway.deployment.sources, codec: lifted };
  for (const [personId, gender] of [
    [asel, 'woman'],
    [serik, 'man'],
  ] as const) {
    await sources.log.append({
      writes: [
        {
          stream: streamName('person', personId),
          expected: 'no-stream',
          events: [
            {
              eventId: personId.replace('-7000-', '-5000-') as EventId, // well formed
              type: 'PersonRegistered',
              schemaVersion: 1,
              effectiveOn: '2024-01-05',
              data: `{"personId":"${personId}","gender":"${gender}",${registeredIn}}`,
              metadata: { actor: 'officer-1' },
            },
          ],
        },
      ],
    });
  }
});

afterAll(() => throwAway.close());

let commands = 0;

function pregnant(recorder: Recorder, id: string): Promise<Outcome> {
  return runCommand(recorder, {
    command: recordSocialStatus,
    id,
    body: { kind: 'PREGNANT', from: '2024-02-01', evidence: 'certificate' },
    commandId: `0192e4a0-7b1c-7000-8000-00000000e4${String(++commands).padStart(2, '0')}` as CommandId, // well formed
    actor: 'officer-1',
    today: '2026-11-21',
    metadata: {},
  });
}

async function foldPersons(codec: EventCodec): Promise<void> {
  const { log, seal, pool, registers } = sources;
  const runner = new RegisterRunner({
    log,
    codec,
    seal,
    store: new PostgresRegisterStore(pool),
    tables: [registerTable(registers, personRegister)],
  });
  await runner.start();
  await runner.caughtUp(await log.head());
  await runner.stop();
}

async function sexes(): Promise<unknown> {
  return (await sources.pool.query('select person_id, sex from registers.person order by person_id')).rows;
}

const asRecorded = [
  { person_id: asel, sex: 'F' },
  { person_id: serik, sex: 'M' },
];

describe('an event that was stored in an older version', () => {
  it('is lifted where a decision rests on it', async () => {
    expect(await pregnant(sources, serik)).toMatchObject({ outcome: 'refused', refusal: { code: 'status-and-sex' } });
    expect(await pregnant(sources, asel)).toMatchObject({ outcome: 'recorded', revision: 1 });
  });

  it('is lifted where it had been parked, since the release of that time could not read it, and is replayed', async () => {
    const { pool, registers, log, seal } = sources;
    await foldPersons(throwAway.deployment.sources.codec);
    expect(await sexes()).toEqual([]);
    const { rows } = await pool.query('select key, type from projections.parked order by position');
    expect(rows).toEqual([
      { key: asel, type: 'PersonRegistered' },
      { key: serik, type: 'PersonRegistered' },
      { key: asel, type: 'SocialStatusRecorded' },
    ]);
    const replayed = await replayParked({ pool, log, seal, codec: lifted, table: registerTable(registers, personRegister) });
    expect(replayed).toEqual([
      { key: asel, folded: 2, left: 0, reason: undefined },
      { key: serik, folded: 1, left: 0, reason: undefined },
    ]);
    expect(await sexes()).toEqual(asRecorded);
  });

  it('is lifted where a register is folded, live and rebuilt', async () => {
    const { log, codec, seal, pool, registers: dataSource } = sources;
    const rebuilt = await rebuildRegister({ register: personRegister, log, codec, seal, pool, dataSource, afterSwap: renewViews });
    expect(rebuilt).toMatchObject({ rows: 2, equal: true });
    expect(await sexes()).toEqual(asRecorded);
    await pool.query("update projections.checkpoints set position = 0, epoch = epoch + 1 where register = 'person'");
    await pool.query('delete from registers.person');
    await foldPersons(lifted);
    expect(await sexes()).toEqual(asRecorded);
  });

  it('is exported as it is stored, and lifted by whoever reads the copy', async () => {
    const { lines } = await exported(sources.log, new PostgresLogCopy(logPoolOf(throwAway.deployment)));
    const [first = ''] = lines.filter((line) => line.includes('"position":"1"'));
    expect(first).toContain(String.raw`\"gender\":\"woman\"`);
    expect(first).toContain('"schemaVersion":1');
    const copy = new MemoryEventLog(() => new Date());
    await importLog(each(lines), { log: copy, copy });
    const { events } = await copy.readAll({ after: beforeFirst, limit: 1 });
    expect(events.map((event) => [event.schemaVersion, lifted.decode(event).data])).toEqual([
      [1, { personId: asel, sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' }],
    ]);
  });

  it('is lifted where an auditor has an event explained, who sees the version in which it was stored', async () => {
    const stream = streamName('person', serik);
    const entries = await readEntries(sources, stream);
    expect(entries.map(shown)).toMatchObject([
      { type: 'PersonRegistered', schemaVersion: 1, data: { personId: serik, sex: 'M', birthDate: '1990-04-17', citizenship: 'KZ' } },
    ]);
    expect(stateOf(stream, entries)).toMatchObject({ sex: 'M' });
  });
});
