import type { Receipt } from '../law/receipt.ts';
import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { CriminalCaseFact } from './criminal-case.events.ts';
import { imposeSentence } from './impose-sentence.ts';
import {
  chargedWithFraud,
  chargedWithTheft,
  file,
  fileStream,
  found,
  fraud,
  fraudCharge,
  theft,
  theftCharge,
  theftSentenced,
  threeYears,
  verdictInForce,
} from './sample-file.ts';

const guiltyOfBoth: readonly CriminalCaseFact[] = [
  chargedWithTheft,
  chargedWithFraud,
  found('GUILTY', theftCharge),
  found('GUILTY', fraudCharge),
];
const stated = {
  sentenceId: threeYears,
  chargeIds: [theftCharge],
  suspended: false,
  imposedOn: '2024-02-01',
  firstTime: true,
  documentRef: 'verdict 1-23/2024',
};
const prison = { ...stated, punishment: 'DEPRIVATION_OF_LIBERTY', term: { years: 3 }, facility: 'MEDIUM' };
const anotherId = '0192e4a0-7b1c-7000-8000-0000000000d2';
const on = { on: fileStream };
const lawful = { verdict: 'LAWFUL', receipts: [expect.objectContaining({ question: 'sentence-validity' }) as unknown as Receipt] } as const; // matched, not equal

describe('imposing a sentence', () => {
  it('records the punishment and copies the offences that it is for', () => {
    given(file(...guiltyOfBoth))
      .when(imposeSentence, prison, on)
      .thenRecords({ [fileStream]: [{ ...theftSentenced, data: { ...theftSentenced.data, validity: lawful } }] });
  });

  it('for several charges names the offences of all and the gravest category, in whatever order they are given', () => {
    given(file(...guiltyOfBoth))
      .when(imposeSentence, { ...prison, chargeIds: [fraudCharge, theftCharge] }, on)
      .thenRecordsAmong(fileStream, {
        data: expect.objectContaining({ chargeIds: [fraudCharge, theftCharge], offences: [theft, fraud], gravest: 'GRAVE' }),
      });
    given(file(...guiltyOfBoth))
      .when(imposeSentence, { ...prison, term: { years: 1 }, chargeIds: [fraudCharge] }, on)
      .thenRecordsAmong(fileStream, { data: expect.objectContaining({ offences: [fraud], gravest: 'MINOR' }) });
  });

  it('leaves out what is 0 in the length of a term', () => {
    given(file(...guiltyOfBoth))
      .when(imposeSentence, { ...prison, term: { years: 2, months: 3, days: 0 } }, on)
      .thenRecordsAmong(fileStream, { data: expect.objectContaining({ term: { years: 2, months: 3 } }) });
  });
});

describe('a sentence is for charges with a guilty finding, once each', () => {
  it.each(['ACQUITTED', 'TERMINATED'] as const)('a charge that was %s carries none', (finding) => {
    given(file(chargedWithTheft, found(finding, theftCharge)))
      .when(imposeSentence, prison, on)
      .thenRefuses('no-guilty-finding', { reason: `The finding on article 188(3) is ${finding}.`, pointer: '/chargeIds/0' });
  });

  it('a charge without a verdict carries none, even beside a guilty one', () => {
    given(file(chargedWithTheft, chargedWithFraud, found('GUILTY', theftCharge)))
      .when(imposeSentence, { ...prison, chargeIds: [theftCharge, fraudCharge] }, on)
      .thenRefuses('no-guilty-finding', { reason: 'The finding on article 190(1) is not delivered yet.', pointer: '/chargeIds/1' });
  });

  it('a charge that is not in the file carries none', () => {
    given(file(chargedWithTheft, found('GUILTY', theftCharge)))
      .when(imposeSentence, { ...prison, chargeIds: [fraudCharge] }, on)
      .thenRefuses('charge-unknown', { pointer: '/chargeIds/0' });
  });

  it('a charge is sentenced once; the other one may still be', () => {
    given(file(...guiltyOfBoth, theftSentenced))
      .when(imposeSentence, { ...prison, sentenceId: anotherId, chargeIds: [fraudCharge, theftCharge] }, on)
      .thenRefuses('charge-sentenced', { pointer: '/chargeIds/1' });
    given(file(...guiltyOfBoth, theftSentenced))
      .when(imposeSentence, { ...prison, term: { years: 1 }, sentenceId: anotherId, chargeIds: [fraudCharge] }, on)
      .thenRecordsTypes(fileStream, 'SentenceImposed');
  });

  it('two sentences cannot have one id', () => {
    given(file(...guiltyOfBoth, theftSentenced))
      .when(imposeSentence, { ...prison, chargeIds: [fraudCharge] }, on)
      .thenRefuses('sentence-recorded', { pointer: '/sentenceId' });
  });
});

