import { correctables } from '../commands/correctable.ts';
import { LegalDay, OneOf, Part, SomeOf, Text, WholeNumber, YesNo } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import {
  categories,
  facilityTypes,
  intents,
  offenceFlags,
  type ChargeId,
  type CriminalCaseFact,
  type FacilityType,
  type Intent,
  type OffenceCategory,
  type OffenceFlag,
} from './criminal-case.events.ts';
import { criminalCaseState, type CriminalCase } from './criminal-case.state.ts';
import { misfitOf } from './fields-of-punishment.ts';
import { beforeVerdict } from './impose-sentence.ts';
import { LengthOfTerm } from './length-of-term.ts';

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

class Imposed {
  @Part(LengthOfTerm, { says: 'Length as the verdict states it', optional: true })
  readonly term?: LengthOfTerm;

  @WholeNumber({ says: 'Hours of community service', min: 1, max: 10_000, optional: true })
  readonly hours?: number;

  @WholeNumber({ says: 'Amount in monthly calculation indices', min: 1, max: 10_000_000, optional: true })
  readonly amountMci?: number;

  @OneOf(facilityTypes, { says: 'Type of facility that the verdict names', optional: true })
  readonly facility?: FacilityType;

  @YesNo({ says: 'Whether deprivation of liberty is suspended' })
  readonly suspended!: boolean;

  @LegalDay({ says: 'Day on which it was imposed' })
  readonly imposedOn!: LegalDate;

  @YesNo({ says: 'Whether no earlier sentence to deprivation of liberty is known' })
  readonly firstTime!: boolean;
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
export const correctableCase = correctables<CriminalCase, CriminalCaseFact>(
  criminalCaseState,
  {
    ChargeAdded: {
      kinds: ['VOID', 'CORRECT'],
      fields: Charged,
      follows: classified,
      unless: (_, { data, effectiveOn }) =>
        tooEarly('/offence/committedOn', effectiveOn, data.offence.committedOn, 'the day of the act, on which no charge was brought yet'),
    },
    SentenceImposed: {
      kinds: ['VOID', 'CORRECT'],
      fields: Imposed,
      day: 'imposedOn',
      unless: (file, { data }, today) =>
        chargeGone(file, data.chargeIds) ??
        misfitOf(data) ??
        notYet('/imposedOn', data.imposedOn, today) ??
        beforeVerdict(file, data.chargeIds, data.imposedOn),
    },
    SentenceUpheld: {
      kinds: ['VOID', 'CORRECT'],
      fields: Upheld,
      day: 'decidedOn',
      unless: (file, { data: { sentenceId, decidedOn } }, today) => {
        const upheld = file.sentences.find((sentence) => sentence.sentenceId === sentenceId);
        return (
          notYet('/decidedOn', decidedOn, today) ??
          (upheld && tooEarly('/decidedOn', decidedOn, upheld.imposedOn, 'the day of the sentence'))
        );
      },
    },
    VerdictInForce: {
      kinds: ['VOID', 'CORRECT'],
      fields: InForce,
      day: 'inForceOn',
      unless: (file, { data: { inForceOn } }, today) => {
        const last = file.sentences
          .map(({ imposedOn }) => imposedOn)
          .sort()
          .at(-1);
        return notYet('/inForceOn', inForceOn, today) ?? (last && tooEarly('/inForceOn', inForceOn, last, 'the day of the sentence'));
      },
    },
  },
  {
    CaseOpened: 'Open another file under the right number.',
    VerdictDelivered: 'Void the charge, and add it anew.',
    ProsecutionTerminated: 'It says what the reconciliation of the file says: look there.',
    SentenceJoined:
      'Record in the later file what became of its final punishment: where it is quashed, the sentence stands by itself again.',
    SentenceSeparated: 'It says what became of the final punishment in the later file: look there.',
  },
);

/** The category follows from the act as it is told anew, under the law of the day on which the charge was brought. CC 10, 11. */
function classified({ data, effectiveOn }: Extract<CriminalCaseFact, { readonly type: 'ChargeAdded' }>): object {
  const { kind, offence, category: stated } = data;
  const { intent, maxTermYears, lifeSanction } = offence;
  const { answer, receipt } = evaluate('classification', { kind, intent, maxTermYears, lifeSanction }, effectiveOn);
  const category = 'category' in answer ? answer.category : stated;
  return { category, receipt };
}

function chargeGone({ charges }: CriminalCase, chargeIds: readonly ChargeId[]): Refusal | undefined {
  const gone = chargeIds.find((id) => !charges.some(({ chargeId }) => chargeId === id));
  if (gone === undefined) return undefined;
  return {
    code: 'charge-sentenced',
    reason: `A sentence is for the charge ${gone}.`,
    next: 'Void the sentence first.',
    pointer: '/revision',
  };
}
