import type { Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { Damage } from '../law/amnesty/amnesty-act.ts';
import { damageRecorded } from '../sentenced-person/amnesty-facts.ts';
import { damageRecordedOtherwise } from '../sentenced-person/damage-of-cases.ts';
import type { OnTerm } from '../sentenced-person/parole-facts.ts';

/** Refuses what papers show of the damage on the day from which the act has effect where the verdict files say otherwise. */
export function unlessDamageAsRecorded(told: Damage | undefined, day: LegalDate, { damages = [] }: OnTerm): Refusal | undefined {
  const recorded = damageRecorded(day, damages);
  if (told === undefined || recorded === undefined || told === recorded) return undefined;
  return { ...damageRecordedOtherwise('/damage', day, damages), provision: 'CC 78' };
}
