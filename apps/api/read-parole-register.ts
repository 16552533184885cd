import { LegalDay, OneOf, Text, YesNo } from '../../libs/commands/fields.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { read } from '../../libs/platform/read-route.ts';
import { ListQuery, registerPage, sortNames } from '../../libs/platform/register-list.ts';
import { officeCode, regionCodes } from '../../libs/regions/regions.ts';
import { ParoleRow } from '../../libs/registers/parole-register.ts';
import { PersonRow } from '../../libs/registers/person-register.ts';
import { searchableName } from '../../libs/registers/searchable-name.ts';
import { supervisionBases, type SupervisionBasis } from '../../libs/supervision/supervision.events.ts';
import { heldAt } from './rows-of-caller.ts';
import type { Sources } from './sources.ts';

const sorts = {
  nextVisitBy: 'file.next_visit_by',
  name: "coalesce(person.searchable_name, '')",
  from: 'file.from_day',
  plannedTo: "coalesce(file.planned_to, 'infinity')",
  absences: 'file.absences',
} as const;

const statuses = ['ACTIVE', 'ENDED', 'ANY'] as const;

class ParoleRegisterQuery extends ListQuery {
  @OneOf(statuses, { says: 'Status of the file; ACTIVE unless told', optional: true, example: 'ACTIVE' })
  readonly status?: (typeof statuses)[number];

  @Text({ says: 'Probation office', ...officeCode, optional: true })
  readonly office?: string;

  @Text({ says: 'Responsible officer', max: 100, optional: true })
  readonly officer?: string;

  @OneOf(regionCodes, { says: 'Region, by the first two digits of its KATO code', optional: true })
  readonly region?: string;

  @OneOf(supervisionBases, { says: 'Why the person is under supervision', optional: true })
  readonly basis?: SupervisionBasis;

  @YesNo({ says: 'Only those whose next visit is overdue, or only those whose is not', optional: true })
  readonly visitOverdue?: boolean;

  @Text({ says: 'Beginning of a family name, or of any word of the name', max: 100, optional: true, example: 'Ахм' })
  readonly name?: string;

  @LegalDay({ says: 'Day on which a visit counts as overdue or not; today unless told', optional: true })
  readonly on?: LegalDate;

  @OneOf(sortNames(sorts), { says: 'Order; nextVisitBy unless told', optional: true, example: 'nextVisitBy' })
  readonly sort?: string;
}

interface ParoleItem {
  readonly personId: string;
}

/** Everyone under supervision: the caseload of an officer, an office, a region, the country. */
export const readParoleRegister = read<Sources, ParoleRegisterQuery>({
  method: 'GET',
  path: 'registers/parole',
  query: ParoleRegisterQuery,
  says: 'The parole register: everyone under supervision, by office, officer, region, basis, overdue visits, name.',
  by: ['officer', 'supervisor', 'auditor', 'court-registrar'],
  registers: ['parole', 'person', 'prisoner'],
  answer: async ({ query, context, sources }) => {
    const { status = 'ACTIVE', officer, region, basis, visitOverdue, name, on = context.today } = query;
    const office = context.principal.office ?? query.office;
    const builder = sources.registers
      .createQueryBuilder()
      .from(ParoleRow, 'file')
      .innerJoin(PersonRow, 'person', 'person.person_id = file.person_id')
      .where('true');
    builder.setParameter('on', on);
    if (status !== 'ANY') builder.andWhere('file.status = :status', { status });
    if (office !== undefined) builder.andWhere('file.office = :office', { office });
    const { facility: ownFacility } = context.principal;
    if (ownFacility !== undefined) builder.andWhere(isHeldAtOwn, { ownFacility });
    if (query.office !== undefined) builder.andWhere('file.office = :askedOffice', { askedOffice: query.office });
    if (officer !== undefined) builder.andWhere('file.officer = :officer', { officer });
    if (region !== undefined) builder.andWhere('file.region = :region', { region });
    if (basis !== undefined) builder.andWhere('file.basis = :basis', { basis });
    if (visitOverdue !== undefined) builder.andWhere(`${columns.visitOverdue} = :visitOverdue`, { visitOverdue });
    if (name !== undefined) andName(builder, name);
    const list = { name: 'parole', columns, sorts, id: 'file.supervision_id', cursors: sources.cursors, defaultSort: 'nextVisitBy' };
    const page = await registerPage<ParoleItem>(builder, list, query);
    return { json: page, persons: page.items.map((item) => item.personId) };
  },
});

/** Staff of a facility find here whom they hold, and nobody else. */
const isHeldAtOwn = `exists (
  select from registers.prisoner stay where stay.person_id = file.person_id and stay.in_custody and ${heldAt('ownFacility')})`;

const columns = {
  supervisionId: 'file.supervision_id',
  personId: 'file.person_id',
  familyName: 'person.family_name',
  givenName: 'person.given_name',
  patronymic: 'person.patronymic',
  sex: 'person.sex',
  birthDate: 'person.birth_date',
  basis: 'file.basis',
  status: 'file.status',
  office: 'file.office',
  region: 'file.region',
  officer: 'file.officer',
  from: 'file.from_day',
  plannedTo: 'file.planned_to',
  nextVisitBy: 'file.next_visit_by',
  visitOverdue: `(file.status = 'ACTIVE' and file.next_visit_by < :on)`,
  lastVisitOn: 'file.last_visit_on',
  visitsPerMonth: 'file.visits_per_month',
  visits: 'file.visits',
  absences: 'file.absences',
  warnings: 'file.warnings',
  obligations: 'file.obligations',
  endedOn: 'file.ended_on',
  ending: 'file.ending',
} as const;

/** Narrows to names one of whose words begins so. */
export function andName(builder: { andWhere(condition: string, parameters: object): unknown }, name: string): void {
  const typed = searchableName(name).replaceAll(/[\\%_]/g, (character) => `\\${character}`);
  builder.andWhere('(person.searchable_name like :nameStart or person.searchable_name like :wordStart)', {
    nameStart: `${typed}%`,
    wordStart: `% ${typed}%`,
  });
}
