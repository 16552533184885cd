import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { notBeforeAfter } from '../sentenced-person/asked-again.ts';
import { paroleRefusalReasons, type ParoleRefusalReason } from './parole.events.ts';
import { paroleState } from './parole.state.ts';
import { beforeFile, nothingOpen, unlessOpen } from './unless-open.ts';

export class RefuseParole {
  @Text({ says: 'Court', max: 200, example: 'Karaganda district court' })
  readonly court!: string;

  @LegalDay({ says: "Day of the court's decision", example: '2025-12-01' })
  readonly refusedOn!: LegalDate;

  @OneOf(paroleRefusalReasons, { says: 'Why the court refused' })
  readonly reason!: ParoleRefusalReason;

  @Text({ says: 'Ruling', max: 200, example: 'ruling 5-78/2025' })
  readonly documentRef!: string;
}

/** A court refuses to release a person early; the law says from when it may be asked again. PEC 162. */
export const refuseParole = continuing({
  body: RefuseParole,
  name: 'refuse',
  does: 'Records that a court refused parole, and the first day on which it may be asked for again.',
  by: ['court-registrar'],
  on: paroleState,
  unless: unlessOpen,
  decide: ({ body: { court, refusedOn, reason }, state: { personId, termId, application }, context }) => {
    if (application.is !== 'OPEN') return refuse(nothingOpen);
    const impossible = notYet('/refusedOn', refusedOn, context.today) ?? beforeFile('/refusedOn', refusedOn, application);
    if (impossible) return refuse(impossible);
    const renewal = notBeforeAfter(refusedOn, 'parole');
    if ('refused' in renewal) return renewal;
    return record({
      type: 'ParoleRefused',
      effectiveOn: refusedOn,
      data: { personId, termId, court, refusedOn, reason, ...renewal },
    });
  },
});
