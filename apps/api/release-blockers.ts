import { servedInFacility } from '../../libs/criminal-case/criminal-case.events.ts';

/**
 * What stands between a person who is held and a release: the blockers of a row, by the aliases `stay` (prisoner register) and `deadline` (register of deadlines) and the parameter `on`.
 *
 * A calculation is confirmed by one person and checked by another; a release is overdue from the day after the one it was authorised for.
 */
export const blockersOfStay = `array_remove(array[
  case when stay.needs_manual then 'NEEDS_MANUAL' end,
  case when stay.calculation_stands = 'PRELIMINARY' then 'CALCULATION_NOT_CONFIRMED' end,
  case when stay.calculation_stands = 'CONFIRMED' then 'CALCULATION_NOT_CHECKED' end,
  case when (
    select count(*) from jsonb_each(deadline.parts) as part
    where part.value->>'is' = 'term' and part.value->>'punishment' in (${servedInFacility.map((punishment) => `'${punishment}'`).join(', ')})
  ) > 1 then 'OTHER_CUSTODIAL_TERM_OPEN' end,
  case when stay.escaped_on is not null then 'ESCAPED' end,
  case when stay.release_on < :on then 'RELEASE_NOT_CARRIED_OUT' end,
  case when exists (
    select from registers.work_item where work_item.person_id = stay.person_id and work_item.done_on is null
  ) then 'OPEN_WORK_ITEM' end
], null)`;
