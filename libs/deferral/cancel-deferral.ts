import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text, WholeNumber } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { breachKinds, type BreachKind } from '../law/supervision-breach/breach-rules.ts';
import { DaysOfBreach, breachesOn, unlessBreached } from '../sentenced-person/days-of-breach.ts';
import { unlessContradicting } from '../sentenced-person/facts-that-contradict.ts';
import { basisOnTerm } from '../sentenced-person/on-term.ts';
import {
  beforeLetGo,
  daysAtLiberty,
  leftTermReadings,
  letGoOn,
  unlessBack,
  type LeftTermFacts,
} from '../sentenced-person/release-from-term.ts';
import { whatBreachesLeadTo } from '../sentenced-person/what-a-breach-leads-to.ts';
import { deferredAfter } from './days-deferred.ts';
import type { DeferralFact } from './deferral.events.ts';
import { deferralState, type Deferral, type Running } from './deferral.state.ts';
import { nothingRuns, unlessRunning } from './unless-deferred.ts';

export class CancelDeferral {
  @Text({ says: 'Court', max: 200, example: 'Karaganda district court' })
  readonly court!: string;

  @LegalDay({ says: "Day of the court's decision", example: '2026-02-02' })
  readonly cancelledOn!: LegalDate;

  @OneOf(breachKinds, { says: 'What the person did', example: 'CHILD_REFUSED' })
  readonly breach!: BreachKind;

  @DaysOfBreach(['2026-01-12'])
  readonly breachDays!: readonly LegalDate[];

  @WholeNumber({ says: 'Written warnings before', min: 0, max: 100, optional: true })
  readonly warnings?: number;

  @LegalDay({ says: 'First day on which the term is served again', example: '2026-02-02' })
  readonly servedFrom!: LegalDate;

  @Text({ says: 'Ruling or verdict', max: 200, example: 'ruling 5-3/2026' })
  readonly documentRef!: string;
}

/** A court ends a deferral for what the person did: the term is served, and the days that were deferred are not served days. CC 74(4), PEC 164. */
export const cancelDeferral = continuing<CancelDeferral, Deferral, DeferralFact, LeftTermFacts>({
  body: CancelDeferral,
  name: 'cancel',
  does: 'Records that a court ended a deferral for what the person did, and from which day the term is served.',
  by: ['court-registrar'],
  on: deferralState,
  unless: unlessRunning,
  reads: ({ state: { termId, personId } }) => leftTermReadings(termId, personId),
  decide: ({ body, state: { personId, termId, standing }, facts, context }) => {
    if (standing.is !== 'RUNNING') return refuse(nothingRuns);
    const { court, cancelledOn, breach, breachDays, warnings, servedFrom } = body;
    const basis = basisOnTerm(facts, personId, 'CC 74(1)');
    if ('refused' in basis) return basis;
    const breaches = breachesOn(breach, breachDays);
    const wrong =
      notYet('/cancelledOn', cancelledOn, context.today) ??
      tooEarly('/cancelledOn', cancelledOn, standing.decidedOn, 'the last decision about the deferral') ??
      tooEarly('/servedFrom', servedFrom, standing.grantedOn, 'the day on which the term was deferred') ??
      notWhileDeferred(breachDays, standing, cancelledOn);
    if (wrong) return refuse(wrong);
    const after = deferredAfter(basis.term, facts.stay, termId, standing.grantedOn);
    const impossible =
      beforeLetGo('/cancelledOn', cancelledOn, letGoOn(facts.stay, termId, 'DEFERRAL', standing.grantedOn)) ??
      unlessBack('/servedFrom', servedFrom, after, context.today) ??
      unlessBreached(breaches, { letGo: after, servedFrom, appearance: 'DEFERRED_SEARCH' });
    if (impossible) return refuse(impossible);
    const answered = unlessContradicting('/breachDays', () =>
      whatBreachesLeadTo('DEFERRED', cancelledOn, basis, { breaches, ...(warnings !== undefined && { warnings }) }),
    );
    if ('refused' in answered) return answered;
    const { leaves, receipt } = answered;
    if (leaves === 'NO_END') {
      return refuse({
        code: 'nothing-to-cancel-for',
        reason: `The law does not let a court end the deferral for ${breach} on ${breachDays.join(', ')}.`,
        provision: receipt.provisions.join(', '),
        next: 'Warn the person in writing first, or check what they did against the ruling.',
        pointer: '/breach',
      });
    }
    const deferred = after && daysAtLiberty(after, servedFrom);
    return record({
      type: 'DeferralCancelled',
      effectiveOn: cancelledOn,
      data: {
        ...{ personId, termId, court, cancelledOn },
        ...(leaves !== 'UNKNOWN' && { mode: leaves }),
        servedFrom,
        ...(deferred && { deferred }),
        receipt,
      },
    });
  },
});

/** Nor after its last day: what the court decides about the rest then is the end of it. */
function notWhileDeferred(days: readonly LegalDate[], { grantedOn, until }: Running, cancelledOn: LegalDate): Refusal | undefined {
  const last = until < cancelledOn ? until : cancelledOn;
  const strange = days.find((day) => day < grantedOn || day > last);
  if (strange === undefined) return undefined;
  return {
    code: 'not-while-deferred',
    reason: `${strange} is not a day of the deferral from ${grantedOn} to ${until} before the decision of ${cancelledOn}.`,
    next: 'Give the days of the deferral on which it happened.',
    pointer: '/breachDays',
  };
}
