import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryPersonalSeal } from '../access/memory-personal-seal.ts';
import type { Command } from '../commands/command.ts';
import { runCommand, type Outcome, type Recorder } from '../commands/run-command.ts';
import { LogUnavailable, OutcomeUnknown } from '../event-log/append-errors.ts';
import { EventCodec } from '../event-log/codec.ts';
import type { CommandId, EventId, Position, RecordedEvent } from '../event-log/event.ts';
import type { EventLog } from '../event-log/event-log.ts';
import { MemoryEventLog } from '../event-log/memory-event-log.ts';
import { uuidV5 } from '../event-log/uuid-v5.ts';
import { accountEvents, bonus, branchEvents, closeAccount, grantBonus, openAccount, payIn } from './bonus-scenario.ts';
import { CommandDispatch } from './command-dispatch.ts';
import { MemoryProcessCheckpoints } from './memory-process-checkpoints.ts';
import type { ProcessCheckpoints } from './process-checkpoints.ts';
import type { DispatchOutcome, ProcessDispatch } from './process-dispatch.ts';
import { processManager, type AnyProcessManager } from './process-manager.ts';
import type { ProcessRequest } from './process-request.ts';
import { ProcessRunner, type ProcessRunnerOptions } from './process-runner.ts';

const ada = '0192e4a0-7b1c-7000-8000-00000000000a';
const ben = '0192e4a0-7b1c-7000-8000-00000000000b';
const codec = new EventCodec([accountEvents, branchEvents]);

let log: MemoryEventLog;
let recorder: Recorder;
let checkpoints: MemoryProcessCheckpoints;
let dispatch: CommandDispatch;
let runners: ProcessRunner[];
let commands: number;

beforeEach(() => {
  log = new MemoryEventLog(() => new Date('2026-03-01T09:00:00Z'));
  recorder = { log, codec, seal: new MemoryPersonalSeal(), keyedHash: (scheme, value) => `${scheme}-${value}` };
  checkpoints = new MemoryProcessCheckpoints();
  dispatch = new CommandDispatch(recorder, () => '2026-03-01');
  runners = [];
  commands = 0;
});
afterEach(() => Promise.all(runners.map((runner) => runner.stop())));

/** What a sender asks for, in an exchange of messages that has a name. */
function send(command: Command, id: string, body: object, correlationId = 'request-1'): Promise<Outcome> {
  const commandId = uuidV5('0192e4a0-7b1c-4000-8000-000000000000', String(commands++)) as CommandId; // an id of its own
  return runCommand(recorder, { command, id, body, commandId, actor: 'clerk', today: '2026-03-01', metadata: { correlationId } });
}

function runner(options: Partial<ProcessRunnerOptions> = {}): ProcessRunner {
  const made = new ProcessRunner({
    log,
    codec,
    seal: recorder.seal,
    process: bonus,
    checkpoints,
    dispatch,
    pause: () => nextTurn(),
    ...options,
  });
  runners.push(made);
  made.start();
  return made;
}

async function until(reached: () => boolean | Promise<boolean>): Promise<void> {
  for (let turns = 0; !(await reached()); turns++) {
    if (turns > 100_000) throw new Error('It never comes to that');
    await nextTurn();
  }
}

/** Until everything is done that follows from what is recorded. */
async function settled(running: ProcessRunner): Promise<void> {
  for (;;) {
    const head = await log.head();
    await until(() => (running.standing().position ?? -1n) >= head);
    if ((await log.head()) === head) return;
  }
}

async function recorded(): Promise<readonly RecordedEvent[]> {
  return (await log.readAll({ after: 0n as Position, limit: 1_000 })).events;
}

async function types(): Promise<readonly string[]> {
  return (await recorded()).map(({ type }) => type);
}

/** The log, but for one method. */
function except<Method extends keyof EventLog>(method: Method, as: EventLog[Method]): EventLog {
  return Object.assign(Object.create(log) as EventLog, { [method]: as }); // the same log but for one method
}