describe('the day of a sentence', () => {
  it.each(['2024-02-01', '2024-02-02'])('may be %s after a verdict of 1 February 2024', (imposedOn) => {
    given(file(...guiltyOfBoth))
      .when(imposeSentence, { ...prison, imposedOn }, on)
      .thenRecordsTypes(fileStream, 'SentenceImposed');
  });

  it('cannot be the day before the verdict', () => {
    given(file(...guiltyOfBoth))
      .when(imposeSentence, { ...prison, imposedOn: '2024-01-31' }, on)
      .thenRefuses('too-early', { pointer: '/imposedOn' });
  });

  it('cannot come before the last of the verdicts that it rests on', () => {
    const later: CriminalCaseFact = {
      type: 'VerdictDelivered',
      effectiveOn: '2024-03-01',
      data: { ...verdictInForce.data, chargeId: fraudCharge, finding: 'GUILTY', deliveredOn: '2024-03-01' },
    };
    given(file(chargedWithTheft, chargedWithFraud, found('GUILTY', theftCharge), later))
      .when(imposeSentence, { ...prison, chargeIds: [theftCharge, fraudCharge], imposedOn: '2024-02-29' }, on)
      .thenRefuses('too-early', { reason: '2024-02-29 is before 2024-03-01, the day of the verdict.' });
    given(file(chargedWithTheft, chargedWithFraud, found('GUILTY', theftCharge), later))
      .when(imposeSentence, { ...prison, imposedOn: '2024-02-29' }, on)
      .thenRecordsTypes(fileStream, 'SentenceImposed');
  });

  it('may be today and not tomorrow', () => {
    given(file(...guiltyOfBoth))
      .when(imposeSentence, prison, { on: fileStream, today: '2024-02-01' })
      .thenRecordsTypes(fileStream, 'SentenceImposed');
    given(file(...guiltyOfBoth))
      .when(imposeSentence, { ...prison, imposedOn: '2024-02-02' }, { on: fileStream, today: '2024-02-01' })
      .thenRefuses('in-the-future', { pointer: '/imposedOn' });
  });

  it('cannot come after the verdict is in force', () => {
    given(file(...guiltyOfBoth, theftSentenced, verdictInForce))
      .when(imposeSentence, { ...prison, sentenceId: anotherId, chargeIds: [fraudCharge] }, on)
      .thenRefuses('in-force');
  });
});

const courtsOwn = { reason: 'the court went below the limit', document: 'verdict 1-23/2024, p. 4' };

