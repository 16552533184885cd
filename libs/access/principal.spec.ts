import { describe, expect, it } from '@jest/globals';
import { allows } from './allows.ts';
import { principalOf } from './principal.ts';
import { roles, type Role } from './roles.ts';

const claims = { sub: 'officer-17', client_id: 'qadam-web', roles: ['officer'] };

describe('the principal of a token', () => {
  it('has the subject, the program, the roles and the limits that the claims state', () => {
    expect(
      principalOf({ ...claims, roles: ['officer', 'supervisor'], office: 'P7501', facility: 'F3504', email: 'x@example.org' }),
    ).toEqual({
      subject: 'officer-17',
      clientId: 'qadam-web',
      roles: ['officer', 'supervisor'],
      office: 'P7501',
      facility: 'F3504',
    });
  });

  it.each([
    ['of a role that we do not know', ['superuser', 'officer'], ['officer']],
    ['of a role named like a property of every object', ['toString', '__proto__', 'constructor'], []],
    ['of one role twice', ['officer', 'officer'], ['officer']],
    ['of roles that are not text', [1, null, { officer: true }, ['officer']], []],
    ['of roles in one text', 'officer supervisor', []],
    ['of roles as an object', { officer: true }, []],
    ['of no roles', undefined, []],
  ])('makes %s what we know', (_, stated, known) => {
    expect(principalOf({ ...claims, roles: stated })?.roles).toEqual(known);
  });

  it.each([{ sub: undefined }, { sub: '' }, { sub: ' ' }, { sub: 7 }, { client_id: undefined }, { client_id: '' }])(
    'is nobody with %j',
    (wrong) => {
      expect(principalOf({ ...claims, ...wrong })).toBeUndefined();
    },
  );

  it.each([{ office: '' }, { office: null }, { office: ['P7501', 'P7502'] }, { office: 7501 }, { facility: {} }, { facility: ' ' }])(
    'is nobody with %j, rather than somebody without a limit',
    (limit) => {
      expect(principalOf({ ...claims, ...limit })).toBeUndefined();
    },
  );

  it('is read from claims of other names where the issuer has them', () => {
    const stated = { sub: 'a', client_id: 'b', groups: ['auditor'], probation_office: 'P7501', office: 'P7102', roles: ['administrator'] };
    const names = { roles: 'groups', office: 'probation_office', facility: 'prison' };
    expect(principalOf(stated, names)).toEqual({ subject: 'a', clientId: 'b', roles: ['auditor'], office: 'P7501' });
  });
});

describe('what somebody may do', () => {
  it('is what one of their roles may', () => {
    expect(allows({ roles: ['auditor', 'officer'] }, ['supervisor', 'officer'])).toBe(true);
  });

  it.each<[readonly Role[], readonly Role[]]>([
    [['officer'], ['supervisor']],
    [[], ['officer']],
    [['administrator'], []],
    [[], []],
  ])('of somebody with the roles %j, among those that may %j: nothing', (theirs, by) => {
    expect(allows({ roles: theirs }, by)).toBe(false);
  });

  it('of each role, is what is open to that role and to no other', () => {
    const all = Object.keys(roles) as Role[]; // the keys of the table of roles
    const pairs = all.flatMap((theirs) => all.filter((by) => allows({ roles: [theirs] }, [by])).map((by) => [theirs, by]));
    expect(pairs).toEqual(all.map((role) => [role, role]));
  });
});
