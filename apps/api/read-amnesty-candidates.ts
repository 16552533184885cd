import { amnestyVerdicts, type AmnestyVerdict } from '../../libs/amnesty/amnesty.events.ts';
import { OneOf, Text } from '../../libs/commands/fields.ts';
import { sexes, type Sex } from '../../libs/person/person.events.ts';
import { read } from '../../libs/platform/read-route.ts';
import { ListQuery, registerPage, sortNames } from '../../libs/platform/register-list.ts';
import { facilityCode, regionCodes } from '../../libs/regions/regions.ts';
import { AmnestyCandidateRow } from '../../libs/registers/amnesty-candidate-register.ts';
import { PersonRow } from '../../libs/registers/person-register.ts';
import { PrisonerRow } from '../../libs/registers/prisoner-register.ts';
import { lawNumbers } from '../../libs/amnesty/law-no.ts';
import { andName } from './read-parole-register.ts';
import { andOfCaller } from './rows-of-caller.ts';
import type { Sources } from './sources.ts';

const states = ['PROPOSED', 'DECLINED', 'APPLIED', 'REFUSED'] as const;

const sorts = {
  name: "coalesce(person.searchable_name, '')",
  newLastDay: "coalesce(candidate.new_last_day, 'infinity')",
  proposedOn: 'candidate.proposed_on',
} as const;

class AmnestyCandidatesQuery extends ListQuery {
  @Text({ says: 'Act', max: 20, pattern: lawNumbers.pattern, form: lawNumbers.form, optional: true, example: lawNumbers.example })
  readonly lawNo?: string;

  @OneOf(amnestyVerdicts, { says: 'What the act gives', optional: true })
  readonly verdict?: AmnestyVerdict;

  @OneOf(states, { says: 'What became of it', optional: true })
  readonly state?: AmnestyCandidateRow['state'];

  @OneOf(sexes, { says: 'Sex', optional: true })
  readonly sex?: Sex;

  @OneOf(regionCodes, { says: 'Region of the facility, by the first two digits of its KATO code', optional: true })
  readonly region?: string;

  @Text({ says: 'Facility that holds the person now', ...facilityCode, optional: true })
  readonly facility?: string;

  @Text({ says: 'Beginning of a family name, or of any word of the name', max: 100, optional: true })
  readonly name?: string;

  @OneOf(sortNames(sorts), { says: 'Order; name unless told', optional: true, example: 'name' })
  readonly sort?: string;
}

interface CandidateItem {
  readonly personId: string;
}

/** Everyone of whom an act of amnesty was asked. */
export const readAmnestyCandidates = read<Sources, AmnestyCandidatesQuery>({
  method: 'GET',
  path: 'registers/amnesty-candidates',
  query: AmnestyCandidatesQuery,
  says: 'Amnesty candidates: what an act proposes for each term and what became of it, by act, verdict, state, facility, region, name.',
  by: ['amnesty-commission', 'court-registrar', 'facility', 'auditor'],
  registers: ['amnesty_candidate', 'person', 'prisoner', 'parole'],
  answer: async ({ query, context, sources }) => {
    const builder = sources.registers
      .createQueryBuilder()
      .from(AmnestyCandidateRow, 'candidate')
      .innerJoin(PersonRow, 'person', 'person.person_id = candidate.person_id')
      .leftJoin(PrisonerRow, 'stay', 'stay.person_id = candidate.person_id and stay.in_custody')
      .where('true');
    andOfCaller(builder, context.principal, 'candidate.person_id');
    for (const filter of ['lawNo', 'verdict', 'state', 'sex', 'region', 'facility'] as const) {
      if (query[filter] !== undefined) builder.andWhere(`${columns[filter]} = :${filter}`, { [filter]: query[filter] });
    }
    if (query.name !== undefined) andName(builder, query.name);
    const list = { name: 'amnesty-candidates', columns, sorts, id: 'candidate.decision_id', cursors: sources.cursors, defaultSort: 'name' };
    const page = await registerPage<CandidateItem>(builder, list, query);
    return { json: page, persons: page.items.map((item) => item.personId) };
  },
});

const columns = {
  decisionId: 'candidate.decision_id',
  lawNo: 'candidate.law_no',
  termId: 'candidate.term_id',
  personId: 'candidate.person_id',
  familyName: 'person.family_name',
  givenName: 'person.given_name',
  patronymic: 'person.patronymic',
  sex: 'person.sex',
  birthDate: 'person.birth_date',
  facility: 'stay.facility',
  region: 'stay.region',
  verdict: 'candidate.verdict',
  clauses: 'candidate.clauses',
  excludedBy: 'candidate.excluded_by',
  because: 'candidate.because',
  fraction: 'candidate.fraction',
  newLastDay: 'candidate.new_last_day',
  state: 'candidate.state',
  proposedOn: 'candidate.proposed_on',
  proposals: 'candidate.proposals',
  settledOn: 'candidate.settled_on',
  outcome: 'candidate.outcome',
  refusedBecause: 'candidate.refused_because',
  differs: 'candidate.differs',
} as const;
