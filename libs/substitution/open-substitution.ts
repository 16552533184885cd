import { beginningOrContinuing, record, refuse } from '../commands/command.ts';
import { IdOf, LegalDay, OneOf, Text, YesNo } from '../commands/fields.ts';
import { notYet, type Refusal } from '../commands/refusal.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import { paroleInitiators, type ParoleInitiator } from '../parole/parole.events.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import { deadlinesOfApplication } from '../sentenced-person/application-deadlines.ts';
import { stillOpen } from '../sentenced-person/application-to-court.ts';
import { unlessAgainInTime } from '../sentenced-person/asked-again.ts';
import { basisOnServedTerm, servedTermReadings, type ServedTermFacts } from '../sentenced-person/on-served-term.ts';
import { damageOfTermReadings } from '../sentenced-person/on-term.ts';
import { eligibilityOn } from './eligibility.ts';
import { milderPunishments, type MilderPunishment, type SubstitutionFact } from './substitution.events.ts';
import { substitutionState, type Substitution } from './substitution.state.ts';

export class OpenSubstitution {
  @IdOf('person', { says: 'Person who serves the term' })
  readonly personId!: Id<'person'>;

  @OneOf(paroleInitiators, { says: 'Who asks for it' })
  readonly initiator!: ParoleInitiator;

  @LegalDay({ says: 'Day of the petition', example: '2025-09-05' })
  readonly openedOn!: LegalDate;

  @OneOf(milderPunishments, { says: 'The punishment asked for; any that the court may choose unless told', optional: true })
  readonly to?: MilderPunishment;

  @YesNo({ says: 'Papers show that the damage is repaid in full', optional: true })
  readonly damageRepaid?: boolean;

  @Text({ says: 'Petition', max: 200, example: 'petition 47' })
  readonly documentRef!: string;
}

/** Somebody asks for a milder punishment in place of the rest of a term; the law's answer of that day is recorded with it. CC 73, PEC 162. */
export const openSubstitution = beginningOrContinuing<OpenSubstitution, Substitution, SubstitutionFact, ServedTermFacts>({
  body: OpenSubstitution,
  name: 'open',
  does: 'Opens an application for a milder punishment in place of the rest of a term, once the law allows it.',
  by: ['facility', 'officer', 'supervisor', 'court-registrar'],
  on: substitutionState,
  unless: unlessFree,
  reads: ({ body, context }) => servedTermReadings(context.id, body.personId),
  readsThen: ({ facts }) => damageOfTermReadings(facts),
  decide: ({ body, state, facts, context }) => {
    const { personId, initiator, openedOn, to, damageRepaid } = body;
    const basis = basisOnServedTerm(facts, { termId: context.id, personId, on: openedOn }, 'CC 73(1)');
    if ('refused' in basis) return basis;
    const wrong = notYet('/openedOn', openedOn, context.today) ?? unlessAgainInTime('substitution', state?.application, openedOn);
    if (wrong) return refuse(wrong);
    const answered = eligibilityOn('/openedOn', openedOn, basis, damageRepaid, to);
    if ('refused' in answered) return answered;
    return record({
      type: 'SubstitutionOpened',
      effectiveOn: openedOn,
      data: {
        ...{ personId, termId: context.id as TermId, initiator, openedOn }, // applications are addressed by their term
        ...(to && { to }),
        ...deadlinesOfApplication(openedOn, answered.eligibility.from),
        ...answered,
      },
    });
  },
});

export function unlessFree(substitution: Substitution | undefined): Refusal | undefined {
  const application = substitution?.application;
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
        code: 'substitution-granted',
        reason: `The rest was replaced by ${application.to} on ${application.grantedOn}.`,
        next: 'The milder punishment is served now; its evasion is recorded by revoking it.',
      };
  }
}
