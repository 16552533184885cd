import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { CaseId, Offence } from '../criminal-case/criminal-case.events.ts';
import type { CustodyFact } from '../custody/custody.events.ts';
import type { DeferralFact } from '../deferral/deferral.events.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import type { ParoleFact } from '../parole/parole.events.ts';
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

const stay = { personId, stayId: '0192e4a0-7b1c-7000-8000-0000000000e1' as Id<'stay'> }; // id of an example

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
const deferred: DeferralFact = {
  type: 'DeferralGranted',
  effectiveOn: '2024-03-01',
  data: {
    ...{ ...about, court, grantedOn: '2024-03-01', ground: 'CHILD', until: '2026-05-01', receipt },
    availability: { verdict: 'AVAILABLE', ground: 'CHILD', until: '2026-05-01' },
  },
};
const paroled: ParoleFact = {
  type: 'ParoleGranted',
  effectiveOn: '2025-08-04',
  data: {
    ...{ ...about, court, grantedOn: '2025-08-04', until: '2027-01-31', obligations: [], receipt },
    eligibility: { verdict: 'ELIGIBLE', mode: 'MAY', from: '2025-08-01', fraction: '1/2' },
  },
};
/** She was not let go meanwhile, so that every day is served. */
const paroleRevoked: ParoleFact = {
  type: 'ParoleRevoked',
  effectiveOn: '2025-10-01',
  data: { ...about, court, revokedOn: '2025-10-01', ground: 1, mode: 'MAY', remainderFrom: '2025-10-01', receipt },
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

/** A term for these offences in place of the theft, of as many years. */
function termFor(offences: readonly Offence[]): readonly PunishmentTermFact[] {
  return term.map((fact) => (fact.type === 'SentenceIncluded' ? { ...fact, data: { ...fact.data, offences } } : fact));
}

const theft: Offence = {
  ...{ article: '188', part: '3', committedOn: '2023-09-12', intent: 'INTENTIONAL', maxTermYears: 7, lifeSanction: false, flags: [] },
};
const maliciousViolator: readonly CustodyFact[] = [
  {
    type: 'PersonAdmitted',
    effectiveOn: '2024-02-20',
    data: { ...stay, facility: 'F3504', region: '35', legalBasis: 'SENTENCE', termId, regime: 'MEDIUM', admittedOn: '2024-02-20' },
  },
  { type: 'BehaviourGraded', effectiveOn: '2024-09-01', data: { ...stay, degree: 'NEGATIVE_3' } },
];

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

  it.each<[string, Offence[], string]>([
    ['a crime against the sexual inviolability of a minor', [{ ...theft, article: '121', flags: ['SEXUAL_VS_MINOR'] }], 'SEXUAL_VS_MINOR'],
    ['a crime of a criminal group', [{ ...theft, flags: ['CRIMINAL_GROUP'] }], 'CRIMINAL_GROUP'],
    ['a terrorist crime that caused death', [{ ...theft, flags: ['TERRORIST', 'CAUSED_DEATH'] }], 'TERRORIST'],
    ['an especially grave crime', [{ ...theft, maxTermYears: 15 }], 'ESPECIALLY_GRAVE'],
    ['an especially grave crime beside a theft', [theft, { ...theft, maxTermYears: 15 }], 'ESPECIALLY_GRAVE'],
  ])('is barred of %s', (_, offences, bar) => {
    given({ ...serving, [`term-${termId}`]: termFor(offences) })
      .when(openSubstitution, { ...petition, openedOn: '2025-02-10' }, on)
      .thenRefuses('substitution-barred', { reason: `The rest of this term cannot be replaced: ${bar}.`, pointer: '/openedOn' });
  });

  it('is barred after malicious violations, unless the damage is repaid', () => {
    const violator = { ...serving, [`custody-${personId}`]: maliciousViolator };
    const body = { ...petition, openedOn: '2025-02-10' };
    given(violator).when(openSubstitution, body, on).thenRefuses('substitution-barred', { provision: 'CC 73(1)' });
    given(violator)
      .when(openSubstitution, { ...body, damageRepaid: true }, on)
      .thenRecordsTypes(stream, 'SubstitutionOpened');
  });

  it.each([
    ['a citizen', 'KZ', {}, ['RESTRICTION_OF_LIBERTY']],
    ['a citizen who repaid the damage', 'KZ', { damageRepaid: true }, ['FINE', 'RESTRICTION_OF_LIBERTY']],
    ['a foreigner who repaid the damage', 'UZ', { damageRepaid: true }, ['FINE']],
    ['a foreigner', 'UZ', {}, undefined],
    ['a foreigner who asks for restriction', 'UZ', { damageRepaid: true, to: 'RESTRICTION_OF_LIBERTY' }, undefined],
  ])('tells what %s may be given', (_, citizenship, also, replacements) => {
    const person = { ...registered, data: { ...registered.data, citizenship } } as PersonFact; // of its own type, of another country
    const then = given({ ...serving, [`person-${personId}`]: [person] }).when(
      openSubstitution,
      { ...petition, openedOn: '2025-02-10', ...also },
      on,
    );
    if (replacements === undefined) then.thenRefuses('substitution-barred', { pointer: '/openedOn' });
    else
      then.thenRecordsAmong(stream, {
        data: expect.objectContaining({ eligibility: expect.objectContaining({ replacements }) }),
      });
  });

  it('is late after the last day of the term', () => {
    given(serving)
      .when(openSubstitution, { ...petition, openedOn: '2027-01-31' }, { ...on, today: '2027-02-01' })
      .thenRecordsTypes(stream, 'SubstitutionOpened');
    given(serving)
      .when(openSubstitution, { ...petition, openedOn: '2027-02-01' }, { ...on, today: '2027-02-01' })
      .thenRefuses('substitution-barred', { pointer: '/openedOn' });
  });

  it('is not for a term that is deferred, nor for somebody on parole from it', () => {
    const body = { ...petition, openedOn: '2025-02-10' };
    given({ ...serving, [`deferral-${termId}`]: [deferred] })
      .when(openSubstitution, body, on)
      .thenRefuses('term-deferred', { provision: 'CC 74(1)' });
    given({ ...serving, [`parole-${termId}`]: [paroled] })
      .when(openSubstitution, body, on)
      .thenRefuses('on-parole', { provision: 'CC 72(2)' });
  });

  it('after a revoked parole counts the third on what was left, 488 days from 2025-10-01 to 2027-01-31, which are 163', () => {
    const back = { ...serving, [`parole-${termId}`]: [paroled, paroleRevoked] };
    given(back)
      .when(openSubstitution, { ...petition, openedOn: '2026-03-12' }, on)
      .thenRefuses('substitution-not-yet', { next: 'Ask on 2026-03-13 or later.' });
    given(back)
      .when(openSubstitution, { ...petition, openedOn: '2026-03-13' }, on)
      .thenRecordsAmong(stream, {
        data: expect.objectContaining({
          receipt: expect.objectContaining({ provisions: expect.arrayContaining(['CC 73(2-1)']) as unknown }),
        }),
      });
  });

  it.each([
    ['2025-10-01', 'too-early'],
    ['2025-10-04', 'too-early'],
    ['2025-10-05', undefined],
  ])('again on %s, where a milder punishment was revoked on 2025-10-02 and she serves again from 2025-10-05: %s', (openedOn, code) => {
    const revoked: SubstitutionFact = {
      type: 'SubstitutionRevoked',
      effectiveOn: '2025-10-02',
      data: {
        ...{ ...about, court, revokedOn: '2025-10-02', ground: 'EVASION', from: '2025-10-05', unserved: 100, term: { days: 100 } },
        ...{ facility: 'MINIMUM', receipt },
      },
    };
    const then = given({ ...serving, [stream]: [opened, granted, revoked] }).when(openSubstitution, { ...petition, openedOn }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'SubstitutionOpened');
    else then.thenRefuses(code, { pointer: '/openedOn' });
  });

  it.each([
    ['2025-02-19', 'too-early'],
    ['2025-02-20', undefined],
    ['2025-02-21', undefined],
  ])('again on %s after a withdrawal on 2025-02-20: %s', (openedOn, code) => {
    const withdrawn: SubstitutionFact = {
      type: 'SubstitutionWithdrawn',
      effectiveOn: '2025-02-20',
      data: { ...about, withdrawnOn: '2025-02-20' },
    };
    const then = given({ ...serving, [stream]: [opened, withdrawn] }).when(openSubstitution, { ...petition, openedOn }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'SubstitutionOpened');
    else then.thenRefuses(code, { pointer: '/openedOn' });
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

  it('is not before the petition, and not tomorrow', () => {
    const letter = { court, documentRef: 'letter 8-131' };
    given(asked)
      .when(submitSubstitution, { ...letter, submittedOn: '2025-02-09' }, on)
      .thenRefuses('too-early', { pointer: '/submittedOn' });
    given(asked)
      .when(submitSubstitution, { ...letter, submittedOn: '2025-02-10' }, { ...on, today: '2025-02-10' })
      .thenRecordsTypes(stream, 'SubstitutionSubmitted');
    given(asked)
      .when(submitSubstitution, { ...letter, submittedOn: '2025-02-11' }, { ...on, today: '2025-02-10' })
      .thenRefuses('in-the-future', { pointer: '/submittedOn' });
  });

  it('is done once', () => {
    given({ ...serving, [stream]: [opened, submitted] })
      .when(submitSubstitution, { court, submittedOn: '2025-02-21', documentRef: 'letter 8-132' }, on)
      .thenRefuses('file-submitted');
  });
});

/** From 3 March 2025, the day of the decision, to 31 January 2027, both counted, are 700 days, and from 4 March 699. */
describe('grant', () => {
  it.each([
    ['2025-03-03', 700, undefined],
    ['2025-03-03', 701, 'more-than-the-rest'],
    ['2025-03-04', 699, undefined],
    ['2025-03-04', 700, 'more-than-the-rest'],
    ['2025-04-02', 670, undefined],
    ['2025-04-02', 671, 'more-than-the-rest'],
  ])('from %s of %i days of restriction, which do not end after the term itself would on 2027-01-31: %s', (from, days, code) => {
    const then = given(asked).when(grantSubstitution, { ...grant, from, days }, on);
    if (code === undefined) then.thenRecordsAmong(stream, { data: expect.objectContaining({ term: { days }, unservedDays: days }) });
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

  /** Four days of deprivation of liberty are one index: 700 days are 175 whole ones, and the three days more of 703 make none. */
  it.each([
    [174, undefined],
    [175, undefined],
    [176, 'more-than-the-rest'],
  ])('of a fine of %i indices for 700 days, the damage being repaid: %s', (amountMci, code) => {
    const then = given(asked).when(grantSubstitution, { ...grant, from: '2025-03-03', to: 'FINE', amountMci, damageRepaid: true }, on);
    if (code === undefined)
      then.thenRecordsAmong(stream, {
        data: expect.objectContaining({ to: 'FINE', amountMci, unservedDays: 700, conversion: expect.objectContaining({ atMost: 175 }) }),
      });
    else then.thenRefuses(code, { provision: 'CC 73(3)', pointer: '/amountMci' });
  });

  it.each([
    ['2025-03-03', 175, undefined],
    ['2025-02-28', 175, undefined],
    ['2025-02-27', 176, undefined],
    ['2025-02-28', 176, 'more-than-the-rest'],
  ])('on %s of a fine of %i indices, of days that make no whole index: %s', (grantedOn, amountMci, code) => {
    const body = { ...grant, grantedOn, from: grantedOn, to: 'FINE', amountMci, damageRepaid: true };
    const then = given(asked).when(grantSubstitution, body, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'SubstitutionGranted');
    else then.thenRefuses(code, { pointer: '/amountMci' });
  });

  it('of a fine is barred where the damage is not repaid', () => {
    given(asked)
      .when(grantSubstitution, { ...grant, to: 'FINE', amountMci: 100 }, on)
      .thenRefuses('substitution-barred', {
        reason: 'The rest of this term cannot be replaced: DAMAGE_UNPAID.',
        pointer: '/grantedOn',
      });
  });

  it.each([
    ['2025-01-31', 'substitution-not-yet'],
    ['2025-02-01', undefined],
    ['2025-02-02', undefined],
  ])('on %s, when a third is served on 2025-01-31: %s', (grantedOn, code) => {
    const early = { ...opened, data: { ...opened.data, openedOn: '2025-01-10' } } as SubstitutionFact; // of its own type, of an earlier day
    const then = given({ ...serving, [stream]: [early] }).when(grantSubstitution, { ...grant, grantedOn, days: 100 }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'SubstitutionGranted');
    else then.thenRefuses(code, { pointer: '/grantedOn' });
  });

  it.each([
    ['2027-01-30', undefined],
    ['2027-01-31', undefined],
    ['2027-02-01', 'after-term'],
  ])('from %s, the last day of the term being 2027-01-31: %s', (from, code) => {
    const then = given(asked).when(grantSubstitution, { ...grant, from, days: 1 }, { ...on, today: '2027-02-01' });
    if (code === undefined) then.thenRecordsTypes(stream, 'SubstitutionGranted');
    else then.thenRefuses(code, { provision: 'PEC 165(2)', pointer: '/from' });
  });

  it.each([
    ['2025-03-02', 'too-early'],
    ['2025-03-03', undefined],
    ['2025-03-04', undefined],
  ])('of 2025-03-03 from %s: %s', (from, code) => {
    const then = given(asked).when(grantSubstitution, { ...grant, from, days: 100 }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'SubstitutionGranted');
    else then.thenRefuses(code, { pointer: '/from' });
  });

  it.each([
    ['2025-03-03', 'in-the-future'],
    ['2025-03-04', undefined],
    ['2025-03-05', undefined],
  ] as const)('that begins on 2025-03-04, told on %s: %s', (today, code) => {
    const then = given(asked).when(grantSubstitution, { ...grant, days: 100 }, { ...on, today });
    if (code === undefined) then.thenRecordsTypes(stream, 'SubstitutionGranted');
    else then.thenRefuses(code, { pointer: '/from' });
  });

  it('needs a term with a last day', () => {
    const uncounted = term.filter(({ type }) => type !== 'TermCalculated');
    const minorAndAdult = termFor([theft, { ...theft, committedOn: '2007-04-01' }]).filter(({ type }) => type !== 'TermCalculated');
    given({ ...asked, [`term-${termId}`]: uncounted })
      .when(grantSubstitution, { ...grant, days: 100 }, on)
      .thenRecordsTypes(stream, 'SubstitutionGranted');
    given({ ...asked, [`term-${termId}`]: minorAndAdult })
      .when(grantSubstitution, { ...grant, days: 100 }, on)
      .thenRefuses('nothing-left');
  });

  it('replaces nothing of a term that is deferred, nor of somebody on parole from it', () => {
    const body = { ...grant, days: 100 };
    given({ ...asked, [`deferral-${termId}`]: [deferred] })
      .when(grantSubstitution, body, on)
      .thenRefuses('term-deferred');
    given({ ...asked, [`parole-${termId}`]: [paroled] })
      .when(grantSubstitution, body, on)
      .thenRefuses('on-parole');
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

  it.each([
    ['2025-02-09', 'too-early'],
    ['2025-02-10', undefined],
    ['2025-02-11', undefined],
  ])('on %s, the petition being of 2025-02-10: %s', (refusedOn, code) => {
    const then = given(asked).when(refuseSubstitution, { ...refusal, refusedOn }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'SubstitutionRefused');
    else then.thenRefuses(code, { pointer: '/refusedOn' });
  });

  it('is not tomorrow, nor before the file came to the court', () => {
    given(asked)
      .when(refuseSubstitution, { ...refusal, refusedOn: '2025-03-03' }, { ...on, today: '2025-03-02' })
      .thenRefuses('in-the-future', { pointer: '/refusedOn' });
    given({ ...serving, [stream]: [opened, submitted] })
      .when(refuseSubstitution, { ...refusal, refusedOn: '2025-02-19' }, on)
      .thenRefuses('too-early', { pointer: '/refusedOn' });
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

  it.each([
    [3, 'not-convertible'],
    [4, { days: 1 }],
    [7, { days: 1 }],
    [8, { days: 2 }],
  ])('of %i indices of a fine, of which four are a day: %j', (unserved, whole) => {
    const fined = {
      ...granted,
      data: {
        ...about,
        court,
        to: 'FINE',
        amountMci: 175,
        grantedOn: '2025-03-03',
        from: '2025-03-04',
        unservedDays: 700,
        eligibility,
        receipt,
      },
    } as SubstitutionFact; // of its own type, with a fine for a term
    const then = given({ ...serving, [stream]: [opened, fined] }).when(revokeSubstitution, { ...revocation, unserved }, on);
    if (typeof whole === 'string') then.thenRefuses(whole, { pointer: '/unserved' });
    else then.thenRecordsAmong(stream, { data: expect.objectContaining({ unserved, term: whole }) });
  });

  it.each([
    ['2025-09-30', 'in-the-future'],
    ['2025-10-02', 'in-the-future'],
    ['2025-10-03', undefined],
  ] as const)('is told once she serves again, on 2025-10-03: on %s %s', (today, code) => {
    const then = given(replaced).when(revokeSubstitution, { ...revocation, from: '2025-10-03', unserved: 100 }, { ...on, today });
    if (code === undefined) then.thenRecordsTypes(stream, 'SubstitutionRevoked');
    else then.thenRefuses(code);
  });

  it.each([
    ['2025-03-03', 'too-early'],
    ['2025-03-04', undefined],
    ['2025-03-05', undefined],
  ])('on %s, restriction being served from 2025-03-04: %s', (revokedOn, code) => {
    const then = given(replaced).when(revokeSubstitution, { ...revocation, revokedOn, unserved: 100 }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'SubstitutionRevoked');
    else then.thenRefuses(code, { pointer: '/revokedOn' });
  });

  it.each([
    ['2025-09-30', 'too-early'],
    ['2025-10-01', undefined],
    ['2025-10-02', undefined],
  ])('of 2025-10-01 from %s: %s', (from, code) => {
    const then = given(replaced).when(revokeSubstitution, { ...revocation, from, unserved: 100 }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'SubstitutionRevoked');
    else then.thenRefuses(code, { pointer: '/from' });
  });

  it('needs somebody who lives and has not served the milder punishment', () => {
    const died: PersonFact = { type: 'DeathRecorded', effectiveOn: '2025-08-01', data: { personId, diedOn: '2025-08-01' } };
    const served: PunishmentTermFact = {
      type: 'TermCompleted',
      effectiveOn: '2025-08-01',
      data: { personId, reason: 'SERVED', completedOn: '2025-08-01' },
    };
    const body = { ...revocation, unserved: 100 };
    given({ ...replaced, [`person-${personId}`]: [registered, died] })
      .when(revokeSubstitution, body, on)
      .thenRefuses('person-dead');
    given({ ...replaced, [`term-${termId}`]: [...term, served] })
      .when(revokeSubstitution, body, on)
      .thenRefuses('term-completed');
  });

  it.each([
    ['2025-03-04', undefined],
    ['2025-03-05', 'another-punishment-served'],
  ])('while the milder punishment is served: the one of the term began on %s, the milder one on 2025-03-04: %s', (from, code) => {
    const since: PunishmentTermFact = {
      type: 'PunishmentReplaced',
      effectiveOn: from as LegalDate, // written out above
      data: { personId, from: 'DEPRIVATION_OF_LIBERTY', to: 'RESTRICTION_OF_LIBERTY', unservedDays: 699, term: { days: 699 } },
    };
    const then = given({ ...replaced, [`term-${termId}`]: [...term, since] }).when(
      revokeSubstitution,
      { ...revocation, unserved: 100 },
      on,
    );
    if (code === undefined) then.thenRecordsTypes(stream, 'SubstitutionRevoked');
    else then.thenRefuses(code);
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
  it.each([
    ['2025-02-09', 'too-early'],
    ['2025-02-10', undefined],
    ['2025-02-11', undefined],
  ])('on %s, the petition being of 2025-02-10: %s', (withdrawnOn, code) => {
    const then = given(asked).when(withdrawSubstitution, { withdrawnOn, documentRef: 'statement 3' }, on);
    if (code === undefined) then.thenRecordsTypes(stream, 'SubstitutionWithdrawn');
    else then.thenRefuses(code, { pointer: '/withdrawnOn' });
  });

  it('is not tomorrow', () => {
    given(asked)
      .when(withdrawSubstitution, { withdrawnOn: '2025-02-12', documentRef: 'statement 3' }, { ...on, today: '2025-02-11' })
      .thenRefuses('in-the-future', { pointer: '/withdrawnOn' });
  });

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
