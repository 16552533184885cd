import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text, WholeNumber } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { dayAfter, dayBefore, daysBetween } from '../law/calendar/legal-date.ts';
import { basisOnTerm } from '../sentenced-person/on-term.ts';
import {
  beforeLetGo,
  daysAtLiberty,
  leftTermReadings,
  letGoOn,
  unlessBack,
  type LeftTermFacts,
} from '../sentenced-person/release-from-term.ts';
import { restReplacedBy } from '../sentenced-person/rest-replaced.ts';
import type { TermServed } from '../sentenced-person/term-served.ts';
import { milderPunishments, type MilderPunishment } from '../substitution/substitution.events.ts';
import { deferredAfter } from './days-deferred.ts';
import { deferralEndings, deferralOutcomes, type DeferralEnding, type DeferralFact, type DeferralOutcome } from './deferral.events.ts';
import { deferralState, type Deferral, type Running } from './deferral.state.ts';
import { nothingRuns, unlessRunning } from './unless-deferred.ts';

export class EndDeferral {
  @Text({ says: 'Court', max: 200, example: 'Karaganda district court' })
  readonly court!: string;

  @LegalDay({ says: "Day of the court's decision", example: '2030-05-20' })
  readonly endedOn!: LegalDate;

  @OneOf(deferralEndings, { says: 'Why the deferral is over' })
  readonly why!: DeferralEnding;

  @OneOf(deferralOutcomes, { says: 'What the court decided about the rest: not served, replaced, or served' })
  readonly outcome!: DeferralOutcome;

  @OneOf(milderPunishments, { says: 'Of REPLACED: by what', optional: true })
  readonly to?: MilderPunishment;

  @WholeNumber({ says: 'Of REPLACED by restriction of liberty: days', min: 1, max: 10_000, optional: true })
  readonly days?: number;

  @WholeNumber({ says: 'Of REPLACED by a fine: monthly calculation indices (МРП)', min: 1, max: 10_000_000, optional: true })
  readonly amountMci?: number;

  @LegalDay({ says: 'Of REPLACED and SENT_TO_SERVE: first day on which a punishment is served again', optional: true })
  readonly servedFrom?: LegalDate;

  @Text({ says: 'Ruling', max: 200, example: 'ruling 5-40/2030' })
  readonly documentRef!: string;
}

/** A deferral is over: the court releases from the rest, replaces it by a milder punishment, or sends the person to serve it. CC 74(3)–(4). */
export const endDeferral = continuing<EndDeferral, Deferral, DeferralFact, LeftTermFacts>({
  body: EndDeferral,
  name: 'end',
  does: 'Records that a deferral is over, why, and what the court decided about the rest of the term.',
  by: ['court-registrar'],
  on: deferralState,
  unless: unlessRunning,
  reads: ({ state: { termId, personId } }) => leftTermReadings(termId, personId),
  decide: ({ body, state: { personId, termId, standing }, facts, context }) => {
    if (standing.is !== 'RUNNING') return refuse(nothingRuns);
    const { court, endedOn, why, outcome, to, days, amountMci, servedFrom } = body;
    const basis = basisOnTerm(facts, personId, 'CC 74(1)');
    if ('refused' in basis) return basis;
    const wrong =
      replacedMeanwhile(outcome, basis.term) ??
      notYet('/endedOn', endedOn, context.today) ??
      tooEarly('/endedOn', endedOn, standing.decidedOn, 'the last decision about the deferral') ??
      notOfGround(why, standing) ??
      beforeItsCause(why, endedOn, standing) ??
      misfit(body) ??
      (servedFrom &&
        (tooEarly('/servedFrom', servedFrom, endedOn, 'the day of the decision') ?? notYet('/servedFrom', servedFrom, context.today)));
    if (wrong) return refuse(wrong);
    const after = deferredAfter(basis.term, facts.stay, termId, standing.grantedOn);
    const impossible =
      beforeLetGo('/endedOn', endedOn, letGoOn(facts.stay, termId, 'DEFERRAL', standing.grantedOn)) ??
      (outcome === 'SENT_TO_SERVE' && servedFrom ? unlessBack('/servedFrom', servedFrom, after, context.today) : undefined);
    if (impossible) return refuse(impossible);
    const deferred = servedFrom && after && daysAtLiberty(after, servedFrom);
    const rest = to && restOf(basis.term, after ?? dayBefore(endedOn));
    if (to !== undefined && (rest === undefined || rest < 1)) return refuse(nothingLeft);
    const conversion = to === undefined || rest === undefined ? undefined : restReplacedBy(to, rest, endedOn);
    const amount = days ?? amountMci ?? 0;
    if (conversion !== undefined && amount > conversion.atMost) {
      return refuse({
        code: 'more-than-the-rest',
        reason: `The ${String(conversion.unservedDays)} days that are left come to at most ${String(conversion.atMost)} of ${String(to)}, not ${String(amount)}.`,
        provision: 'CC 73(3), CC 74(3)',
        next: 'Check the amount against the ruling.',
        pointer: days === undefined ? '/amountMci' : '/days',
      });
    }
    return record({
      type: 'DeferralEnded',
      effectiveOn: endedOn,
      data: {
        ...{ personId, termId, court, endedOn, why, outcome },
        ...(to && { to }),
        ...(days !== undefined && { term: { days } }),
        ...(amountMci !== undefined && { amountMci }),
        ...(servedFrom && { servedFrom }),
        ...(deferred && { deferred }),
        ...(rest !== undefined && { unservedDays: rest }),
        ...(conversion && { receipt: conversion.receipt }),
      },
    });
  },
});

