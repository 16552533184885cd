import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text, WholeNumber } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';
import { dayBefore } from '../law/calendar/legal-date.ts';
import { termServed, type TermServed } from '../sentenced-person/term-served.ts';
import { amnestyActState, type AmnestyActFile } from './amnesty-act.state.ts';
import { amnestyDecisionState, type AmnestyDecision } from './amnesty-decision.state.ts';
import { amnestyOutcomes, type AmnestyDecisionFact, type AmnestyOutcome, type AmnestyProposal } from './amnesty.events.ts';
import { unlessUndecided } from './unless-undecided.ts';

/** What an act may put in the place of deprivation of liberty. CC 40. */
const milderPunishments = ['RESTRICTION_OF_LIBERTY', 'ARREST', 'COMMUNITY_SERVICE', 'CORRECTIVE_LABOUR', 'FINE'] as const;
type MilderPunishment = (typeof milderPunishments)[number];

export class ApplyAmnesty {
  @Text({ says: 'Court', max: 200, example: 'Karaganda district court' })
  readonly court!: string;

  @LegalDay({ says: "Day of the court's decision", example: '2025-08-12' })
  readonly decidedOn!: LegalDate;

  @OneOf(amnestyOutcomes, { says: 'What the court decided' })
  readonly outcome!: AmnestyOutcome;

  @Text({
    says: 'For a reduction: the share of the unserved part; as proposed unless told',
    max: 7,
    pattern: /^[1-9]\d{0,2}\/[1-9]\d{0,2}$/,
    form: 'a share such as 1/3',
    optional: true,
  })
  readonly fraction?: string;

  @LegalDay({
    says: 'For a reduction: the last day of the term as the court cut it; as proposed unless told',
    optional: true,
  })
  readonly newLastDay?: LegalDate;

  @OneOf(milderPunishments, { says: 'For a replacement: the milder punishment', optional: true })
  readonly replacedBy?: MilderPunishment;

  @WholeNumber({ says: 'For a replacement: days that were left; as proposed unless told', min: 1, max: 20_000, optional: true })
  readonly unservedDays?: number;

  @WholeNumber({ says: 'Length of restriction of liberty or arrest, in days', min: 1, max: 20_000, optional: true })
  readonly days?: number;

  @WholeNumber({ says: 'Hours of community service', min: 1, max: 10_000, optional: true })
  readonly hours?: number;

  @WholeNumber({ says: 'Fine or corrective labour, in monthly calculation indices (МРП)', min: 1, max: 10_000_000, optional: true })
  readonly amountMci?: number;

  @Text({ says: 'Ruling', max: 200, example: 'ruling 8-13/2025' })
  readonly documentRef!: string;
}

interface AppliedOn {
  readonly act?: AmnestyActFile;
  readonly term?: TermServed;
}

/** A court applies the act. It may decide otherwise than was proposed: both are recorded. The effect is of the day of the act. CC 78. */
export const applyAmnesty = continuing<ApplyAmnesty, AmnestyDecision, AmnestyDecisionFact, AppliedOn>({
  body: ApplyAmnesty,
  name: 'apply',
  does: 'Records that a court applied the amnesty: release, a shorter term, a milder punishment, or supervision lifted.',
  by: ['court-registrar'],
  on: amnestyDecisionState,
  unless: unlessUndecided,
  reads: ({ state: { lawNo, termId } }) => ({
    act: { stream: streamName('amnesty', lawNo), as: amnestyActState },
    term: { stream: streamName('term', termId), as: termServed },
  }),
  decide: ({ body, state: { personId, lawNo, termId, proposal, proposedOn, countedTo }, facts: { act, term }, context }) => {
    const { court, decidedOn, outcome } = body;
    if (act === undefined || act.standing.is === 'DRAFT') throw new Error(`${lawNo} has a proposal and was never enacted`);
    const { appliesFrom } = act.standing;
    const impossible =
      notYet('/decidedOn', decidedOn, context.today) ??
      tooEarly('/decidedOn', decidedOn, proposedOn, 'the day of the proposal') ??
      termOver(term, appliesFrom) ??
      (outcome === 'REDUCE' && body.newLastDay === undefined ? countedOtherwise(countedTo, term) : undefined);
    if (impossible) return refuse(impossible);
    const effect = effectOf(body, proposal, appliesFrom, term);
    if ('refused' in effect) return effect;
    return record({
      type: 'AmnestyApplied',
      effectiveOn: appliesFrom,
      data: {
        personId,
        lawNo,
        termId,
        court,
        decidedOn,
        outcome,
        ...effect,
        appliesFrom,
        proposed: proposal.verdict,
        differs: differsFrom(proposal, outcome, effect),
      },
    });
  },
});

interface Effect {
  readonly fraction?: string;
  readonly newLastDay?: LegalDate;
  readonly replacedBy?: MilderPunishment;
  readonly unservedDays?: number;
  readonly days?: number;
  readonly hours?: number;
  readonly amountMci?: number;
}

