import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandScope, mayReadPerson } from '../../apps/api/person-scope.ts';
import { openWorker } from '../../apps/worker/worker.ts';
import type { Principal } from '../../libs/access/principal.ts';
import { ReadAhead } from '../../libs/event-log/read-ahead.ts';
import { admit } from '../../libs/custody/admit.ts';
import { openTerm } from '../../libs/punishment-term/open-term.ts';
import { registerPerson } from '../../libs/person/register-person.ts';
import { openThrowAway, type ThrowAwayDeployment } from '../deployment/throw-away-deployment.ts';
import { registerSupervision } from '../../libs/supervision/register-supervision.ts';

const dana = '0192e4a0-7b1c-7000-8000-0000000005c1';
const file = '0192e4a0-7b1c-7000-8000-0000000005c2';
const stay = '0192e4a0-7b1c-7000-8000-0000000005c3';
const term = '0192e4a0-7b1c-7000-8000-0000000005c4';

const officerOf = (office: string): Principal => ({ subject: 'officer-1', clientId: 'officer-1', roles: ['officer'], office });
const staffOf = (facility: string): Principal => ({ subject: 'facility-1', clientId: 'facility-1', roles: ['facility'], facility });

let throwAway: ThrowAwayDeployment;

// no worker runs: the registers know nothing of what is recorded here
beforeAll(async () => {
  throwAway = await openThrowAway();
  await throwAway.record(registerPerson, dana, {
    on: '2024-01-05',
    familyName: 'Серікова',
    givenName: 'Дана',
    sex: 'F',
    birthDate: '1990-04-17',
    citizenship: 'KZ',
  });
  await throwAway.record(registerSupervision, file, {
    personId: dana,
    basis: 'PRE_TRIAL',
    office: 'P7501',
    from: '2024-02-01',
    firstVisitBy: '2024-02-10',
    residence: 'Алматы',
  });
  await throwAway.record(admit, dana, {
    stayId: stay,
    admittedOn: '2024-02-05',
    facility: 'F7501',
    legalBasis: 'REMAND',
    documentRef: 'order 3',
  });
  await throwAway.record(openTerm, term, { personId: dana, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2024-02-05' });
});

afterAll(() => throwAway.close());

describe('the scope of a command, while the registers lag behind', () => {
  const isWithin = (principal: Principal, collection: string, id: string, body = {}): Promise<boolean> =>
    commandScope(throwAway.deployment.sources).isWithin(principal, collection, id, body, new ReadAhead(throwAway.deployment.sources.log));

  it('opens a file that was registered a moment ago to its own office, and to no other', async () => {
    expect(await isWithin(officerOf('P7501'), 'supervisions', file)).toBe(true);
    expect(await isWithin(officerOf('P7102'), 'supervisions', file)).toBe(false);
    expect(await isWithin(staffOf('F7501'), 'supervisions', file)).toBe(false);
  });

  it('does not move a file to the office that a request names', async () => {
    expect(await isWithin(officerOf('P7102'), 'supervisions', file, { office: 'P7102' })).toBe(false);
  });

  it('opens a stay that began a moment ago to its own facility, and to no other', async () => {
    expect(await isWithin(staffOf('F7501'), 'custody', dana)).toBe(true);
    expect(await isWithin(staffOf('F3504'), 'custody', dana)).toBe(false);
    expect(await isWithin(staffOf('F3504'), 'custody', dana, { facility: 'F3504' })).toBe(false);
  });

  it('opens what does not exist yet to the office or facility that the request names', async () => {
    expect(await isWithin(officerOf('P7102'), 'supervisions', term, { office: 'P7102' })).toBe(true);
    expect(await isWithin(officerOf('P7102'), 'supervisions', term, { office: 'P7501' })).toBe(false);
    expect(await isWithin(staffOf('F3504'), 'custody', term, { facility: 'F3504' })).toBe(true);
  });

  it('opens nothing else of somebody whose place they cannot tell: a term of a person held in F7501 is not P7102’s to change', async () => {
    for (const elsewhere of [officerOf('P7102'), staffOf('F3504')]) {
      await expect(isWithin(elsewhere, 'terms', term)).rejects.toMatchObject({ status: 503, code: 'not-there-yet' });
      await expect(mayReadPerson(throwAway.deployment.sources, elsewhere, dana)).rejects.toMatchObject({ status: 503 });
    }
  }, 20_000);

  it('lets anybody register somebody of whom nothing is recorded', async () => {
    expect(await isWithin(officerOf('P7102'), 'persons', '0192e4a0-7b1c-7000-8000-0000000005c9')).toBe(true);
  });

  it('has no limit for a national token', async () => {
    expect(await isWithin({ subject: 'supervisor-1', clientId: 'supervisor-1', roles: ['supervisor'] }, 'supervisions', file)).toBe(true);
  });
});

describe('the scope of a command, once the registers have caught up', () => {
  it('is that of the office and the facility where the person is', async () => {
    const worker = openWorker(throwAway.deployment, () => undefined);
    await worker.start();
    try {
      expect(await mayReadPerson(throwAway.deployment.sources, officerOf('P7102'), dana)).toBe(false);
      expect(await mayReadPerson(throwAway.deployment.sources, officerOf('P7501'), dana)).toBe(true);
      expect(await mayReadPerson(throwAway.deployment.sources, staffOf('F7501'), dana)).toBe(true);
    } finally {
      await worker.stop();
    }
  });
});
