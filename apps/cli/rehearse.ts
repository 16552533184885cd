import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Pool } from 'pg';
import { canonicalJson } from '../../libs/law/canonical-json.ts';
import { LawFactError } from '../../libs/law/fact-checks.ts';
import { readContent } from '../../libs/law/read-cases.ts';
import { presentRuleSet } from '../../libs/law/rule-sets.ts';
import { legalDayOf } from '../../libs/platform/legal-day.ts';
import { keptUntil } from '../../libs/population/kept-until.ts';
import { findPin } from '../../libs/population/pin-population.ts';
import { beginRehearsal, findRehearsal, unfinishedRehearsals, type Rehearsal } from '../../libs/population/rehearsals.ts';
import {
  rehearsalClasses,
  rehearsalCounts,
  rehearsedCount,
  rehearsedTerms,
  type ClassCounts,
  type RehearsalCounts,
  type RehearsedTerm,
} from '../../libs/population/rehearsed-terms.ts';
import type { Configuration } from '../configuration.ts';
import { askedRehearsal, rehearsalBody, type AskedRehearsal, type RehearsalBody } from '../rehearsal/asked-rehearsal.ts';
import { aligned } from './aligned.ts';
import { tellStopped, withWorker, type Standing } from './with-worker.ts';

/** What is in the file cannot be rehearsed, or what comes of it cannot be written; the message says why. */
export class RehearsalRefused extends Error {}

/**
 * Rehearses what a file asks over everybody who serves a term, prints whom it would touch, and writes the terms to a file where told.
 *
 * Goes on with the same rehearsal where it was stopped; a worker that runs elsewhere may carry it out meanwhile.
 */
export async function rehearse(configuration: Configuration, file: string, out: string | undefined): Promise<void> {
  const body = bodyIn(file);
  const format = out === undefined ? undefined : formatOf(out);
  const asked = checked(file, body, legalDayOf(new Date()));
  await withWorker(configuration, {
    stopped: async ({ pool }) => (await unfinishedRehearsals(pool)).find((one) => canonicalJson(one.asked) === canonicalJson(body)),
    work: async ({ sources: { pool, log }, caughtUp, finished }, stopped) => {
      const isThere = await caughtUp();
      const rehearsal = stopped ?? (isThere ? await begun(pool, body, { ...asked, since: await log.head() }) : undefined);
      if (rehearsal === undefined || !(await finished('Rehearsing', () => standing(pool, rehearsal)))) {
        tellStopped(`rehearse ${file}${out === undefined ? '' : ` --out ${out}`}`);
        return;
      }
      await tell(pool, rehearsal, asked);
      if (out !== undefined && format !== undefined) await writeTerms(pool, rehearsal.rehearsalId, out, format);
    },
  });
}

function bodyIn(file: string): RehearsalBody {
  if (!existsSync(file)) throw new RehearsalRefused(`There is no file ${file}.`);
  const read = readContent(file);
  if ('problem' in read) throw new RehearsalRefused(`${file} cannot be read: ${read.problem}`);
  return refusedWhere(file, () => rehearsalBody(read.content, 'file'));
}

function checked(file: string, body: RehearsalBody, today: Rehearsal['asOf']): AskedRehearsal {
  return refusedWhere(file, () => askedRehearsal(body, today));
}

/** Every place that is not right. */
function refusedWhere<T>(file: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof LawFactError)) throw error;
    throw new RehearsalRefused([`${file} cannot be rehearsed:`, ...error.faults.map(({ message }) => message)].join('\n  '));
  }
}

async function begun(pool: Pool, body: RehearsalBody, { asOf, since }: Pick<Rehearsal, 'asOf' | 'since'>): Promise<Rehearsal> {
  const rehearsal = await beginRehearsal(pool, {
    ...{ rehearsalId: randomUUID(), asked: body, asOf, since, begunBy: 'operator' },
    ...{ ruleSet: presentRuleSet.version, ruleSetHash: presentRuleSet.hash },
  });
  if (rehearsal === undefined) throw new Error('an id that nobody had was taken');
  return rehearsal;
}

