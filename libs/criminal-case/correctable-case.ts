import { correctables, Nothing } from '../commands/correctable.ts';
import { LegalDay, OneOf, Part, SomeOf, Text, WholeNumber, YesNo } from '../commands/fields.ts';
import { notYet, restsOnIt, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import type { LawQuestions } from '../law/law-questions.ts';
import {
  categories,
  claimKinds,
  cumulationMethods,
  findings,
  intents,
  offenceFlags,
  type ChargeId,
  type ClaimKind,
  type CriminalCaseFact,
  type CumulationMethod,
  type Finding,
  type Intent,
  type OffenceCategory,
  type OffenceFlag,
  type SentenceId,
} from './criminal-case.events.ts';
import { criminalCaseState, statedIn, type CriminalCase } from './criminal-case.state.ts';
import { amountOf, cumulationOf } from './determine-final-punishment.ts';
import { MeasuresOfPunishment, misfitOf } from './fields-of-punishment.ts';
import { beforeVerdict, gravestOf } from './impose-sentence.ts';
import { LengthOfTerm } from './length-of-term.ts';
import type { PersonCharged } from './person-charged.ts';
import { lastDecision, unlessUndecided } from './put-in-force.ts';
import { moreThanClaimed } from './record-compensation.ts';
import { unlessLawful, validityOf } from './validity-of-sentence.ts';
import { standing } from './vary-sentence.ts';

class ChargedAct {
  @Text({ says: 'Article of the Criminal Code', max: 6, pattern: /^[1-9]\d{0,2}(-[1-9]\d?)?$/, form: 'the number of an article' })
  readonly article!: string;

  @Text({ says: 'Part of the article', max: 4, pattern: /^[1-9]\d?(-[1-9])?$/, form: 'the number of a part', optional: true })
  readonly part?: string;

  @LegalDay({ says: 'Day of the conduct' })
  readonly committedOn!: LegalDate;

  @OneOf(intents, { says: 'Intent or negligence' })
  readonly intent!: Intent;

  @WholeNumber({ says: 'Ceiling of the sanction of the article part, in years of deprivation of liberty', min: 0, max: 30 })
  readonly maxTermYears!: number;

  @YesNo({ says: 'Whether that sanction reaches life' })
  readonly lifeSanction!: boolean;

  @SomeOf(offenceFlags, { says: 'What other rules ask about the act' })
  readonly flags!: readonly OffenceFlag[];
}

class Charged {
  @Part(ChargedAct, { says: 'The act, whole' })
  readonly offence!: ChargedAct;

  @OneOf(categories, { says: 'Category as the verdict states it, where the rule set cannot compute it', optional: true })
  readonly category?: OffenceCategory;
}

class Imposed extends MeasuresOfPunishment {
  @Part(LengthOfTerm, { says: 'Length as the verdict states it', optional: true })
  readonly term?: LengthOfTerm;

  @LegalDay({ says: 'Day on which it was imposed' })
  readonly imposedOn!: LegalDate;

  @YesNo({ says: 'Whether no earlier sentence to deprivation of liberty is known' })
  readonly firstTime!: boolean;
}

class Determined extends Imposed {
  @OneOf(cumulationMethods, { says: 'Absorption, addition in part, addition in full' })
  readonly method!: CumulationMethod;
}

class Found {
  @OneOf(findings, { says: 'What the court found' })
  readonly finding!: Finding;

  @LegalDay({ says: 'Day on which the verdict was pronounced' })
  readonly deliveredOn!: LegalDate;
}

class Claimed {
  @WholeNumber({ says: 'Amount in whole tenge', min: 1, max: 1_000_000_000_000 })
  readonly amount!: number;

  @OneOf(claimKinds, { says: 'Material damage or moral harm' })
  readonly kind!: ClaimKind;
}

class Paid {
  @WholeNumber({ says: 'Amount in whole tenge', min: 1, max: 1_000_000_000_000 })
  readonly amount!: number;

  @LegalDay({ says: 'Day of the payment' })
  readonly paidOn!: LegalDate;
}

class InForce {
  @LegalDay({ says: 'Day on which the verdict came into force' })
  readonly inForceOn!: LegalDate;
}

class Upheld {
  @Text({ says: 'Higher court', max: 200 })
  readonly court!: string;

  @LegalDay({ says: "Day of that court's decision" })
  readonly decidedOn!: LegalDate;
}

/** What of a verdict file may be corrected; what a court decided otherwise later is recorded as the outcome of an appeal. */
export const correctableCase = correctables<CriminalCase, CriminalCaseFact>(criminalCaseState, {
  CaseOpened: 'Open another file under the right number.',
  ChargeAdded: {
    kinds: ['VOID', 'CORRECT'],
    fields: Charged,
    follows: classified,
    unless: (_, { data, effectiveOn }) =>
      tooEarly('/offence/committedOn', effectiveOn, data.offence.committedOn, 'the day of the act, on which no charge was brought yet'),
  },
  VerdictDelivered: {
    kinds: ['VOID', 'CORRECT'],
    fields: Found,
    day: 'deliveredOn',
    unless: ({ charges }, { data: { chargeId, deliveredOn } }, today) => {
      const charge = charges.find((added) => added.chargeId === chargeId);
      if (charge === undefined) return restsOnIt(`The court decided on the charge ${chargeId}`, 'Void the finding first.');
      return (
        notYet('/deliveredOn', deliveredOn, today) ??
        tooEarly('/deliveredOn', deliveredOn, charge.offence.committedOn, 'the day of the act')
      );
    },
  },
  SentenceImposed: {
    kinds: ['VOID', 'CORRECT'],
    fields: Imposed,
    day: 'imposedOn',
    follows: validAnew,
    unless: (file, { data }, today) =>
      notFoundGuilty(file, data.chargeIds) ??
      misfitOf(data) ??
      notYet('/imposedOn', data.imposedOn, today) ??
      beforeVerdict(file, data.chargeIds, data.imposedOn) ??
      againstTheLaw(data),
  },
  FinalPunishmentDetermined: {
    kinds: ['VOID', 'CORRECT'],
    fields: Determined,
    day: 'imposedOn',
    follows: cumulatedAnew,
    unless: (file, { data }, today) =>
      coveredGone(file, data) ??
      misfitOf(data) ??
      notYet('/imposedOn', data.imposedOn, today) ??
      beforeSentences(file, data) ??
      unlessLawful(data.validity, [data.validity.receipt], data.courtsOwn),
  },
  SentenceVaried: { kinds: ['VOID'], fields: Nothing, unless: (file, { data }) => sentenceGone(file, data.sentenceId) },
  SentenceQuashed: { kinds: ['VOID'], fields: Nothing, unless: (file, { data }) => sentenceGone(file, data.sentenceId) },
  SentenceUpheld: {
    kinds: ['VOID', 'CORRECT'],
    fields: Upheld,
    day: 'decidedOn',
    unless: (file, { data: { sentenceId, decidedOn } }, today) => {
      const upheld = file.sentences.find((sentence) => sentence.sentenceId === sentenceId);
      return (
        sentenceGone(file, sentenceId) ??
        notYet('/decidedOn', decidedOn, today) ??
        (upheld && tooEarly('/decidedOn', decidedOn, upheld.imposedOn, 'the day of the sentence'))
      );
    },
  },
  // they say in one file what was decided in another: they are voided where that decision is
  SentenceJoined: { kinds: ['VOID'], fields: Nothing, unless: (file, { data }) => sentenceGone(file, data.sentenceId) },
  SentenceSeparated: { kinds: ['VOID'], fields: Nothing },
  ProsecutionTerminated: { kinds: ['VOID'], fields: Nothing },
  CivilClaimRecorded: {
    kinds: ['VOID', 'CORRECT'],
    fields: Claimed,
    unless: (_, { effectiveOn }, today) => notYet('/effectiveOn', effectiveOn, today),
  },
  DamageCompensated: {
    kinds: ['VOID', 'CORRECT'],
    fields: Paid,
    day: 'paidOn',
    follows: ({ data: { amount } }, { claimed, paid }) => ({ full: amount === claimed - paid }),
    unless: ({ claimed, paid }, { data: { amount, paidOn } }, today) =>
      notYet('/paidOn', paidOn, today) ?? moreThanClaimed(amount, claimed, paid),
  },
  LifelongBanImposed: {
    kinds: ['VOID'],
    fields: Nothing,
    unless: (file, { data: { chargeId } }) => notFoundGuilty(file, [chargeId]) ?? unsentenced(file, chargeId),
  },
  VerdictInForce: {
    kinds: ['VOID', 'CORRECT'],
    fields: InForce,
    day: 'inForceOn',
    unless: (file, { data: { inForceOn } }, today) =>
      unlessUndecided(file) ??
      notYet('/inForceOn', inForceOn, today) ??
      tooEarly('/inForceOn', inForceOn, lastDecision(file), 'the day of the verdict'),
  },
});

type FactOf<Type extends CriminalCaseFact['type']> = Extract<CriminalCaseFact, { readonly type: Type }>;

/** The category follows from the act as it is told anew, under the law of the day on which the charge was brought. CC 10, 11. */
function classified({ data, effectiveOn }: FactOf<'ChargeAdded'>): object {
  const { kind, offence, category: stated } = data;
  const { intent, maxTermYears, lifeSanction } = offence;
  const { answer, receipt } = evaluate('classification', { kind, intent, maxTermYears, lifeSanction }, effectiveOn);
  const category = 'category' in answer ? answer.category : stated;
  return { category, receipt };
}

/**
 * A sentence is for its charges as they stand, and the law is asked again whether it allows it, of the person as it was told of them when
 * it was imposed. A sentence of which it was never asked stays so.
 */
function validAnew({ data }: FactOf<'SentenceImposed'>, file: CriminalCase): object | { readonly refused: Refusal } {
  const charges = file.charges.filter(({ chargeId }) => data.chargeIds.includes(chargeId));
  const offences = charges.map(({ offence }) => offence);
  const copied = { offences, gravest: gravestOf(charges) };
  const [receipt] = 'receipts' in data.validity ? data.validity.receipts : [];
  if (receipt === undefined) return copied;
  const { person } = receipt.facts as unknown as { readonly person: PersonCharged }; // a receipt of sentence-validity has what was asked
  const validity = validityOf(statedIn(data), offences, data.imposedOn, person);
  return 'refused' in validity ? validity : { ...copied, validity };
}

/** The law is asked again whether the sentences, as they were joined, can become the punishment that is told anew. CC 58, 60. */
function cumulatedAnew({ data }: FactOf<'FinalPunishmentDetermined'>): object | { readonly refused: Refusal } {
  const asked = data.validity.receipt.facts as unknown as LawQuestions['cumulation']['facts']; // a receipt has what was asked, as it was given
  const validity = cumulationOf({ ...asked, method: data.method, result: amountOf(statedIn(data)) }, data.imposedOn);
  return 'refused' in validity ? validity : { validity };
}

function notFoundGuilty({ charges }: CriminalCase, chargeIds: readonly ChargeId[]): Refusal | undefined {
  const guilty = charges.filter(({ chargeId, verdict }) => chargeIds.includes(chargeId) && verdict?.finding === 'GUILTY');
  if (guilty.length === chargeIds.length) return undefined;
  return restsOnIt('A sentence or a ban is for a charge that would have no guilty finding', 'Void the sentence or the ban first.');
}

function unsentenced({ sentences }: CriminalCase, chargeId: ChargeId): Refusal | undefined {
  if (sentences.some(({ chargeIds }) => chargeIds.includes(chargeId))) return undefined;
  return restsOnIt(`A ban for life is imposed for the charge ${chargeId}, which would have no sentence`, 'Void the ban first.');
}

function sentenceGone(file: CriminalCase, sentenceId: SentenceId): Refusal | undefined {
  if (!('refused' in standing(file, sentenceId))) return undefined;
  return restsOnIt(`A higher court decided on the sentence ${sentenceId}, which would not stand`, 'Void that decision first.');
}

/** Of the sentences that a final punishment covers those of this file; the last one over verdicts is of an earlier file. */
function coveredOf({ basis, covers }: FactOf<'FinalPunishmentDetermined'>['data']): readonly SentenceId[] {
  return (basis === 'CRIMES' ? covers : covers.slice(0, 1)).map(({ sentenceId }) => sentenceId);
}

function coveredGone(file: CriminalCase, data: FactOf<'FinalPunishmentDetermined'>['data']): Refusal | undefined {
  const gone = coveredOf(data).find((sentenceId) => 'refused' in standing(file, sentenceId));
  if (gone === undefined) return undefined;
  return restsOnIt(`A final punishment covers the sentence ${gone}, which would not stand`, 'Void the final punishment first.');
}

function beforeSentences(file: CriminalCase, data: FactOf<'FinalPunishmentDetermined'>['data']): Refusal | undefined {
  const covered = coveredOf(data);
  const days = file.sentences.filter(({ sentenceId }) => covered.includes(sentenceId)).map(({ imposedOn }) => imposedOn);
  const last = days.sort().at(-1);
  return last && tooEarly('/imposedOn', data.imposedOn, last, 'the day of the last sentence that it covers');
}

function againstTheLaw({ validity, courtsOwn }: FactOf<'SentenceImposed'>['data']): Refusal | undefined {
  return validity.verdict === 'NOT_ASKED' ? undefined : unlessLawful(validity, validity.receipts, courtsOwn);
}
