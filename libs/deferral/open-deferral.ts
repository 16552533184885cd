import { beginningOrContinuing, record, refuse, type Readings } from '../commands/command.ts';
import { IdOf, LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import { streamName, type Id, type LegalDate } from '../event-log/event.ts';
import { paroleInitiators, type ParoleInitiator } from '../parole/parole.events.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import { unlessOnParole } from '../sentenced-person/not-served-now.ts';
import { afterTerm, basisOnTerm, termReadings, type TermFacts } from '../sentenced-person/on-term.ts';
import { priorParole, type PriorParole } from '../sentenced-person/revoked-parole.ts';
import { availabilityOn } from './availability.ts';
import { deferralGrounds, type DeferralFact, type DeferralGround } from './deferral.events.ts';
import { deferralState, type Deferral } from './deferral.state.ts';

export class OpenDeferral {
  @IdOf('person', { says: 'Person who serves or is to serve the term' })
  readonly personId!: Id<'person'>;

  @OneOf(paroleInitiators, { says: 'Who asks for it' })
  readonly initiator!: ParoleInitiator;

  @LegalDay({ says: 'Day of the petition', example: '2024-05-20' })
  readonly openedOn!: LegalDate;

  @OneOf(deferralGrounds, { says: 'Pregnancy, or a young child' })
  readonly ground!: DeferralGround;

  @LegalDay({ says: 'Of ground CHILD: date of birth of the child, as the birth certificate shows', optional: true, example: '2023-05-02' })
  readonly childBornOn?: LegalDate;

  @Text({ says: 'Petition', max: 200, example: 'petition 12' })
  readonly documentRef!: string;
}

interface Facts extends TermFacts {
  readonly prior?: PriorParole;
}

/** Somebody asks that a term be deferred; the law's answer of that day is recorded with it. CC 74, PEC 163. */
export const openDeferral = beginningOrContinuing<OpenDeferral, Deferral, DeferralFact, Facts>({
  body: OpenDeferral,
  name: 'open',
  does: 'Opens an application that a term be deferred for pregnancy or a young child, where the law allows it.',
  by: ['facility', 'officer', 'supervisor', 'court-registrar'],
  on: deferralState,
  unless: unlessFree,
  reads: ({ body, context }): Readings<Facts> => ({
    ...termReadings(context.id, body.personId),
    prior: { stream: streamName('parole', context.id), as: priorParole },
  }),
  decide: ({ body, state, facts, context }) => {
    const { personId, initiator, openedOn, ground } = body;
    const basis = basisOnTerm(facts, personId, 'CC 74(1)');
    if ('refused' in basis) return basis;
    const { term, sentence } = basis;
    const wrong =
      unlessOnParole(facts.prior) ??
      notYet('/openedOn', openedOn, context.today) ??
      tooEarly('/openedOn', openedOn, sentence.imposedOn, 'the day of the sentence') ??
      afterTerm('/openedOn', openedOn, term) ??
      beforeLast(state, openedOn);
    if (wrong) return refuse(wrong);
    const answered = availabilityOn('/openedOn', openedOn, basis, body);
    if ('refused' in answered) return answered;
    return record({
      type: 'DeferralOpened',
      effectiveOn: openedOn,
      data: { personId, termId: context.id as TermId, initiator, ground, openedOn, ...answered }, // applications are addressed by their term
    });
  },
});

export function unlessFree(deferral: Deferral | undefined): Refusal | undefined {
  const standing = deferral?.standing;
  switch (standing?.is) {
    case undefined:
    case 'REFUSED':
    case 'CANCELLED':
    case 'ENDED':
      return undefined;
    case 'OPEN':
      return {
        code: 'application-open',
        reason: `An application of ${standing.openedOn} is open.`,
        next: "Record the court's decision first.",
      };
    case 'RUNNING':
      return {
        code: 'deferral-running',
        reason: `The term is deferred until ${standing.until}.`,
        next: 'Extend the deferral where the court did.',
      };
  }
}

function beforeLast(deferral: Deferral | undefined, openedOn: LegalDate): Refusal | undefined {
  const standing = deferral?.standing;
  switch (standing?.is) {
    case undefined:
    case 'OPEN':
    case 'RUNNING':
      return undefined;
    case 'REFUSED':
      return tooEarly('/openedOn', openedOn, standing.refusedOn, 'the refusal of the last application');
    case 'CANCELLED':
      return tooEarly('/openedOn', openedOn, standing.cancelledOn, 'the end of the last deferral');
    case 'ENDED':
      return tooEarly('/openedOn', openedOn, standing.endedOn, 'the end of the last deferral');
  }
}
