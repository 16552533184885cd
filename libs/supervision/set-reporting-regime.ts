import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, Text, WholeNumber, YesNo } from '../commands/fields.ts';
import { tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { dayAfter } from '../law/calendar/legal-date.ts';
import { supervisionRules } from './supervision-bases.ts';
import { unlessEnded, unlessWithin } from './supervision-interval.ts';
import { supervisionState, type Supervision } from './supervision.state.ts';

export class SetReportingRegime {
  @WholeNumber({ says: 'How often a month the person must appear', min: 1, max: 12, example: 2 })
  readonly visitsPerMonth!: number;

  @LegalDay({ says: 'First day on which it holds', example: '2024-03-01' })
  readonly from!: LegalDate;

  @YesNo({ says: 'The person lives in the country, where the law asks for fewer visits', optional: true })
  readonly rural?: boolean;

  @Text({ says: 'Document', max: 200, optional: true })
  readonly documentRef?: string;
}

export const setReportingRegime = continuing({
  body: SetReportingRegime,
  name: 'set-reporting-regime',
  does: 'Sets how often a month the person must appear, from a day on.',
  by: ['officer', 'supervisor'],
  on: supervisionState,
  unless: unlessEnded,
  decide: ({ body: { visitsPerMonth, from, rural }, state: supervision }) => {
    const rule = supervisionRules[supervision.basis].fewestVisits;
    const fewest = rural === true ? rule?.ruralPerMonth : rule?.perMonth;
    if (rule !== undefined && fewest !== undefined && visitsPerMonth < fewest) {
      return refuse({
        code: 'too-few-visits',
        reason: `Supervision on the basis ${supervision.basis} needs at least ${String(fewest)} visits a month.`,
        provision: rule.provision,
        next: 'Set more visits; say so where the person lives in the country.',
        pointer: '/visitsPerMonth',
      });
    }
    const impossible = unlessRegimeFrom(supervision, from);
    if (impossible) return refuse(impossible);
    return record({ type: 'ReportingRegimeSet', effectiveOn: from, data: { personId: supervision.personId, visitsPerMonth, from } });
  },
});

/** Refuses a first day on which the last regime, or a later one, began. */
export function unlessRegimeFrom(supervision: Supervision, from: LegalDate): Refusal | undefined {
  const last = supervision.regimes.at(-1);
  return (
    unlessWithin(supervision, '/from', from) ??
    (last && tooEarly('/from', from, dayAfter(last.from), 'the day after the last regime began'))
  );
}
