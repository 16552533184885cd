import type { SelectQueryBuilder } from 'typeorm';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { DeadlineRow } from '../../libs/registers/deadline-register.ts';
import { comingAbout } from '../../libs/registers/dues.ts';

/** Whose dues are asked for: each condition must hold. */
export interface WhoseDues {
  readonly facilities: readonly string[];
  readonly offices: readonly string[];
  readonly officer?: string;
  readonly until: LegalDate;
  /**
   * Set where the first ones of everybody are asked for, by day: where so many people have something overdue, whoever has nothing overdue
   * before them is left out.
   */
  readonly first?: number;
}

/** Whether the day of a due is `:on`, a date, or later. */
export const isFromOn = `cast(item.due->>'day' as date) >= :on`;

/** Whether a due is still to come or to be done; one that came about before `:on` is neither. */
export const isAhead = `(${isFromOn} or item.due->>'kind' not in (${comingAbout.map((kind) => `'${kind}'`).join(', ')}))`;

/**
 * One row for each thing that falls due of the people who are asked for: `of`, `person_id`, `facility`, `offices`, `region`, and the `due`;
 * `:on` is set by the caller.
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
    .addSelect('row.offices', 'offices')
    .addSelect('row.region', 'region')
    .addSelect('jsonb_array_elements(row.dues)', 'due')
    .from(DeadlineRow, 'row')
    .where('row.next_due <= :lastDay', { lastDay: until }) // a day, where the dues have text
    .andWhere(first === undefined ? 'true' : `coalesce(row.to_do_by <= (${dayOfNext}), (${dayOfNext}) is null)`, { first })
    .andWhere(narrowed.length === 0 ? 'true' : `(row.person_id is null or (${narrowed.join(' and ')}))`)
    .setParameters({
      ...Object.fromEntries(facilities.map((code, index) => [`facility${String(index)}`, code])),
      offices,
      officers: [officer],
    });
}

/** The day of what the person must have done who comes after the first ones, where it is overdue: each of those has something due by then. */
const dayOfNext =
  'select soonest.to_do_by from registers.deadline as soonest where soonest.to_do_by < :on order by soonest.to_do_by offset :first limit 1';
