import { uuidV5 } from '../../libs/event-log/uuid-v5.ts';
import { Client } from 'pg';
import { migrateEventLog } from '../../libs/event-log-postgres/event-log-schema.ts';
import type { FaultCase, Ground } from './ground.ts';
import { install, type Installation } from './installation.ts';
import { Ledger, ownId, type Intent } from './ledger.ts';
import { checkChain, checkRefusals, compareWithLog } from './oracle.ts';
import { launch, type Program } from './programs.ts';
import type { WriteAnswer, WriteOrder } from './writer-program.ts';

interface Appending extends Intent {
  readonly order: WriteOrder;
}

/** Four processes append to one log, to streams that all of them write to and to streams of their own; one after another is killed. */
export const severalWriters: FaultCase = {
  id: 'F12',
  what: '4 writer processes on one database, killed in turn',
  usualRounds: 10,
  run: async (ground) => {
    const { findings, random, rounds, tell } = ground;
    const installation = await install(ground);
    const truth = { databaseUrl: installation.postgres.url };
    await migrate(truth.databaseUrl);
    const ledger = new Ledger<Appending>();
    const writers = Array.from({ length: 4 }, () => new Writer(ground, installation, ledger));
    for (let round = 1; round <= rounds; round++) {
      const enough = new AbortController();
      const working = writers.map((writer) => writer.work(enough.signal));
      for (let kills = random.whole(2, 4); kills > 0; kills--) {
        await ground.pause(random.whole(50, 400));
        await random.pick(writers).killAndRestart();
      }
      await ground.pause(random.whole(50, 400));
      enough.abort();
      await Promise.all(working);
      await checkRefusals(truth, ledger, findings);
      await Promise.all(writers.map((writer, index) => writer.settle((_, at) => at % writers.length === index)));
      await compareWithLog(truth, ledger, findings);
      findings.rounds = round;
      tell(`round ${String(round)} of ${String(rounds)}, ${String(ledger.acknowledged)} acknowledged`);
    }
    if (findings.acknowledged === 0) findings.faults.push('nothing was acknowledged: nothing is known');
    await checkChain(truth, findings);
  },
};

const inFlight = 8;
let appends = 0;

/** One of the processes, whichever it is at the moment, and the orders that it is given. */
class Writer {
  private readonly ground: Ground;
  private readonly installation: Installation;
  private readonly ledger: Ledger<Appending>;
  private readonly waiting = new Map<string, (answer: WriteAnswer | undefined) => void>();
  private program: Program;

  constructor(ground: Ground, installation: Installation, ledger: Ledger<Appending>) {
    this.ground = ground;
    this.installation = installation;
    this.ledger = ledger;
    this.program = this.start();
  }

  /** In the middle of its work: it has stored something by then. */
  async killAndRestart(): Promise<void> {
    await this.program.heard(/"outcome":"stored"/);
    await this.ground.pause(this.ground.random.whole(0, 20));
    await this.program.kill();
    for (const answered of [...this.waiting.values()]) answered(undefined);
    this.program = this.start();
    this.ground.findings.count('writers killed');
  }

  async work(until: AbortSignal): Promise<void> {
    const one = async (): Promise<void> => {
      while (!until.aborted) await this.give(this.next());
    };
    await Promise.all(Array.from({ length: inFlight }, one));
  }

  /** Gives its share of what is open again, until all of it is stored. */
  async settle(isMine: (appending: Appending, at: number) => boolean): Promise<void> {
    for (const appending of this.ledger.unacknowledged.filter(isMine)) {
      for (let tries = 0; tries < 50; tries++) {
        await this.give(appending);
        if (!this.ledger.unacknowledged.includes(appending)) break;
        await this.ground.pause(50);
      }
    }
  }

  private async give(appending: Appending): Promise<void> {
    const { ledger } = this;
    const { findings } = this.ground;
    ledger.intend(appending);
    const answer = await new Promise<WriteAnswer | undefined>((answered) => {
      this.waiting.set(appending.id, answered);
      this.program.send(JSON.stringify(appending.order));
    });
    this.waiting.delete(appending.id);
    switch (answer?.outcome) {
      case 'stored':
        ledger.acknowledge(appending.id, { position: BigInt(answer.position ?? -1) });
        return;
      case 'conflict':
      case 'id-taken':
        findings.faults.push(`an append to streams that nobody else names was answered ${answer.outcome}`);
        ledger.giveUp(appending.id);
        return;
      case 'nothing-written':
        findings.count('nothing written');
        return;
      case 'open':
      case undefined:
        findings.count(answer === undefined ? 'no answer: killed' : 'outcome open');
        ledger.leaveOpen(appending.id);
    }
  }

  /** A third goes to one of five streams that all write to, half to a new stream, the rest to both at once. */
  private next(): Appending {
    const { random } = this.ground;
    const id = ownId(++appends);
    const eventIds = (of: string, count: number): readonly string[] =>
      Array.from({ length: count }, (_, index) => uuidV5(id, `${of} ${String(index)}`));
    const hot = { stream: `hot-${String(random.whole(1, 5))}`, expected: 'any' as const, events: eventIds('hot', random.whole(1, 3)) };
    const cold = { stream: `cold-${id}`, expected: 'no-stream' as const, events: eventIds('cold', random.whole(1, 3)) };
    const chance = random.next();
    const writes = chance < 0.33 ? [hot] : chance < 0.83 ? [cold] : [hot, cold];
    return { id, events: writes.reduce((sum, { events }) => sum + events.length, 0), order: { id, writes } };
  }

  private start(): Program {
    return launch(this.ground, {
      program: 'test/faults/writer-program.js',
      environment: { DATABASE_URL: this.installation.postgres.url },
      onLine: (line) => {
        if (!line.startsWith('{')) return;
        const answer = JSON.parse(line) as WriteAnswer; // as the program writes it
        this.waiting.get(answer.id)?.(answer);
      },
    });
  }
}

async function migrate(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await migrateEventLog(client);
  await client.end();
}
