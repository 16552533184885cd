import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text, WholeNumber } from '../commands/fields.ts';
import { notYet } from '../commands/refusal.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';
import { citizenshipCode } from './citizenship-code.ts';
import { sexes, type PersonFact, type Sex } from './person.events.ts';
import { personState, typesRecorded, type Person } from './person.state.ts';

const reasons = ['CLERICAL_ERROR', 'DOCUMENT_FOUND', 'NAME_CHANGED', 'COURT_DECISION'] as const;

/** Types of the events that hold personal data, and can be named as corrected. */
export const holdPersonalData: readonly string[] = ['PersonRegistered', 'PersonalDataCorrected'] satisfies readonly PersonFact['type'][];

export class CorrectPersonalData {
  @LegalDay({ says: 'Day from which the corrected data hold' })
  readonly on!: LegalDate;

  @WholeNumber({ says: 'Revision of the event that is corrected', min: 0, max: 100_000, example: 0 })
  readonly corrects!: number;

  @Text({ says: 'Family name as it should be', max: 100, optional: true, example: 'Ахметова' })
  readonly familyName?: string;

  @Text({ says: 'Given name as it should be', max: 100, optional: true })
  readonly givenName?: string;

  @Text({ says: 'Patronymic as it should be', max: 100, optional: true })
  readonly patronymic?: string;

  @OneOf(sexes, { says: 'Sex as it should be', optional: true })
  readonly sex?: Sex;

  @LegalDay({ says: 'Date of birth as it should be', optional: true })
  readonly birthDate?: LegalDate;

  @Text({ says: 'Citizenship as it should be', ...citizenshipCode, optional: true })
  readonly citizenship?: string;

  @OneOf(reasons, { says: 'Why the record is corrected' })
  readonly reason!: (typeof reasons)[number];

  @Text({ says: 'Provision or decision that allows it', max: 200, example: 'PEC 91' })
  readonly legalBasis!: string;

  @Text({ says: 'Document that shows it', max: 200, example: 'birth certificate 0012' })
  readonly documentRef!: string;

  @Text({ says: 'Who approved the correction: somebody else than the one who records it', max: 100, example: 'supervisor-7' })
  readonly approvedBy!: string;
}

/** Corrects what was recorded about a person. The earlier event stays; this one names it, with reason, basis and a second person. */
export const correctPersonalData = continuing<CorrectPersonalData, Person, PersonFact, { readonly types?: readonly string[] }>({
  body: CorrectPersonalData,
  name: 'correct-personal-data',
  does: 'Corrects names, sex, date of birth or citizenship, naming the event that was wrong, the reason and a second person.',
  by: ['officer', 'supervisor', 'facility', 'court-registrar'],
  on: personState,
  reads: ({ context }) => ({ types: { stream: streamName('person', context.id), as: typesRecorded } }),
  decide: ({ body, state: person, facts: { types = [] }, context }) => {
    const { corrects, familyName, givenName, patronymic, sex, birthDate, citizenship, reason, legalBasis, approvedBy } = body;
    const data = { ...(sex && { sex }), ...(birthDate && { birthDate }), ...(citizenship && { citizenship }) };
    const personal = { ...(familyName && { familyName }), ...(givenName && { givenName }), ...(patronymic && { patronymic }) };
    if (Object.keys({ ...data, ...personal }).length === 0) {
      return refuse({
        code: 'nothing-corrected',
        reason: 'No field is given that should be corrected.',
        next: 'Give at least one of the names, sex, birthDate, citizenship.',
      });
    }
    const corrected = types[corrects];
    if (corrected === undefined || !holdPersonalData.includes(corrected)) {
      return refuse({
        code: 'not-correctable',
        reason:
          corrected === undefined
            ? `The person has no event ${String(corrects)}.`
            : `Event ${String(corrects)} is ${corrected}, which holds no such data.`,
        next: "Look up the revision in the person's history.",
        pointer: '/corrects',
      });
    }
    if (approvedBy === context.actor) {
      return refuse({
        code: 'second-person',
        reason: 'A correction needs two people.',
        next: 'Let somebody else approve it.',
        pointer: '/approvedBy',
      });
    }
    const future = birthDate && notYet('/birthDate', birthDate, context.today);
    if (future) return refuse(future);
    return record({
      type: 'PersonalDataCorrected',
      effectiveOn: body.on,
      data: { personId: person.personId, corrects, ...data, reason, legalBasis, approvedBy },
      ...(Object.keys(personal).length > 0 && { personal }),
    });
  },
});
