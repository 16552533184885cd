import type { SelectQueryBuilder } from 'typeorm';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { DeadlineRow } from '../../libs/registers/deadline-register.ts';

/** Whose dues are asked for: each condition must hold. */
export interface WhoseDues {
  readonly facilities: readonly string[];
  readonly offices: readonly string[];
  readonly officer?: string;
  readonly until: LegalDate;
  /** Rows that are looked at where these are the first ones of everybody, by day: whoever has nothing due before them is left out. */
  readonly first?: number;
}

/**
 * One row for each thing that falls due of the people who are asked for: `of`, `person_id`, `facility`, `region`, `parts`, and the `due`.
 *
 * An act of amnesty falls due for everybody. Of the people something is due by the last day asked for; what else is due of them later is
 * among the rows too.
 */
export function dueRows(
  rows: SelectQueryBuilder<object>,
  { facilities, offices, officer, until, first }: WhoseDues,
): SelectQueryBuilder<object> {
  const narrowed = [
    ...facilities.map((_, index) => `row.facility = :facility${String(index)}`),
    ...(offices.length > 0 ? ['row.offices @> :offices'] : []),
    ...(officer !== undefined ? ['row.officers @> :officers'] : []),
  ];
  return rows
    .select('row.subject', 'of')
    .addSelect('row.person_id', 'person_id')
    .addSelect('row.facility', 'facility')
    .addSelect('row.region', 'region')
    .addSelect('jsonb_array_elements(row.dues)', 'due')
    .from(DeadlineRow, 'row')
    .where('row.next_due <= :lastDay', { lastDay: until }) // a day, where the dues have text
    .andWhere(first === undefined ? 'true' : `row.next_due <= coalesce((${dayOfNext}), 'infinity')`, { first })
    .andWhere(narrowed.length === 0 ? 'true' : `(row.person_id is null or (${narrowed.join(' and ')}))`)
    .setParameters({
      ...Object.fromEntries(facilities.map((code, index) => [`facility${String(index)}`, code])),
      offices,
      officers: [officer],
    });
}

/** The day of the soonest due of the person who comes after the first ones: each of those has at least one due by then. */
const dayOfNext =
  'select soonest.next_due from registers.deadline as soonest where soonest.next_due is not null order by soonest.next_due offset :first limit 1';
