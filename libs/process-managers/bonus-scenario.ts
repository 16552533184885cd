import { beginning, beginningOrContinuing, continuing, record, recordTogether, refuse } from '../commands/command.ts';
import { IdOf, OneOf, Text, WholeNumber } from '../commands/fields.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { EventCatalogue } from '../event-log/codec.ts';
import { begun, type StreamState } from '../event-log/decider.ts';
import { streamName, type Fact, type Id, type LegalDate, type PersonalFact } from '../event-log/event.ts';
import { processManager } from './process-manager.ts';

// A toy bank, for tests: accounts that pay each other, a bonus for large payments, and a branch that thanks for each bonus.

interface OfAccount {
  readonly personId: Id<'person'>;
  readonly branch: string;
}

export type AccountFact =
  | PersonalFact<'AccountOpened', OfAccount, { readonly owner: string }>
  | Fact<'MoneyPaidIn', OfAccount & { readonly amount: number }>
  | Fact<'MoneyPaidOut', OfAccount & { readonly amount: number }>
  | Fact<'BonusGranted', OfAccount & { readonly amount: number }>
  | Fact<'AccountClosed', OfAccount>;

type BranchFact = Fact<'ThanksSent', OfAccount & { readonly number: number }>;

export type BankFact = AccountFact | BranchFact;

const form = { version: 1, samples: {} } as const;

export const accountEvents: EventCatalogue<AccountFact> = {
  AccountOpened: form,
  MoneyPaidIn: form,
  MoneyPaidOut: form,
  BonusGranted: form,
  AccountClosed: form,
};

export const branchEvents: EventCatalogue<BranchFact> = { ThanksSent: form };

interface Account extends OfAccount {
  readonly balance: number;
  readonly bonuses: number;
  readonly closed: boolean;
}

const accountState: StreamState<Account, AccountFact> = {
  category: 'account',
  opens: true, // nothing of it, but the keys are asked for on the way, as for persons
  evolve: (before, fact) => {
    if (fact.type === 'AccountOpened') return { ...fact.data, balance: 0, bonuses: 0, closed: false };
    const account = begun('account', before, fact);
    switch (fact.type) {
      case 'MoneyPaidIn':
        return { ...account, balance: account.balance + fact.data.amount };
      case 'MoneyPaidOut':
        return { ...account, balance: account.balance - fact.data.amount };
      case 'BonusGranted':
        return { ...account, balance: account.balance + fact.data.amount, bonuses: account.bonuses + 1 };
      case 'AccountClosed':
        return { ...account, closed: true };
    }
  },
};

const branchState: StreamState<{ readonly thanks: number }, BranchFact> = {
  category: 'branch',
  evolve: (before) => ({ thanks: (before?.thanks ?? 0) + 1 }),
};

export const branchNames: readonly string[] = ['north', 'south'];
const onDay: LegalDate = '2026-03-01';

class OpenAccount {
  @OneOf(branchNames, { says: 'Branch' })
  readonly branch!: string;

  @Text({ says: 'Owner', max: 50 })
  readonly owner!: string;
}

class PayIn {
  @WholeNumber({ says: 'Amount', min: 1, max: 100 })
  readonly amount!: number;
}

class PayTo {
  @IdOf('account', { says: 'Account that is paid' })
  readonly account!: string;

  @WholeNumber({ says: 'Amount', min: 1, max: 100 })
  readonly amount!: number;
}

class CloseAccount {}

class GrantBonus {
  @WholeNumber({ says: 'Amount', min: 1, max: 100 })
  readonly amount!: number;
}

class SendThanks {
  @IdOf('account', { says: 'Account that is thanked for' })
  readonly account!: string;
}

export const openAccount = beginning<OpenAccount, Account, AccountFact>({
  body: OpenAccount,
  name: 'open',
  does: 'Opens an account.',
  by: ['officer'],
  on: accountState,
  decide: ({ body: { branch, owner }, context: { id } }) =>
    record({ type: 'AccountOpened', effectiveOn: onDay, data: { personId: id as Id<'person'>, branch }, personal: { owner } }), // its owner is known by the account
});

