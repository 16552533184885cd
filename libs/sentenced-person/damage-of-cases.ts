import type { Readings } from '../commands/command.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { CaseId, CriminalCaseFact } from '../criminal-case/criminal-case.events.ts';
import { begun, type StreamState } from '../event-log/decider.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';

/** What was claimed and paid in one verdict file, and which other files a final punishment of it joins. CC 60. */
export interface DamageOfCase {
  readonly claims: readonly Tenge[];
  readonly payments: readonly Tenge[];
  /** May name the file itself. */
  readonly joins: readonly CaseId[];
}

/** A whole amount, and the day on which it was granted or paid. */
interface Tenge {
  readonly on: LegalDate;
  readonly amount: number;
}

export const damageOfCase: StreamState<DamageOfCase, CriminalCaseFact> = {
  category: 'case',
  evolve: (state, fact) => {
    if (fact.type === 'CaseOpened') return { claims: [], payments: [], joins: [] };
    const damage = begun('case', state, fact);
    switch (fact.type) {
      case 'CivilClaimRecorded':
        return { ...damage, claims: [...damage.claims, { on: fact.effectiveOn, amount: fact.data.amount }] };
      case 'DamageCompensated':
        return { ...damage, payments: [...damage.payments, { on: fact.data.paidOn, amount: fact.data.amount }] };
      case 'FinalPunishmentDetermined':
        return { ...damage, joins: [...damage.joins, ...fact.data.covers.map(({ caseId }) => caseId)] };
      case 'ChargeAdded':
      case 'VerdictDelivered':
      case 'ProsecutionTerminated':
      case 'SentenceImposed':
      case 'SentenceUpheld':
      case 'SentenceVaried':
      case 'SentenceQuashed':
      case 'SentenceJoined':
      case 'SentenceSeparated':
      case 'LifelongBanImposed':
      case 'VerdictInForce':
        return damage;
    }
  },
};

/** Verdict files as they were read for their damage, each under the name of its stream. */
export interface DamageFacts {
  readonly [file: `case-${string}`]: DamageOfCase | undefined;
}

/** Every verdict file of one person, by the name of its stream, with the revision of the last event in it. */
export type DamageByFile = Readonly<Record<string, { readonly damage: DamageOfCase; readonly revision: number }>>;

/** The same without the revisions, as a decision reads them. */
export function damageFacts(files: DamageByFile): DamageFacts {
  return Object.fromEntries(Object.entries(files).map(([stream, { damage }]) => [stream, damage]));
}

/** The files of a sentence as far as they are known: its own, and those that are joined by one that was read. */
export function damageReadings(caseId: CaseId | undefined, read: DamageFacts): Readings<DamageFacts> {
  return Object.fromEntries(casesOf(caseId, read).map((id) => [`case-${id}`, { stream: streamName('case', id), as: damageOfCase }]));
}

/** What was claimed and paid in every file that a sentence is for. */
export function damagesOf(caseId: CaseId, read: DamageFacts): readonly DamageOfCase[] {
  return casesOf(caseId, read).flatMap((id) => read[`case-${id}`] ?? []);
}

function casesOf(caseId: CaseId | undefined, read: DamageFacts): readonly CaseId[] {
  const found = new Set(caseId === undefined ? [] : [caseId]);
  // a set hands out what is added to it while it is walked
  for (const id of found) for (const joined of read[`case-${id}`]?.joins ?? []) found.add(joined);
  return [...found];
}

/**
 * Whether every claim that was granted by a day was paid by that day, in each of the files; `undefined` where nothing had been claimed: then
 * the record does not tell whether there was any damage.
 */
export function repaidOn(day: LegalDate, damages: readonly DamageOfCase[] = []): boolean | undefined {
  const claimed = damages.filter(({ claims }) => tengeBy(day, claims) > 0);
  if (claimed.length === 0) return undefined;
  return claimed.every(({ claims, payments }) => tengeBy(day, payments) >= tengeBy(day, claims));
}

function tengeBy(day: LegalDate, amounts: readonly Tenge[]): number {
  return amounts.reduce((sum, { on, amount }) => (on <= day ? sum + amount : sum), 0);
}

/** Refuses papers on whether the damage is repaid in full where the verdict files say otherwise. */
export function unlessRepaidAsRecorded(
  day: LegalDate,
  damages: readonly DamageOfCase[] = [],
  told: boolean | undefined,
): Refusal | undefined {
  const recorded = repaidOn(day, damages);
  return recorded === undefined || told === undefined || recorded === told
    ? undefined
    : damageRecordedOtherwise('/damageRepaid', day, damages);
}

/** Why papers on the damage are not taken: the record is put right first, so that everybody reads the same. */
export function damageRecordedOtherwise(pointer: string, day: LegalDate, damages: readonly DamageOfCase[]): Refusal {
  const claimed = damages.reduce((sum, { claims }) => sum + tengeBy(day, claims), 0);
  const paid = damages.reduce((sum, { payments }) => sum + tengeBy(day, payments), 0);
  return {
    code: 'damage-recorded-otherwise',
    reason: `Of ${String(claimed)} tenge that were claimed by ${day}, ${String(paid)} were paid by that day, as the verdict files have it.`,
    next:
      repaidOn(day, damages) === true
        ? 'Record the claim that is not paid in its verdict file first (record-civil-claim), or leave this out.'
        : 'Record what was paid in its verdict file first (record-compensation), or leave this out.',
    pointer,
  };
}
