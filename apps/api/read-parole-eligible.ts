import { LegalDay, OneOf, Text, WholeNumber, YesNo } from '../../libs/commands/fields.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { read } from '../../libs/platform/read-route.ts';
import { ListQuery, registerPage } from '../../libs/platform/register-list.ts';
import { facilityCode, regionCodes } from '../../libs/regions/regions.ts';
import { PersonRow } from '../../libs/registers/person-register.ts';
import { PrisonerRow } from '../../libs/registers/prisoner-register.ts';
import { andOfCaller } from './rows-of-caller.ts';
import type { Sources } from './sources.ts';
import { daysFrom } from './window-of-days.ts';

const verdicts = ['FROM', 'BARRED', 'NEEDS_MANUAL'] as const;
const modes = ['MUST', 'MAY'] as const;

class ParoleEligibleQuery extends ListQuery {
  @Text({ says: 'Facility', ...facilityCode, optional: true })
  readonly facility?: string;

  @OneOf(regionCodes, { says: 'Region, by the first two digits of its KATO code', optional: true })
  readonly region?: string;

  @WholeNumber({ says: 'Also those who are eligible within so many days', min: 0, max: 3660, optional: true, example: 90 })
  readonly withinDays?: number;

  @OneOf(verdicts, {
    says: 'FROM: eligible from a day on; or those who are barred, or of whom a human must decide; FROM unless told',
    optional: true,
  })
  readonly verdict?: (typeof verdicts)[number];

  @OneOf(modes, { says: 'Whether a court must grant it or may', optional: true })
  readonly mode?: (typeof modes)[number];

  @YesNo({ says: 'Only those who have an open application, or only those who have none', optional: true })
  readonly open?: boolean;

  @LegalDay({ says: 'Day on which somebody is eligible or not; today unless told', optional: true })
  readonly on?: LegalDate;
}

/** Everybody who is held and may be granted parole, or soon; or why not. */
export const readParoleEligible = read<Sources, ParoleEligibleQuery>({
  method: 'GET',
  path: 'registers/parole-eligible',
  query: ParoleEligibleQuery,
  says: 'Who in custody is eligible for parole on a day or within so many days, with part and mode; or who is barred, and by what.',
  by: ['facility', 'officer', 'supervisor', 'court-registrar', 'auditor'],
  registers: ['prisoner', 'person', 'parole'],
  answer: async ({ query, context, sources }) => {
    const { on = context.today, withinDays = 0, verdict = 'FROM', mode, open, region } = query;
    const builder = sources.registers
      .createQueryBuilder()
      .from(PrisonerRow, 'stay')
      .innerJoin(PersonRow, 'person', 'person.person_id = stay.person_id')
      .where(`stay.in_custody and stay.parole_right->>'verdict' = :verdict`, { verdict })
      .setParameter('on', on);
    if (query.facility !== undefined) builder.andWhere('stay.facility = :facility', { facility: query.facility });
    andOfCaller(builder, context.principal, 'stay.person_id');
    if (verdict === 'FROM') builder.andWhere('stay.parole_right_from <= :until', { until: daysFrom(on, withinDays) });
    if (region !== undefined) builder.andWhere('stay.region = :region', { region });
    if (mode !== undefined) builder.andWhere(`${columns.mode} = :mode`, { mode });
    if (open !== undefined) builder.andWhere(`${columns.open} = :open`, { open });
    const sorts = { eligibleFrom: `coalesce(stay.parole_right_from, 'infinity')` };
    const list = { name: 'parole-eligible', columns, sorts, id: 'stay.person_id', cursors: sources.cursors, defaultSort: 'eligibleFrom' };
    const page = await registerPage<{ readonly personId: string }>(builder, list, query);
    return { json: page, persons: page.items.map(({ personId }) => personId) };
  },
});

const columns = {
  eligibleFrom: 'stay.parole_right_from',
  eligible: 'coalesce(stay.parole_right_from <= :on, false)',
  verdict: `stay.parole_right->>'verdict'`,
  mode: `stay.parole_right->>'mode'`,
  fraction: `stay.parole_right->>'fraction'`,
  bars: `stay.parole_right->'bars'`,
  because: `stay.parole_right->'because'`,
  open: `(stay.parole_status is not distinct from 'OPEN')`,
  paroleStatus: 'stay.parole_status',
  personId: 'stay.person_id',
  familyName: 'person.family_name',
  givenName: 'person.given_name',
  patronymic: 'person.patronymic',
  facility: 'stay.facility',
  region: 'stay.region',
  termId: 'stay.term_id',
  termEnd: 'stay.term_end',
  gravest: 'stay.gravest',
  calculationStands: 'stay.calculation_stands',
} as const;
