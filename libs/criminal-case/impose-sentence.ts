import { continuing, record, refuse } from '../commands/command.ts';
import { IdOf, IdsOf, LegalDay, OneOf, Part, Text, WholeNumber, YesNo } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import {
  categories,
  facilityTypes,
  punishments,
  type ChargeId,
  type FacilityType,
  type OffenceCategory,
  type Punishment,
  type SentenceId,
  type TermLength,
} from './criminal-case.events.ts';
import { criminalCaseState, type Charge, type CriminalCase } from './criminal-case.state.ts';
import { misfitOf } from './fields-of-punishment.ts';
import { unlessInForce } from './put-in-force.ts';

export class LengthOfTerm {
  @WholeNumber({ says: 'Years', min: 0, max: 50, optional: true })
  readonly years?: number;

  @WholeNumber({ says: 'Months', min: 0, max: 600, optional: true })
  readonly months?: number;

  @WholeNumber({ says: 'Days', min: 0, max: 20_000, optional: true })
  readonly days?: number;
}

export class ImposeSentence {
  @IdOf('sentence', { says: 'Id of the sentence, chosen by the sender', example: '0192e4a0-7b1c-7000-8000-0000000000d1' })
  readonly sentenceId!: SentenceId;

  @IdsOf('charge', { says: 'Charges that it is for, each with a guilty finding', example: ['0192e4a0-7b1c-7000-8000-0000000000c1'] })
  readonly chargeIds!: readonly ChargeId[];

  @OneOf(punishments, { says: 'Main punishment', example: 'DEPRIVATION_OF_LIBERTY' })
  readonly punishment!: Punishment;

  @Part(LengthOfTerm, {
    says: 'Length of deprivation or restriction of liberty, or of arrest (in days)',
    optional: true,
    example: { years: 3 },
  })
  readonly term?: LengthOfTerm;

  @WholeNumber({ says: 'Hours of community service', min: 1, max: 10_000, optional: true })
  readonly hours?: number;

  @WholeNumber({ says: 'Fine or corrective labour, in monthly calculation indices (МРП)', min: 1, max: 10_000_000, optional: true })
  readonly amountMci?: number;

  @OneOf(facilityTypes, { says: 'Type of facility that the verdict names', optional: true, example: 'MEDIUM' })
  readonly facility?: FacilityType;

  @YesNo({ says: 'Whether deprivation of liberty is suspended (CC 63)' })
  readonly suspended!: boolean;

  @LegalDay({ says: 'Day on which it was imposed' })
  readonly imposedOn!: LegalDate;

  @YesNo({ says: 'Whether no earlier sentence to deprivation of liberty is known' })
  readonly firstTime!: boolean;

  @Text({ says: 'Verdict', max: 200, example: 'verdict 1-23/2024' })
  readonly documentRef!: string;
}

/** The punishment that a court imposes for one or more charges; whether the law allows it is asked elsewhere. */
export const imposeSentence = continuing({
  body: ImposeSentence,
  name: 'impose-sentence',
  does: 'Records the punishment that the court imposed for charges with a guilty finding.',
  by: ['court-registrar'],
  on: criminalCaseState,
  unless: unlessInForce,
  decide: ({ body, state: file, context }) => {
    const { sentenceId, chargeIds, punishment, hours, amountMci, facility, suspended, imposedOn, firstTime } = body;
    const impossible =
      sentenceRecorded(file, sentenceId) ??
      chargesNotOpen(file, chargeIds) ??
      misfitOf(body) ??
      notYet('/imposedOn', imposedOn, context.today) ??
      beforeVerdict(file, chargeIds, imposedOn);
    if (impossible) return refuse(impossible);
    const charges = file.charges.filter((charge) => chargeIds.includes(charge.chargeId));
    const term = body.term && lengthOf(body.term);
    return record({
      type: 'SentenceImposed',
      effectiveOn: imposedOn,
      data: {
        personId: file.personId,
        sentenceId,
        chargeIds,
        punishment,
        ...(term && { term }),
        ...(hours !== undefined && { hours }),
        ...(amountMci !== undefined && { amountMci }),
        ...(facility && { facility }),
        suspended,
        imposedOn,
        offences: charges.map((charge) => charge.offence),
        gravest: gravestOf(charges),
        firstTime,
      },
    });
  },
});

function sentenceRecorded(file: CriminalCase, sentenceId: SentenceId): Refusal | undefined {
  if (!file.sentences.some((sentence) => sentence.sentenceId === sentenceId)) return undefined;
  return { code: 'sentence-recorded', reason: 'The file has a sentence of this id.', next: 'Choose another id.', pointer: '/sentenceId' };
}

function chargesNotOpen(file: CriminalCase, chargeIds: readonly ChargeId[]): Refusal | undefined {
  for (const [index, chargeId] of chargeIds.entries()) {
    const pointer = `/chargeIds/${String(index)}`;
    const charge = file.charges.find((added) => added.chargeId === chargeId);
    if (charge === undefined) {
      return {
        code: 'charge-unknown',
        reason: `The file has no charge ${chargeId}.`,
        next: 'Add the charge first, or look up its id.',
        pointer,
      };
    }
    if (charge.verdict?.finding !== 'GUILTY') {
      return {
        code: 'no-guilty-finding',
        reason: `The finding on ${articleOf(charge)} is ${charge.verdict?.finding ?? 'not delivered yet'}.`,
        next: 'Sentence only charges with a guilty finding.',
        pointer,
      };
    }
    const sentence = file.sentences.find((imposed) => imposed.chargeIds.includes(chargeId));
    if (sentence !== undefined) {
      return {
        code: 'charge-sentenced',
        reason: `A sentence was imposed on ${sentence.imposedOn} for ${articleOf(charge)}.`,
        next: 'Name only charges without a sentence.',
        pointer,
      };
    }
  }
  return undefined;
}

export function beforeVerdict(file: CriminalCase, chargeIds: readonly ChargeId[], imposedOn: LegalDate): Refusal | undefined {
  const verdicts = file.charges.filter((charge) => chargeIds.includes(charge.chargeId)).flatMap((charge) => charge.verdict ?? []);
  const early = verdicts.find((verdict) => imposedOn < verdict.deliveredOn);
  return early && tooEarly('/imposedOn', imposedOn, early.deliveredOn, 'the day of the verdict');
}

function articleOf({ offence: { article, part } }: Charge): string {
  return part === undefined ? `article ${article}` : `article ${article}(${part})`;
}

function lengthOf({ years = 0, months = 0, days = 0 }: LengthOfTerm): TermLength {
  return { ...(years > 0 && { years }), ...(months > 0 && { months }), ...(days > 0 && { days }) };
}

function gravestOf(charges: readonly Charge[]): OffenceCategory {
  return charges.reduce<OffenceCategory>(
    (gravest, { category }) => (categories.indexOf(category) > categories.indexOf(gravest) ? category : gravest),
    'MISDEMEANOUR',
  );
}
