import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryPersonalSeal } from '../access/memory-personal-seal.ts';
import { checkBody } from '../commands/check-body.ts';
import type { Recorder } from '../commands/run-command.ts';
import { correctionEvents, standingEvents } from '../correction/correction.events.ts';
import { criminalCaseEvents, type CriminalCaseFact } from '../criminal-case/criminal-case.events.ts';
import { custodyEvents, type BehaviourDegree, type CustodyFact } from '../custody/custody.events.ts';
import { EventCodec } from '../event-log/codec.ts';
import { beforeFirst, type AnyFact, type EventId, type Id, type Position, type Recorded, type StreamName } from '../event-log/event.ts';
import { MemoryEventLog } from '../event-log/memory-event-log.ts';
import { uuidV5 } from '../event-log/uuid-v5.ts';
import { paroleEvents, type ParoleFact } from '../parole/parole.events.ts';
import { personEvents, type PersonFact, type SocialStatusKind } from '../person/person.events.ts';
import { CommandDispatch } from '../process-managers/command-dispatch.ts';
import { MemoryProcessCheckpoints } from '../process-managers/memory-process-checkpoints.ts';
import type { ProcessCheckpoints } from '../process-managers/process-checkpoints.ts';
import type { AnyProcessManager } from '../process-managers/process-manager.ts';
import { ProcessRunner } from '../process-managers/process-runner.ts';
import { punishmentTermEvents, type PunishmentTermFact, type TermId } from '../punishment-term/punishment-term.events.ts';
import {
  asel as personId,
  aselIsRegistered,
  aselStream,
  fileStream,
  lastDayIs,
  sentenceIncluded,
  termCompleted,
  termOpened,
  termStream,
} from '../punishment-term/sample-term.ts';
import { recalculateAfterChange } from './recalculate-after-change.ts';
import { recalculateAfterCorrection } from './recalculate-after-correction.ts';

/**
 * Asel serves three years from 1 February 2024 to 31 January 2027 for a grave crime, which opens parole after a half (1 August 2025); a
 * woman with a disability of the second group may ask after a third (1 February 2025). CC 72(3), (4).
 */
const termId = '0192e4a0-7b1c-7000-8000-0000000000f1' as TermId; // an id of an example
const stayId = '0192e4a0-7b1c-7000-8000-0000000000e1' as Id<'stay'>; // an id of an example
const custodyStream = `custody-${personId}`;
const paroleStream = `parole-${termId}`;

const codec = new EventCodec([
  personEvents,
  criminalCaseEvents,
  punishmentTermEvents,
  custodyEvents,
  paroleEvents,
  correctionEvents,
  standingEvents,
]);
const serves: readonly PunishmentTermFact[] = [termOpened, sentenceIncluded, lastDayIs('2027-01-31')];

const onDay = '2024-03-01';
const court = 'Karaganda district court';
const stay = { personId, stayId };
const receipt = { ...calculationOf(lastDayIs('2027-01-31')).receipt };

const found: CustodyFact = {
  type: 'MaliciousViolatorFound',
  effectiveOn: onDay,
  data: { ...stay, foundOn: onDay, violationIds: [], provision: 'PEC 130' },
};
const lifted: CustodyFact = {
  type: 'DisciplineLifted',
  effectiveOn: onDay,
  data: { ...stay, what: 'FINDING', reason: 'LAPSED', liftedOn: onDay },
};
const admitted: CustodyFact = {
  type: 'PersonAdmitted',
  effectiveOn: onDay,
  data: { ...stay, facility: 'F3504', region: '35', legalBasis: 'REMAND', regime: 'REMAND', admittedOn: onDay },
};
const claimed: CriminalCaseFact = {
  type: 'CivilClaimRecorded',
  effectiveOn: onDay,
  data: { personId, amount: 100_000, kind: 'MATERIAL' },
};
const paid: CriminalCaseFact = {
  type: 'DamageCompensated',
  effectiveOn: onDay,
  data: { personId, amount: 100_000, paidOn: onDay, full: true },
};
const opened: ParoleFact = {
  type: 'ParoleOpened',
  effectiveOn: onDay,
  data: { personId, termId, initiator: 'PERSON', openedOn: onDay, eligibility: { verdict: 'ELIGIBLE' }, receipt },
};
const granted: ParoleFact = {
  type: 'ParoleGranted',
  effectiveOn: onDay,
  data: { personId, termId, court, grantedOn: onDay, obligations: [], eligibility: { verdict: 'ELIGIBLE' }, receipt },
};
const revoked: ParoleFact = {
  type: 'ParoleRevoked',
  effectiveOn: onDay,
  data: { personId, termId, court, revokedOn: onDay, ground: 1, mode: 'MAY', remainderFrom: onDay, receipt },
};

