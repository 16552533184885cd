import { In, type SelectQueryBuilder } from 'typeorm';
import type { Principal } from '../../libs/access/principal.ts';
import { isUuid, LegalDay, OneOf, Text, WholeNumber, YesNo } from '../../libs/commands/fields.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { notFound } from '../../libs/platform/problem.ts';
import { read } from '../../libs/platform/read-route.ts';
import { ListQuery, registerPage } from '../../libs/platform/register-list.ts';
import { facilityCode, officeCode } from '../../libs/regions/regions.ts';
import { DeadlineRow } from '../../libs/registers/deadline-register.ts';
import { dueKinds, type DueKind } from '../../libs/registers/dues.ts';
import { PersonRow } from '../../libs/registers/person-register.ts';
import { dueRows, isAhead, isFromOn, type WhoseDues } from './due-rows.ts';
import { mayReadPerson } from './person-scope.ts';
import type { Sources } from './sources.ts';
import { daysFrom } from './window-of-days.ts';

class DeadlinesQuery extends ListQuery {
  @Text({ says: 'Facility where the person is held', ...facilityCode, optional: true })
  readonly facility?: string;

  @Text({ says: 'Probation office of the person', ...officeCode, optional: true })
  readonly office?: string;

  @Text({ says: 'Responsible officer', max: 100, optional: true })
  readonly officer?: string;

  @OneOf(dueKinds, { says: 'What falls due', optional: true })
  readonly kind?: DueKind;

  @WholeNumber({ says: 'Up to so many days after `on`; 30 unless told', min: 0, max: 3660, optional: true, example: 30 })
  readonly withinDays?: number;

  @YesNo({ says: 'Only what was due before `on`, or only what was not; both unless told', optional: true })
  readonly overdue?: boolean;

  @YesNo({ says: 'Also what came about before `on`: rights that opened, obligations that ended; not unless told', optional: true })
  readonly cameAbout?: boolean;

  @LegalDay({ says: 'Day from which is counted; today unless told', optional: true })
  readonly on?: LegalDate;
}

interface DeadlineItem {
  /** Null of an act of amnesty. */
  readonly personId: string | null;
}

const whoHasDeadlines = ['officer', 'supervisor', 'facility', 'court-registrar', 'auditor'] as const;

/** Everything that falls due, of whoever is within the caller's scope. */
export const readDeadlines = read<Sources, DeadlinesQuery>({
  method: 'GET',
  path: 'deadlines',
  query: DeadlinesQuery,
  says: 'Everything that falls due, by day, with rule and provision, and what is overdue: by facility, office, officer, kind, within so many days.',
  by: whoHasDeadlines,
  registers: ['deadline', 'person'],
  answer: async ({ query, context, sources }) => {
    const { on = context.today, withinDays = 30, kind, overdue, cameAbout, officer } = query;
    const { principal } = context;
    const asked: WhoseDues = {
      facilities: [principal.facility, query.facility].filter((code) => code !== undefined),
      offices: [principal.office, query.office].filter((code) => code !== undefined),
      until: overdue === true ? daysFrom(on, -1) : daysFrom(on, withinDays),
      ...(officer !== undefined && { officer }),
      ...(isFirstOfAll(query, principal) && { first: query.limit ?? 50 }),
    };
    const builder = sources.registers
      .createQueryBuilder()
      .from((rows: SelectQueryBuilder<object>) => dueRows(rows, asked), 'item')
      .where(`item.due->>'day' <= :until`, { until: asked.until })
      .setParameter('on', on);
    if (overdue === true || cameAbout !== true) builder.andWhere(isAhead);
    if (overdue === false) builder.andWhere(isFromOn);
    if (kind !== undefined) builder.andWhere(`item.due->>'kind' = :kind`, { kind });
    // what belongs to a file is that of its office and officer; the rest is everybody's who answers for the person
    if (asked.offices.length > 0) builder.andWhere(`coalesce(item.due->>'office' = all(:offices), true)`);
    if (officer !== undefined) builder.andWhere(`(item.due->>'office' is null or item.due->>'officer' = :officer)`, { officer });
    const list = { name: 'deadlines', columns, sorts: { day: columns.day }, id: itemId, cursors: sources.cursors, defaultSort: 'day' };
    const page = await registerPage<DeadlineItem>(builder, list, query);
    const items = await withNames(sources, page.items);
    return { json: { on, ...page, items }, persons: [...new Set(items.flatMap(({ personId }) => personId ?? []))] };
  },
});

/** The first page of the whole country, of every kind: where much is overdue, nobody need be looked at who has nothing overdue. */
function isFirstOfAll(query: DeadlinesQuery, principal: Principal): boolean {
  const { facility, office, officer, kind, overdue, cameAbout, cursor, count } = query;
  const narrowed = [principal.facility, principal.office, facility, office, officer, kind, cursor, count].some((one) => one !== undefined);
  return !narrowed && overdue !== false && cameAbout !== true;
}

class NoQuery {}

/** What falls due of one person, all of it. */
export const readPersonDeadlines = read<Sources, NoQuery>({
  method: 'GET',
  path: 'persons/:id/deadlines',
  query: NoQuery,
  says: 'Everything that falls due of one person, by day: rule, provision, since which event, and from where it moved.',
  by: whoHasDeadlines,
  registers: ['deadline', 'prisoner', 'parole'],
  about: ({ id }) => id,
  answer: async ({ context, sources }) => {
    const personId = context.params['id'] ?? '';
    const row = isUuid(personId) ? await sources.registers.getRepository(DeadlineRow).findOneBy({ subject: personId }) : null;
    if (row === null || !(await mayReadPerson(sources, context.principal, personId))) throw notFound('such person');
    return { json: { personId, on: context.today, items: row.dues }, persons: [personId] };
  },
});

/** Names for a page: looked up for its rows alone. */
async function withNames<Item extends DeadlineItem>({ registers }: Sources, items: readonly Item[]): Promise<readonly (Item & Named)[]> {
  const people = await registers.getRepository(PersonRow).findBy({ personId: In(items.flatMap(({ personId }) => personId ?? [])) });
  const names = new Map(people.map(({ personId, familyName, givenName, patronymic }) => [personId, { familyName, givenName, patronymic }]));
  return items.map((item) => ({ ...item, ...(names.get(item.personId ?? '') ?? { familyName: null, givenName: null, patronymic: null }) }));
}

type Named = Pick<PersonRow, 'familyName' | 'givenName' | 'patronymic'>;

/** Tells every due from every other. */
const itemId = `item.of || ' ' || (item.due->>'id')`;

const columns = {
  day: `item.due->>'day'`,
  kind: `item.due->>'kind'`,
  overdue: `not ${isFromOn} and ${isAhead}`,
  personId: 'item.person_id',
  facility: 'item.facility',
  office: `item.due->>'office'`,
  offices: `item.offices`,
  officer: `item.due->>'officer'`,
  region: `coalesce(item.due->>'region', item.region)`,
  subject: `item.due->>'subject'`,
  rule: `item.due->>'rule'`,
  provision: `item.due->>'provision'`,
  basis: `item.due->>'basis'`,
  verified: `item.due->>'unverified' is null`,
  since: `item.due->>'since'`,
  moved: `item.due->'moved'`,
} as const;
