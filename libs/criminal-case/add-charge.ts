import { continuing, record, refuse } from '../commands/command.ts';
import { IdOf, LegalDay, OneOf, SomeOf, Text, WholeNumber, YesNo } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';
import { ageOn } from '../law/calendar/age-on.ts';
import { evaluate } from '../law/evaluate.ts';
import { firstDayOfCode } from '../law/law-versions.ts';
import { flagsOf } from '../law/offences/flags-of.ts';
import {
  categories,
  intents,
  offenceFlags,
  type ChargeId,
  type CriminalCaseFact,
  type Intent,
  type OffenceCategory,
  type OffenceFlag,
} from './criminal-case.events.ts';
import { criminalCaseState, isOpen, type CriminalCase } from './criminal-case.state.ts';
import { personCharged, type PersonCharged } from './person-charged.ts';
import { unlessInForce } from './put-in-force.ts';

const kinds = ['CRIME', 'MISDEMEANOUR'] as const;

export class AddCharge {
  @LegalDay({ says: 'Day on which the charge was brought', example: '2023-10-06' })
  readonly on!: LegalDate;

  @IdOf('charge', { says: 'Id of the charge, chosen by the sender', example: '0192e4a0-7b1c-7000-8000-0000000000c1' })
  readonly chargeId!: ChargeId;

  @OneOf(kinds, { says: 'Crime or misdemeanour, as the Criminal Code calls the act' })
  readonly kind!: (typeof kinds)[number];

  @Text({
    says: 'Article of the Criminal Code',
    max: 6,
    pattern: /^[1-9]\d{0,2}(-[1-9]\d?)?$/,
    form: 'the number of an article, as 188 or 188-1',
    example: '188',
  })
  readonly article!: string;

  @Text({
    says: 'Part of the article, where it has parts',
    max: 4,
    pattern: /^[1-9]\d?(-[1-9])?$/,
    form: 'the number of a part, as 2 or 2-1',
    optional: true,
    example: '3',
  })
  readonly part?: string;

  @LegalDay({ says: 'Day of the conduct, not of its result (CC 5); the last one where it went on for days', example: '2023-09-12' })
  readonly committedOn!: LegalDate;

  @OneOf(intents, { says: 'Intent or negligence' })
  readonly intent!: Intent;

  @WholeNumber({
    says: 'Ceiling of the sanction of the article part, in years of deprivation of liberty, 0 where it has none; needed where the catalogue of offences does not know it for the day of the act',
    min: 0,
    max: 30,
    optional: true,
    example: 7,
  })
  readonly maxTermYears?: number;

  @YesNo({ says: 'Whether the sanction of the article part reaches life; as the catalogue has it unless told', optional: true })
  readonly lifeSanction?: boolean;

  @SomeOf(offenceFlags, {
    says: 'What other rules ask about the act, besides what the catalogue says of every such act',
    optional: true,
    example: [],
  })
  readonly flags?: readonly OffenceFlag[];

  @OneOf(categories, {
    says: 'Category as the verdict or the indictment states it, only where the rule set cannot compute it',
    optional: true,
  })
  readonly category?: OffenceCategory;

  @Text({ says: 'Document', max: 200, optional: true })
  readonly documentRef?: string;
}

/** One act that a person is charged with, under an article part that was in force on its day; its category follows from the sanction of the article part (CC 10–11). */
export const addCharge = continuing<AddCharge, CriminalCase, CriminalCaseFact, { person?: PersonCharged }>({
  body: AddCharge,
  name: 'add-charge',
  does: 'Adds a charge and computes the category of the offence from the sanction of its article part.',
  by: ['court-registrar'],
  on: criminalCaseState,
  unless: (file) => unlessInForce(file) ?? unlessAllDecided(file),
  reads: ({ state }) => ({ person: { stream: streamName('person', state.personId), as: personCharged } }),
  decide: ({ body, state: file, facts: { person }, context }) => {
    const { on, chargeId, kind, article, part, committedOn, intent } = body;
    if (file.charges.some((charge) => charge.chargeId === chargeId)) {
      return refuse({
        code: 'charge-recorded',
        reason: 'The file has a charge of this id.',
        next: 'Choose another id.',
        pointer: '/chargeId',
      });
    }
    const impossible =
      notYet('/committedOn', committedOn, context.today) ??
      notYet('/on', on, context.today) ??
      tooEarly('/on', on, committedOn, 'the day of the act') ??
      tooYoung(committedOn, person) ??
      noOffence(body);
    if (impossible) return refuse(impossible);
    const sanction = sanctionOf(body);
    if ('refused' in sanction) return sanction;
    const { maxTermYears, lifeSanction, flags } = sanction;
    const strange = sanctionOfMisdemeanour(kind, sanction);
    if (strange) return refuse(strange);

    // The category is a decision of the day on which the charge is brought: the law of that day is asked. An earlier, milder law of the
    // day of the act reaches the charge through the ceiling of the sanction, which is given as it stood for the act (CC 5, 6).
    const { answer, receipt } = evaluate('classification', { kind, intent, maxTermYears, lifeSanction }, on);
    const computed = 'category' in answer ? answer.category : undefined;
    if (computed !== undefined && body.category !== undefined && body.category !== computed) {
      return refuse({
        code: 'category-differs',
        reason: `By its sanction the offence is ${computed}, not ${body.category}.`,
        provision: 'CC 11',
        next: 'Check the ceiling of the sanction, or leave the category out.',
        pointer: '/category',
      });
    }
    const category = computed ?? body.category;
    if (category === undefined) {
      return refuse({
        code: 'category-needed',
        reason: `The rule set cannot say of which category the offence was on ${on}.`,
        next: 'Give the category as the indictment or the verdict states it.',
        pointer: '/category',
      });
    }
    const offence = { article, ...(part !== undefined && { part }), committedOn, intent, maxTermYears, lifeSanction, flags };
    return record({
      type: 'ChargeAdded',
      effectiveOn: on,
      data: { personId: file.personId, chargeId, kind, offence, category, receipt },
    });
  },
});

