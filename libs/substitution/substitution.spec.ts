import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { CaseId } from '../criminal-case/criminal-case.events.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import type { PersonFact, PersonId } from '../person/person.events.ts';
import type { PunishmentTermFact, TermId } from '../punishment-term/punishment-term.events.ts';
import { grantSubstitution } from './grant-substitution.ts';
import { openSubstitution } from './open-substitution.ts';
import { refuseSubstitution } from './refuse-substitution.ts';
import { revokeSubstitution } from './revoke-substitution.ts';
import { submitSubstitution } from './submit-substitution.ts';
import type { SubstitutionFact } from './substitution.events.ts';
import { withdrawSubstitution } from './withdraw-substitution.ts';

/** Three years from 1 February 2024 with no credit, for a grave crime: a third is served on 31 January 2025, the last day is 31 January 2027. */
const personId = '0192e4a0-7b1c-7000-8000-000000000001' as PersonId; // ids of an example
const termId = '0192e4a0-7b1c-7000-8000-0000000000f1' as TermId; // ids of an example
const about = { personId, termId };
const court = 'Karaganda district court';
const stream = `substitution-${termId}`;
const on = { on: stream, today: '2026-06-01' } as const;
const { receipt } = evaluate('parole-renewal', { refusedOn: '2025-03-03' }, '2025-03-03');

