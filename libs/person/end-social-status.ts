import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { tooEarly } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { socialStatusKinds, type SocialStatusKind } from './person.events.ts';
import { personState } from './person.state.ts';
import { unlessDead } from './record-death.ts';

export class EndSocialStatus {
  @OneOf(socialStatusKinds, { says: 'Situation that ends', example: 'CHILD_UNDER_3' })
  readonly kind!: SocialStatusKind;

  @LegalDay({ says: 'Last day on which it held, inclusive', example: '2025-01-31' })
  readonly to!: LegalDate;

  @Text({ says: 'Document', max: 200, optional: true })
  readonly documentRef?: string;
}

export const endSocialStatus = continuing({
  body: EndSocialStatus,
  name: 'end-social-status',
  does: 'Records the last day on which a situation held.',
  by: ['officer', 'supervisor', 'facility'],
  on: personState,
  unless: unlessDead,
  decide: ({ body: { kind, to }, state: person }) => {
    const status = person.statuses.findLast((recorded) => recorded.kind === kind);
    if (status === undefined || (status.to !== undefined && status.to <= to)) {
      return refuse({
        code: 'status-not-open',
        reason: status === undefined ? `${kind} is not recorded.` : `${kind} is recorded as ended on ${status.to ?? to} already.`,
        next: 'Look at the statuses of the person.',
        pointer: '/kind',
      });
    }
    const impossible = tooEarly('/to', to, status.from, 'its first day');
    if (impossible) return refuse(impossible);
    return record({ type: 'SocialStatusEnded', effectiveOn: to, data: { personId: person.personId, kind, from: status.from, to } });
  },
});
