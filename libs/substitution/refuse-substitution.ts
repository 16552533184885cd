import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { paroleRefusalReasons, type ParoleRefusalReason } from '../parole/parole.events.ts';
import { notBeforeAfter } from '../sentenced-person/asked-again.ts';
import { beforeApplication } from '../sentenced-person/application-to-court.ts';
import { substitutionState } from './substitution.state.ts';
import { nothingOpen, unlessOpen } from './unless-open.ts';

export class RefuseSubstitution {
  @Text({ says: 'Court', max: 200, example: 'Karaganda district court' })
  readonly court!: string;

  @LegalDay({ says: "Day of the court's decision", example: '2025-10-01' })
  readonly refusedOn!: LegalDate;

  @OneOf(paroleRefusalReasons, { says: 'Why the court refused' })
  readonly reason!: ParoleRefusalReason;

  @Text({ says: 'Ruling', max: 200, example: 'ruling 5-32/2025' })
  readonly documentRef!: string;
}

/** A court refuses to replace the rest of a term; the law says from when it may be asked again. PEC 162. */
export const refuseSubstitution = continuing({
  body: RefuseSubstitution,
  name: 'refuse',
  does: 'Records that a court refused a milder punishment, and the first day on which it may be asked for again.',
  by: ['court-registrar'],
  on: substitutionState,
  unless: unlessOpen,
  decide: ({ body: { court, refusedOn, reason }, state: { personId, termId, application }, context }) => {
    if (application.is !== 'OPEN') return refuse(nothingOpen);
    const impossible = notYet('/refusedOn', refusedOn, context.today) ?? beforeApplication('/refusedOn', refusedOn, application);
    if (impossible) return refuse(impossible);
    const renewal = notBeforeAfter(refusedOn, 'substitution');
    if ('refused' in renewal) return renewal;
    return record({
      type: 'SubstitutionRefused',
      effectiveOn: refusedOn,
      data: { personId, termId, court, refusedOn, reason, ...renewal },
    });
  },
});
