import { Column, Entity, PrimaryColumn } from 'typeorm';
import { accountEvents, branchEvents, type AccountFact, type BankFact } from '../../libs/process-managers/bonus-scenario.ts';
import { entityMetadata } from '../../libs/projections/entity-metadata.ts';
import { register, type Plain } from '../../libs/projections/register.ts';
import { registerTable, type RegisterTable } from '../../libs/projections/register-table.ts';

@Entity({ schema: 'registers', name: 'account' })
class AccountRow {
  @PrimaryColumn({ name: 'account_id', type: 'text' })
  readonly accountId!: string;

  @Column({ type: 'text' })
  readonly branch!: string;

  @Column({ type: 'text', nullable: true })
  readonly owner!: string | null;

  @Column({ type: 'integer' })
  readonly balance!: number;

  @Column({ type: 'integer' })
  readonly facts!: number;

  @Column({ name: 'last_position', type: 'bigint' })
  readonly lastPosition!: string;
}

@Entity({ schema: 'registers', name: 'branch' })
class BranchRow {
  @PrimaryColumn({ type: 'text' })
  readonly branch!: string;

  @Column({ type: 'integer' })
  readonly facts!: number;

  @Column({ type: 'integer' })
  readonly total!: number;

  @Column({ type: 'integer' })
  readonly thanks!: number;
}

/** A payment that the register of accounts cannot fold: it parks its account. */
export const unfoldableAmount = 13;
/** A payment of which the register of branches makes a row that no table takes: it parks its branch, once it is known which one it was. */
export const unwritableAmount = 17;

/** A row an account; none once it is closed. */
const accounts = register<Plain<AccountRow>, AccountFact>({
  name: 'account',
  version: 1,
  entity: AccountRow,
  consumes: [accountEvents],
  keyOf: (fact) => fact.data.personId,
  evolve: (row, fact) => {
    const lastPosition = String(fact.position);
    if (fact.type === 'AccountOpened') {
      const { personId: accountId, branch } = fact.data;
      return { accountId, branch, owner: fact.personal?.owner ?? null, balance: 0, facts: 1, lastPosition };
    }
    if (row === undefined || fact.type === 'AccountClosed') return undefined;
    const counted = { ...row, facts: row.facts + 1, lastPosition };
    switch (fact.type) {
      case 'MoneyPaidIn':
        if (fact.data.amount === unfoldableAmount) throw new Error('There is no row for such a payment');
        return { ...counted, balance: row.balance + fact.data.amount };
      case 'BonusGranted':
        return { ...counted, balance: row.balance + fact.data.amount };
      case 'MoneyPaidOut':
        return { ...counted, balance: row.balance - fact.data.amount };
    }
  },
});

/** A row a branch, with something of every fact: one too many or too few shows. */
const branches = register<Plain<BranchRow>, BankFact>({
  name: 'branch',
  version: 1,
  entity: BranchRow,
  consumes: [accountEvents, branchEvents],
  keyOf: (fact) => fact.data.branch,
  evolve: (row, fact) => {
    const { branch } = fact.data;
    const { facts, total, thanks } = row ?? { branch, facts: 0, total: 0, thanks: 0 };
    const amount = fact.type === 'MoneyPaidIn' ? fact.data.amount : 0;
    const isLost = amount === unwritableAmount || typeof total !== 'number';
    return {
      branch,
      facts: facts + 1,
      total: isLost ? (undefined as unknown as number) : total + amount, // as a mistake would make it, and never comes right again
      thanks: thanks + (fact.type === 'ThanksSent' ? 1 : 0),
    };
  },
});

/** The two registers of the simulation, as they would be stored. */
export async function bankTables(): Promise<readonly RegisterTable[]> {
  const registers = [accounts, branches];
  const described = await entityMetadata(registers);
  return registers.map((each) => registerTable(described, each));
}
