import { beginningOrContinuing, record, refuse } from '../commands/command.ts';
import { IdOf, LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import { facilityTypes, type CaseId, type FacilityType } from '../criminal-case/criminal-case.events.ts';
import { streamName, type Id, type LegalDate } from '../event-log/event.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import { facilityCode, regionOf } from '../regions/regions.ts';
import { termReading, unlessServedFrom, type CustodialTerm } from './custodial-term.ts';
import { legalBases, type CustodyFact, type LegalBasis } from './custody.events.ts';
import { custodyState, type Custody } from './custody.state.ts';
import { livingPerson, type LivingPerson } from './living-person.ts';

export class Admit {
  @IdOf('stay', { says: 'Id of the stay, chosen by the sender', example: '0192e4a0-7b1c-7000-8000-0000000000e1' })
  readonly stayId!: Id<'stay'>;

  @LegalDay({ says: 'Day of admission', example: '2024-02-20' })
  readonly admittedOn!: LegalDate;

  @Text({ says: 'Code of the facility', ...facilityCode })
  readonly facility!: string;

  @OneOf(legalBases, {
    says: 'REMAND: before a verdict is in force; SENTENCE: a custodial term is served, which `termId` and `regime` name',
    example: 'SENTENCE',
  })
  readonly legalBasis!: LegalBasis;

  @IdOf('term', { says: 'Term that is served; on SENTENCE only', optional: true, example: '0192e4a0-7b1c-7000-8000-0000000000f1' })
  readonly termId?: TermId;

  @OneOf(facilityTypes, { says: 'Regime of the facility; on SENTENCE only', optional: true, example: 'MEDIUM' })
  readonly regime?: FacilityType;

  @IdOf('case', { says: 'Case of a person on remand, where it is known; on REMAND only', optional: true })
  readonly caseId?: CaseId;

  @Text({ says: 'Verdict or order on which the person is held', max: 200, example: 'verdict 1-24/2024' })
  readonly documentRef!: string;
}

interface Facts {
  readonly person?: LivingPerson;
  readonly term?: CustodialTerm;
}

/** A person comes into a facility, on remand or to serve a sentence. */
export const admit = beginningOrContinuing<Admit, Custody, CustodyFact, Facts>({
  body: Admit,
  name: 'admit',
  does: 'Admits a person to a facility, on remand or to serve a custodial term.',
  by: ['facility', 'court-registrar'],
  on: custodyState,
  unless: unlessFree,
  reads: ({ body: { termId }, context }) => ({
    person: { stream: streamName('person', context.id), as: livingPerson },
    ...(termId !== undefined && { term: termReading(termId) }),
  }),
  decide: ({ body, state, facts, context }) => {
    const { stayId, admittedOn, facility, legalBasis } = body;
    const wrong =
      unlessLiving(facts.person) ??
      notYet('/admittedOn', admittedOn, context.today) ??
      (state?.standing.is === 'RELEASED'
        ? tooEarly('/admittedOn', admittedOn, state.standing.releasedOn, 'the end of the last stay')
        : undefined);
    if (wrong) return refuse(wrong);
    if (state?.stayIds.includes(stayId) === true) {
      return refuse({
        code: 'stay-recorded',
        reason: 'An earlier stay of the person has this id.',
        next: 'Choose a new id.',
        pointer: '/stayId',
      });
    }
    const personId = context.id as Id<'person'>; // the stays of a person are addressed by the person's id
    const hold = legalBasis === 'REMAND' ? onRemand(body) : onSentence(body, facts.term, personId);
    if ('code' in hold) return refuse(hold);
    return record({
      type: 'PersonAdmitted',
      effectiveOn: admittedOn,
      data: { personId, stayId, facility, region: regionOf(facility), legalBasis, ...hold, admittedOn },
    });
  },
});

function unlessFree(custody: Custody | undefined): Refusal | undefined {
  if (custody === undefined || custody.standing.is === 'RELEASED') return undefined;
  const { facility, admittedOn } = custody.stay;
  return {
    code: 'stay-open',
    reason: `The person is in custody since ${admittedOn}, last at ${facility}.`,
    next: custody.standing.is === 'ESCAPED' ? 'Record the return to custody.' : 'Transfer the person, or record the release first.',
  };
}

function unlessLiving(person: LivingPerson | undefined): Refusal | undefined {
  if (person === undefined) return { code: 'person-unknown', reason: 'There is no such person.', next: 'Register the person first.' };
  if (person.diedOn === undefined) return undefined;
  return { code: 'person-dead', reason: `The person died on ${person.diedOn}.`, next: 'Correct the record if that is wrong.' };
}

interface Held {
  readonly regime: FacilityType | 'REMAND';
  readonly termId?: TermId;
  readonly caseId?: CaseId;
}

function onRemand({ termId, regime, caseId }: Admit): Held | Refusal {
  if (termId !== undefined) return notOn('REMAND', '/termId', 'serves no term');
  if (regime !== undefined) return notOn('REMAND', '/regime', 'is under the regime of remand');
  return { regime: 'REMAND', ...(caseId !== undefined && { caseId }) };
}

function onSentence(
  { termId, regime, caseId, admittedOn }: Admit,
  term: CustodialTerm | undefined,
  personId: Id<'person'>,
): Held | Refusal {
  if (caseId !== undefined) return notOn('SENTENCE', '/caseId', 'is held on the cases of the term');
  if (termId === undefined) return missing('/termId', 'the term that is served');
  if (regime === undefined) return missing('/regime', 'the regime of the facility');
  return unlessServedFrom('/admittedOn', admittedOn, term, personId) ?? { regime, termId };
}

function notOn(basis: LegalBasis, pointer: string, because: string): Refusal {
  return { code: 'not-on-this-basis', reason: `A person on ${basis} ${because}.`, next: 'Leave the field out.', pointer };
}

function missing(pointer: string, what: string): Refusal {
  return { code: 'missing-on-this-basis', reason: `An admission on SENTENCE names ${what}.`, next: 'Give the field.', pointer };
}
