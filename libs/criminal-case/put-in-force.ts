import { continuing, recordTogether, refuse } from '../commands/command.ts';
import { LegalDay, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { CaseId, CriminalCaseFact } from './criminal-case.events.ts';
import { criminalCaseState, isOpen, stands, type CriminalCase } from './criminal-case.state.ts';
import { earlierFiles, joinedInto, type EarlierFiles } from './earlier-sentences.ts';
import { reconciliationOf, unlessAllTerminated, withReconciliation, type ReconciliationOfFile } from './reconciled-charges.ts';

export class PutInForce {
  @LegalDay({ says: 'Day on which the verdict came into force', example: '2024-02-17' })
  readonly inForceOn!: LegalDate;

  @Text({ says: 'Document', max: 200, optional: true })
  readonly documentRef?: string;
}

/**
 * The verdict comes into force; nothing in the file changes after it. An earlier sentence that its final punishment joins is served within
 * that from then on, and the earlier file says so. CC 60.
 */
export const putInForce = continuing<PutInForce, CriminalCase, CriminalCaseFact, ReconciliationOfFile & EarlierFiles>({
  body: PutInForce,
  name: 'put-in-force',
  does: 'Records the day on which the verdict came into force; the file is closed with it.',
  by: ['court-registrar'],
  on: criminalCaseState,
  unless: (file) => unlessInForce(file) ?? unlessAllTerminated(file) ?? unlessUndecided(file),
  reads: ({ state, context }) => ({ ...reconciliationOf(context.id), ...earlierFiles(state.sentences.filter(stands)) }),
  decide: ({ body: { inForceOn }, state, facts: { reconciled, ...files }, context }) => {
    const file = withReconciliation(state, reconciled);
    const { personId, sentences } = file;
    const impossible =
      unlessAllTerminated(file) ??
      sentencedInVain(file) ??
      notYet('/inForceOn', inForceOn, context.today) ??
      tooEarly('/inForceOn', inForceOn, lastDecision(file), 'the day of the verdict');
    if (impossible) return refuse(impossible);
    const caseId = context.id as CaseId; // the command is addressed to a case
    return recordTogether<CriminalCaseFact>(
      [{ type: 'VerdictInForce', effectiveOn: inForceOn, data: { personId, inForceOn } }],
      joinedInto(caseId, sentences.filter(stands), inForceOn, files),
    );
  },
});

/** A sentence for charges that were all ended since is in force for nothing; which court set it aside must be recorded. */
function sentencedInVain(file: CriminalCase): Refusal | undefined {
  for (const { sentenceId, chargeIds } of file.sentences.filter(stands)) {
    const [ended, ...others] = chargeIds.map((id) => file.charges.find(({ chargeId }) => chargeId === id)?.terminated);
    if (ended === undefined || others.includes(undefined)) continue;
    return {
      code: 'sentence-for-nothing',
      reason: `The prosecution of every charge of the sentence ${sentenceId} was ended.`,
      provision: ended.provision,
      next: 'Record the decision that set the sentence aside first (quash-sentence).',
    };
  }
  return undefined;
}

/** Nothing in a file changes once its verdict is in force. */
export function unlessInForce({ inForceOn }: CriminalCase): Refusal | undefined {
  if (inForceOn === undefined) return undefined;
  return {
    code: 'in-force',
    reason: `The verdict has been in force since ${inForceOn}.`,
    next: 'Open another file where there is another verdict.',
  };
}

/** Every charge is decided, and something was decided that can come into force. */
export function unlessUndecided({ charges, sentences }: CriminalCase): Refusal | undefined {
  if (charges.some(isOpen)) {
    return {
      code: 'charge-undecided',
      reason: 'The court has not decided on every charge of the file.',
      next: 'Record the verdict on each charge first.',
    };
  }
  if (sentences.length > 0 || charges.some((charge) => charge.verdict?.finding === 'ACQUITTED')) return undefined;
  return {
    code: 'nothing-to-put-in-force',
    reason: 'The file has neither a sentence nor an acquittal.',
    next: 'Record the verdict and the sentence first.',
  };
}

/** Day of the last finding or sentence. */
export function lastDecision({ charges, sentences }: CriminalCase): LegalDate {
  const days = [...charges.flatMap((charge) => charge.verdict?.deliveredOn ?? []), ...sentences.map((sentence) => sentence.imposedOn)];
  return days.reduce((last, day) => (day > last ? day : last), '1900-01-01');
}