/** Days of the term that were left when the person was let go, or when it was deferred; `undefined` where it has no last day. */
function restOf({ calculation }: TermServed, letGo: LegalDate): number | undefined {
  return calculation?.verdict === 'COMPUTED' ? Math.max(0, daysBetween(letGo, calculation.lastDay)) : undefined;
}

const nothingLeft: Refusal = {
  code: 'nothing-left',
  reason: 'The term has no last day, or none after the deferral: there is no rest that could be replaced.',
  next: 'Record the last day of the term with its document first (override-date).',
};

/** The milder punishment takes the place of deprivation of liberty; once something else is served, there is none of it left. CC 74(3). */
function replacedMeanwhile(outcome: DeferralOutcome, { punishment }: TermServed): Refusal | undefined {
  if (outcome !== 'REPLACED' || punishment === 'DEPRIVATION_OF_LIBERTY') return undefined;
  return {
    code: 'not-this-punishment',
    reason: `The term is one of ${punishment} by now: the rest that was deferred was replaced before.`,
    provision: 'CC 74(3)',
    next: 'Void what replaced it if that was recorded by mistake; otherwise end the deferral with the outcome that is left, RELEASED or SENT_TO_SERVE.',
    pointer: '/outcome',
  };
}

/** A pregnancy does not end a deferral for a child, nor a child's age one for a pregnancy. CC 74(3). */
function notOfGround(why: DeferralEnding, { ground }: Running): Refusal | undefined {
  if (why !== (ground === 'CHILD' ? 'PREGNANCY_ENDED' : 'CHILD_REACHED_AGE')) return undefined;
  return {
    code: 'ending-and-ground',
    reason: `A deferral on the ground ${ground} does not end by ${why}.`,
    provision: 'CC 74(3)',
    next: 'Name what ended the ground that the court deferred on.',
    pointer: '/why',
  };
}

/** Time expires on the last day of the deferral; no child is 14 before the day after the last to which a court could defer for it. CC 74(1), (3). */
function beforeItsCause(why: DeferralEnding, endedOn: LegalDate, { until, atMost }: Running): Refusal | undefined {
  switch (why) {
    case 'TIME_EXPIRED':
      return tooEarly('/endedOn', endedOn, until, 'the last day of the deferral');
    case 'CHILD_REACHED_AGE':
      return tooEarly('/endedOn', endedOn, dayAfter(atMost), 'the first day on which the child can have reached the age');
    case 'CHILD_DIED':
    case 'PREGNANCY_ENDED':
      return undefined;
  }
}

function misfit({ outcome, to, days, amountMci, servedFrom }: EndDeferral): Refusal | undefined {
  const replaced = outcome === 'REPLACED';
  const wrong = (reason: string, pointer: string): Refusal => ({
    code: 'outcome-and-fields',
    reason,
    provision: 'CC 74(3)',
    next: 'Give what belongs to the outcome, and nothing else.',
    pointer,
  });
  if (replaced !== (to !== undefined)) return wrong('Only a replacement names a milder punishment.', '/to');
  if ((to === 'RESTRICTION_OF_LIBERTY') !== (days !== undefined)) return wrong('Restriction of liberty is given in days.', '/days');
  if ((to === 'FINE') !== (amountMci !== undefined)) return wrong('A fine is given in monthly calculation indices.', '/amountMci');
  if ((outcome === 'RELEASED') === (servedFrom !== undefined)) {
    return wrong('Somebody who is released serves nothing again, and everybody else from a day on.', '/servedFrom');
  }
  return undefined;
}
