import { categories, facilityTypes, type OffenceCategory } from '../../libs/criminal-case/criminal-case.events.ts';
import { legalBases, type LegalBasis } from '../../libs/custody/custody.events.ts';
import { LegalDay, OneOf, Text, YesNo } from '../../libs/commands/fields.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { sexes, socialStatusKinds, type Sex, type SocialStatusKind } from '../../libs/person/person.events.ts';
import { read } from '../../libs/platform/read-route.ts';
import { ListQuery, registerPage, sortNames } from '../../libs/platform/register-list.ts';
import { facilityCode, regionCodes } from '../../libs/regions/regions.ts';
import { PersonRow } from '../../libs/registers/person-register.ts';
import { PrisonerRow } from '../../libs/registers/prisoner-register.ts';
import { DeadlineRow } from '../../libs/registers/deadline-register.ts';
import { isAhead } from './due-rows.ts';
import { andName } from './read-parole-register.ts';
import { blockersOfStay } from './release-blockers.ts';
import { andOfCaller } from './rows-of-caller.ts';
import type { Sources } from './sources.ts';

const sorts = {
  termEnd: "coalesce(stay.term_end, 'infinity')",
  name: "coalesce(person.searchable_name, '')",
  admittedOn: "coalesce(stay.admitted_on, '-infinity')",
  facility: "coalesce(stay.facility, '')",
} as const;

class PrisonerRegisterQuery extends ListQuery {
  @Text({ says: 'Facility', ...facilityCode, optional: true })
  readonly facility?: string;

  @OneOf(regionCodes, { says: 'Region, by the first two digits of its KATO code', optional: true })
  readonly region?: string;

  @OneOf(sexes, { says: 'Sex', optional: true })
  readonly sex?: Sex;

  @OneOf([...facilityTypes, 'REMAND'], { says: 'Regime of the facility', optional: true })
  readonly regime?: string;

  @OneOf(legalBases, { says: 'On what the person is held', optional: true })
  readonly legalBasis?: LegalBasis;

  @LegalDay({ says: 'Only those whose term ends before that day', optional: true })
  readonly releaseBefore?: LegalDate;

  @OneOf(categories, { says: 'Gravest category of the offences served for', optional: true })
  readonly gravest?: OffenceCategory;

  @YesNo({ says: 'One of the offences is violent', optional: true })
  readonly violent?: boolean;

  @YesNo({ says: 'No earlier sentence to deprivation of liberty is known', optional: true })
  readonly firstTime?: boolean;

  @OneOf(socialStatusKinds, { says: 'Situation that holds on the day asked for', optional: true })
  readonly socialStatus?: SocialStatusKind;

  @Text({ says: 'Beginning of a family name, or of any word of the name', max: 100, optional: true })
  readonly name?: string;

  @LegalDay({ says: 'Day on which a situation must hold; today unless told', optional: true })
  readonly on?: LegalDate;

  @OneOf(sortNames(sorts), { says: 'Order; termEnd unless told', optional: true, example: 'termEnd' })
  readonly sort?: string;
}

interface PrisonerItem {
  readonly personId: string;
}

/** Everyone in custody. */
export const readPrisonerRegister = read<Sources, PrisonerRegisterQuery>({
  method: 'GET',
  path: 'registers/prisoners',
  query: PrisonerRegisterQuery,
  says: 'The prisoner register: everyone in custody, by facility, region, sex, regime, end of term, offence, situation, name.',
  by: ['facility', 'officer', 'supervisor', 'court-registrar', 'amnesty-commission', 'auditor'],
  registers: ['prisoner', 'person', 'deadline', 'work_item', 'parole'],
  answer: async ({ query, context, sources }) => {
    const builder = sources.registers
      .createQueryBuilder()
      .from(PrisonerRow, 'stay')
      .innerJoin(PersonRow, 'person', 'person.person_id = stay.person_id')
      .leftJoin(DeadlineRow, 'deadline', 'deadline.person_id = stay.person_id')
      .where('stay.in_custody');
    builder.setParameter('on', query.on ?? context.today);
    const { releaseBefore, socialStatus, name, on = context.today } = query;
    andOfCaller(builder, context.principal, 'stay.person_id');
    for (const filter of ['facility', 'region', 'regime', 'legalBasis', 'gravest', 'violent', 'firstTime'] as const) {
      if (query[filter] !== undefined) builder.andWhere(`${columns[filter]} = :${filter}`, { [filter]: query[filter] });
    }
    if (query.sex !== undefined) builder.andWhere('person.sex = :sex', { sex: query.sex });
    if (releaseBefore !== undefined) builder.andWhere('stay.term_end < :releaseBefore', { releaseBefore });
    if (socialStatus !== undefined) builder.andWhere(statusHolds, { socialStatus, on });
    if (name !== undefined) andName(builder, name);
    const list = { name: 'prisoners', columns, sorts, id: 'stay.person_id', cursors: sources.cursors, defaultSort: 'termEnd' };
    const page = await registerPage<PrisonerItem>(builder, list, query);
    return { json: page, persons: page.items.map((item) => item.personId) };
  },
});

const statusHolds = `exists (
  select from jsonb_to_recordset(person.statuses) as status(kind text, "from" date, "to" date)
  where status.kind = :socialStatus and status."from" <= :on and (status."to" is null or status."to" >= :on))`;

/** What must be done or comes about next; what came about before the day asked for is passed over. */
const nextOfStay = `(select item.due from jsonb_array_elements(deadline.dues) with ordinality as item(due, number)
  where ${isAhead} order by item.number limit 1)`;

const columns = {
  personId: 'stay.person_id',
  familyName: 'person.family_name',
  givenName: 'person.given_name',
  patronymic: 'person.patronymic',
  sex: 'person.sex',
  birthDate: 'person.birth_date',
  facility: 'stay.facility',
  region: 'stay.region',
  inTransitTo: 'stay.in_transit_to',
  legalBasis: 'stay.legal_basis',
  regime: 'stay.regime',
  conditions: 'stay.conditions',
  behaviour: 'stay.behaviour',
  admittedOn: 'stay.admitted_on',
  escapedOn: 'stay.escaped_on',
  maliciousSince: 'stay.malicious_since',
  releaseOn: 'stay.release_on',
  termId: 'stay.term_id',
  punishment: 'stay.punishment',
  termStart: 'stay.term_start',
  termEnd: 'stay.term_end',
  needsManual: 'stay.needs_manual',
  gravest: 'stay.gravest',
  violent: 'stay.violent',
  firstTime: 'stay.first_time',
  articles: 'stay.articles',
  calculationStands: 'stay.calculation_stands',
  paroleRightFrom: 'stay.parole_right_from',
  substitutionRightFrom: 'stay.substitution_right_from',
  recordExpunges: 'stay.record_expunges',
  cutDays: 'stay.cut_days',
  nextDue: `${nextOfStay}->>'day'`,
  nextDueKind: `${nextOfStay}->>'kind'`,
  blockers: blockersOfStay,
  paroleStatus: 'stay.parole_status',
  paroleFrom: 'stay.parole_from',
} as const;