const term: readonly PunishmentTermFact[] = [
  { type: 'TermOpened', effectiveOn: '2024-02-01', data: { personId, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2024-02-01' } },
  {
    type: 'SentenceIncluded',
    effectiveOn: '2024-02-17',
    data: {
      personId,
      caseId: '0192e4a0-7b1c-7000-8000-0000000000ca' as CaseId, // ids of an example
      sentenceId: '0192e4a0-7b1c-7000-8000-0000000000d1' as Id<'sentence'>, // ids of an example
      punishment: 'DEPRIVATION_OF_LIBERTY',
      term: { years: 3 },
      facility: 'MEDIUM',
      suspended: false,
      imposedOn: '2024-02-01',
      offences: [
        { article: '188', part: '3', committedOn: '2023-09-12', intent: 'INTENTIONAL', maxTermYears: 7, lifeSanction: false, flags: [] },
      ],
      gravest: 'GRAVE',
      firstTime: true,
    },
  },
  {
    type: 'TermCalculated',
    effectiveOn: '2024-02-17',
    data: {
      personId,
      cause: 'SentenceIncluded',
      calculation: { verdict: 'COMPUTED', lastDay: '2027-01-31', creditedDays: 0 },
      receipt,
      rights: {},
    },
  },
];
const registered: PersonFact = {
  type: 'PersonRegistered',
  effectiveOn: '2024-02-01',
  data: { personId, sex: 'F', birthDate: '1990-04-17', citizenship: 'KZ' },
};
const serving = { [`person-${personId}`]: [registered], [`term-${termId}`]: term };
const eligibility = { verdict: 'ELIGIBLE', from: '2025-02-01', fraction: '1/3', replacements: ['RESTRICTION_OF_LIBERTY'] } as const;
const fileBy = { day: '2025-02-20', provision: 'PEC 162' } as const;
const opened: SubstitutionFact = {
  type: 'SubstitutionOpened',
  effectiveOn: '2025-02-10',
  data: { ...about, initiator: 'PERSON', openedOn: '2025-02-10', fileBy, eligibility, receipt },
};
const submitted: SubstitutionFact = {
  type: 'SubstitutionSubmitted',
  effectiveOn: '2025-02-20',
  data: { ...about, court, submittedOn: '2025-02-20', late: false },
};
const granted: SubstitutionFact = {
  type: 'SubstitutionGranted',
  effectiveOn: '2025-03-03',
  data: {
    ...{ ...about, court, to: 'RESTRICTION_OF_LIBERTY', term: { days: 699 } },
    ...{ grantedOn: '2025-03-03', from: '2025-03-04', unservedDays: 700, eligibility, receipt },
  },
};
const asked = { ...serving, [stream]: [opened] };
const replaced = { ...serving, [stream]: [opened, granted] };

const petition = { personId, initiator: 'PERSON', documentRef: 'petition 47' };
const grant = { court, grantedOn: '2025-03-03', from: '2025-03-04', to: 'RESTRICTION_OF_LIBERTY', documentRef: 'ruling 5-31/2025' };
const refusal = { court, reason: 'NOT_REFORMED', documentRef: 'ruling 5-32/2025' };
const revocation = {
  court,
  revokedOn: '2025-10-01',
  ground: 'EVASION',
  from: '2025-10-01',
  facility: 'MINIMUM',
  documentRef: 'ruling 5-4/2025',
};

describe('open', () => {
  it.each([
    ['2025-01-31', 'substitution-not-yet'],
    ['2025-02-01', undefined],
    ['2025-02-02', undefined],
  ])('on %s, when a third of three years is served on 2025-01-31: %s', (openedOn, code) => {
    const then = given(serving).when(openSubstitution, { ...petition, openedOn }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'SubstitutionOpened');
    else then.thenRefuses(code, { pointer: '/openedOn', next: 'Ask on 2025-02-01 or later.' });
  });

  it('tells by when the person had to be told and by when the file is due', () => {
    given(serving)
      .when(openSubstitution, { ...petition, openedOn: '2025-02-10' }, on)
      .thenRecordsAmong(stream, {
        data: expect.objectContaining({ noticeBy: { day: '2025-02-06', provision: 'PEC 162' }, fileBy }),
      });
  });

  it.each([
    ['2025-12-01', 'asked-again-too-soon'],
    ['2025-12-02', undefined],
    ['2025-12-03', undefined],
  ])('on %s, when it was refused on 2025-06-02: %s', (openedOn, code) => {
    const refused = refusedAsTheLawAnswers('2025-06-02');
    const then = given({ ...serving, [stream]: [opened, refused] }).when(openSubstitution, { ...petition, openedOn }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'SubstitutionOpened');
    else then.thenRefuses(code, { provision: 'PEC 162', pointer: '/openedOn' });
  });

  it('is refused while an application is open, and once the rest is replaced', () => {
    const body = { ...petition, openedOn: '2025-03-10' };
    given(asked).when(openSubstitution, body, on).thenRefuses('application-open');
    given(replaced).when(openSubstitution, body, on).thenRefuses('substitution-granted');
  });

  it('is not tomorrow', () => {
    given(serving)
      .when(openSubstitution, { ...petition, openedOn: '2025-02-11' }, { ...on, today: '2025-02-10' })
      .thenRefuses('in-the-future', { pointer: '/openedOn' });
  });
});

function refusedAsTheLawAnswers(refusedOn: LegalDate): SubstitutionFact {
  const { answer, receipt: renewal } = evaluate('parole-renewal', { refusedOn }, refusedOn);
  if (answer.verdict !== 'NOT_BEFORE') throw new Error('the law of 2025 knows when to ask again');
  const data = { ...about, court, refusedOn, reason: 'NOT_REFORMED', reapplyNotBefore: answer.notBefore, receipt: renewal } as const;
  return { type: 'SubstitutionRefused', effectiveOn: refusedOn, data };
}

describe('submit', () => {
  it.each([
    ['2025-02-19', false],
    ['2025-02-20', false],
    ['2025-02-21', true],
  ])('on %s, the file being due on 2025-02-20, is late: %s', (submittedOn, late) => {
    given(asked)
      .when(submitSubstitution, { court, submittedOn, documentRef: 'letter 8-131' }, on)
      .thenRecordsAmong(stream, { data: { ...about, court, submittedOn, fileBy, late } });
  });

  it('is done once', () => {
    given({ ...serving, [stream]: [opened, submitted] })
      .when(submitSubstitution, { court, submittedOn: '2025-02-21', documentRef: 'letter 8-132' }, on)
      .thenRefuses('file-submitted');
  });
});

/** From 3 March 2025 to 31 January 2027, both counted, are 700 days. */
describe('grant', () => {
  it.each([
    [699, undefined],
    [700, undefined],
    [701, 'more-than-the-rest'],
  ])('of %i days of restriction for 700 days that are left: %s', (days, code) => {
    const then = given(asked).when(grantSubstitution, { ...grant, days }, on);
    if (code === undefined) then.thenRecordsAmong(stream, { data: expect.objectContaining({ term: { days }, unservedDays: 700 }) });
    else then.thenRefuses(code, { provision: 'CC 73(3)', pointer: '/days' });
  });

  it.each([{}, { amountMci: 10 }, { days: 100, amountMci: 10 }])('is refused of restriction of liberty measured by %j', (measure) => {
    given(asked)
      .when(grantSubstitution, { ...grant, ...measure }, on)
      .thenRefuses('measure-and-punishment', { pointer: '/days' });
  });

  it('is refused of a fine measured in days', () => {
    given(asked)
      .when(grantSubstitution, { ...grant, to: 'FINE', days: 100 }, on)
      .thenRefuses('measure-and-punishment', { pointer: '/amountMci' });
  });

  it('is not before the petition, before the file came or in the time to come, and begins no earlier than it is decided', () => {
    const body = { ...grant, days: 100 };
    given(asked)
      .when(grantSubstitution, { ...body, grantedOn: '2025-02-09' }, on)
      .thenRefuses('too-early', { pointer: '/grantedOn' });
    given({ ...serving, [stream]: [opened, submitted] })
      .when(grantSubstitution, { ...body, grantedOn: '2025-02-19' }, on)
      .thenRefuses('too-early', { pointer: '/grantedOn' });
    given(asked)
      .when(grantSubstitution, { ...body, from: '2025-03-02' }, on)
      .thenRefuses('too-early', { pointer: '/from' });
    given(asked)
      .when(grantSubstitution, body, { ...on, today: '2025-03-02' })
      .thenRefuses('in-the-future', { pointer: '/grantedOn' });
  });
});

describe('refuse', () => {
  it('on 2025-06-02 lets it be asked for again from 2025-12-02', () => {
    given(asked)
      .when(refuseSubstitution, { ...refusal, refusedOn: '2025-06-02' }, on)
      .thenRecordsAmong(stream, { data: expect.objectContaining({ reapplyNotBefore: '2025-12-02' }) });
  });

  it('knows no rule of the time before the present code', () => {
    const early = { ...opened, data: { ...opened.data, openedOn: '2014-05-01' } } as SubstitutionFact; // of its own type, with another day
    given({ [stream]: [early] })
      .when(refuseSubstitution, { ...refusal, refusedOn: '2014-06-02' }, on)
      .thenRefuses('renewal-unknown', { provision: 'PEC 162', pointer: '/refusedOn' });
  });
});

/** A day of restriction of liberty that was evaded is a day of deprivation of liberty, four hours or indices being one. CC 44(3). */
describe('revoke', () => {
  it.each([
    [698, undefined],
    [699, undefined],
    [700, 'more-than-imposed'],
  ])('of %i days, where 699 were imposed: %s', (unserved, code) => {
    const then = given(replaced).when(revokeSubstitution, { ...revocation, unserved }, on);
    if (code === undefined) then.thenRecordsAmong(stream, { data: expect.objectContaining({ unserved, term: { days: unserved } }) });
    else then.thenRefuses(code, { pointer: '/unserved' });
  });

  it('is not before the milder punishment began, nor in the time to come', () => {
    const body = { ...revocation, unserved: 100 };
    given(replaced)
      .when(revokeSubstitution, { ...body, revokedOn: '2025-03-03' }, on)
      .thenRefuses('too-early', { pointer: '/revokedOn' });
    given(replaced)
      .when(revokeSubstitution, { ...body, from: '2025-09-30' }, on)
      .thenRefuses('too-early', { pointer: '/from' });
    given(replaced)
      .when(revokeSubstitution, body, { ...on, today: '2025-09-30' })
      .thenRefuses('in-the-future', { pointer: '/revokedOn' });
  });

  it('needs a rest that was replaced', () => {
    given(asked)
      .when(revokeSubstitution, { ...revocation, unserved: 100 }, on)
      .thenRefuses('nothing-replaced');
  });
});

describe('withdraw', () => {
  it('records the day', () => {
    given(asked)
      .when(withdrawSubstitution, { withdrawnOn: '2025-02-12', documentRef: 'statement 3' }, on)
      .thenRecords({
        [stream]: [{ type: 'SubstitutionWithdrawn', effectiveOn: '2025-02-12', data: { ...about, withdrawnOn: '2025-02-12' } }],
      });
  });
});

describe.each([
  ['submit', submitSubstitution, { court, submittedOn: '2025-02-12', documentRef: 'letter 8' }],
  ['grant', grantSubstitution, { ...grant, days: 100 }],
  ['refuse', refuseSubstitution, { ...refusal, refusedOn: '2025-03-03' }],
  ['withdraw', withdrawSubstitution, { withdrawnOn: '2025-02-12', documentRef: 'statement 3' }],
] as const)('%s', (_, command, body) => {
  it('needs an open application', () => {
    given(replaced).when(command, body, on).thenRefuses('no-open-application');
  });
});
