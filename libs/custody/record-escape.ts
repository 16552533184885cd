import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { escapedFrom, type EscapedFrom } from './custody.events.ts';
import { custodyState, type Custody } from './custody.state.ts';
import { unlessHeld } from './unless-held.ts';

export class RecordEscape {
  @LegalDay({ says: 'Day of the escape; from LEAVE the day on which the person did not come back', example: '2024-05-31' })
  readonly escapedOn!: LegalDate;

  @OneOf(escapedFrom, { says: 'From where: TRANSIT where the person was on the way to another facility' })
  readonly from!: EscapedFrom;

  @Text({ says: 'Report', max: 200, example: 'report 7' })
  readonly documentRef!: string;
}

/** Somebody who is held is gone; the clock of the sentence stops, and no release that was authorised before counts. */
export const recordEscape = continuing({
  body: RecordEscape,
  name: 'record-escape',
  does: 'Records an escape; until the return nothing else is recorded of the stay.',
  by: ['facility'],
  on: custodyState,
  unless: (custody) => (custody.standing.is === 'IN_TRANSIT' ? undefined : unlessHeld(custody)),
  decide: ({ body: { escapedOn, from }, state, context }) => {
    const { personId, stay } = state;
    const wrong =
      unlessFrom(state, from) ??
      notYet('/escapedOn', escapedOn, context.today) ??
      tooEarly('/escapedOn', escapedOn, lastSeenOn(state), 'the last day on which the person is recorded to have been in custody');
    if (wrong) return refuse(wrong);
    const term = stay.hold.on === 'SENTENCE' ? { termId: stay.hold.termId } : {};
    return record({
      type: 'EscapeRecorded',
      effectiveOn: escapedOn,
      data: { personId, stayId: stay.stayId, facility: stay.facility, from, escapedOn, ...term },
    });
  },
});

/** Whether the person was there where the escape was from. */
export function unlessFrom({ standing, stay }: Custody, from: EscapedFrom): Refusal | undefined {
  const pointer = '/from';
  if ((standing.is === 'IN_TRANSIT') !== (from === 'TRANSIT')) {
    return {
      code: 'not-there',
      reason: standing.is === 'IN_TRANSIT' ? `The person was on the way to ${standing.to}.` : `The person was held at ${stay.facility}.`,
      next: standing.is === 'IN_TRANSIT' ? 'Name TRANSIT.' : 'Name FACILITY, or LEAVE.',
      pointer,
    };
  }
  if (from !== 'LEAVE' || stay.hold.on === 'SENTENCE') return undefined;
  return { code: 'no-leave-on-remand', reason: 'Nobody on remand is given leave.', next: 'Name FACILITY.', pointer };
}

/** The last day on which the person is recorded to have been in custody. */
export function lastSeenOn({ standing, stay }: Custody): LegalDate {
  const moved = standing.is === 'IN_TRANSIT' ? standing.leftOn : stay.movedOn;
  return moved > stay.regimeFrom ? moved : stay.regimeFrom;
}
