import { OneOf, Text, YesNo } from '../../libs/commands/fields.ts';
import { read } from '../../libs/platform/read-route.ts';
import { ListQuery, registerPage, sortNames } from '../../libs/platform/register-list.ts';
import { facilityCode } from '../../libs/regions/regions.ts';
import { PrisonerRow } from '../../libs/registers/prisoner-register.ts';
import { WorkItemRow } from '../../libs/registers/work-item-register.ts';
import { andOfCaller, facilityNow, heldAt, supervisedBy } from './rows-of-caller.ts';
import type { Sources } from './sources.ts';

const sorts = { openedOn: 'item.opened_on', decision: 'item.decision_type' } as const;

class WorkItemQuery extends ListQuery {
  @YesNo({ says: 'Those that are done, too; only open ones unless told', optional: true })
  readonly done?: boolean;

  @Text({ says: 'Facility that holds the person', ...facilityCode, optional: true })
  readonly facility?: string;

  @Text({ says: 'Probation office that supervises the person', max: 20, optional: true, example: 'P7501' })
  readonly office?: string;

  @Text({ says: 'Type of the decision', max: 60, optional: true, example: 'ParoleGranted' })
  readonly decisionType?: string;

  @OneOf(sortNames(sorts), { says: 'Order; openedOn unless told', optional: true, example: 'openedOn' })
  readonly sort?: string;
}

interface WorkItem {
  readonly personId: string;
}

/** What somebody has to look at: decisions that rested on what was corrected since. */
export const readWorkItems = read<Sources, WorkItemQuery>({
  method: 'GET',
  path: 'work-items',
  query: WorkItemQuery,
  says: 'Decisions that somebody has to look at again, since what they rested on was corrected: by facility, office, type of decision.',
  by: ['officer', 'supervisor', 'facility', 'court-registrar', 'auditor'],
  registers: ['work_item', 'prisoner', 'parole'],
  answer: async ({ query, context, sources }) => {
    const builder = sources.registers
      .createQueryBuilder()
      .from(WorkItemRow, 'item')
      .leftJoin(PrisonerRow, 'stay', 'stay.person_id = item.person_id and stay.in_custody');
    if (query.done !== true) builder.andWhere('item.done_on is null');
    andOfCaller(builder, context.principal);
    const { facility, office, decisionType } = query;
    if (facility !== undefined) builder.andWhere(heldAt('facility'), { facility });
    if (office !== undefined) builder.andWhere(supervisedBy('office'), { office });
    if (decisionType !== undefined) builder.andWhere('item.decision_type = :decisionType', { decisionType });
    const list = { name: 'work-items', columns, sorts, id: 'item.work_item_id', cursors: sources.cursors, defaultSort: 'openedOn' };
    const page = await registerPage<WorkItem>(builder, list, query);
    return { json: page, persons: [...new Set(page.items.map(({ personId }) => personId))] };
  },
});

const columns = {
  workItemId: 'item.work_item_id',
  kind: 'item.kind',
  personId: 'item.person_id',
  facility: facilityNow,
  correctionId: 'item.correction_id',
  decisionStream: 'item.decision_stream',
  decisionRevision: 'item.decision_revision',
  decisionType: 'item.decision_type',
  because: 'item.because',
  openedOn: 'item.opened_on',
  doneOn: 'item.done_on',
  outcome: 'item.outcome',
  doneBy: 'item.done_by',
} as const;
