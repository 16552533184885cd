import type { CaseId, ClaimKind } from '../../libs/criminal-case/criminal-case.events.ts';
import { recordCivilClaim, type RecordCivilClaim } from '../../libs/criminal-case/record-civil-claim.ts';
import { recordCompensation, type RecordCompensation } from '../../libs/criminal-case/record-compensation.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { addDays, daysBetween } from '../../libs/law/calendar/legal-date.ts';
import type { BiographyBuilder, Sender } from './biography.ts';
import type { OffenceKind } from './offences.ts';
import { within } from './seeded-random.ts';

interface Damage {
  readonly caseId: CaseId;
  readonly offence: OffenceKind;
  /** Of the verdict, in which the court grants the claim. */
  readonly on: LegalDate;
  readonly by: Sender;
  /** Until the day before it no term is open: who pays of their own accord has done so by then, and no day of a term changes. */
  readonly openFrom: LegalDate;
  /** Those to whom a court was lenient pay from the first to the last of these days; nothing where the last is before the first. */
  readonly paidFrom: LegalDate;
  readonly paidTo: LegalDate;
  readonly paidBy: Sender;
  /** Whether it is one of these, who pay all of it while the sentence is served; others pay by chance. */
  readonly whole: boolean;
}

/**
 * What the verdict granted the victim, where there is one, and what was paid of it. Answers whether nothing of it is left to pay.
 *
 * Of four verdicts that could grant a claim two do; a third of them is paid, a third in part. No figures are published.
 */
export function damageIsClaimed(
  life: BiographyBuilder,
  { caseId, offence, on, by, openFrom, paidFrom, paidTo, paidBy, whole }: Damage,
): { readonly repaid: boolean } {
  const { random } = life;
  const kind = claimFor(offence);
  if (kind === undefined || !random.chance(0.5)) return { repaid: true };
  const amount = 1_000 * within(Math.round(random.logNormal(450, 0.8)), 20, 20_000);
  const claim: RecordCivilClaim = { on, kind, amount, documentRef: 'SYNTHETIC verdict' };
  life.ask(recordCivilClaim, caseId, claim, on, by);
  const share = whole ? 1 : random.pick([0, 0.4, 1]);
  const [first, last] = whole ? [paidFrom, paidTo] : [on, addDays(openFrom, -1)];
  const days = daysBetween(first, last);
  if (share === 0 || days < 1) return { repaid: false };
  const payments = share === 1 && random.chance(0.5) ? [amount] : [Math.floor(0.4 * amount), amount - Math.floor(0.4 * amount)];
  let day = first;
  for (const [index, paid] of payments.slice(0, share === 1 ? 2 : 1).entries()) {
    day = random.dayAfter(day, 0, Math.floor(days / 2));
    const payment: RecordCompensation = { paidOn: day, amount: paid, documentRef: `SYNTHETIC receipt ${String(index + 1)}` };
    life.ask(recordCompensation, caseId, payment, day, paidBy);
  }
  return { repaid: share === 1 };
}

/** By property taken and by persons hurt; drugs, a flight from the police or a bribe have no victim who could claim. */
function claimFor({ article, flags }: OffenceKind): ClaimKind | undefined {
  if (againstProperty.includes(article)) return 'MATERIAL';
  return flags.length > 0 && article !== '366' ? 'MORAL' : undefined;
}

const againstProperty: readonly string[] = ['188', '189', '190', '191', '192', '293'];
