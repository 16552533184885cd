import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { dayAfter, dayBefore } from '../law/calendar/legal-date.ts';
import { facilityCode, regionOf } from '../regions/regions.ts';
import { custodyState } from './custody.state.ts';

export class RecordReturn {
  @LegalDay({ says: 'Day on which the person was caught or gave themselves up', example: '2024-06-04' })
  readonly returnedOn!: LegalDate;

  @Text({ says: 'Code of the facility that takes the person in', ...facilityCode })
  readonly facility!: string;

  @Text({ says: 'Report', max: 200, example: 'report 9' })
  readonly documentRef!: string;
}

/**
 * Somebody who escaped is back, and the clock of the sentence goes on.
 *
 * Whole days outside are not served: a day of which any part was spent in custody is served.
 */
export const recordReturn = continuing({
  body: RecordReturn,
  name: 'record-return',
  does: 'Records that a person who escaped is in custody again, and the days that they were away.',
  by: ['facility'],
  on: custodyState,
  unless: ({ standing }) => (standing.is === 'ESCAPED' ? undefined : notEscaped),
  decide: ({ body: { returnedOn, facility }, state: { personId, stay, standing }, context }) => {
    if (standing.is !== 'ESCAPED') return refuse(notEscaped);
    const { escapedOn } = standing;
    const wrong =
      notYet('/returnedOn', returnedOn, context.today) ?? tooEarly('/returnedOn', returnedOn, escapedOn, 'the day of the escape');
    if (wrong) return refuse(wrong);
    const term = stay.hold.on === 'SENTENCE' ? { termId: stay.hold.termId, ...away(escapedOn, returnedOn) } : {};
    return record({
      type: 'ReturnedToCustody',
      effectiveOn: returnedOn,
      data: { personId, stayId: stay.stayId, facility, region: regionOf(facility), escapedOn, returnedOn, ...term },
    });
  },
});

/** Whole days between an escape and the return; none where there is no whole day. */
export function away(
  escapedOn: LegalDate,
  returnedOn: LegalDate,
): { readonly notServed?: { readonly from: LegalDate; readonly to: LegalDate } } {
  if (returnedOn <= dayAfter(escapedOn)) return {};
  return { notServed: { from: dayAfter(escapedOn), to: dayBefore(returnedOn) } };
}

const notEscaped: Refusal = {
  code: 'not-escaped',
  reason: 'No escape of the person is recorded from which they could have come back.',
  next: 'Record the escape first, or an admission where the person was released.',
};