describe('A process manager', () => {
  it('has carried out what a fact asks for, as a command of its own', async () => {
    await send(openAccount, ada, { branch: 'north', owner: 'Ada' });
    await send(payIn, ada, { amount: 9 });
    await send(payIn, ada, { amount: 10 });
    await settled(runner());
    const [, , , granted] = await recorded();
    expect(await types()).toEqual(['AccountOpened', 'MoneyPaidIn', 'MoneyPaidIn', 'BonusGranted', 'ThanksSent']);
    expect(granted).toMatchObject({ stream: `account-${ada}`, data: `{"personId":"${ada}","branch":"north","amount":1}` });
    expect(granted?.metadata).toMatchObject({ actor: 'bonus' });
  });

  it('leaves no hole in the chain from the first command to the last event', async () => {
    await send(openAccount, ada, { branch: 'north', owner: 'Ada' }, 'request-6');
    await send(payIn, ada, { amount: 12 }, 'request-7');
    await settled(runner());
    const [, paid, granted, thanks] = await recorded();
    const commandOf = (event: RecordedEvent | undefined, place: number): string =>
      uuidV5('5d0c4bb0-42bb-5b0e-8f2e-0d7c0f5a9e61', `bonus\n${String(event?.eventId)}\n${String(place)}`);
    expect([paid, granted, thanks].map((event) => event?.type)).toEqual(['MoneyPaidIn', 'BonusGranted', 'ThanksSent']);
    expect(paid?.metadata['causationId']).toBeUndefined();
    expect(granted?.metadata).toMatchObject({ causationId: paid?.eventId, commandId: commandOf(paid, 0) });
    expect(thanks?.metadata).toMatchObject({ causationId: granted?.eventId, commandId: commandOf(granted, 0) });
    expect([paid, granted, thanks].map((event) => event?.metadata['correlationId'])).toEqual(['request-7', 'request-7', 'request-7']);
    expect(granted?.eventId).toBe(uuidV5(commandOf(paid, 0), '0'));
  });

  it('begins the chain with the fact where the fact belongs to none', async () => {
    await send(openAccount, ada, { branch: 'north', owner: 'Ada' });
    const eventId = '0192e4a0-7b1c-4000-8000-0000000000ff' as EventId; // a literal id
    const data = `{"personId":"${ada}","branch":"north","amount":12}`;
    const event = { eventId, type: 'MoneyPaidIn', schemaVersion: 1, effectiveOn: '2026-03-01' as const, data, metadata: {} };
    await log.append({ writes: [{ stream: `account-${ada}` as RecordedEvent['stream'], expected: 0, events: [event] }] }); // as a load writes it
    await settled(runner());
    expect((await recorded())[2]?.metadata).toMatchObject({ causationId: eventId, correlationId: eventId });
  });

  it('asks again after a crash behind its last request, and nothing is done twice', async () => {
    await send(openAccount, ada, { branch: 'north', owner: 'Ada' });
    await send(payIn, ada, { amount: 20 });
    const killed: ProcessCheckpoints = Object.assign(Object.create(checkpoints) as ProcessCheckpoints, {
      move: () => new Promise<boolean>(() => undefined), // it is gone before it says how far it came
    });
    const first = new ProcessRunner({ log, codec, seal: recorder.seal, process: bonus, checkpoints: killed, dispatch });
    first.start();
    await until(async () => (await log.head()) === 4n);
    expect(await checkpoints.position('bonus')).toBe(0n);
    await settled(runner());
    expect(await types()).toEqual(['AccountOpened', 'MoneyPaidIn', 'BonusGranted', 'ThanksSent', 'ThanksSent']);
  });

  it('is run by three processes at once, and everything is done once', async () => {
    for (const id of [ada, ben]) await send(openAccount, id, { branch: 'north', owner: 'Ada' });
    for (let at = 0; at < 3; at++) for (const id of [ada, ben]) await send(payIn, id, { amount: 11 });
    for (const running of [runner(), runner(), runner()]) await settled(running);
    const all = await types();
    expect(all.filter((type) => type === 'BonusGranted')).toHaveLength(6);
    expect(all.filter((type) => type === 'ThanksSent')).toHaveLength(6);
  });

  it('begins at the next fact where it is not there for the past', async () => {
    await send(openAccount, ada, { branch: 'north', owner: 'Ada' });
    await send(payIn, ada, { amount: 10 });
    const fresh = runner({ process: { ...bonus, begins: 'at-next-fact' } });
    await settled(fresh);
    expect(await types()).toEqual(['AccountOpened', 'MoneyPaidIn']);
    await send(payIn, ada, { amount: 10 });
    await settled(fresh);
    expect(await types()).toEqual(['AccountOpened', 'MoneyPaidIn', 'MoneyPaidIn', 'BonusGranted', 'ThanksSent']);
  });

  it('goes on where it was stopped', async () => {
    await send(openAccount, ada, { branch: 'north', owner: 'Ada' });
    const first = runner();
    await settled(first);
    await first.stop();
    await send(payIn, ada, { amount: 10 });
    expect(await checkpoints.position('bonus')).toBe(1n);
    await settled(runner());
    expect(await checkpoints.position('bonus')).toBe(4n);
  });
});

