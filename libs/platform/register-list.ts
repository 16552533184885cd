import type { SelectQueryBuilder } from 'typeorm';
import { OneOf, Text, WholeNumber } from '../commands/fields.ts';
import type { Cursors } from './cursor.ts';

/** How a list may be sorted: for each name an expression that is never null, as text where it is compared. */
export type Sorts = Readonly<Record<string, string>>;

/** Expressions by the name under which they are answered. */
export type Columns = Readonly<Record<string, string>>;

/** A name may be three hundred letters of three bytes each, and a cursor holds that of the last row. */
const longestCursor = 2000;

/** The query parameters that every list has. `sort` is declared by each list itself. */
export abstract class ListQuery {
  @WholeNumber({ says: 'Rows a page', min: 1, max: 1000, optional: true, example: 50 })
  readonly limit?: number;

  @Text({ says: 'Goes on after the page whose `next` this is', max: longestCursor, optional: true })
  readonly cursor?: string;

  @OneOf(['exact'], { says: '`exact` adds `total`, the number of rows on all pages', optional: true, example: 'exact' })
  readonly count?: 'exact';
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Send it as `cursor` for the next page; absent on the last one. */
  readonly next?: string;
  readonly total?: number;
}

interface Ordered {
  readonly sortedBy: string;
  readonly sortedById: string;
}

/**
 * One page of a register, by keyset: stable under inserts, and as fast on the last page as on the first.
 *
 * `name` tells the list from every other one; `columns` are the expressions that are answered, under their names and in their order; `id`
 * is the unique one that breaks ties.
 */
export async function registerPage<Item extends object>(
  builder: SelectQueryBuilder<object>,
  list: {
    readonly name: string;
    readonly columns: Columns;
    readonly sorts: Sorts;
    readonly id: string;
    readonly cursors: Cursors;
    readonly defaultSort: string;
  },
  asked: { readonly sort?: string; readonly limit?: number; readonly cursor?: string; readonly count?: 'exact' },
): Promise<Page<Item>> {
  const sort = asked.sort ?? list.defaultSort;
  const order = `${list.name} ${sort}`; // rows of another list have other ids and other days under the same names
  const descending = sort.startsWith('-');
  const by = list.sorts[descending ? sort.slice(1) : sort] ?? list.id;
  const limit = asked.limit ?? 50;
  const total = asked.count === 'exact' ? await totalOf(builder) : undefined;

  const page = builder.clone().select([]);
  for (const [name, expression] of Object.entries(list.columns)) page.addSelect(expression, name);
  page.addSelect(`(${by})::text`, 'sortedBy').addSelect(list.id, 'sortedById');
  if (asked.cursor !== undefined) {
    const { value, id } = list.cursors.read(asked.cursor, order);
    page.andWhere(`(${by}, ${list.id}) ${descending ? '<' : '>'} (:sortedBy, :sortedById)`, { sortedBy: value, sortedById: id });
  }
  const direction = descending ? 'DESC' : 'ASC';
  const rows = await page
    .orderBy(by, direction)
    .addOrderBy(list.id, direction)
    .limit(limit + 1)
    .getRawMany<Item & Ordered>();
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map((row) => answered<Item>(list.columns, row)),
    ...(last !== undefined && { next: list.cursors.write({ sort: order, value: last.sortedBy, id: last.sortedById }) }),
    ...(total !== undefined && { total }),
  };
}

async function totalOf(builder: SelectQueryBuilder<object>): Promise<number> {
  const row = await builder.clone().select('count(*)::integer', 'total').getRawOne<{ total: number }>();
  return row?.total ?? 0;
}

/** The row as it is answered: its columns in their order, without the two that only order rows. */
function answered<Item extends object>(columns: Columns, row: Item): Item {
  const values = new Map<string, unknown>(Object.entries(row));
  return Object.fromEntries(Object.keys(columns).map((name) => [name, values.get(name)])) as Item; // the columns are what an item is made of
}

/** Names of sorts with their descending twins. */
export function sortNames(sorts: Sorts): readonly string[] {
  return Object.keys(sorts).flatMap((name) => [name, `-${name}`]);
}
