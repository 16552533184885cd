import { isUuid, LegalDay, OneOf, PlainObject, Text, WholeNumber } from '../../libs/commands/fields.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { presentRuleSet } from '../../libs/law/rule-sets.ts';
import type { FieldFault } from '../../libs/commands/check-body.ts';
import { LawFactError } from '../../libs/law/fact-checks.ts';
import type { Cursor } from '../../libs/platform/cursor.ts';
import { legalDayOf } from '../../libs/platform/legal-day.ts';
import { invalidRequest, notFound, Problem } from '../../libs/platform/problem.ts';
import { read, type AnyRead, type ReadContext } from '../../libs/platform/read-route.ts';
import { findPin, type Pin } from '../../libs/population/pin-population.ts';
import { pinnedTerm } from '../../libs/population/pinned-terms.ts';
import { keptUntil } from '../../libs/population/kept-until.ts';
import {
  beginRehearsal,
  findRehearsal,
  rehearsalsBegun,
  removeRehearsal,
  type AfterRehearsal,
  type Rehearsal,
} from '../../libs/population/rehearsals.ts';
import {
  rehearsalClasses,
  rehearsalCounts,
  rehearsedTerm,
  rehearsedTerms,
  type RehearsalClass,
} from '../../libs/population/rehearsed-terms.ts';
import { regionCodes } from '../../libs/regions/regions.ts';
import {
  askedOf,
  askedRehearsal,
  rehearsalKinds,
  subjectOf,
  type AskedRehearsal,
  type RehearsalBody,
} from '../rehearsal/asked-rehearsal.ts';
import { rehearseTerm } from '../rehearsal/rehearse-term.ts';
import { pointerOfFact } from './pointer-of-fact.ts';
import type { Sources } from './sources.ts';

const ordinary = { MINOR: '1/3', MEDIUM: '1/3', ESPECIALLY_GRAVE: '2/3', ESPECIALLY_GRAVE_AGAINST_LIFE: '2/3' };

class BeginRehearsal implements RehearsalBody {
  @OneOf(rehearsalKinds, { says: 'A draft act of amnesty, or a change of tables of the law', example: 'LAW_CHANGE' })
  readonly kind!: (typeof rehearsalKinds)[number];

  @PlainObject({ says: 'For AMNESTY_DRAFT: the whole act as data, as the law library takes it', optional: true })
  readonly act?: object;

  @PlainObject({
    says: 'For LAW_CHANGE: question (parole, substitution, term-end, conviction-record), table, and the dated rows, newest first, that take its place; for several tables at once question and tables, a list of table, rows, and question where another one reads it',
    optional: true,
    example: {
      question: 'parole',
      table: 'served.ORDINARY',
      rows: [
        { from: '2026-07-01', provision: 'CC 72(3) (draft)', values: { ...ordinary, GRAVE: '1/3' } },
        { from: '2015-01-01', to: '2026-06-30', provision: 'CC 72(3)', values: { ...ordinary, GRAVE: '1/2' } },
      ],
    },
  })
  readonly change?: object;

  @LegalDay({ says: 'Day of the look; today unless told, or the first day of the draft where it lies ahead', optional: true })
  readonly asOf?: LegalDate;
}

class NoQuery {}

class ListQuery {
  @WholeNumber({ says: 'Rehearsals a page; 50 unless told', min: 1, max: 1000, optional: true, example: 50 })
  readonly limit?: number;

  @Text({ says: 'Goes on after the page whose `next` this is', max: 600, optional: true })
  readonly cursor?: string;
}

class DiffQuery {
  @OneOf(rehearsalClasses, { says: 'Only terms of that class', optional: true, example: 'RELEASE_NOW' })
  readonly class?: RehearsalClass;

  @OneOf(regionCodes, { says: 'Only people of that region, by the first two digits of its KATO code', optional: true })
  readonly region?: string;

  @WholeNumber({ says: 'Terms a page; 50 unless told', min: 1, max: 1000, optional: true, example: 50 })
  readonly limit?: number;

  @Text({ says: 'Goes on after the page whose `next` this is', max: 600, optional: true })
  readonly cursor?: string;
}

const example = { id: '0192e4a0-7b1c-7000-8000-0000000000b5', termId: '0192e4a0-7b1c-7000-8000-0000000000f1' };
const whoRehearses = ['amnesty-commission', 'administrator', 'auditor'] as const;
/** An administrator runs it and reads no case. */
const whoSeesPeople = ['amnesty-commission', 'auditor'] as const;
const sort = 'rehearsed';
const listed = 'begun';