/** Liability begins at 14 at the earliest; whether the act is one of those with 14 is for the court. */
const youngestLiable = 14;

function tooYoung(committedOn: LegalDate, person: PersonCharged | undefined): Refusal | undefined {
  if (person === undefined || ageOn(person.birthDate, committedOn) >= youngestLiable) return undefined;
  return {
    code: 'under-age-of-liability',
    reason: `Born on ${person.birthDate}, the person was not yet ${String(youngestLiable)} on ${committedOn}.`,
    provision: 'CC 15',
    next: 'Check the day of the act and the date of birth.',
    pointer: '/committedOn',
  };
}

function sanctionOfMisdemeanour(kind: AddCharge['kind'], { maxTermYears, lifeSanction }: Sanction): Refusal | undefined {
  if (kind === 'CRIME' || (maxTermYears === 0 && !lifeSanction)) return undefined;
  return {
    code: 'sanction-of-a-crime',
    reason: 'A sanction with deprivation of liberty makes the act a crime, not a misdemeanour.',
    provision: 'CC 10(3)',
    next: 'Give 0 years and no life for a misdemeanour, or charge a crime.',
    pointer: lifeSanction ? '/lifeSanction' : '/maxTermYears',
  };
}

function unlessAllDecided({ charges }: CriminalCase): Refusal | undefined {
  if (charges.length === 0 || charges.some(isOpen)) return undefined;
  return {
    code: 'all-charges-decided',
    reason: 'The court has decided on every charge of the file.',
    next: 'Open another file for the new charge.',
  };
}

interface Sanction {
  readonly maxTermYears: number;
  readonly lifeSanction: boolean;
  readonly flags: readonly OffenceFlag[];
}

/** Nobody is charged with what was no offence on the day of the act. CC 5(1). */
function noOffence({ article, part, committedOn }: AddCharge): Refusal | undefined {
  if (committedOn < firstDayOfCode) return undefined; // an article of the Code before is in no catalogue
  const { answer, receipt } = evaluate('offence', asked(article, part, committedOn), committedOn);
  if (answer.verdict !== 'NOT_AN_OFFENCE') return undefined;
  const instead = answer.fallsUnder ?? answer.succeededBy;
  return {
    code: 'no-offence',
    reason: `${citation(article, part)} was not in force on ${committedOn}${answer.fallsUnder === undefined ? '' : `; such conduct fell under ${answer.fallsUnder}`}.`,
    provision: receipt.provisions.join(', '),
    next: instead === undefined ? 'Check the article part and the day of the act.' : `Check the day of the act, or charge ${instead}.`,
    pointer: '/article',
  };
}

/** As the registrar gives it; otherwise as the catalogue has it for the day of the act. */
function sanctionOf({
  article,
  part,
  committedOn,
  intent,
  maxTermYears,
  lifeSanction,
  flags,
}: AddCharge): Sanction | { readonly refused: Refusal } {
  const { answer } = evaluate('offence', asked(article, part, committedOn), committedOn);
  const known = answer.verdict === 'OFFENCE' ? answer : undefined;
  const ceiling = maxTermYears ?? known?.ceilingYears;
  if (ceiling === undefined) {
    return refuse({
      code: 'sanction-needed',
      reason: `The catalogue of offences does not have the sanction of ${citation(article, part)} on ${committedOn}.`,
      next: 'Give the ceiling of the sanction as the article part stood on the day of the act.',
      pointer: '/maxTermYears',
    });
  }
  const every = flagsOf({ article, ...(part !== undefined && { part }), committedOn, intent, flags: flags ?? [] });
  return {
    maxTermYears: ceiling,
    lifeSanction: lifeSanction ?? known?.life !== undefined,
    flags: flags ?? offenceFlags.filter((flag) => every.includes(flag)),
  };
}

function asked(article: string, part: string | undefined, on: LegalDate): Parameters<typeof evaluate<'offence'>>[1] {
  return { article, ...(part !== undefined && { part }), on, code: 'CC' };
}

function citation(article: string, part: string | undefined): string {
  return part === undefined ? `CC ${article}` : `CC ${article}(${part})`;
}
