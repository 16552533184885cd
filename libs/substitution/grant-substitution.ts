import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text, WholeNumber, YesNo } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { daysBetween, daysInclusive } from '../law/calendar/legal-date.ts';
import { basisOnServedTerm, servedTermReadings, type ServedTermFacts } from '../sentenced-person/on-served-term.ts';
import { afterTerm, damageOfTermReadings } from '../sentenced-person/on-term.ts';
import { restReplacedBy } from '../sentenced-person/rest-replaced.ts';
import type { TermServed } from '../sentenced-person/term-served.ts';
import { eligibilityOn } from './eligibility.ts';
import { milderPunishments, type MilderPunishment, type SubstitutionFact } from './substitution.events.ts';
import { beforeApplication } from '../sentenced-person/application-to-court.ts';
import { substitutionState, type Substitution } from './substitution.state.ts';
import { nothingOpen, unlessOpen } from './unless-open.ts';

export class GrantSubstitution {
  @Text({ says: 'Court', max: 200, example: 'Karaganda district court' })
  readonly court!: string;

  @LegalDay({ says: "Day of the court's decision", example: '2025-10-01' })
  readonly grantedOn!: LegalDate;

  @LegalDay({ says: 'First day of the milder punishment', example: '2025-10-02' })
  readonly from!: LegalDate;

  @OneOf(milderPunishments, { says: 'The milder punishment', example: 'RESTRICTION_OF_LIBERTY' })
  readonly to!: MilderPunishment;

  @WholeNumber({ says: 'Days of restriction of liberty', min: 1, max: 10_000, optional: true, example: 306 })
  readonly days?: number;

  @WholeNumber({ says: 'Fine, in monthly calculation indices (МРП)', min: 1, max: 10_000_000, optional: true })
  readonly amountMci?: number;

  @YesNo({ says: 'The court finds that the damage is repaid in full', optional: true })
  readonly damageRepaid?: boolean;

  @Text({ says: 'Ruling', max: 200, example: 'ruling 5-31/2025' })
  readonly documentRef!: string;
}

/** A court replaces the rest of a term by a milder punishment, of which no more than the rest comes to. CC 73(1), (3). */
export const grantSubstitution = continuing<GrantSubstitution, Substitution, SubstitutionFact, ServedTermFacts>({
  body: GrantSubstitution,
  name: 'grant',
  does: 'Records that a court replaced the rest of a term by a milder punishment, and how much of it.',
  by: ['court-registrar'],
  on: substitutionState,
  unless: unlessOpen,
  reads: ({ state: { termId, personId } }) => servedTermReadings(termId, personId),
  readsThen: ({ facts }) => damageOfTermReadings(facts),
  decide: ({ body, state: { personId, termId, application }, facts, context }) => {
    if (application.is !== 'OPEN') return refuse(nothingOpen);
    const { court, grantedOn, from, to, days, amountMci, damageRepaid } = body;
    const basis = basisOnServedTerm(facts, { termId, personId, on: grantedOn }, 'CC 73(1)');
    if ('refused' in basis) return basis;
    const wrong =
      notYet('/grantedOn', grantedOn, context.today) ??
      beforeApplication('/grantedOn', grantedOn, application) ??
      tooEarly('/from', from, grantedOn, 'the day of the decision') ??
      notYet('/from', from, context.today) ??
      afterTerm('/from', from, basis.term) ??
      notMeasuredSo(to, days, amountMci);
    if (wrong) return refuse(wrong);
    const answered = eligibilityOn('/grantedOn', grantedOn, basis, damageRepaid, to);
    if ('refused' in answered) return answered;
    const { eligibility, receipt } = answered;
    const leftByThen = eligibility.unservedDays ?? daysLeft(basis.term, grantedOn);
    // until the first day of the milder punishment the term itself is served
    const unservedDays = leftByThen === undefined ? undefined : leftByThen - daysBetween(grantedOn, from);
    if (unservedDays === undefined || unservedDays < 1) return refuse(nothingLeft);
    const conversion = restReplacedBy(to, unservedDays, grantedOn);
    const amount = days ?? amountMci ?? 0;
    if (conversion !== undefined && amount > conversion.atMost) {
      return refuse({
        code: 'more-than-the-rest',
        reason: `The ${String(conversion.unservedDays)} days that are left come to at most ${String(conversion.atMost)} of ${to}, not ${String(amount)}.`,
        provision: 'CC 73(3)',
        next: 'Check the amount against the ruling.',
        pointer: days === undefined ? '/amountMci' : '/days',
      });
    }
    return record({
      type: 'SubstitutionGranted',
      effectiveOn: grantedOn,
      data: {
        ...{ personId, termId, to },
        ...(days !== undefined && { term: { days } }),
        ...(amountMci !== undefined && { amountMci }),
        ...{ court, grantedOn, from, unservedDays, eligibility, receipt },
        ...(conversion && { conversion: { atMost: conversion.atMost, receipt: conversion.receipt } }),
      },
    });
  },
});

/** Days of a term from a day on, that day counted. */
function daysLeft({ calculation }: TermServed, from: LegalDate): number | undefined {
  return calculation?.verdict === 'COMPUTED' && from <= calculation.lastDay ? daysInclusive(from, calculation.lastDay) : undefined;
}

const nothingLeft: Refusal = {
  code: 'nothing-left',
  reason: 'The term has no last day, or none after the decision: there is no rest that could be replaced.',
  next: 'Record the last day of the term with its document first (override-date).',
};

function notMeasuredSo(to: MilderPunishment, days: number | undefined, amountMci: number | undefined): Refusal | undefined {
  const [needed, strange] = to === 'FINE' ? [amountMci, days] : [days, amountMci];
  if (needed !== undefined && strange === undefined) return undefined;
  return {
    code: 'measure-and-punishment',
    reason: to === 'FINE' ? 'A fine is measured in monthly calculation indices.' : 'Restriction of liberty is measured in days.',
    provision: 'CC 73(3)',
    next: 'Give the measure of the punishment, and no other.',
    pointer: to === 'FINE' ? '/amountMci' : '/days',
  };
}