function effectOf(
  { outcome, fraction, newLastDay, ...replacement }: ApplyAmnesty,
  proposal: AmnestyProposal,
  appliesFrom: LegalDate,
  term: TermServed | undefined,
): Effect | { readonly refused: Refusal } {
  switch (outcome) {
    case 'RELEASE':
    case 'LIFT_SUPERVISION': {
      const given = [fraction, newLastDay, replacement.replacedBy].some((field) => field !== undefined);
      return given ? refuse(notOfThisOutcome) : {};
    }
    case 'REPLACE':
      return replacementOf(replacement, proposal);
    case 'REDUCE': {
      const share = fraction ?? proposal.fraction;
      const lastDay = newLastDay ?? (share === proposal.fraction ? proposal.newLastDay : undefined);
      if (share === undefined || lastDay === undefined) {
        return refuse({
          code: 'reduction-incomplete',
          reason: 'The court reduces otherwise than was proposed, and how is not given.',
          next: 'Give the share and the last day that the ruling names.',
          pointer: share === undefined ? '/fraction' : '/newLastDay',
        });
      }
      return notShorter(lastDay, appliesFrom, term) ?? { fraction: share, newLastDay: lastDay };
    }
  }
}

/** The milder punishment with what it is measured in; how much stands for how much is the court's to say. CC 40–44. */
function replacementOf(
  { replacedBy, unservedDays, days, hours, amountMci }: Omit<Effect, 'fraction' | 'newLastDay'>,
  proposal: AmnestyProposal,
): Effect | { readonly refused: Refusal } {
  const left = unservedDays ?? proposal.unservedDays;
  if (replacedBy === undefined) return refuse(incomplete('/replacedBy', 'By which punishment the rest is replaced'));
  if (left === undefined) return refuse(incomplete('/unservedDays', 'How many days were left'));
  switch (replacedBy) {
    case 'RESTRICTION_OF_LIBERTY':
    case 'ARREST':
      if (days === undefined) return refuse(incomplete('/days', `How long ${replacedBy} lasts`));
      return { replacedBy, unservedDays: left, days };
    case 'COMMUNITY_SERVICE':
      if (hours === undefined) return refuse(incomplete('/hours', 'How many hours of community service are imposed'));
      return { replacedBy, unservedDays: left, hours };
    case 'CORRECTIVE_LABOUR':
    case 'FINE':
      if (amountMci === undefined) return refuse(incomplete('/amountMci', `The amount of ${replacedBy}`));
      return { replacedBy, unservedDays: left, amountMci };
  }
}

function incomplete(pointer: string, what: string): Refusal {
  return { code: 'replacement-incomplete', reason: `${what} is not given.`, next: 'Give what the ruling names.', pointer };
}

const notOfThisOutcome: Refusal = {
  code: 'not-of-this-outcome',
  reason: 'A share, a last day or a punishment belongs to a reduction or a replacement.',
  next: 'Leave them out, or give the outcome that the ruling has.',
  pointer: '/outcome',
};

function notShorter(lastDay: LegalDate, appliesFrom: LegalDate, term: TermServed | undefined): { readonly refused: Refusal } | undefined {
  const calculation = term?.calculation;
  const old = calculation?.verdict === 'COMPUTED' ? calculation.lastDay : undefined;
  // of a single day that was left nothing is kept: the term ended on the day before
  if (lastDay >= dayBefore(appliesFrom) && (old === undefined || lastDay < old)) return undefined;
  return refuse({
    code: 'not-shorter',
    reason: `The term ends on ${old ?? 'no day that is known'}; an act of ${appliesFrom} cannot make that ${lastDay}.`,
    next: 'Check the day against the ruling.',
    pointer: '/newLastDay',
  });
}

/** A last day that a proposal counted is not the court's where the end of the term has moved since: the rest was another one. */
function countedOtherwise(countedTo: LegalDate | undefined, term: TermServed | undefined): Refusal | undefined {
  const lastDay = term?.calculation?.verdict === 'COMPUTED' ? term.calculation.lastDay : undefined;
  if (countedTo === undefined || lastDay === undefined || countedTo === lastDay) return undefined;
  return {
    code: 'proposal-outdated',
    reason: `The proposal was counted of a term that ended on ${countedTo}; it ends on ${lastDay} now.`,
    provision: 'CC 78',
    next: 'Screen the term again, or give the last day that the ruling names.',
    pointer: '/newLastDay',
  };
}

function termOver(term: TermServed | undefined, appliesFrom: LegalDate): Refusal | undefined {
  if (term?.completedOn === undefined || term.completedOn >= appliesFrom) return undefined;
  return {
    code: 'term-completed',
    reason: `The term was over on ${term.completedOn}, before the act has effect on ${appliesFrom}.`,
    next: 'Record that the court refused, or correct the record.',
  };
}

function differsFrom({ verdict, fraction, newLastDay, replacedBy }: AmnestyProposal, outcome: AmnestyOutcome, effect: Effect): boolean {
  switch (outcome) {
    case 'RELEASE':
    case 'LIFT_SUPERVISION':
      return verdict !== 'RELEASE';
    case 'REPLACE':
      return verdict !== 'REPLACE' || effect.replacedBy === undefined || replacedBy?.includes(effect.replacedBy) !== true;
    case 'REDUCE':
      return verdict !== 'REDUCE' || effect.fraction !== fraction || effect.newLastDay !== newLastDay;
  }
}
