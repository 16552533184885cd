import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Screening } from '../../libs/amnesty/amnesty-act.state.ts';
import { amnestyVerdicts, type LawNo, type VerdictCounts } from '../../libs/amnesty/amnesty.events.ts';
import { lawNumbers } from '../../libs/amnesty/law-no.ts';
import { planScreening } from '../../libs/amnesty/plan-screening.ts';
import { startScreening } from '../../libs/amnesty/start-screening.ts';
import type { Command } from '../../libs/commands/command.ts';
import { runCommand } from '../../libs/commands/run-command.ts';
import type { CommandId } from '../../libs/event-log/event.ts';
import { legalDayOf } from '../../libs/platform/legal-day.ts';
import { findPin } from '../../libs/population/pin-population.ts';
import { affectedCounts, screeningProgress, type ScreeningProgress } from '../../libs/population/screened-terms.ts';
import { ScreeningRow } from '../../libs/registers/screening-register.ts';
import type { Sources } from '../api/sources.ts';
import type { Configuration } from '../configuration.ts';
import { recordedActFile } from '../recorded-act.ts';
import { aligned } from './aligned.ts';
import { tellStopped, withWorker, type Standing, type WithWorker } from './with-worker.ts';

/** The act cannot be screened under now; the message says why and what to do. */
export class ScreeningRefused extends Error {}

/**
 * Counts whom an act of amnesty touches, and, where it is to be started, records what it proposes for each term.
 *
 * Goes on with a screening that was stopped; a worker that runs elsewhere may carry it out meanwhile.
 */
export async function screen(configuration: Configuration, lawNo: string, { start }: { readonly start: boolean }): Promise<void> {
  if (!lawNumbers.pattern.test(lawNo)) throw new ScreeningRefused(`An act is named by ${lawNumbers.form}.`);
  await withWorker(configuration, {
    stopped: (sources) => unfinished(sources, lawNo),
    work: async (beside, open) => {
      const asked = { lawNo: lawNo as LawNo, start, open }; // its form was checked above
      if (!(await screened(beside, asked))) tellStopped(`screen ${lawNo}${start ? ' --start' : ''}`);
    },
  });
}

interface ScreenAsked {
  readonly lawNo: LawNo;
  readonly start: boolean;
  /** The screening that was stopped, if one was. */
  readonly open: Screening | undefined;
}

/** Whether it came to its end, or was stopped before. */
async function screened({ sources, caughtUp, finished }: WithWorker, { lawNo, start, open }: ScreenAsked): Promise<boolean> {
  const { pool } = sources;
  if (!(await caughtUp())) return false;
  const screeningId = open?.screeningId ?? randomUUID();
  if (open === undefined) await asked(sources, planScreening, lawNo, { screeningId });
  if (!(await caughtUp()) || !(await finished('Counting', () => countingOf(pool, screeningId)))) return false;
  const position = (await findPin(pool, screeningId))?.position ?? 0n;
  const title = `Screening ${screeningId} under ${lawNo}, at position ${String(position)}`;
  process.stdout.write(affectedTable(title, await affectedCounts(pool, screeningId)));
  if (open?.is !== 'STARTED') {
    if (!start) {
      process.stdout.write(`Nothing is recorded yet. To record what it proposes: npm run -s qadam -- screen ${lawNo} --start\n`);
      return true;
    }
    await asked(sources, startScreening, lawNo, { screeningId });
  }
  if (!(await caughtUp()) || !(await finished('Screening', () => screeningOf(sources, screeningId)))) return false;
  process.stdout.write(outcomeTable(await screeningProgress(pool, screeningId)));
  return true;
}

/** One that was started, or planned as long as its act can be applied: what was counted under an act that is closed is removed. */
async function unfinished(sources: Sources, lawNo: string): Promise<Screening | undefined> {
  const act = await recordedActFile(sources, lawNo);
  const started = act?.screenings.find(({ is }) => is === 'STARTED');
  if (started !== undefined || act?.standing.is === 'CLOSED') return started;
  return act?.screenings.findLast(({ is }) => is === 'PLANNED');
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

async function countingOf(pool: Pool, screeningId: string): Promise<Standing> {
  const [pin, { counted: done }] = await Promise.all([findPin(pool, screeningId), screeningProgress(pool, screeningId)]);
  return { done, ...(pin !== undefined && { of: pin.terms }), note: 'terms', finished: done === pin?.terms };
}

async function screeningOf({ pool, registers }: Sources, screeningId: string): Promise<Standing> {
  const [row, { done, counted, perSecond }] = await Promise.all([
    registers.getRepository(ScreeningRow).findOneByOrFail({ screeningId }),
    screeningProgress(pool, screeningId),
  ]);
  return { done, of: counted, note: `terms, ${String(perSecond)} terms/s`, finished: row.state === 'FINISHED' };
}

function affectedTable(title: string, { verdicts, bySex, byCategory, held }: Awaited<ReturnType<typeof affectedCounts>>): string {
  return `${title}\n${verdictTable([
    ['all', verdicts],
    ...Object.entries(bySex).map(([sex, some]) => [`sex ${sex}`, some] as const),
    ...Object.entries(held).map(([sex, some]) => [`sex ${sex}, in custody`, some] as const),
    ...Object.entries(byCategory),
  ])}`;
}

function outcomeTable({ proposed, proposedBefore, changedSince, refused, perSecond }: ScreeningProgress): string {
  const others: readonly (readonly [string, number])[] = [
    ['proposed before', proposedBefore],
    ['changed since they were counted', changedSince],
    ...Object.entries(refused).map(([code, terms]) => [`not screened: ${code}`, terms] as const),
    ['terms a second', perSecond],
  ];
  return `${verdictTable([['proposed', proposed]])}${aligned(others.map(([what, terms]) => [what, String(terms)]))}`;
}

function verdictTable(sides: readonly (readonly [side: string, counts: VerdictCounts])[]): string {
  return aligned([
    ['', ...amnestyVerdicts],
    ...sides.map(([side, counts]) => [side, ...amnestyVerdicts.map((verdict) => String(counts[verdict]))]),
  ]);
}