let log: MemoryEventLog;
let checkpoints: MemoryProcessCheckpoints;
let recorder: Recorder;
let runners: ProcessRunner[];
let events = 0;

beforeEach(() => {
  log = new MemoryEventLog(() => new Date('2024-03-05T09:00:00Z'));
  recorder = { log, codec, seal: new MemoryPersonalSeal(), keyedHash: (scheme, value) => `${scheme}-${value}` };
  checkpoints = new MemoryProcessCheckpoints();
  runners = [];
});
afterEach(() => Promise.all(runners.map((runner) => runner.stop())));

describe('a term whose person changes', () => {
  it('is calculated anew by a calculation that names what changed', async () => {
    await record({ [aselStream]: [aselIsRegistered], [termStream]: serves });
    await record({ [aselStream]: [status('DISABILITY_2')] });
    await settled();
    expect(await calculations()).toMatchObject([
      { cause: 'SentenceIncluded' },
      {
        cause: 'PERSON_CHANGED',
        causedBy: `${aselStream}@1`,
        calculation: { lastDay: '2027-01-31' },
        rights: { paroleFrom: { on: '2025-02-01', fraction: '1/3' } },
      },
    ]);
  });

  it('is calculated once, however often the worker is killed before it says how far it came', async () => {
    await record({ [termStream]: serves, [aselStream]: [aselIsRegistered, status('DISABILITY_2')] });
    const killed: ProcessCheckpoints = Object.assign(Object.create(checkpoints) as ProcessCheckpoints, {
      move: () => new Promise<boolean>(() => undefined), // it is gone before
    });
    open(recalculateAfterChange, killed).start();
    await until(async () => (await calculations()).length === 2);
    await settled();
    expect(await calculations()).toHaveLength(2);
  });

  it('is left as it is by what moves no day, and nobody is told that it was asked for', async () => {
    await record({ [termStream]: serves, [aselStream]: [aselIsRegistered, status('DISABILITY_2')] });
    await settled();
    await record({ [aselStream]: [status('PENSIONER')] });
    await settled();
    expect(await calculations()).toHaveLength(2);
    expect(await checkpoints.refusals('recalculate-after-change')).toEqual([]);
  });

  it('is calculated again when the situation ends', async () => {
    await record({ [termStream]: serves, [aselStream]: [aselIsRegistered, status('PREGNANT')] });
    await settled();
    const to = '2024-03-04';
    await record({
      [aselStream]: [{ type: 'SocialStatusEnded', effectiveOn: to, data: { personId, kind: 'PREGNANT', from: '2024-03-01', to } }],
    });
    await settled();
    const days = (await calculations()).map(({ rights }) => (rights.paroleFrom?.verdict === 'FROM' ? rights.paroleFrom.on : undefined));
    expect(days).toEqual([undefined, '2025-02-01', '2025-08-01']);
  });

  it('that is corrected is calculated anew because of the correction', async () => {
    await record({ [termStream]: serves, [aselStream]: [aselIsRegistered, status('DISABILITY_2')] });
    await settled();
    await record({ [aselStream]: [voided(1, 'SocialStatusRecorded')] });
    await settled(recalculateAfterCorrection);
    expect((await calculations()).at(-1)).toMatchObject({
      cause: 'CORRECTION',
      causedBy: `${aselStream}@2`,
      rights: { paroleFrom: { on: '2025-08-01', fraction: '1/2' } },
    });
  });
});

