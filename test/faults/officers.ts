import { setTimeout as delay } from 'node:timers/promises';
import type { SeededRandom } from '../../apps/data-set/seeded-random.ts';
import type { Findings } from './fault-line.ts';
import type { Sender } from './installation.ts';
import { ownId, type Intent, type Ledger } from './ledger.ts';

/** A command over HTTP that records one event. */
export interface Errand extends Intent {
  readonly path: string;
  readonly sender: Exclude<Sender, 'auditor'>;
  readonly body: object;
}

export interface OfficersOptions {
  readonly ledger: Ledger<Errand>;
  readonly random: SeededRandom;
  readonly findings: Findings;
  readonly tokens: Readonly<Record<Errand['sender'], string>>;
  /** Of the API, as it is at the moment. */
  readonly url: () => string;
  /** 8 unless told. */
  readonly clients?: number;
  /** How long a client waits for an answer: longer than three statements may take, one after another; 120 s unless told. */
  readonly patienceMs?: number;
}

/** HTTP clients that record what officers record, one thing after another, and keep a ledger of it. */
export class Officers {
  private readonly options: OfficersOptions;
  private errands = 0;
  private people = 0;
  /** People who are registered and about whom nothing else is recorded. */
  private readonly free: string[] = [];
  /** A few to whose streams everybody writes. */
  private readonly known: string[] = [];

  constructor(options: OfficersOptions) {
    this.options = options;
  }

  /** Until the signal; an errand that fails is left, and another one is begun. */
  async work(until: AbortSignal): Promise<void> {
    const { clients = 8 } = this.options;
    await Promise.all(
      Array.from({ length: clients }, async () => {
        for (let failures = 0; !until.aborted;) {
          failures = (await this.run(this.next())) ? 0 : failures + 1;
          if (failures > 0) await delay(Math.min(500, 50 * failures));
        }
      }),
    );
  }

  /** Sends everything again that was not acknowledged, under the same keys, until all of it is. */
  async settle(signal: AbortSignal, withinMs = 120_000): Promise<void> {
    const { ledger, findings, clients = 8 } = this.options;
    const since = performance.now();
    for (let open = ledger.unacknowledged; open.length > 0; open = ledger.unacknowledged) {
      if (performance.now() - since > withinMs) {
        findings.faults.push(
          `${String(open.length)} requests were not answered within ${String(withinMs / 1000)} s of the end of the fault`,
        );
        return;
      }
      const waiting = [...open];
      await Promise.all(
        Array.from({ length: clients }, async () => {
          for (let errand = waiting.shift(); errand !== undefined; errand = waiting.shift()) {
            signal.throwIfAborted();
            if (!(await this.run(errand))) await delay(50);
          }
        }),
      );
    }
  }

  private async run(errand: Errand): Promise<boolean> {
    const { ledger, tokens, url, findings, patienceMs = 120_000 } = this.options;
    ledger.intend(errand);
    const asked = performance.now();
    let status: number;
    let body: { readonly position?: string; readonly code?: string };
    try {
      const response = await fetch(`${url()}${errand.path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${tokens[errand.sender]}`,
          'content-type': 'application/json',
          'idempotency-key': errand.id,
          'x-correlation-id': errand.id,
        },
        body: JSON.stringify(errand.body),
        signal: AbortSignal.timeout(patienceMs),
      });
      ({ status } = response);
      body = (await response.json()) as typeof body; // the product's own answer: 201 or problem+json
    } catch (error) {
      const inVain = error instanceof DOMException && error.name === 'TimeoutError';
      findings.count(inVain ? 'no answer in time' : 'connection lost');
      if (inVain) findings.faults.push(`${errand.path} was not answered within ${String(patienceMs / 1000)} s`);
      ledger.leaveOpen(errand.id);
      return false;
    }
    findings.measure('slowest answer in ms:', performance.now() - asked);
    if (status === 201 && body.position !== undefined) {
      ledger.acknowledge(errand.id, { position: BigInt(body.position) });
      this.done(errand);
      return true;
    }
    findings.refusals += 1;
    findings.count(`${String(status)} ${String(body.code)}`);
    if (!saysNothingWritten(status, body.code)) ledger.leaveOpen(errand.id);
    if (status !== 503 && body.code !== 'busy') {
      findings.faults.push(`${errand.path} was answered ${String(status)} ${String(body.code)}`);
      if (status < 500) ledger.giveUp(errand.id);
    }
    return false;
  }

  private done({ path, id }: Errand): void {
    if (!path.startsWith('/v1/persons/') || !path.endsWith('/register')) return;
    this.free.push(id);
    this.people += 1;
    if (this.people % 20 === 1) this.known.push(id);
    if (this.known.length > 5) this.known.shift(); // no ordinary stream is ever long
  }

  private next(): Errand {
    const { random } = this.options;
    const number = ++this.errands;
    const id = ownId(number);
    const free = random.chance(0.4) ? this.free.shift() : undefined;
    if (free !== undefined) return random.chance(0.5) ? admission(id, free) : supervision(id, free);
    const known = random.chance(0.3) ? this.known.at(random.whole(0, 4)) : undefined;
    return known === undefined ? registration(id, random) : status(id, known, number);
  }
}

/** Answers that promise that nothing was written. */
function saysNothingWritten(status: number, code: string | undefined): boolean {
  return (status === 503 && code !== 'outcome-unknown') || (status >= 400 && status < 500);
}

function registration(id: string, random: SeededRandom): Errand {
  const sex = random.pick(['F', 'M']);
  const body = { on: '2024-01-05', familyName: 'Сынақ', givenName: 'Адам', sex, birthDate: '1985-02-28', citizenship: 'KZ' };
  return { id, events: 1, path: `/v1/persons/${id}/register`, sender: 'officer', body };
}

/** A day of its own, so that no two overlap. */
function status(id: string, person: string, number: number): Errand {
  const day = new Date(Date.UTC(1990, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);
  const body = { kind: 'MANY_CHILDREN', from: day, to: day, evidence: 'birth certificates' };
  return { id, events: 1, path: `/v1/persons/${person}/record-social-status`, sender: 'officer', body };
}

function admission(id: string, person: string): Errand {
  const body = { stayId: id, admittedOn: '2024-02-20', facility: 'F3504', legalBasis: 'REMAND', documentRef: 'order 1' };
  return { id, events: 1, path: `/v1/custody/${person}/admit`, sender: 'facility', body };
}

function supervision(id: string, person: string): Errand {
  const body = {
    personId: person,
    basis: 'PRE_TRIAL',
    office: 'P7501',
    from: '2025-03-03',
    firstVisitBy: '2025-03-13',
    residence: 'Алматы, Абай даңғылы 10',
  };
  return { id, events: 1, path: `/v1/supervisions/${id}/register`, sender: 'officer', body };
}