async function standing(pool: Pool, { rehearsalId }: Rehearsal): Promise<Standing> {
  const [rehearsal, pin, done] = await Promise.all([
    findRehearsal(pool, rehearsalId),
    findPin(pool, rehearsalId),
    rehearsedCount(pool, rehearsalId),
  ]);
  return { done, ...(pin !== undefined && { of: pin.terms }), note: 'terms', finished: rehearsal?.finishedAt !== undefined };
}

async function tell(pool: Pool, { rehearsalId, asOf }: Rehearsal, asked: AskedRehearsal): Promise<void> {
  const position = (await findPin(pool, rehearsalId))?.position ?? 0n;
  const title = `Rehearsal ${rehearsalId} of ${named(asked)}, as of ${asOf}, at position ${String(position)}`;
  process.stdout.write(table(title, await rehearsalCounts(pool, rehearsalId)));
  if (asked.kind === 'LAW_CHANGE') process.stdout.write('LATER is shown and never applied to those who serve a term (CC 6(3)).\n');
  const kept = (await findRehearsal(pool, rehearsalId))?.finishedAt;
  process.stdout.write(`Nothing was recorded.${kept === undefined ? '' : ` It can be read until ${keptUntil(legalDayOf(kept))}.`}\n`);
}

function named(asked: AskedRehearsal): string {
  return asked.kind === 'AMNESTY_DRAFT'
    ? asked.act.provision
    : `${asked.draft.changes.map(({ table }) => table).join(', ')} of ${asked.question}`;
}

function table(title: string, { classes, byRegion, bySex, byCategory, daysLater }: RehearsalCounts): string {
  const line = (side: string, counts: ClassCounts): readonly string[] => [side, ...rehearsalClasses.map((of) => String(counts[of]))];
  const sides: readonly (readonly [string, ClassCounts])[] = [
    ...Object.entries(byRegion).map(([region, counts]) => [`region ${region}`, counts] as const),
    ...Object.entries(bySex).map(([sex, counts]) => [`sex ${sex}`, counts] as const),
    ...Object.entries(byCategory),
  ];
  const days = rehearsalClasses.map((of) => (daysLater[of] === undefined ? '' : String(daysLater[of])));
  const lines = [
    ['', ...rehearsalClasses],
    line('all', classes),
    ...sides.map(([side, counts]) => line(side, counts)),
    ['days later, together', ...days],
  ];
  return `${title}\n${aligned(lines)}`;
}

type Format = 'ndjson' | 'csv';

function formatOf(out: string): Format {
  const format = (['ndjson', 'csv'] as const).find((known) => out.endsWith(`.${known}`));
  if (format === undefined) throw new RehearsalRefused(`${out} must end in .ndjson or .csv.`);
  if (existsSync(out)) throw new RehearsalRefused(`${out} is not written: there is such a file already.`);
  return format;
}

const columns = [
  ...['termId', 'personId', 'sex', 'category', 'region', 'facility', 'class', 'verdictBefore', 'verdictAfter'],
  ...['dayBefore', 'dayAfter', 'daysLater', 'because'],
] as const;

/** Every term that was looked at; the file has its name only once it is whole. */
async function writeTerms(pool: Pool, rehearsalId: string, out: string, format: Format): Promise<void> {
  const unfinished = `${out}.unfinished`;
  const written =
    format === 'csv'
      ? stringify({
          header: true,
          columns: [...columns],
          escape_formulas: true,
          cast: { object: (value) => (Array.isArray(value) ? value.join(' ') : '') },
        })
      : new Transform({ writableObjectMode: true, transform: (row, _, done) => done(null, `${JSON.stringify(row)}\n`) });
  try {
    await pipeline(Readable.from(everyTerm(pool, rehearsalId)), written, createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, out);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  process.stdout.write(`${out}: every term with its days before and after.\n`);
}

async function* everyTerm(pool: Pool, rehearsalId: string): AsyncGenerator<Omit<RehearsedTerm, 'seq'>> {
  const limit = 1_000;
  for (let after = -1; ;) {
    const page = await rehearsedTerms(pool, rehearsalId, { after, limit });
    for (const { seq, ...term } of page) {
      yield term;
      after = seq;
    }
    if (page.length < limit) return;
  }
}