describe('what changes of a person', () => {
  const registered = facts(aselStream, aselIsRegistered);
  const term = facts(termStream, ...serves);

  it.each<[string, readonly [string, AnyFact], string]>([
    ['a situation begins', [aselStream, status('CHILD_UNDER_14')], 'PERSON_CHANGED'],
    [
      'a situation ends',
      [
        aselStream,
        {
          type: 'SocialStatusEnded',
          effectiveOn: '2024-03-04',
          data: { personId, kind: 'PREGNANT', from: '2024-03-01', to: '2024-03-04' },
        },
      ],
      'PERSON_CHANGED',
    ],
    ['the date of birth was another', [aselStream, corrected({ birthDate: '1964-04-17' })], 'PERSON_CHANGED'],
    ['the sex was another', [aselStream, corrected({ sex: 'M' })], 'PERSON_CHANGED'],
    ['the citizenship was another', [aselStream, corrected({ citizenship: 'UZ' })], 'PERSON_CHANGED'],
    ['the person is graded as a malicious violator', [custodyStream, graded('NEGATIVE_3')], 'BEHAVIOUR_CHANGED'],
    ['the person is found to be a malicious violator', [custodyStream, found], 'BEHAVIOUR_CHANGED'],
    ['a civil claim is granted', [fileStream, claimed], 'DAMAGE_CHANGED'],
    ['a payment is made', [fileStream, paid], 'DAMAGE_CHANGED'],
  ])('has every open term calculated when %s', (_, [stream, fact], cause) => {
    expect(asked([...registered, ...term], stream, fact)).toEqual([[termId, { cause, causedBy: `${stream}@9` }]]);
  });

  it.each<[string, readonly [string, AnyFact]]>([
    ['a name is corrected', [aselStream, { ...corrected({}), personal: { givenName: 'Асель' } }]],
    ['an identifier is recorded', [aselStream, { type: 'IdentifierRecorded', effectiveOn: '2024-03-01', data: { personId } }]],
    ['the person is graded, and was never a malicious violator', [custodyStream, graded('POSITIVE_1')]],
    ['a violation is recorded', [custodyStream, { type: 'ViolationRecorded', effectiveOn: '2024-03-01', data: { personId } }]],
    ['a sentence is imposed', [fileStream, { type: 'SentenceImposed', effectiveOn: '2024-03-01', data: { personId } }]],
  ])('asks for nothing when %s', (_, [stream, fact]) => {
    expect(asked([...registered, ...term], stream, fact)).toEqual([]);
  });

  it('is what a better grade, a lifted finding and another stay change of a malicious violator', () => {
    const worst = [...term, ...facts(custodyStream, graded('NEGATIVE_3'))];
    for (const fact of [graded('NEGATIVE_2'), lifted, admitted]) {
      expect(asked(worst, custodyStream, fact)).toEqual([[termId, { cause: 'BEHAVIOUR_CHANGED', causedBy: `${custodyStream}@9` }]]);
    }
  });

  it('is not what a voided grade has said', () => {
    const mistaken = facts(custodyStream, graded('NEGATIVE_3'), voided(0, 'BehaviourGraded'));
    expect(asked([...term, ...mistaken], custodyStream, graded('POSITIVE_1'))).toEqual([]);
  });

  it('is nothing to a term without a sentence, nor to one that is completed', () => {
    expect(asked(facts(termStream, termOpened), aselStream, status('DISABILITY_2'))).toEqual([]);
    expect(asked(facts(termStream, ...serves, termCompleted), aselStream, status('DISABILITY_2'))).toEqual([]);
  });

  it('is something to each of several terms', () => {
    const second = '0192e4a0-7b1c-7000-8000-0000000000f2';
    const both = [...term, ...facts(`term-${second}`, ...serves)];
    expect(asked(both, aselStream, status('DISABILITY_2')).map(([id]) => id)).toEqual([termId, second]);
  });

  it.each([
    ['2027-01-31', 1],
    ['2027-02-01', 0],
  ] as const)('moves no day of parole after the last day of the term: a disability from %s', (from, terms) => {
    expect(asked(term, aselStream, status('DISABILITY_2', from))).toHaveLength(terms);
  });

  it('moves no day of parole for who is on it, but a date of birth moves the end of the record', () => {
    const onParole = [...term, ...facts(paroleStream, opened, granted)];
    expect(asked(onParole, aselStream, status('DISABILITY_2'))).toEqual([]);
    expect(asked(onParole, custodyStream, graded('NEGATIVE_3'))).toEqual([]);
    expect(asked(onParole, aselStream, corrected({ birthDate: '2006-04-17' }))).toHaveLength(1);
    expect(
      asked([...onParole, ...facts(paroleStream, opened, granted, revoked).slice(2)], aselStream, status('DISABILITY_2')),
    ).toHaveLength(1);
  });
});

function status(kind: SocialStatusKind, from: '2024-03-01' | '2027-01-31' | '2027-02-01' = '2024-03-01'): PersonFact {
  return { type: 'SocialStatusRecorded', effectiveOn: from, data: { personId, kind, from } };
}

function corrected(now: Partial<Extract<PersonFact, { readonly type: 'PersonalDataCorrected' }>['data']>): PersonFact {
  const why = { corrects: 0, reason: 'mistyped', legalBasis: 'birth certificate', approvedBy: 'supervisor-2' };
  return { type: 'PersonalDataCorrected', effectiveOn: '2024-03-01', data: { personId, ...why, ...now } };
}

function graded(degree: BehaviourDegree): CustodyFact {
  return { type: 'BehaviourGraded', effectiveOn: '2024-03-01', data: { personId, stayId, degree } };
}

