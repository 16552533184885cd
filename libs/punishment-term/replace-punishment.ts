import { continuing, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Part, Text, WholeNumber } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import { facilityTypes, punishments, type FacilityType, type Punishment, type TermLength } from '../criminal-case/criminal-case.events.ts';
import type { LegalDate } from '../event-log/event.ts';
import { damageReadings } from '../sentenced-person/damage-of-cases.ts';
import { calculationReadings, withCalculation, type CalculationFacts } from './calculate-term.ts';
import { unlessCompleted } from './complete-term.ts';
import { unlessCalculated } from './confirm-calculation.ts';
import { conversionByLaw } from './conversion-by-law.ts';
import type { PunishmentTermFact } from './punishment-term.events.ts';
import { punishmentTermState, type PunishmentTerm } from './punishment-term.state.ts';

class Length {
  @WholeNumber({ says: 'Years', min: 0, max: 50, optional: true })
  readonly years?: number;

  @WholeNumber({ says: 'Months', min: 0, max: 600, optional: true })
  readonly months?: number;

  @WholeNumber({ says: 'Days', min: 0, max: 20_000, optional: true })
  readonly days?: number;
}

export class ReplacePunishment {
  @OneOf(punishments, { says: 'The punishment that takes the place of the rest', example: 'RESTRICTION_OF_LIBERTY' })
  readonly to!: Punishment;

  @LegalDay({ says: 'First day of it', example: '2025-03-01' })
  readonly from!: LegalDate;

  @WholeNumber({ says: 'Days of the punishment before that were left', min: 1, max: 20_000, example: 360 })
  readonly unservedDays!: number;

  @Part(Length, { says: 'Length of it, where it is measured in time', optional: true, example: { days: 360 } })
  readonly term?: Length;

  @WholeNumber({ says: 'Hours of community service', min: 1, max: 10_000, optional: true })
  readonly hours?: number;

  @WholeNumber({ says: 'Fine or corrective labour, in monthly calculation indices (МРП)', min: 1, max: 10_000_000, optional: true })
  readonly amountMci?: number;

  @OneOf(facilityTypes, { says: 'Type of facility, for deprivation of liberty', optional: true })
  readonly facility?: FacilityType;

  @Text({ says: 'Event of the decision, as stream@revision, where it is recorded', max: 200, optional: true })
  readonly decidedBy?: string;

  @Text({ says: 'Decision', max: 200, example: 'ruling 5-31/2025' })
  readonly documentRef!: string;
}

/**
 * The rest of a punishment is replaced by another one: by a milder one (CC 73, an act of amnesty), or by deprivation of liberty after its
 * evasion. How much of the one stands for how much of the other is the decision's to say; what the law says of it is kept beside it.
 */
export const replacePunishment = continuing<ReplacePunishment, PunishmentTerm, PunishmentTermFact, CalculationFacts>({
  body: ReplacePunishment,
  name: 'replace-punishment',
  does: 'Replaces the rest of the punishment of a term by another one, as a decision says, and calculates its days.',
  by: ['court-registrar', 'facility'],
  on: punishmentTermState,
  unless: (term) => unlessCompleted(term) ?? unlessCalculated(term),
  reads: ({ state, context }) => calculationReadings(state, context.id),
  readsThen: ({ state: { sentence }, facts }) => damageReadings(sentence?.caseId, facts),
  decide: ({ body, state: term, facts, context }) => {
    const { to, from, unservedDays, hours, amountMci, facility, decidedBy } = body;
    const length = lengthOf(body.term);
    const wrong =
      notYet('/from', from, context.today) ??
      tooEarly('/from', from, term.start, 'the first day of the punishment before it') ??
      samePunishment(term, to) ??
      notMeasuredSo(body, length);
    if (wrong) return refuse(wrong);
    const byLaw = term.sentence && conversionByLaw({ from: term.punishment, to, unservedDays, on: from }, term.sentence);
    const measured = {
      ...(length && { term: length }),
      ...(hours !== undefined && { hours }),
      ...(amountMci !== undefined && { amountMci }),
    };
    return withCalculation(
      term,
      {
        type: 'PunishmentReplaced',
        effectiveOn: from,
        data: {
          ...{ personId: term.personId, from: term.punishment, to, unservedDays },
          ...measured,
          ...(facility && { facility }),
          ...(decidedBy !== undefined && { decidedBy }),
          ...(byLaw && { byLaw }),
        },
      },
      context.today,
      facts,
    );
  },
});

function samePunishment({ punishment }: PunishmentTerm, to: Punishment): Refusal | undefined {
  if (punishment !== to) return undefined;
  return {
    code: 'same-punishment',
    reason: `The punishment is ${to} already.`,
    next: 'To make it shorter, reduce the term; to change its length, renew the sentence.',
    pointer: '/to',
  };
}

/** What a punishment is measured in. CC 40–46. */
function notMeasuredSo({ to, hours, amountMci, facility }: ReplacePunishment, length: TermLength | undefined): Refusal | undefined {
  switch (to) {
    case 'FINE':
    case 'CORRECTIVE_LABOUR':
      return amountMci === undefined ? missing(to, '/amountMci', 'an amount in monthly calculation indices') : undefined;
    case 'COMMUNITY_SERVICE':
      return hours === undefined ? missing(to, '/hours', 'hours') : undefined;
    case 'ARREST':
    case 'RESTRICTION_OF_LIBERTY':
      return length === undefined ? missing(to, '/term', 'a length') : undefined;
    case 'DEPRIVATION_OF_LIBERTY':
      if (length === undefined) return missing(to, '/term', 'a length');
      return facility === undefined ? missing(to, '/facility', 'a type of facility') : undefined;
    case 'LIFE':
      return {
        code: 'life-replaces-nothing',
        reason: 'A life term replaces no punishment.',
        next: 'Name what the decision names.',
        pointer: '/to',
      };
  }
}

function missing(to: Punishment, pointer: string, what: string): Refusal {
  return { code: 'measure-missing', reason: `${to} needs ${what}.`, next: 'Give it as the decision does.', pointer };
}

function lengthOf({ years = 0, months = 0, days = 0 }: Length = {}): TermLength | undefined {
  if (years + months + days === 0) return undefined;
  return { ...(years > 0 && { years }), ...(months > 0 && { months }), ...(days > 0 && { days }) };
}