export const payIn = continuing<PayIn, Account, AccountFact>({
  body: PayIn,
  name: 'pay-in',
  does: 'Pays money in.',
  by: ['officer'],
  on: accountState,
  unless: unlessClosed,
  decide: ({ body: { amount }, state }) => record({ type: 'MoneyPaidIn', effectiveOn: onDay, data: { ...of(state), amount } }),
});

/** Writes to both accounts, or to neither. */
export const payTo = continuing<PayTo, Account, AccountFact, { to?: Account }>({
  body: PayTo,
  name: 'pay-to',
  does: 'Pays another account.',
  by: ['officer'],
  on: accountState,
  unless: unlessClosed,
  reads: ({ body: { account } }) => ({ to: { stream: streamName('account', account), as: accountState } }),
  decide: ({ body: { account, amount }, state, facts: { to } }) => {
    if (to === undefined || to.closed || account === state.personId) return refuse({ code: 'no-such-account', reason: 'Nobody to pay.' });
    if (state.balance < amount) return refuse({ code: 'too-little', reason: 'There is too little on the account.' });
    const paid: AccountFact = { type: 'MoneyPaidIn', effectiveOn: onDay, data: { ...of(to), amount } };
    return recordTogether<AccountFact>(
      [{ type: 'MoneyPaidOut', effectiveOn: onDay, data: { ...of(state), amount } }],
      [{ stream: streamName('account', account), facts: [paid] }],
    );
  },
});

export const closeAccount = continuing<CloseAccount, Account, AccountFact>({
  body: CloseAccount,
  name: 'close',
  does: 'Closes an account.',
  by: ['officer'],
  on: accountState,
  unless: unlessClosed,
  decide: ({ state }) => record({ type: 'AccountClosed', effectiveOn: onDay, data: of(state) }),
});

export const grantBonus = continuing<GrantBonus, Account, AccountFact>({
  body: GrantBonus,
  name: 'grant-bonus',
  does: 'Grants a bonus, three at most.',
  by: ['officer'],
  on: accountState,
  unless: unlessClosed,
  decide: ({ body: { amount }, state }) =>
    state.bonuses >= 3
      ? refuse({ code: 'enough', reason: 'The account has had three bonuses.' })
      : record({ type: 'BonusGranted', effectiveOn: onDay, data: { ...of(state), amount } }),
});

/** Numbers the thanks of a branch: all its accounts meet on one stream. */
export const sendThanks = beginningOrContinuing<SendThanks, { readonly thanks: number }, BranchFact>({
  body: SendThanks,
  name: 'send-thanks',
  does: 'Thanks for a bonus.',
  by: ['officer'],
  on: branchState,
  decide: ({ body: { account }, state, context: { id } }) =>
    record({
      type: 'ThanksSent',
      effectiveOn: onDay,
      data: { personId: account as Id<'person'>, branch: id, number: (state?.thanks ?? 0) + 1 }, // checked as the id of an account
    }),
});

/** A bonus for a payment from 10 on, with thanks at once from 15 on; thanks for every bonus. */
export const bonus = processManager<BankFact>({
  name: 'bonus',
  consumes: [accountEvents, branchEvents],
  begins: 'at-first-fact',
  react: (fact) => {
    const { personId, branch } = fact.data;
    const thanks = { command: sendThanks, id: branch, body: { account: personId } };
    switch (fact.type) {
      case 'MoneyPaidIn': {
        const { amount } = fact.data;
        const granted = { command: grantBonus, id: personId, body: { amount: Math.floor(amount / 10) } };
        return amount < 10 ? [] : amount < 15 ? [granted] : [granted, thanks];
      }
      case 'BonusGranted':
        return [thanks];
      case 'AccountOpened':
      case 'MoneyPaidOut':
      case 'AccountClosed':
      case 'ThanksSent':
        return [];
    }
  },
});

function unlessClosed(account: Account): Refusal | undefined {
  return account.closed ? { code: 'closed', reason: 'The account is closed.' } : undefined;
}

function of({ personId, branch }: OfAccount): OfAccount {
  return { personId, branch };
}
