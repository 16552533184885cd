import type { SelectQueryBuilder } from 'typeorm';
import { LegalDay, OneOf, Text, YesNo } from '../../libs/commands/fields.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { addDays } from '../../libs/law/calendar/legal-date.ts';
import { read } from '../../libs/platform/read-route.ts';
import { ListQuery, registerPage } from '../../libs/platform/register-list.ts';
import { facilityCode, regionCodes } from '../../libs/regions/regions.ts';
import { DeadlineRow } from '../../libs/registers/deadline-register.ts';
import { dueReleaseBases, type DueReleaseBasis } from '../../libs/registers/dues.ts';
import { PersonRow } from '../../libs/registers/person-register.ts';
import { PrisonerRow } from '../../libs/registers/prisoner-register.ts';
import { dueRows } from './due-rows.ts';
import { blockersOfStay } from './release-blockers.ts';
import { supervisedBy } from './rows-of-caller.ts';
import type { Sources } from './sources.ts';

class ReleasesQuery extends ListQuery {
  @Text({ says: 'Facility', ...facilityCode, optional: true })
  readonly facility?: string;

  @OneOf(regionCodes, { says: 'Region, by the first two digits of its KATO code', optional: true })
  readonly region?: string;

  @LegalDay({ says: 'First day of the window; whatever was due before today is in it unless told', optional: true, example: '2026-11-01' })
  readonly from?: LegalDate;

  @LegalDay({ says: 'Last day of the window; 90 days from today unless told', optional: true, example: '2027-01-31' })
  readonly to?: LegalDate;

  @OneOf(dueReleaseBases, { says: 'On what the release rests', optional: true })
  readonly basis?: DueReleaseBasis;

  @YesNo({ says: 'Only those whose calculation nobody confirmed, or only the others', optional: true })
  readonly unconfirmed?: boolean;

  @YesNo({ says: 'Only those that something stands in the way of, or only the others', optional: true })
  readonly blocked?: boolean;
}

const daysAhead = 90;

/** Everybody who is held and whose release falls due, and what stands in its way. */
export const readReleases = read<Sources, ReleasesQuery>({
  method: 'GET',
  path: 'registers/releases',
  query: ReleasesQuery,
  says: 'Releases due, by day: by facility, window, basis, unconfirmed calculation; each with what stands in its way.',
  by: ['facility', 'supervisor', 'court-registrar', 'amnesty-commission', 'auditor'],
  registers: ['deadline', 'prisoner', 'person', 'work_item', 'parole'],
  answer: async ({ query, context, sources }) => {
    const { today, principal } = context;
    const { from, to = addDays(today, daysAhead), region, basis, unconfirmed, blocked } = query;
    const facilities = [principal.facility, query.facility].filter((code) => code !== undefined);
    const builder = sources.registers
      .createQueryBuilder()
      .from((rows: SelectQueryBuilder<object>) => dueRows(rows, { facilities, offices: [], until: to }), 'item')
      .innerJoin(PrisonerRow, 'stay', 'stay.person_id = item.person_id')
      .innerJoin(DeadlineRow, 'deadline', 'deadline.subject = item.of')
      .innerJoin(PersonRow, 'person', 'person.person_id = item.person_id')
      .where(`stay.in_custody and item.due->>'basis' is not null and item.due->>'day' <= :to`, { to })
      .setParameter('on', today);
    const { office: ownOffice } = principal;
    if (ownOffice !== undefined) builder.andWhere(supervisedBy('ownOffice'), { ownOffice });
    if (from !== undefined) builder.andWhere(`item.due->>'day' >= :from`, { from });
    if (region !== undefined) builder.andWhere('stay.region = :region', { region });
    if (basis !== undefined) builder.andWhere(`item.due->>'basis' = :basis`, { basis });
    if (unconfirmed !== undefined) builder.andWhere(`${isUnconfirmed} = :unconfirmed`, { unconfirmed });
    if (blocked !== undefined) builder.andWhere(`(cardinality(${blockersOfStay}) > 0) = :blocked`, { blocked });
    const list = { name: 'releases', columns, sorts: { day: columns.releaseOn }, id: itemId, cursors: sources.cursors, defaultSort: 'day' };
    const page = await registerPage<{ readonly personId: string }>(builder, list, query);
    return { json: page, persons: [...new Set(page.items.map(({ personId }) => personId))] };
  },
});

const itemId = `item.of || ' ' || (item.due->>'id')`;

/**
 * What the register shows of the term that the release ends, by the id at the end of the stream that gives it; of the term that holds the
 * person longest where that one gives it, or nothing but that somebody authorised it.
 */
const termOfRelease = `coalesce(
  (select other from jsonb_array_elements(stay.other_terms) as other where item.due->>'subject' like '%-' || (other->>'termId')),
  jsonb_build_object('termId', stay.term_id, 'termEnd', stay.term_end, 'calculationStands', stay.calculation_stands)
)`;

const columns = {
  releaseOn: `item.due->>'day'`,
  basis: `item.due->>'basis'`,
  authorised: `item.due->>'kind' = 'RELEASE_AUTHORISED_FOR'`,
  personId: 'item.person_id',
  familyName: 'person.family_name',
  givenName: 'person.given_name',
  patronymic: 'person.patronymic',
  facility: 'stay.facility',
  region: 'stay.region',
  termId: `${termOfRelease}->>'termId'`,
  termEnd: `${termOfRelease}->>'termEnd'`,
  calculationStands: `${termOfRelease}->>'calculationStands'`,
  blockers: blockersOfStay,
  rule: `item.due->>'rule'`,
  provision: `item.due->>'provision'`,
  since: `item.due->>'since'`,
  moved: `item.due->'moved'`,
} as const;

const isUnconfirmed = `(${columns.calculationStands} is not distinct from 'PRELIMINARY')`;