const begin = read<Sources, BeginRehearsal>({
  method: 'POST',
  path: 'rehearsals/:id/begin',
  query: BeginRehearsal,
  says: 'Begins a rehearsal of a draft over everybody who serves a term, under an id that the sender chooses. Nothing is recorded in the log.',
  by: whoRehearses,
  registers: [],
  example,
  answer: async ({ query, context, sources }) => {
    const rehearsalId = idOf(context);
    const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as unknown as RehearsalBody; // its fields were checked
    const asked = checked(given, context.today);
    const begun = await beginRehearsal(sources.pool, {
      ...{ rehearsalId, asked: given, asOf: asked.asOf, begunBy: context.principal.subject },
      since: await sources.log.head(),
      ...{ ruleSet: presentRuleSet.version, ruleSetHash: presentRuleSet.hash },
    });
    if (begun !== undefined) return { json: await standingOf(sources, begun), persons: [] };
    throw new Problem(409, 'rehearsal-exists', 'Something else is rehearsed under this id. Nothing was changed; choose another id.');
  },
});

const list = read<Sources, ListQuery>({
  method: 'GET',
  path: 'rehearsals',
  query: ListQuery,
  says: 'The rehearsals that are kept, those begun last first: of which draft, how far, and until when each can be read.',
  by: whoRehearses,
  registers: [],
  answer: async ({ query: { limit = 50, cursor }, sources }) => {
    const { pool, cursors } = sources;
    const after = cursor === undefined ? undefined : placeOf(cursors.read(cursor, listed));
    const begun = await rehearsalsBegun(pool, { limit: limit + 1, ...(after && { after }) });
    const items = begun.slice(0, limit);
    const last = begun.length > limit ? items.at(-1) : undefined;
    const pins = await Promise.all(items.map(({ rehearsalId }) => findPin(pool, rehearsalId)));
    return {
      json: {
        items: items.map((rehearsal, at) => aboutOf(rehearsal, pins[at])),
        ...(last && { next: cursors.write({ sort: listed, value: last.begunAt.toISOString(), id: last.rehearsalId }) }),
      },
      persons: [],
    };
  },
});

const status = read<Sources, NoQuery>({
  method: 'GET',
  path: 'rehearsals/:id',
  query: NoQuery,
  says: 'How far a rehearsal is, at which position of the log, and how many terms it would change in which way, by region, sex, category.',
  by: whoRehearses,
  registers: [],
  example,
  answer: async ({ context, sources }) => ({ json: await standingOf(sources, await rehearsalOf(sources, context)), persons: [] }),
});

const diff = read<Sources, DiffQuery>({
  method: 'GET',
  path: 'rehearsals/:id/diff',
  query: DiffQuery,
  says: 'Whom a rehearsed draft would touch, term by term: class, verdict and day before and after, by how many days, and why.',
  by: whoSeesPeople,
  registers: [],
  example,
  answer: async ({ query, context, sources }) => {
    const { rehearsalId } = await rehearsalOf(sources, context);
    const { limit = 50, cursor, class: ofClass, region } = query;
    const after = cursor === undefined ? -1 : Number(sources.cursors.read(cursor, sort).id);
    if (!Number.isInteger(after))
      throw invalidRequest([{ pointer: '/cursor', code: 'cursor', message: 'must be the `next` of an answer' }]);
    const filter = { ...(ofClass && { class: ofClass }), ...(region && { region }) };
    const terms = await rehearsedTerms(sources.pool, rehearsalId, { after, limit: limit + 1, ...filter });
    const items = terms.slice(0, limit);
    const last = terms.length > limit ? items.at(-1) : undefined;
    return {
      json: {
        items: items.map(({ seq: _, ...term }) => term),
        ...(last !== undefined && { next: sources.cursors.write({ sort, value: null, id: String(last.seq) }) }),
      },
      persons: items.map(({ personId }) => personId),
    };
  },
});

