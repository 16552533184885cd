import { amnestyVerdicts, type AmnestyVerdict } from '../../libs/amnesty/amnesty.events.ts';
import { lawNumbers } from '../../libs/amnesty/law-no.ts';
import { isUuid, OneOf, Text, WholeNumber } from '../../libs/commands/fields.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { sexes, type Sex } from '../../libs/person/person.events.ts';
import { invalidRequest, notFound, Problem } from '../../libs/platform/problem.ts';
import { read, type ReadContext } from '../../libs/platform/read-route.ts';
import { keptUntil } from '../../libs/population/kept-until.ts';
import { findPin, type Pin } from '../../libs/population/pin-population.ts';
import { affectedCounts, affectedTerms, screeningProgress } from '../../libs/population/screened-terms.ts';
import { ScreeningRow } from '../../libs/registers/screening-register.ts';
import { recordedAct } from '../recorded-act.ts';
import type { Sources } from './sources.ts';

class NoQuery {}

class AffectsQuery {
  @OneOf(amnestyVerdicts, { says: 'Only terms with that verdict', optional: true })
  readonly verdict?: AmnestyVerdict;

  @OneOf(sexes, { says: 'Only people of that sex', optional: true })
  readonly sex?: Sex;

  @WholeNumber({ says: 'Terms a page; 50 unless told', min: 1, max: 1000, optional: true, example: 50 })
  readonly limit?: number;

  @Text({ says: 'Goes on after the page whose `next` this is', max: 600, optional: true })
  readonly cursor?: string;
}

const example = { lawNo: lawNumbers.example, id: '0192e4a0-7b1c-7000-8000-0000000000a5' };
const sort = 'counted';

/** Whom a planned screening touches, before anything is proposed. */
export const readAffects = read<Sources, AffectsQuery>({
  method: 'GET',
  path: 'amnesty-acts/:lawNo/screenings/:id/affects',
  query: AffectsQuery,
  says: 'Whom a screening touches at its position of the log: counts by verdict, sex, category, region, custody, and the terms page by page.',
  by: ['amnesty-commission', 'auditor'],
  registers: ['screening'],
  example,
  answer: async ({ query, context, sources }) => {
    const { screeningId, lawNo } = await screeningOf(sources, context);
    const { verdict, sex, limit = 50, cursor } = query;
    const after = cursor === undefined ? -1 : Number(sources.cursors.read(cursor, sort).id);
    if (!Number.isInteger(after))
      throw invalidRequest([{ pointer: '/cursor', code: 'cursor', message: 'must be the `next` of an answer' }]);
    const { pool } = sources;
    const [pin, counts, terms] = await Promise.all([
      findPin(pool, screeningId),
      affectedCounts(pool, screeningId),
      affectedTerms(pool, screeningId, { after, limit: limit + 1, ...(verdict && { verdict }), ...(sex && { sex }) }),
    ]);
    if (pin === undefined) await refuseRemoved(sources, lawNo);
    const items = terms.slice(0, limit);
    const last = terms.length > limit ? items.at(-1) : undefined;
    const counted = Object.values(counts.verdicts).reduce((sum, some) => sum + some, 0);
    return {
      json: {
        ...pinned(pin),
        counted,
        complete: pin !== undefined && counted === pin.terms,
        ...counts,
        items: items.map(({ seq: _, ...term }) => term),
        ...(last !== undefined && { next: sources.cursors.write({ sort, value: null, id: String(last.seq) }) }),
      },
      persons: items.map(({ personId }) => personId),
    };
  },
});

/** How far a screening is. */
export const readScreening = read<Sources, NoQuery>({
  method: 'GET',
  path: 'amnesty-acts/:lawNo/screenings/:id',
  query: NoQuery,
  says: 'How far a screening is: terms done of how many, a second, what was proposed, refused, or had changed since they were counted, and until when those are kept.',
  by: ['amnesty-commission', 'auditor'],
  registers: ['screening'],
  example,
  answer: async ({ context, sources }) => {
    const screening = await screeningOf(sources, context);
    const { lawNo, screeningId, state, plannedOn, startedOn, finishedOn, result } = screening;
    const [pin, progress, until] = await Promise.all([
      findPin(sources.pool, screeningId),
      screeningProgress(sources.pool, screeningId),
      lastDayOf(sources, lawNo),
    ]);
    const kept = { keptUntil: until ?? null, removed: pin === undefined && until !== undefined };
    const about = { lawNo, screeningId, state, plannedOn, startedOn, finishedOn };
    return { json: { ...about, ...kept, ...(kept.removed ? {} : { ...pinned(pin), ...progress }), result }, persons: [] };
  },
});

/** The last day on which it can be read whom a screening touched; `undefined` while the window of the act is open. */
async function lastDayOf(sources: Sources, lawNo: string): Promise<LegalDate | undefined> {
  const act = await recordedAct(sources, lawNo);
  return act?.is === 'CLOSED' ? keptUntil(act.closedOn) : undefined;
}

async function refuseRemoved(sources: Sources, lawNo: string): Promise<void> {
  const until = await lastDayOf(sources, lawNo);
  if (until === undefined) return;
  throw new Problem(
    410,
    'screening-removed',
    `Whom it touched was kept until ${until}. The proposals and the counts at its end are recorded.`,
  );
}

function pinned(pin: Pin | undefined): object {
  return pin === undefined
    ? { position: null, of: null }
    : { position: String(pin.position), of: pin.terms, withoutSentence: pin.withoutSentence };
}

async function screeningOf(sources: Sources, { params }: ReadContext): Promise<ScreeningRow> {
  const screeningId = params['id'] ?? '';
  const row = isUuid(screeningId) ? await sources.registers.getRepository(ScreeningRow).findOneBy({ screeningId }) : null;
  if (row?.lawNo !== params['lawNo'] || row === null) throw notFound('such screening under this act');
  return row;
}
