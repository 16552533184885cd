import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { amnestyVerdicts, type LawNo, type ScreeningId, type VerdictCounts } from '../../libs/amnesty/amnesty.events.ts';
import { lawNumbers } from '../../libs/amnesty/law-no.ts';
import { planScreening } from '../../libs/amnesty/plan-screening.ts';
import { startScreening } from '../../libs/amnesty/start-screening.ts';
import type { Command } from '../../libs/commands/command.ts';
import { runCommand } from '../../libs/commands/run-command.ts';
import type { CommandId } from '../../libs/event-log/event.ts';
import { legalDayOf } from '../../libs/platform/legal-day.ts';
import { findPin } from '../../libs/population/pin-population.ts';
import { affectedCounts, screeningProgress } from '../../libs/population/screened-terms.ts';
import { ScreeningRow } from '../../libs/registers/screening-register.ts';
import type { Sources } from '../api/sources.ts';
import type { Configuration } from '../configuration.ts';
import { stopSignal } from '../stop-signal.ts';
import { openWorker, type Worker } from '../worker/worker.ts';
import { showProgress } from './progress.ts';
import { withDeployment } from './with-deployment.ts';

/** The act cannot be screened under now; the message says why and what to do. */
export class ScreeningRefused extends Error {}

/**
 * Counts whom an act of amnesty touches, and, where it is to be started, records what it proposes for each term.
 *
 * Goes on with a screening that was stopped; a worker that runs elsewhere may carry it out meanwhile.
 */
export async function screen(configuration: Configuration, lawNo: string, { start }: { readonly start: boolean }): Promise<void> {
  if (!lawNumbers.pattern.test(lawNo)) throw new ScreeningRefused(`An act is named by ${lawNumbers.form}.`);
  const signal = stopSignal();
  await withDeployment(configuration, async (deployment) => {
    const worker = openWorker(deployment, (line) => process.stderr.write(`${line}\n`));
    try {
      await worker.start();
      await caughtUp(worker, signal);
      await carriedOut(deployment.sources, worker, lawNo as LawNo, { start, signal }); // its form was checked above
    } finally {
      await worker.stop();
    }
  });
}

async function carriedOut(
  sources: Sources,
  worker: Worker,
  lawNo: LawNo,
  { start, signal }: { readonly start: boolean; readonly signal: AbortSignal },
): Promise<void> {
  const open = await unfinished(sources, lawNo);
  const screeningId = open?.screeningId ?? randomUUID();
  if (open === undefined) {
    await asked(sources, planScreening, lawNo, { screeningId });
    await caughtUp(worker, signal);
  }
  if (!(await counted(sources, screeningId, signal))) {
    stopped();
    return;
  }
  const position = (await findPin(sources.pool, screeningId))?.position ?? 0n;
  process.stdout.write(
    `${table(`Screening ${screeningId} under ${lawNo}, at position ${String(position)}`, await affectedCounts(sources.pool, screeningId))}\n`,
  );
  if (open?.state !== 'STARTED') {
    if (!start) {
      process.stdout.write(`Nothing is recorded yet. To record what it proposes: npm run -s qadam -- screen ${lawNo} --start\n`);
      return;
    }
    await asked(sources, startScreening, lawNo, { screeningId });
    await caughtUp(worker, signal);
  }
  if (!(await proposed(sources, screeningId, signal))) {
    stopped();
    return;
  }
  const { proposed: verdicts, proposedBefore, changedSince, refused, perSecond } = await screeningProgress(sources.pool, screeningId);
  process.stdout.write(
    `${said('Proposed', verdicts)}; proposed before ${String(proposedBefore)}; changed since they were counted ${String(changedSince)}; ` +
      `not screened ${JSON.stringify(refused)}; ${String(perSecond)} terms/s.\n`,
  );
}

function stopped(): void {
  process.stdout.write('Stopped. Start again to go on from there.\n');
}

async function unfinished({ registers }: Sources, lawNo: LawNo): Promise<ScreeningRow | undefined> {
  const rows = await registers.getRepository(ScreeningRow).find({ where: { lawNo }, order: { plannedOn: 'ASC', screeningId: 'ASC' } });
  return rows.find(({ state }) => state === 'STARTED') ?? rows.findLast(({ state }) => state === 'PLANNED');
}

async function asked(sources: Sources, command: Command, id: LawNo, body: { readonly screeningId: string }): Promise<void> {
  const outcome = await runCommand(sources, {
    ...{ command, id, body, commandId: randomUUID() as string as CommandId }, // a new command each time
    ...{ actor: 'operator', today: legalDayOf(new Date()), metadata: { correlationId: body.screeningId } },
  });
  if (outcome.outcome === 'recorded') return;
  if (outcome.outcome === 'refused') throw new ScreeningRefused(`${outcome.refusal.reason} ${outcome.refusal.next ?? ''}`.trim());
  throw new ScreeningRefused(
    outcome.outcome === 'not-found' ? `There is no act ${id}. Enact it first.` : `${command.name}: ${outcome.outcome}`,
  );
}

async function caughtUp(worker: Worker, signal: AbortSignal): Promise<void> {
  const progress = showProgress('Registers');
  for (let { behind, of } = await worker.behind(); behind > 0 && !signal.aborted; { behind, of } = await worker.behind()) {
    progress.to(of - behind, of, 'events');
    await worker.progress(500);
  }
  progress.end();
}

const lookEveryMs = 200;

/** Whether all were counted, or it was stopped before. */
async function counted({ pool }: Sources, screeningId: string, signal: AbortSignal): Promise<boolean> {
  const progress = showProgress('Counting');
  for (;;) {
    const [pin, done] = await Promise.all([findPin(pool, screeningId), screeningProgress(pool, screeningId)]);
    if (pin !== undefined) progress.to(done.counted, pin.terms, 'terms');
    if (pin !== undefined && done.counted === pin.terms) break;
    if (signal.aborted) return false;
    await pause(lookEveryMs);
  }
  progress.end();
  return true;
}

/** Whether all were proposed, or it was stopped before. */
async function proposed({ pool, registers }: Sources, screeningId: ScreeningId | string, signal: AbortSignal): Promise<boolean> {
  const progress = showProgress('Screening');
  for (;;) {
    const [row, done] = await Promise.all([
      registers.getRepository(ScreeningRow).findOneByOrFail({ screeningId }),
      screeningProgress(pool, screeningId),
    ]);
    progress.to(done.done, done.counted, `terms, ${String(done.perSecond)} terms/s`);
    if (row.state === 'FINISHED') break;
    if (signal.aborted) return false;
    await pause(lookEveryMs);
  }
  progress.end();
  return true;
}

function table(title: string, counts: Awaited<ReturnType<typeof affectedCounts>>): string {
  const { verdicts, bySex, byCategory, held } = counts;
  const sides: readonly (readonly [string, VerdictCounts])[] = [
    ['all', verdicts],
    ...Object.entries(bySex).map(([sex, some]) => [`sex ${sex}`, some] as const),
    ...Object.entries(held).map(([sex, some]) => [`sex ${sex}, in custody`, some] as const),
    ...Object.entries(byCategory),
  ];
  return [title, ...sides.map(([side, some]) => said(side, some))].join('\n  ');
}

function said(side: string, counts: VerdictCounts): string {
  return `${side}: ${amnestyVerdicts.map((verdict) => `${verdict} ${String(counts[verdict])}`).join(', ')}`;
}
