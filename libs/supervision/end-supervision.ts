import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { unlessEnded } from './supervision-interval.ts';
import { supervisionEndings, type SupervisionEnding } from './supervision.events.ts';
import { supervisionState, type Supervision } from './supervision.state.ts';

export class EndSupervision {
  @OneOf(supervisionEndings, { says: 'How it ended' })
  readonly ending!: SupervisionEnding;

  @LegalDay({ says: 'Last day of the supervision, inclusive; for TERM not before the planned one', example: '2026-02-28' })
  readonly endedOn!: LegalDate;

  @Text({ says: 'Order or decision', max: 200, optional: true })
  readonly documentRef?: string;
}

export const endSupervision = continuing({
  body: EndSupervision,
  name: 'end',
  does: 'Ends the supervision; nothing is recorded on it afterwards.',
  by: ['officer', 'supervisor'],
  on: supervisionState,
  unless: unlessEnded,
  decide: ({ body: { ending, endedOn }, state: supervision, context }) => {
    const impossible = unlessEndable(supervision, { ending, endedOn }, context.today);
    if (impossible) return refuse(impossible);
    return record({ type: 'SupervisionEnded', effectiveOn: endedOn, data: { personId: supervision.personId, ending, endedOn } });
  },
});

/** Refuses a last day before the first one, and an end at the term before the planned last day. */
export function unlessEndable(
  { from, plannedTo }: Supervision,
  { ending, endedOn }: Pick<EndSupervision, 'ending' | 'endedOn'>,
  today: LegalDate,
): Refusal | undefined {
  return (
    notYet('/endedOn', endedOn, today) ??
    tooEarly('/endedOn', endedOn, from, 'the first day of the supervision') ??
    (ending === 'TERM' && plannedTo ? tooEarly('/endedOn', endedOn, plannedTo, 'the planned last day') : undefined)
  );
}
