import { continuing, record, recordTogether, refuse, type Command } from '../commands/command.ts';
import type { Correctables } from '../commands/correctable.ts';
import { fieldsOf, Text, Texts } from '../commands/fields.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { Said } from '../event-log/standing-facts.ts';
import { correctedFact, correcting, sameText, type AskedCorrection } from './corrected-fact.ts';
import type { CorrectionFact, CorrectionId, CorrectionKind, StandingFact } from './correction.events.ts';
import { correctionState, type Correction, type ProposedCorrection } from './correction.state.ts';
import { correctablesOf } from './propose-correction.ts';
import { recordedStream, seenPattern, type RecordedStream } from './recorded-stream.ts';
import { seenReadings, unlessSeen, type SeenFacts } from './seen-consequences.ts';

export class ApproveCorrection {
  @Texts({
    says: 'What the consequences of the correction answered as `consequences`: the streams that the approver has looked at',
    max: 140,
    most: 200,
    pattern: seenPattern,
    form: 'streams with a revision, as the consequences have them',
    example: ['term-0192e4a0-7b1c-7000-8000-0000000000f1@3'],
  })
  readonly consequences!: readonly string[];

  @Text({ says: 'Decision of the approver', max: 200, optional: true })
  readonly documentRef?: string;
}

/** A second person who has looked at the consequences approves; the correction and how the fact stands are recorded together. */
export function approveCorrection(correctables: readonly Correctables[]): Command {
  return continuing<ApproveCorrection, Correction, CorrectionFact, { readonly target?: RecordedStream } & SeenFacts>({
    body: ApproveCorrection,
    name: 'approve',
    does: 'Approves a proposed correction, as somebody else than its author who has looked at its consequences; it holds from then on.',
    by: ['officer', 'supervisor', 'facility', 'court-registrar'],
    on: correctionState,
    unless: unlessProposed,
    reads: ({ state: { target }, body: { consequences } }) => ({
      target: { stream: target.stream, as: recordedStream },
      ...seenReadings(consequences),
    }),
    decide: ({ body: { consequences }, state: proposed, facts: { target: recorded = [], ...seen }, context }) => {
      if (proposed.outcome === 'NOTED') return refuse(decidedAlready(proposed));
      const { personId, target } = proposed;
      const { actor, today } = context;
      if (actor === proposed.proposedBy) return refuse(secondPerson);
      const wrong = unlessAsProposed(recorded, proposed, correctables, today) ?? unlessSeen(target.stream, consequences, seen);
      if (wrong !== undefined) return refuse(wrong);
      const correction = standing(proposed, context.id as CorrectionId, actor, today); // corrections are addressed by their id
      return recordTogether(
        [{ type: 'CorrectionApproved', effectiveOn: today, data: { personId, approvedBy: actor, consequences } }],
        [{ stream: target.stream, facts: [correction] }],
      );
    },
  });
}

export class RejectCorrection {
  @Text({ says: 'Why the record stays as it is', max: 500, example: 'The document shows the days as they are recorded.' })
  readonly because!: string;
}

export const rejectCorrection = continuing({
  body: RejectCorrection,
  name: 'reject',
  does: 'Rejects a proposed correction, or withdraws it; the fact stays as it is.',
  by: ['officer', 'supervisor', 'facility', 'court-registrar'],
  on: correctionState,
  unless: unlessProposed,
  decide: ({ body: { because }, state: { personId }, context: { actor, today } }) =>
    record({ type: 'CorrectionRejected', effectiveOn: today, data: { personId, rejectedBy: actor, because } }),
});

function unlessProposed(correction: Correction): Refusal | undefined {
  return correction.outcome === 'PROPOSED' ? undefined : decidedAlready(correction);
}

function decidedAlready({ outcome }: Correction): Refusal {
  return { code: 'correction-decided', reason: `The correction is ${outcome} already.`, next: 'Propose another one.' };
}

const secondPerson: Refusal = {
  code: 'second-person',
  reason: 'A correction needs two people.',
  next: 'Let somebody else approve it.',
};

/** The fact still says what the proposal is about, and what it should say can still stand. */
function unlessAsProposed(
  recorded: RecordedStream,
  { target, kind, was, now }: ProposedCorrection,
  correctables: readonly Correctables[],
  today: LegalDate,
): Refusal | undefined {
  const correctable = correctablesOf(correctables, target.stream);
  const fields = correctable?.facts[target.type];
  const asked: AskedCorrection = {
    revision: target.revision,
    kind,
    ...(now !== undefined && fields !== undefined && toldAnew(kind, now, fields)),
  };
  const found = correctedFact(recorded, asked, correctable, today);
  if ('code' in found && found.code !== 'not-standing') return found;
  if (!('code' in found) && sameText(found.was, was)) return undefined;
  return {
    code: 'moved-on',
    reason: 'The fact no longer says what it said when the correction was proposed.',
    next: 'Reject it, and propose what is still wrong.',
  };
}

/** All that can be told anew, as the proposal says it: what it leaves out is not to be there any more. */
function toldAnew(kind: CorrectionKind, now: Said, rules: Correctables['facts'][string]): Pick<AskedCorrection, 'data' | 'effectiveOn'> {
  const said = new Map<string, unknown>(Object.entries(now.data));
  const data = Object.fromEntries(fieldsOf(rules.fields).map(({ name }) => [name, said.get(name) ?? null]));
  return rules.day === undefined || kind === 'SUPERSEDE' ? { data, effectiveOn: now.effectiveOn } : { data };
}

function standing(proposed: ProposedCorrection, correctionId: CorrectionId, approvedBy: string, today: LegalDate): StandingFact {
  const { personId, target, kind, was, now, reasonCode, legalBasis, proposedBy } = proposed;
  const data = {
    personId,
    correctionId,
    target: target.revision,
    targetType: target.type,
    was,
    reasonCode,
    legalBasis,
    proposedBy,
    approvedBy,
  };
  const { type, effectiveOn } = correcting(kind, target.revision, target.type, now, today);
  if (type === 'Voided' || now === undefined) return { type: 'Voided', effectiveOn, data };
  return { type, effectiveOn, data: { ...data, now } };
}
