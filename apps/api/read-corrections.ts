import { OneOf } from '../../libs/commands/fields.ts';
import { read } from '../../libs/platform/read-route.ts';
import { ListQuery, registerPage, sortNames } from '../../libs/platform/register-list.ts';
import { CorrectionRow } from '../../libs/registers/correction-register.ts';
import { PrisonerRow } from '../../libs/registers/prisoner-register.ts';
import { andOfCaller } from './rows-of-caller.ts';
import type { Sources } from './sources.ts';

const sorts = { proposedOn: 'item.proposed_on', type: 'item.type' } as const;
const outcomes = ['PROPOSED', 'APPROVED', 'REJECTED', 'NOTED'] as const;

class CorrectionQuery extends ListQuery {
  @OneOf(outcomes, {
    says: 'What became of it; PROPOSED are those that wait for a second person; NOTED are of personal data',
    optional: true,
    example: 'PROPOSED',
  })
  readonly outcome?: (typeof outcomes)[number];

  @OneOf(sortNames(sorts), { says: 'Order; proposedOn unless told', optional: true, example: 'proposedOn' })
  readonly sort?: string;
}

interface CorrectionItem {
  readonly personId: string;
}

/** Corrections, where a second person finds those that wait for one. */
export const readCorrections = read<Sources, CorrectionQuery>({
  method: 'GET',
  path: 'corrections',
  query: CorrectionQuery,
  says: 'Corrections of recorded facts: who proposed which, why, and what became of it; the proposed ones wait for a second person.',
  by: ['officer', 'supervisor', 'facility', 'court-registrar', 'auditor'],
  registers: ['correction', 'prisoner', 'parole'],
  answer: async ({ query, context, sources }) => {
    const builder = sources.registers
      .createQueryBuilder()
      .from(CorrectionRow, 'item')
      .leftJoin(PrisonerRow, 'stay', 'stay.person_id = item.person_id and stay.in_custody');
    if (query.outcome !== undefined) builder.andWhere('item.outcome = :outcome', { outcome: query.outcome });
    andOfCaller(builder, context.principal);
    const list = { name: 'corrections', columns, sorts, id: 'item.correction_id', cursors: sources.cursors, defaultSort: 'proposedOn' };
    const page = await registerPage<CorrectionItem>(builder, list, query);
    return { json: page, persons: [...new Set(page.items.map(({ personId }) => personId))] };
  },
});

const columns = {
  correctionId: 'item.correction_id',
  personId: 'item.person_id',
  stream: 'item.stream',
  revision: 'item.revision',
  type: 'item.type',
  kind: 'item.kind',
  reasonCode: 'item.reason_code',
  proposedBy: 'item.proposed_by',
  proposedOn: 'item.proposed_on',
  outcome: 'item.outcome',
  decidedBy: 'item.decided_by',
  decidedOn: 'item.decided_on',
} as const;
