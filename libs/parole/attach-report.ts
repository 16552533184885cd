import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text, YesNo } from '../commands/fields.ts';
import { notYet, tooEarly } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { unlessWithCourt } from '../sentenced-person/application-to-court.ts';
import { paroleReportKinds, type ParoleReportKind } from './parole.events.ts';
import { paroleState } from './parole.state.ts';
import { nothingOpen, unlessOpen } from './unless-open.ts';

export class AttachReport {
  @OneOf(paroleReportKinds, { says: 'Characteristic of the person, assessment of risk, compensation of damage' })
  readonly kind!: ParoleReportKind;

  @LegalDay({ says: 'Day of the report', example: '2025-11-10' })
  readonly attachedOn!: LegalDate;

  @YesNo({ says: 'Of a report on compensation, and of no other: whether the damage is repaid in full', optional: true })
  readonly damageRepaid?: boolean;

  @Text({ says: 'Report', max: 200, example: 'characteristic 14' })
  readonly documentRef!: string;
}

/** A paper that the court is shown with the petition. PEC 162. */
export const attachReport = continuing({
  body: AttachReport,
  name: 'attach-report',
  does: 'Attaches a report to the open application for parole: characteristic, risk, compensation.',
  by: ['facility', 'officer', 'supervisor'],
  on: paroleState,
  unless: unlessOpen,
  decide: ({ body: { kind, attachedOn, damageRepaid }, state: { personId, termId, application }, context }) => {
    if (application.is !== 'OPEN') return refuse(nothingOpen);
    const late = unlessWithCourt(application, 'Hand the report in to the court.');
    if (late) return refuse(late);
    if ((kind === 'COMPENSATION') !== (damageRepaid !== undefined)) {
      return refuse({
        code: 'report-and-damage',
        reason: 'A report on compensation says whether the damage is repaid, and no other report does.',
        next: kind === 'COMPENSATION' ? 'Give damageRepaid.' : 'Leave damageRepaid out.',
        pointer: '/damageRepaid',
      });
    }
    const impossible =
      notYet('/attachedOn', attachedOn, context.today) ??
      tooEarly('/attachedOn', attachedOn, application.openedOn, 'the day of the petition');
    if (impossible) return refuse(impossible);
    return record({
      type: 'ParoleReportAttached',
      effectiveOn: attachedOn,
      data: { personId, termId, kind, attachedOn, ...(damageRepaid !== undefined && { damageRepaid }) },
    });
  },
});
