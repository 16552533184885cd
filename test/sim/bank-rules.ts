import type { RecordedEvent } from '../../libs/event-log/event.ts';
import type { Verdict } from './verdict.ts';

interface KnownAccount {
  balance: number;
  bonuses: number;
  closed: boolean;
}

/** What is true of the toy bank as long as every decision stood on what was recorded when it was stored. */
export class BankRules {
  private readonly accounts = new Map<string, KnownAccount>();
  private readonly thanks = new Map<string, number>();
  private readonly verdict: Verdict;

  constructor(verdict: Verdict) {
    this.verdict = verdict;
  }

  hold({ position, type, data }: RecordedEvent): void {
    const { personId, branch, amount, number } = JSON.parse(data) as Data; // of the toy bank
    const where = `event ${String(position)} (${type} of ${personId})`;
    if (type === 'ThanksSent') {
      const due = (this.thanks.get(branch) ?? 0) + 1;
      this.verdict.expect(number === due, () => `${where} has number ${String(number)}, not ${String(due)}`);
      this.thanks.set(branch, due);
      return;
    }
    const known = this.accounts.get(personId);
    if (type === 'AccountOpened') {
      this.verdict.expect(known === undefined, () => `${where}: the account was there`);
      this.accounts.set(personId, { balance: 0, bonuses: 0, closed: false });
      return;
    }
    this.verdict.expect(known?.closed === false, () => `${where}: the account is not open`);
    if (known === undefined) return;
    if (type === 'AccountClosed') known.closed = true;
    if (type === 'BonusGranted') known.bonuses++;
    known.balance += type === 'MoneyPaidOut' ? -(amount ?? 0) : (amount ?? 0);
    this.verdict.expect(known.balance >= 0, () => `${where}: the balance is ${String(known.balance)}`);
    this.verdict.expect(known.bonuses <= 3, () => `${where}: it is the fourth bonus`);
  }
}

interface Data {
  readonly personId: string;
  readonly branch: string;
  readonly amount?: number;
  readonly number?: number;
}
