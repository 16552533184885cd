import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { repairs, type Repair } from './reconciliation.events.ts';
import { reconciliationState } from './reconciliation.state.ts';
import { unlessOpen } from './unless-open.ts';

export class RecordHarmMadeGood {
  @OneOf(repairs, { says: 'How the harm was made good' })
  readonly how!: Repair;

  @LegalDay({ says: 'Day on which all of it was', example: '2024-06-25' })
  readonly madeGoodOn!: LegalDate;

  @Text({ says: 'Receipt or statement of the victim', max: 200, example: 'receipt 12' })
  readonly documentRef!: string;
}

/** The victim's harm is made good, in full. CC 68(1). */
export const recordHarmMadeGood = continuing({
  body: RecordHarmMadeGood,
  name: 'record-harm-made-good',
  does: "Records that the victim's harm was made good.",
  by: ['court-registrar', 'officer', 'supervisor'],
  on: reconciliationState,
  unless: unlessOpen,
  decide: ({ body: { how, madeGoodOn }, state: { personId, caseId }, context }) => {
    const wrong = notYet('/madeGoodOn', madeGoodOn, context.today);
    if (wrong) return refuse(wrong);
    return record({ type: 'HarmMadeGood', effectiveOn: madeGoodOn, data: { personId, caseId, how, madeGoodOn } });
  },
});
