import { beginningOrContinuing, record, refuse, type Readings } from '../commands/command.ts';
import { IdOf, LegalDay, OneOf, Text, YesNo } from '../commands/fields.ts';
import { notYet, type Refusal } from '../commands/refusal.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import { deadlinesOfApplication } from '../sentenced-person/application-deadlines.ts';
import { stillOpen } from '../sentenced-person/application-to-court.ts';
import { unlessAgainInTime } from '../sentenced-person/asked-again.ts';
import { notServedReadings, unlessServedUntil, type NotServedNow } from '../sentenced-person/not-served-now.ts';
import { basisOnTerm, damageOfTermReadings, termReadings, type TermFacts } from '../sentenced-person/on-term.ts';
import { eligibilityOn, unlessEligible } from './eligibility.ts';
import { paroleInitiators, type ParoleFact, type ParoleInitiator } from './parole.events.ts';
import { paroleState, type Parole } from './parole.state.ts';

export class OpenApplication {
  @IdOf('person', { says: 'Person who serves the term' })
  readonly personId!: Id<'person'>;

  @OneOf(paroleInitiators, { says: 'Who asks for parole' })
  readonly initiator!: ParoleInitiator;

  @LegalDay({ says: 'Day of the petition', example: '2025-11-05' })
  readonly openedOn!: LegalDate;

  @YesNo({ says: 'Papers show that the damage is repaid in full', optional: true })
  readonly damageRepaid?: boolean;

  @YesNo({ says: 'Papers show that every term of a cooperation agreement is fulfilled', optional: true })
  readonly cooperation?: boolean;

  @Text({ says: 'Petition', max: 200, example: 'petition 31' })
  readonly documentRef!: string;
}

type Facts = TermFacts & NotServedNow;

/** Somebody asks for release before the end of a term; the law's answer of that day is recorded with the application. PEC 162. */
export const openApplication = beginningOrContinuing<OpenApplication, Parole, ParoleFact, Facts>({
  body: OpenApplication,
  name: 'open',
  does: 'Opens an application for parole from the term, once the law allows it.',
  by: ['facility', 'officer', 'supervisor', 'court-registrar'],
  on: paroleState,
  unless: unlessFree,
  reads: ({ body, context }): Readings<Facts> => ({
    ...termReadings(context.id, body.personId),
    ...notServedReadings(context.id, body.personId),
  }),
  readsThen: ({ facts }) => damageOfTermReadings(facts),
  decide: ({ body, state, facts, context }) => {
    const { personId, initiator, openedOn } = body;
    const basis = basisOnTerm(facts, personId, 'CC 72(1)');
    if ('refused' in basis) return basis;
    const wrong =
      unlessServedUntil(openedOn, context.id, facts) ??
      notYet('/openedOn', openedOn, context.today) ??
      unlessAgainInTime('parole', state?.application, openedOn);
    if (wrong) return refuse(wrong);
    const answered = eligibilityOn('/openedOn', openedOn, { ...basis, ...(state?.revoked && { revoked: state.revoked }) }, body);
    if ('refused' in answered) return answered;
    const closed = unlessEligible('/openedOn', answered);
    if (closed) return refuse(closed);
    return record({
      type: 'ParoleOpened',
      effectiveOn: openedOn,
      data: {
        personId,
        termId: context.id as TermId, // applications are addressed by their term
        initiator,
        openedOn,
        ...deadlinesOfApplication(openedOn, answered.eligibility.from),
        ...answered,
      },
    });
  },
});

export function unlessFree(parole: Parole | undefined): Refusal | undefined {
  const application = parole?.application;
  switch (application?.is) {
    case undefined:
    case 'REFUSED':
    case 'WITHDRAWN':
    case 'REVOKED':
      return undefined;
    case 'OPEN':
      return stillOpen(application);
    case 'GRANTED':
      return {
        code: 'parole-granted',
        reason: `Parole from this term was granted on ${application.grantedOn}.`,
        next: 'Register the person for supervision.',
      };
  }
}