describe('A request that is refused', () => {
  it('is listed with the reason, and the facts behind it are dealt with', async () => {
    for (const id of [ada, ben]) await send(openAccount, id, { branch: 'north', owner: 'Ada' });
    await send(payIn, ada, { amount: 10 });
    await send(closeAccount, ada, {});
    await send(payIn, ben, { amount: 10 });
    await settled(runner());
    expect(await types()).toEqual([
      ...['AccountOpened', 'AccountOpened', 'MoneyPaidIn', 'AccountClosed', 'MoneyPaidIn'],
      ...['BonusGranted', 'ThanksSent'],
    ]);
    const [paid] = (await recorded()).filter(({ type }) => type === 'MoneyPaidIn');
    expect(await checkpoints.refusals('bonus')).toEqual([
      {
        position: 3n,
        place: 0,
        commandId: uuidV5('5d0c4bb0-42bb-5b0e-8f2e-0d7c0f5a9e61', `bonus\n${String(paid?.eventId)}\n0`),
        command: 'grant-bonus',
        stream: `account-${ada}`,
        code: 'closed',
        reason: 'The account is closed.',
      },
    ]);
  });

  it('is not listed where it was asked for only in case that something is left to do', async () => {
    const inCase: AnyProcessManager = { ...bonus, react: (fact) => bonus.react(fact).map((ask) => ({ ...ask, needless: ['closed'] })) };
    await send(openAccount, ada, { branch: 'north', owner: 'Ada' });
    await send(payIn, ada, { amount: 10 });
    await send(closeAccount, ada, {});
    await settled(runner({ process: inCase }));
    expect(await types()).toEqual(['AccountOpened', 'MoneyPaidIn', 'AccountClosed']);
    expect(await checkpoints.refusals('bonus')).toEqual([]);
    expect(await checkpoints.position('bonus')).toBe(3n);
  });

  it('for another reason than that nothing is left to do is listed', async () => {
    const inCase: AnyProcessManager = { ...bonus, react: (fact) => bonus.react(fact).map((ask) => ({ ...ask, needless: ['enough'] })) };
    await send(openAccount, ada, { branch: 'north', owner: 'Ada' });
    await send(payIn, ada, { amount: 10 });
    await send(closeAccount, ada, {});
    await settled(runner({ process: inCase }));
    expect(await checkpoints.refusals('bonus')).toMatchObject([{ position: 2n, code: 'closed' }]);
  });

  it('stays refused when it is asked for again and nothing stands in its way any more', async () => {
    const request = bonusFor(ben);
    expect(await dispatch.dispatch(request)).toEqual(notThere(ben));
    await send(openAccount, ben, { branch: 'north', owner: 'Ben' });
    expect(await dispatch.dispatch(request)).toEqual(notThere(ben));
    expect(await types()).toEqual(['AccountOpened']);
  });

  it('is carried out where a slower runner finds that a faster one has done it', async () => {
    const late = except('append', async (append) => {
      await send(openAccount, ben, { branch: 'north', owner: 'Ben' });
      await dispatch.dispatch(bonusFor(ben));
      return log.append(append);
    });
    const slow = new CommandDispatch({ ...recorder, log: late }, () => '2026-03-01');
    expect(await slow.dispatch(bonusFor(ben))).toEqual({ outcome: 'carried-out' });
    expect(await types()).toEqual(['AccountOpened', 'BonusGranted']);
  });

  it('says so where another version of the process manager has asked for something else in its place', async () => {
    await send(openAccount, ben, { branch: 'north', owner: 'Ben' });
    await dispatch.dispatch(bonusFor(ben));
    expect(await dispatch.dispatch({ ...bonusFor(ben), body: { amount: 2 } })).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'asked-otherwise' },
    });
    expect(await types()).toEqual(['AccountOpened', 'BonusGranted']);
  });
});

