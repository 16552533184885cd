import { continuing, record, refuse } from '../commands/command.ts';
import { IdOf, IdsOf, LegalDay, OneOf, Part, Text, YesNo } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';
import {
  categories,
  punishments,
  type ChargeId,
  type CriminalCaseFact,
  type OffenceCategory,
  type Punishment,
  type SentenceId,
} from './criminal-case.events.ts';
import { criminalCaseState, statedIn, type Charge, type CriminalCase } from './criminal-case.state.ts';
import { MeasuresOfPunishment, misfitOf } from './fields-of-punishment.ts';
import { LengthOfTerm, lengthOf } from './length-of-term.ts';
import { personCharged, personUnknown, type PersonCharged } from './person-charged.ts';
import { unlessInForce } from './put-in-force.ts';
import {
  reconciliationOf,
  unlessAllTerminated,
  unlessProsecuted,
  withReconciliation,
  type ReconciliationOfFile,
} from './reconciled-charges.ts';
import { unlessLawful, validityOf } from './validity-of-sentence.ts';

export class ImposeSentence extends MeasuresOfPunishment {
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

  @LegalDay({ says: 'Day on which it was imposed' })
  readonly imposedOn!: LegalDate;

  @YesNo({ says: 'Whether no earlier sentence to deprivation of liberty is known' })
  readonly firstTime!: boolean;

  @Text({ says: 'Verdict', max: 200, example: 'verdict 1-23/2024' })
  readonly documentRef!: string;
}

interface Facts extends ReconciliationOfFile {
  readonly person?: PersonCharged;
}

/** The punishment that a court imposes for one or more charges. One that the law does not allow is recorded only as the court's own. */
export const imposeSentence = continuing<ImposeSentence, CriminalCase, CriminalCaseFact, Facts>({
  body: ImposeSentence,
  name: 'impose-sentence',
  does: 'Records the punishment that the court imposed for charges with a guilty finding.',
  by: ['court-registrar'],
  on: criminalCaseState,
  unless: (file) => unlessInForce(file) ?? unlessAllTerminated(file),
  reads: ({ state, context }) => ({
    person: { stream: streamName('person', state.personId), as: personCharged },
    ...reconciliationOf(context.id),
  }),
  decide: ({ body, state, facts: { person, reconciled }, context }) => {
    const file = withReconciliation(state, reconciled);
    const { sentenceId, chargeIds, imposedOn, firstTime, courtsOwn } = body;
    if (person === undefined) return refuse(personUnknown);
    const impossible =
      sentenceRecorded(file, sentenceId) ??
      chargesNotOpen(file, chargeIds) ??
      misfitOf(body) ??
      notYet('/imposedOn', imposedOn, context.today) ??
      beforeVerdict(file, chargeIds, imposedOn);
    if (impossible) return refuse(impossible);
    const charges = file.charges.filter((charge) => chargeIds.includes(charge.chargeId));
    const offences = charges.map((charge) => charge.offence);
    const { term, ...others } = body;
    const stated = statedIn({ ...others, ...(term && { term: lengthOf(term) }) });
    const validity = validityOf(stated, offences, imposedOn, person);
    if ('refused' in validity) return validity;
    const unlawful = unlessLawful(validity, validity.receipts, courtsOwn);
    if (unlawful) return refuse(unlawful);
    return record({
      type: 'SentenceImposed',
      effectiveOn: imposedOn,
      data: {
        ...{ personId: file.personId, sentenceId, chargeIds },
        ...stated,
        ...{ imposedOn, offences, gravest: gravestOf(charges), firstTime, validity },
        ...(courtsOwn && { courtsOwn: { reason: courtsOwn.reason, document: courtsOwn.document } }),
      },
    });
  },
});

export function sentenceRecorded(file: CriminalCase, sentenceId: SentenceId): Refusal | undefined {
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
    const ended = unlessProsecuted(charge, pointer);
    if (ended) return ended;
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

export function gravestOf(charges: readonly { readonly category: OffenceCategory }[]): OffenceCategory {
  return charges.reduce<OffenceCategory>(
    (gravest, { category }) => (categories.indexOf(category) > categories.indexOf(gravest) ? category : gravest),
    'MISDEMEANOUR',
  );
}
