import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { accounts, Bank, branches } from './accounts-scenario.ts';
import { rebuildRegister } from './rebuild-register.ts';

const both = [accounts, branches];
let bank: Bank;
let clerk: string;
let auditor: string;

beforeEach(async () => {
  bank = await Bank.open(both);
  // roles are those of the whole server, where other specs run too
  [clerk, auditor] = ['clerk', 'auditor'].map((role) => `${role}_${randomBytes(6).toString('hex')}`) as [string, string]; // of a pair
  await bank.rows(`CREATE ROLE ${clerk}`);
  await bank.rows(`CREATE ROLE ${auditor}`);
});
afterEach(async () => {
  await bank.rows(`DROP OWNED BY ${clerk}, ${auditor}; DROP ROLE ${clerk}, ${auditor}`);
  await bank.close();
});

/** Who may do what with the table or a column of it: `<who>: <what> on <column>`, with a star where they may hand it on. */
async function grants(): Promise<readonly string[]> {
  const rows = await bank.rows(`
    SELECT concat(CASE grantee WHEN 0 THEN 'public' ELSE pg_get_userbyid(grantee) END, ': ', privilege_type,
                  CASE WHEN is_grantable AND grantee <> relowner THEN '*' END, ' on ' || attname) AS may
    FROM pg_class, LATERAL (
      SELECT NULL AS attname, granted.* FROM aclexplode(coalesce(relacl, acldefault('r', relowner))) AS granted
      UNION ALL SELECT attname, granted.* FROM pg_attribute, aclexplode(attacl) AS granted WHERE attrelid = pg_class.oid
    ) AS granted WHERE oid = 'registers.account'::regclass
    UNION ALL SELECT 'owner: ' || pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'registers.account'::regclass`);
  return (rows as readonly { may: string }[]).map(({ may }) => may).sort(); // rows of this statement
}

function rebuild(): ReturnType<typeof rebuildRegister> {
  return rebuildRegister({ ...bank.sources(), register: accounts });
}

describe('After a rebuild', () => {
  it('those who could read the register still can, and nobody else', async () => {
    await bank.rows(`GRANT SELECT, UPDATE ON registers.account TO ${clerk}`);
    await bank.rows(`GRANT SELECT ON registers.account TO ${auditor} WITH GRANT OPTION`);
    await bank.rows(`GRANT SELECT (account_id, branch), REFERENCES (account_id) ON registers.account TO PUBLIC`);
    await bank.rows(`ALTER DEFAULT PRIVILEGES IN SCHEMA registers GRANT DELETE ON TABLES TO ${clerk}`);
    const before = await grants();
    await rebuild();
    expect(await grants()).toEqual(before);
    const granted = [
      `${clerk}: SELECT`,
      `${clerk}: UPDATE`,
      `${auditor}: SELECT*`,
      'public: SELECT on branch',
      'public: REFERENCES on account_id',
    ];
    expect(before).toEqual(expect.arrayContaining(granted));
  });

  it('what the owner gave up stays given up, and the owner stays the same', async () => {
    await bank.rows(`REVOKE DELETE, TRUNCATE ON registers.account FROM CURRENT_USER`);
    await bank.rows(`ALTER TABLE registers.account OWNER TO ${clerk}`);
    const before = await grants();
    await rebuild();
    expect(await grants()).toEqual(before);
    expect(before).toContain(`owner: ${clerk}`);
    expect(before).not.toContain(`${clerk}: DELETE`);
  });

  it('a register on which nothing was ever granted is nobody else’s', async () => {
    const before = await grants();
    await bank.rows(`ALTER DEFAULT PRIVILEGES IN SCHEMA registers GRANT SELECT ON TABLES TO ${auditor}`);
    await rebuild();
    expect(await grants()).toEqual(before);
  });
});
