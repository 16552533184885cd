import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { socialStatusKinds, type SocialStatusKind } from './person.events.ts';
import { personState, type Person } from './person.state.ts';
import { unlessDead } from './record-death.ts';

export class RecordSocialStatus {
  @OneOf(socialStatusKinds, { says: 'Situation that the law asks about', example: 'CHILD_UNDER_3' })
  readonly kind!: SocialStatusKind;

  @LegalDay({ says: 'First day on which it holds' })
  readonly from!: LegalDate;

  @LegalDay({ says: 'Last day on which it holds, inclusive, where it is known', optional: true })
  readonly to?: LegalDate;

  @Text({ says: 'What shows it', max: 500, example: 'birth certificate of the child' })
  readonly evidence!: string;

  @Text({ says: 'Document', max: 200, optional: true })
  readonly documentRef?: string;
}

/** A situation that changes what the law allows: pregnancy, a small child, a disability. */
export const recordSocialStatus = continuing({
  body: RecordSocialStatus,
  name: 'record-social-status',
  does: 'Records a situation that the law asks about, from a day to a day.',
  by: ['officer', 'supervisor', 'facility'],
  on: personState,
  unless: unlessDead,
  decide: ({ body, state: person }) => {
    const { kind, from, to, evidence } = body;
    const impossible = unlessStatusHolds(person, { kind, from, to });
    if (impossible) return refuse(impossible);
    return record({
      type: 'SocialStatusRecorded',
      effectiveOn: from,
      data: { personId: person.personId, kind, from, ...(to !== undefined && { to }) },
      personal: { evidence },
    });
  },
});

interface Holds {
  readonly kind: SocialStatusKind;
  readonly from: LegalDate;
  readonly to?: LegalDate | undefined;
}

/** A situation that the person can be in from a day on, and that is not recorded for any of its days already. */
export function unlessStatusHolds(person: Person, { kind, from, to }: Holds): Refusal | undefined {
  const impossible = tooEarly('/from', from, person.birthDate, 'the date of birth') ?? (to && tooEarly('/to', to, from, 'its first day'));
  if (impossible) return impossible;
  if (kind === 'PREGNANT' && person.sex === 'M') {
    return {
      code: 'status-and-sex',
      reason: 'A man cannot be recorded as pregnant.',
      next: 'Correct the sex first if it is wrong.',
      pointer: '/kind',
    };
  }
  const overlapping = person.statuses.find(
    (status) => status.kind === kind && status.from <= (to ?? '9999-12-31') && from <= (status.to ?? '9999-12-31'),
  );
  if (overlapping === undefined) return undefined;
  return {
    code: 'status-overlaps',
    reason: `${kind} is already recorded from ${overlapping.from}${overlapping.to === undefined ? '' : ` to ${overlapping.to}`}.`,
    next: 'End the earlier one first, or choose days that do not overlap.',
    pointer: '/from',
  };
}
