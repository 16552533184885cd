import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { deferralRefusalReasons, type DeferralRefusalReason } from './deferral.events.ts';
import { deferralState } from './deferral.state.ts';
import { nothingOpen, unlessOpen } from './unless-deferred.ts';

export class RefuseDeferral {
  @Text({ says: 'Court', max: 200, example: 'Karaganda district court' })
  readonly court!: string;

  @LegalDay({ says: "Day of the court's decision", example: '2024-06-01' })
  readonly refusedOn!: LegalDate;

  @OneOf(deferralRefusalReasons, { says: 'Why the court refused' })
  readonly reason!: DeferralRefusalReason;

  @Text({ says: 'Ruling', max: 200, example: 'ruling 5-21/2024' })
  readonly documentRef!: string;
}

/** A court refuses to defer a term; nothing stands against asking again when something has changed. */
export const refuseDeferral = continuing({
  body: RefuseDeferral,
  name: 'refuse',
  does: 'Records that a court refused to defer a term, and why.',
  by: ['court-registrar'],
  on: deferralState,
  unless: unlessOpen,
  decide: ({ body: { court, refusedOn, reason }, state: { personId, termId, standing }, context }) => {
    if (standing.is !== 'OPEN') return refuse(nothingOpen);
    const wrong =
      notYet('/refusedOn', refusedOn, context.today) ?? tooEarly('/refusedOn', refusedOn, standing.openedOn, 'the day of the petition');
    if (wrong) return refuse(wrong);
    return record({ type: 'DeferralRefused', effectiveOn: refusedOn, data: { personId, termId, court, refusedOn, reason } });
  },
});