describe('a sentence states what belongs to its punishment', () => {
  it.each([
    ['FINE', { amountMci: 200 }],
    ['CORRECTIVE_LABOUR', { amountMci: 300 }],
    ['RESTRICTION_OF_LIBERTY', { term: { years: 1, months: 6 } }],
    ['DEPRIVATION_OF_LIBERTY', { term: { months: 27 }, facility: 'MINIMUM' }],
  ])('%s states %j and nothing else', (punishment, measure) => {
    given(file(...guiltyOfBoth))
      .when(imposeSentence, { ...stated, punishment, ...measure }, on)
      .thenRecordsAmong(fileStream, { data: expect.objectContaining({ punishment, ...measure }) });
  });

  it.each([
    ['COMMUNITY_SERVICE', { hours: 240 }],
    ['ARREST', { term: { days: 30 } }],
    ['LIFE', { facility: 'EMERGENCY' }],
  ])('%s states %j and nothing else, also where only the court would impose it for a theft', (punishment, measure) => {
    given(file(...guiltyOfBoth))
      .when(imposeSentence, { ...stated, punishment, ...measure, courtsOwn }, on)
      .thenRecordsAmong(fileStream, { data: expect.objectContaining({ punishment, ...measure, courtsOwn }) });
  });

  it.each([
    ['FINE', {}, '/amountMci'],
    ['CORRECTIVE_LABOUR', {}, '/amountMci'],
    ['COMMUNITY_SERVICE', {}, '/hours'],
    ['ARREST', {}, '/term'],
    ['RESTRICTION_OF_LIBERTY', {}, '/term'],
    ['DEPRIVATION_OF_LIBERTY', { facility: 'MEDIUM' }, '/term'],
    ['DEPRIVATION_OF_LIBERTY', { term: { years: 3 } }, '/facility'],
    ['LIFE', {}, '/facility'],
  ])('%s with %j alone lacks %s', (punishment, measure, pointer) => {
    given(file(...guiltyOfBoth))
      .when(imposeSentence, { ...stated, punishment, ...measure }, on)
      .thenRefuses('field-needed', { pointer });
  });

  it.each([
    ['FINE', { amountMci: 200, term: { years: 1 } }, '/term'],
    ['CORRECTIVE_LABOUR', { amountMci: 200, hours: 10 }, '/hours'],
    ['COMMUNITY_SERVICE', { hours: 240, amountMci: 200 }, '/amountMci'],
    ['ARREST', { term: { days: 30 }, facility: 'MINIMUM' }, '/facility'],
    ['RESTRICTION_OF_LIBERTY', { term: { years: 1 }, facility: 'MINIMUM' }, '/facility'],
    ['DEPRIVATION_OF_LIBERTY', { term: { years: 3 }, facility: 'MEDIUM', hours: 100 }, '/hours'],
    ['LIFE', { facility: 'EMERGENCY', term: { years: 25 } }, '/term'],
  ])('%s with %j has a %s that it cannot have', (punishment, measure, pointer) => {
    given(file(...guiltyOfBoth))
      .when(imposeSentence, { ...stated, punishment, ...measure }, on)
      .thenRefuses('field-does-not-fit', { pointer });
  });

  it('only deprivation of liberty is suspended, and then no facility is named', () => {
    const suspended = { ...stated, suspended: true, term: { years: 2 } };
    given(file(...guiltyOfBoth))
      .when(imposeSentence, { ...suspended, punishment: 'DEPRIVATION_OF_LIBERTY' }, on)
      .thenRecordsAmong(fileStream, { data: expect.objectContaining({ suspended: true, term: { years: 2 } }) });
    given(file(...guiltyOfBoth))
      .when(imposeSentence, { ...suspended, punishment: 'DEPRIVATION_OF_LIBERTY', facility: 'MINIMUM' }, on)
      .thenRefuses('field-does-not-fit', { pointer: '/facility' });
    given(file(...guiltyOfBoth))
      .when(imposeSentence, { ...suspended, punishment: 'RESTRICTION_OF_LIBERTY' }, on)
      .thenRefuses('only-deprivation-suspended', { provision: 'CC 63', pointer: '/suspended' });
  });

  it('a term has at least a day', () => {
    given(file(...guiltyOfBoth))
      .when(imposeSentence, { ...prison, term: { years: 0, months: 0, days: 1 }, courtsOwn }, on)
      .thenRecordsAmong(fileStream, { data: expect.objectContaining({ term: { days: 1 } }) });
    for (const term of [{}, { years: 0 }, { years: 0, months: 0, days: 0 }]) {
      given(file(...guiltyOfBoth))
        .when(imposeSentence, { ...prison, term }, on)
        .thenRefuses('term-without-length', { pointer: '/term' });
    }
  });

  it('arrest is counted in days', () => {
    const arrest = { ...stated, punishment: 'ARREST' };
    given(file(...guiltyOfBoth))
      .when(imposeSentence, { ...arrest, term: { months: 1 } }, on)
      .thenRefuses('arrest-in-days', { provision: 'CC 62(1)', pointer: '/term/months' });
    given(file(...guiltyOfBoth))
      .when(imposeSentence, { ...arrest, term: { years: 1, days: 5 } }, on)
      .thenRefuses('arrest-in-days', { pointer: '/term/years' });
  });
});

