import { LegalDay, OneOf, Text, YesNo } from '../../libs/commands/fields.ts';
import { categories, type OffenceCategory } from '../../libs/criminal-case/criminal-case.events.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { read } from '../../libs/platform/read-route.ts';
import { ListQuery, registerPage, sortNames } from '../../libs/platform/register-list.ts';
import { appealOutcomes, CaseRow, caseStates, type AppealOutcome, type CaseState } from '../../libs/registers/case-register.ts';
import { PersonRow } from '../../libs/registers/person-register.ts';
import { PrisonerRow } from '../../libs/registers/prisoner-register.ts';
import { andName } from './read-parole-register.ts';
import { andOfCaller } from './rows-of-caller.ts';
import type { Sources } from './sources.ts';

const sorts = {
  openedOn: 'item.opened_on',
  inForceOn: "coalesce(item.in_force_on, 'infinity')",
  name: "coalesce(person.searchable_name, '')",
  left: 'item.claimed - item.paid',
} as const;

class CaseRegisterQuery extends ListQuery {
  @OneOf(caseStates, { says: 'Where the file stands', optional: true })
  readonly state?: CaseState;

  @OneOf(categories, { says: 'Gravest category of the charges', optional: true })
  readonly gravest?: OffenceCategory;

  @Text({ says: 'Court, as the files name it', max: 200, optional: true, example: 'Almaty district court 2' })
  readonly court?: string;

  @Text({
    says: 'Number in the Unified Register of Pre-trial Investigations; the files of co-defendants share it',
    max: 15,
    pattern: /^\d{15}$/,
    form: '15 digits',
    optional: true,
    example: '247500031000123',
  })
  readonly registrationNumber?: string;

  @YesNo({ says: 'Only those with a sentence against the law that is recorded as the court’s own, or only those without', optional: true })
  readonly warning?: boolean;

  @YesNo({ says: 'Only those of whose civil claims something is left to pay, or only those without', optional: true })
  readonly unpaid?: boolean;

  @YesNo({ says: 'Only those with a ban for life that stands, or only those without', optional: true })
  readonly banned?: boolean;

  @OneOf(appealOutcomes, { says: 'What a higher court decided last of a sentence of the file', optional: true })
  readonly appeal?: AppealOutcome;

  @YesNo({ says: 'Only those with a charge whose prosecution a court ended by reconciliation, or only those without', optional: true })
  readonly reconciled?: boolean;

  @YesNo({
    says: 'Only those with a sentence that is served within the final punishment of a later verdict, or only those without',
    optional: true,
  })
  readonly joined?: boolean;

  @LegalDay({ says: 'Opened on that day or later', optional: true })
  readonly openedFrom?: LegalDate;

  @Text({ says: 'Beginning of a family name, or of any word of the name', max: 100, optional: true, example: 'Ахм' })
  readonly name?: string;

  @OneOf(sortNames(sorts), { says: 'Order; openedOn unless told', optional: true, example: 'openedOn' })
  readonly sort?: string;
}

interface CaseItem {
  readonly personId: string;
}

/** Verdict files: which stand where, which sentences are against the law, and whose claims are unpaid. */
export const readCaseRegister = read<Sources, CaseRegisterQuery>({
  method: 'GET',
  path: 'registers/cases',
  query: CaseRegisterQuery,
  says: 'The register of verdict files, by state, court, number, gravest category, warning, appeal, reconciliation, unpaid damages, bans, name.',
  by: ['court-registrar', 'officer', 'supervisor', 'facility', 'amnesty-commission', 'auditor'],
  registers: ['case', 'person', 'prisoner', 'parole'],
  answer: async ({ query, context, sources }) => {
    const builder = sources.registers
      .createQueryBuilder()
      .from(CaseRow, 'item')
      .innerJoin(PersonRow, 'person', 'person.person_id = item.person_id')
      .leftJoin(PrisonerRow, 'stay', 'stay.person_id = item.person_id and stay.in_custody')
      .where('true');
    for (const filter of [
      'state',
      'gravest',
      'court',
      'registrationNumber',
      'warning',
      'unpaid',
      'banned',
      'appeal',
      'reconciled',
      'joined',
    ] as const) {
      if (query[filter] !== undefined) builder.andWhere(`${filters[filter]} = :${filter}`, { [filter]: query[filter] });
    }
    if (query.openedFrom !== undefined) builder.andWhere('item.opened_on >= :openedFrom', { openedFrom: query.openedFrom });
    if (query.name !== undefined) andName(builder, query.name);
    andOfCaller(builder, context.principal);
    const list = { name: 'cases', columns, sorts, id: 'item.case_id', cursors: sources.cursors, defaultSort: 'openedOn' };
    const page = await registerPage<CaseItem>(builder, list, query);
    return { json: page, persons: [...new Set(page.items.map(({ personId }) => personId))] };
  },
});

const filters = {
  state: 'item.state',
  gravest: 'item.gravest',
  court: 'item.court',
  registrationNumber: 'item.registration_number',
  warning: 'item.warning',
  unpaid: '(item.claimed > item.paid)',
  banned: '(jsonb_array_length(item.bans) > 0)',
  appeal: "(item.appeal ->> 'outcome')",
  reconciled: `(item.charges @> '[{"terminated": {"provision": "CC 68"}}]')`,
  joined: `(item.sentences @> '[{"standing": "JOINED"}]')`,
} as const;

const columns = {
  caseId: 'item.case_id',
  personId: 'item.person_id',
  familyName: 'person.family_name',
  givenName: 'person.given_name',
  patronymic: 'person.patronymic',
  registrationNumber: 'item.registration_number',
  court: 'item.court',
  openedOn: 'item.opened_on',
  state: 'item.state',
  inForceOn: 'item.in_force_on',
  gravest: 'item.gravest',
  charges: 'item.charges',
  sentences: 'item.sentences',
  warning: 'item.warning',
  claimed: 'item.claimed::float8',
  left: '(item.claimed - item.paid)::float8',
  bans: 'item.bans',
  appeal: 'item.appeal',
} as const;