describe('A fact that cannot be dealt with now', () => {
  it('holds back those behind it, visibly, until the log takes its command', async () => {
    for (const id of [ada, ben]) await send(openAccount, id, { branch: 'north', owner: 'Ada' });
    await send(payIn, ada, { amount: 10 });
    await send(payIn, ben, { amount: 10 });
    let away = true;
    const unreachable = except('append', (append) => (away ? Promise.reject(new LogUnavailable('away')) : log.append(append)));
    const errors: string[] = [];
    const running = runner({
      dispatch: new CommandDispatch({ ...recorder, log: unreachable }, () => '2026-03-01'),
      onError: (error, process) => errors.push(`${process}: ${error.message}`),
    });
    await until(() => errors.length > 3);
    expect(running.standing().failure).toMatchObject({ error: { message: 'away' }, at: 3n });
    expect(await checkpoints.position('bonus')).toBe(2n);
    expect(await types()).toEqual(['AccountOpened', 'AccountOpened', 'MoneyPaidIn', 'MoneyPaidIn']);
    away = false;
    await settled(running);
    expect(errors.at(-1)).toBe('bonus: away');
    expect(running.standing().failure).toBeUndefined();
    expect((await types()).slice(4)).toEqual(['BonusGranted', 'BonusGranted', 'ThanksSent', 'ThanksSent']);
  });

  it('is asked again under the same id when it is not known what came of it', async () => {
    await send(openAccount, ada, { branch: 'north', owner: 'Ada' });
    await send(payIn, ada, { amount: 10 });
    let lost = 0;
    const losing = except('append', async (append) => {
      const result = await log.append(append);
      if (lost++ < 2) throw new OutcomeUnknown('the reply was lost');
      return result;
    });
    await settled(runner({ dispatch: new CommandDispatch({ ...recorder, log: losing }, () => '2026-03-01') }));
    expect(await types()).toEqual(['AccountOpened', 'MoneyPaidIn', 'BonusGranted', 'ThanksSent']);
  });

  it('is not asked for again when it is only not known how far the process manager came', async () => {
    await send(openAccount, ada, { branch: 'north', owner: 'Ada' });
    await send(payIn, ada, { amount: 10 });
    let lost = 0;
    const losing: ProcessCheckpoints = Object.assign(Object.create(checkpoints) as ProcessCheckpoints, {
      move: async (move: Parameters<ProcessCheckpoints['move']>[0]) => {
        const isMoved = await checkpoints.move(move);
        if (lost++ < 1) throw new Error('the reply was lost');
        return isMoved;
      },
    });
    const asked: string[] = [];
    const listening: ProcessDispatch = {
      dispatch: (request) => {
        asked.push(request.command.name);
        return dispatch.dispatch(request);
      },
    };
    await settled(runner({ checkpoints: losing, dispatch: listening }));
    expect(asked).toEqual(['grant-bonus', 'send-thanks']);
  });

  it('waits while others keep writing to the same stream', async () => {
    await send(openAccount, ada, { branch: 'north', owner: 'Ada' });
    await send(payIn, ada, { amount: 10 });
    const asked: ProcessRequest[] = [];
    const busyAtFirst: ProcessDispatch = {
      dispatch: async (request): Promise<DispatchOutcome> => {
        asked.push(request);
        return asked.length < 3 ? { outcome: 'busy', reason: 'Others kept writing' } : dispatch.dispatch(request);
      },
    };
    await settled(runner({ dispatch: busyAtFirst }));
    expect(asked.slice(0, 3).map(({ commandId }) => commandId)).toEqual(Array.from({ length: 3 }, () => asked[0]?.commandId));
    expect(await types()).toEqual(['AccountOpened', 'MoneyPaidIn', 'BonusGranted', 'ThanksSent']);
  });

  it.each([
    [
      'when the process manager asks for nonsense',
      'bonus asks for grant-bonus with a bad body: /amount must be a whole number from 1 to 100',
      () => [{ command: grantBonus, id: ada, body: { amount: 0 } }],
    ],
    [
      'when the process manager fails itself',
      'no rule for this',
      () => {
        throw new Error('no rule for this');
      },
    ],
  ])('stays where it is %s', async (_, message, react) => {
    await send(openAccount, ada, { branch: 'north', owner: 'Ada' });
    const running = runner({ process: { ...bonus, react } });
    await until(() => running.standing().failure !== undefined);
    expect(running.standing().failure).toMatchObject({ error: { message }, at: 1n });
    expect(await checkpoints.position('bonus')).toBe(0n);
  });

  it('is waited for less and less often', async () => {
    const waits: number[] = [];
    const running = runner({
      log: except('readAll', () => Promise.reject(new LogUnavailable('away'))),
      pause: (ms) => {
        waits.push(ms);
        return nextTurn();
      },
    });
    await until(() => waits.length > 11);
    expect(running.standing().failure?.at).toBeUndefined();
    expect(waits.slice(0, 11)).toEqual([100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 30_000, 30_000]);
  });
});

it('A process manager has a name that can be part of an id for ever', () => {
  const definition: AnyProcessManager = { ...bonus, name: 'Bonus 2' };
  expect(() => processManager(definition)).toThrow('Bonus 2 cannot name a process manager');
});

/** What the process manager asks for because of a payment that is nowhere in the log. */
function bonusFor(account: string): ProcessRequest {
  const causationId = '0192e4a0-7b1c-4000-8000-0000000000ee';
  const commandId = '0192e4a0-7b1c-5000-8000-0000000000ee' as CommandId; // a literal id
  const asked = { command: grantBonus, id: account, body: { amount: 1 } };
  return { ...asked, process: 'bonus', position: 1n as Position, place: 0, commandId, correlationId: 'request-1', causationId };
}

function notThere(account: string): DispatchOutcome {
  return { outcome: 'refused', refusal: { code: 'not-found', reason: `There is no account-${account}.` } };
}