describe('whether the law allows a sentence', () => {
  it('is asked of each offence, and stored with the receipts', () => {
    given(file(...guiltyOfBoth))
      .when(imposeSentence, { ...prison, chargeIds: [theftCharge, fraudCharge] }, on)
      .thenRecordsAmong(fileStream, {
        data: expect.objectContaining({
          validity: {
            verdict: 'LAWFUL',
            receipts: [
              expect.objectContaining({ question: 'sentence-validity', asOf: '2024-02-01' }) as unknown,
              expect.objectContaining({ question: 'sentence-validity', asOf: '2024-02-01' }) as unknown,
            ],
          },
        }),
      });
  });

  it.each([
    [{ years: 7 }, 'records'],
    [{ years: 7, days: 1 }, 'refuses'],
  ] as const)('%j for a theft of at most seven years: %s', (term, outcome) => {
    const then = given(file(...guiltyOfBoth)).when(imposeSentence, { ...prison, term }, on);
    if (outcome === 'records') then.thenRecordsTypes(fileStream, 'SentenceImposed');
    else
      then.thenRefuses('unlawful-punishment', { pointer: '/punishment', reason: expect.stringContaining('MAXIMUM') as unknown as string });
  });

  it('a sentence beyond the sanction is recorded as the court’s own, and the warning stays with it', () => {
    given(file(...guiltyOfBoth))
      .when(imposeSentence, { ...prison, term: { years: 8 }, courtsOwn }, on)
      .thenRecordsAmong(fileStream, {
        data: expect.objectContaining({
          validity: expect.objectContaining({ verdict: 'UNLAWFUL', violations: ['ABOVE_MAXIMUM'] }) as unknown,
          courtsOwn,
        }),
      });
  });

  it('a lawful sentence is nobody’s own', () => {
    given(file(...guiltyOfBoth))
      .when(imposeSentence, { ...prison, courtsOwn }, on)
      .thenRefuses('not-against-the-law', { pointer: '/courtsOwn' });
  });
});

describe('a request to impose a sentence', () => {
  it.each([
    ['/chargeIds', { chargeIds: [] }],
    ['/chargeIds', { chargeIds: [theftCharge, theftCharge] }],
    ['/punishment', { punishment: 'IMPRISONMENT' }],
    ['/term', { term: '3 years' }],
    ['/term/years', { term: { years: -1 } }],
    ['/term/months', { term: { months: 1.5 } }],
    ['/term/weeks', { term: { weeks: 6 } }],
    ['/hours', { hours: 0 }],
    ['/amountMci', { amountMci: 0 }],
    ['/facility', { facility: 'STRICT' }],
    ['/suspended', { suspended: null }],
    ['/imposedOn', { imposedOn: '01.02.2024' }],
    ['/firstTime', { firstTime: 'yes' }],
    ['/documentRef', { documentRef: '' }],
  ])('has a fault at %s in %j', (pointer, change) => {
    given(file(...guiltyOfBoth))
      .when(imposeSentence, { ...prison, ...change }, on)
      .thenFindsFault(pointer);
  });
});