/** Somebody approved that the fact at a revision should never have been recorded. */
function voided(target: number, targetType: string): AnyFact {
  const was = { effectiveOn: onDay, data: {} };
  const why = { reasonCode: 'CLERICAL_ERROR', legalBasis: 'order 4', proposedBy: 'facility-1', approvedBy: 'facility-2' };
  const correctionId = '0192e4a0-7b1c-7000-8000-00000000c001';
  return { type: 'Voided', effectiveOn: onDay, data: { personId, correctionId, target, targetType, was, ...why } };
}

function calculationOf(fact: PunishmentTermFact): Extract<PunishmentTermFact, { readonly type: 'TermCalculated' }>['data'] {
  if (fact.type !== 'TermCalculated') throw new Error(`${fact.type} is no calculation`);
  return fact.data;
}

/** Facts of one stream from its first one on, as they would have been recorded one after the other. */
function facts(stream: string, ...all: readonly AnyFact[]): readonly Recorded<AnyFact>[] {
  return all.map((fact, revision) => recordedAt(stream, revision, fact));
}

function recordedAt(stream: string, revision: number, fact: AnyFact): Recorded<AnyFact> {
  return {
    ...fact,
    stream: stream as StreamName, // names, ids and positions of an example
    revision,
    position: BigInt(events++) as Position,
    recordedAt: new Date('2024-03-05T09:00:00Z'),
    eventId: 'event' as EventId,
    metadata: {},
  };
}

/** What is asked of which term, in bodies that the command takes. */
function asked(before: readonly Recorded<AnyFact>[], stream: string, fact: AnyFact): readonly (readonly [string, object])[] {
  const happened = recordedAt(stream, 9, fact);
  const own = before.filter((other) => other.stream === stream).length;
  const reached: Recorded<AnyFact> = { ...happened, revision: own };
  const catalogues = recalculateAfterChange.consumes.flatMap((catalogue) => Object.keys(catalogue));
  if (!catalogues.includes(fact.type)) return [];
  const looked = recalculateAfterChange.looksAt?.(happened) === undefined ? [] : [...before, reached];
  return recalculateAfterChange.react(happened, looked).map(({ command, id, body }) => {
    expect([command.name, checkBody(command.body, body)]).toEqual(['recalculate', { body: expect.objectContaining(body) as unknown }]);
    return [id, body] as const;
  });
}

// what is in the log

async function record(streams: Readonly<Record<string, readonly AnyFact[]>>): Promise<void> {
  for (const [stream, recorded] of Object.entries(streams)) {
    const name = stream as StreamName; // of an example
    const before = await log.readStream(name);
    const written = recorded.map((fact) => {
      const eventId = uuidV5('0192e4a0-7b1c-4000-8000-000000000000', String(events++)) as EventId; // an id of its own
      return { ...codec.encode(fact), eventId, metadata: {} };
    });
    const expected = before.length === 0 ? 'no-stream' : before.length - 1;
    const { outcome } = await log.append({ writes: [{ stream: name, expected, events: written }] });
    expect(outcome).toBe('appended');
  }
}

async function everything(): Promise<readonly Recorded<AnyFact>[]> {
  const { events: recorded } = await log.readAll({ after: beforeFirst, limit: 1_000 });
  return recorded.map((event) => codec.decode(event));
}

type Calculated = ReturnType<typeof calculationOf>;

async function calculations(): Promise<readonly Calculated[]> {
  return (await everything()).filter(({ type }) => type === 'TermCalculated').map(({ data }) => data as Calculated); // of that type
}

function run(process: AnyProcessManager): ProcessRunner {
  const made = open(process, checkpoints);
  runners.push(made);
  made.start();
  return made;
}

function open(process: AnyProcessManager, kept: ProcessCheckpoints): ProcessRunner {
  return new ProcessRunner({
    ...{ log, codec, seal: recorder.seal, process, checkpoints: kept },
    dispatch: new CommandDispatch(recorder, () => '2024-03-05'),
    recordedOf: async (_, upTo) => (await everything()).filter(({ position }) => position <= upTo),
  });
}

async function until(reached: () => Promise<boolean>): Promise<void> {
  for (let turns = 0; !(await reached()); turns++) {
    if (turns > 100_000) throw new Error('It never comes to that');
    await nextTurn();
  }
}

/** Until everything is done that follows from what is recorded. */
async function settled(process = recalculateAfterChange): Promise<void> {
  const running = run(process);
  await until(async () => {
    const head = await log.head();
    return (running.standing().position ?? -1n) >= head && (await log.head()) === head;
  });
  await running.stop();
}
