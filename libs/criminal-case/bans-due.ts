import type { LegalDate } from '../event-log/event.ts';
import { ageOn } from '../law/calendar/age-on.ts';
import { lifelongBanOf } from '../law/punishment/allowed-ban.ts';
import type { ChargeId, LifelongBanKind } from './criminal-case.events.ts';
import { stands, type CriminalCase } from './criminal-case.state.ts';

export interface BanDue {
  readonly chargeId: ChargeId;
  readonly closes: LifelongBanKind;
  readonly provision: string;
}

/**
 * Bans for life that the law has for offences of a file whose verdict is in force, and that are not recorded: either the verdict leaves
 * them out, or the registrar did. Only those that a court must impose; nobody has them for an act before 18. CC 50(2), 81.
 */
export function bansDue({ charges, sentences, bans, inForceOn }: CriminalCase, birthDate: LegalDate): readonly BanDue[] {
  if (inForceOn === undefined) return [];
  const due = charges.flatMap(({ chargeId, offence, verdict, terminated }): readonly BanDue[] => {
    const punished = sentences.some((sentence) => stands(sentence) && sentence.chargeIds.includes(chargeId));
    if (verdict?.finding !== 'GUILTY' || terminated !== undefined || !punished || ageOn(birthDate, offence.committedOn) < adult) return [];
    const ban = lifelongBanOf(offence, verdict.deliveredOn);
    return ban?.length === 'LIFE' ? [{ chargeId, closes: ban.kind, provision: 'CC 50(2)' }] : [];
  });
  return due.filter(
    (one, index) => !bans.some(({ closes }) => closes === one.closes) && due.findIndex(({ closes }) => closes === one.closes) === index,
  );
}

const adult = 18;