const diffOfTerm = read<Sources, NoQuery>({
  method: 'GET',
  path: 'rehearsals/:id/diff/:termId',
  query: NoQuery,
  says: 'What a rehearsed draft would change for one term, with both receipts: of the law as it stands and of the draft.',
  by: whoSeesPeople,
  registers: [],
  example,
  answer: async ({ context, sources }) => {
    const rehearsal = await rehearsalOf(sources, context);
    const termId = context.params['termId'] ?? '';
    const [kept, term] = isUuid(termId)
      ? await Promise.all([
          rehearsedTerm(sources.pool, rehearsal.rehearsalId, termId),
          pinnedTerm(sources.pool, rehearsal.rehearsalId, termId),
        ])
      : [];
    if (kept === undefined || term === undefined) throw notFound('such term in this rehearsal');
    if (rehearsal.ruleSetHash !== presentRuleSet.hash) {
      throw new Problem(409, 'other-rule-set', `It was rehearsed under ${rehearsal.ruleSet}, which is not here. Begin another rehearsal.`);
    }
    const { before, after } = rehearseTerm(askedOf(rehearsal), term);
    const { seq: _, ...row } = kept;
    return { json: { ...row, asOf: rehearsal.asOf, before, after, revisions: term.revisions }, persons: [term.personId] };
  },
});

const remove = read<Sources, NoQuery>({
  method: 'POST',
  path: 'rehearsals/:id/remove',
  query: NoQuery,
  says: 'Removes a finished rehearsal with everything that was worked out in it, before the day until which it is kept.',
  by: ['amnesty-commission', 'administrator'],
  registers: [],
  example,
  answer: async ({ context, sources }) => {
    const { rehearsalId } = await rehearsalOf(sources, context);
    if (await removeRehearsal(sources.pool, rehearsalId)) return { json: { rehearsalId, removed: true }, persons: [] };
    throw new Problem(409, 'rehearsal-not-finished', 'It is being worked out. Remove it when it is finished.');
  },
});

/** What drafts would change for people, before they are law. */
export const rehearsalReads: readonly AnyRead[] = [begin, list, status, remove, diff, diffOfTerm];

function placeOf({ value, id }: Cursor): AfterRehearsal {
  return { begunAt: value ?? '', rehearsalId: id };
}

function checked(body: RehearsalBody, today: LegalDate): AskedRehearsal {
  try {
    return askedRehearsal(body, today);
  } catch (error) {
    if (!(error instanceof LawFactError)) throw error;
    throw invalidRequest(
      error.faults.map(({ path, problem }): FieldFault => ({ pointer: pointerOfFact(path, body), code: 'draft', message: problem })),
    );
  }
}

async function standingOf({ pool }: Sources, rehearsal: Rehearsal): Promise<object> {
  const [pin, counts] = await Promise.all([findPin(pool, rehearsal.rehearsalId), rehearsalCounts(pool, rehearsal.rehearsalId)]);
  const done = Object.values(counts.classes).reduce((sum, some) => sum + some, 0);
  return { ...aboutOf(rehearsal, pin), done, ...counts };
}

function aboutOf({ rehearsalId, asked, asOf, ruleSet, begunBy, begunAt, finishedAt }: Rehearsal, pin: Pin | undefined): object {
  const subject = subjectOf(asked as RehearsalBody); // it was checked before it was kept
  return {
    ...{ rehearsalId, ...subject, state: finishedAt !== undefined ? 'FINISHED' : pin === undefined ? 'BEGUN' : 'RUNNING' },
    ...(subject.kind === 'LAW_CHANGE' && { notApplied }),
    ...{ asOf, ruleSet, begunBy, begunAt },
    ...(finishedAt && { finishedAt, keptUntil: keptUntil(legalDayOf(finishedAt)) }),
    ...pinned(pin),
  };
}

/** Shown, so that whoever drafts the law sees it; nobody who serves a term is made to serve longer by a later law. */
const notApplied = { class: 'LATER', provision: 'CC 6(3)' } as const;

function pinned(pin: Pin | undefined): object {
  return pin === undefined
    ? { position: null, of: null }
    : { position: String(pin.position), of: pin.terms, withoutSentence: pin.withoutSentence };
}

async function rehearsalOf({ pool }: Sources, context: ReadContext): Promise<Rehearsal> {
  const { id = '' } = context.params;
  const rehearsal = isUuid(id) ? await findRehearsal(pool, id) : undefined;
  if (rehearsal === undefined) throw notFound('such rehearsal');
  return rehearsal;
}

function idOf({ params: { id = '' } }: ReadContext): string {
  if (isUuid(id)) return id;
  throw invalidRequest([{ pointer: '/id', code: 'id', message: 'must be the id of a rehearsal, a UUID in lower case' }]);
}
