import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { PersonFact } from '../person/person.events.ts';
import { addCharge } from './add-charge.ts';
import {
  asel,
  aselIsRegistered,
  aselStream,
  chargedWithFraud,
  chargedWithTheft,
  file,
  fileOpened,
  fileStream,
  found,
  fraudCharge,
  theft,
  theftCharge,
  verdictInForce,
} from './sample-file.ts';

const wholeArticle = {
  on: '2023-10-06',
  chargeId: theftCharge,
  kind: 'CRIME',
  article: '188',
  committedOn: '2023-09-12',
  intent: 'INTENTIONAL',
  maxTermYears: 7,
  lifeSanction: false,
  flags: [],
};
const grave = { ...wholeArticle, part: '3' };
const misdemeanour = { ...grave, kind: 'MISDEMEANOUR', article: '187', maxTermYears: 0 };
const on = { on: fileStream };

describe('adding a charge', () => {
  it('records the offence with its category and the receipt that shows why', () => {
    given(file())
      .when(addCharge, grave, on)
      .thenRecords({
        [fileStream]: [
          {
            type: 'ChargeAdded',
            effectiveOn: '2023-10-06',
            data: {
              personId: asel,
              chargeId: theftCharge,
              kind: 'CRIME',
              offence: theft,
              category: 'GRAVE',
              receipt: expect.objectContaining({
                question: 'classification',
                asOf: '2023-10-06',
                facts: { kind: 'CRIME', intent: 'INTENTIONAL', maxTermYears: 7, lifeSanction: false },
                provisions: expect.arrayContaining(['CC 11(4)']) as unknown,
              }) as unknown,
            },
          },
        ],
      });
  });

  it('keeps what other rules ask about the act, and an article without parts has none', () => {
    given(file())
      .when(addCharge, { ...wholeArticle, article: '188-1', flags: ['VIOLENT', 'CRIMINAL_GROUP'] }, on)
      .thenRecordsAmong(fileStream, {
        data: expect.objectContaining({
          offence: {
            article: '188-1',
            committedOn: '2023-09-12',
            intent: 'INTENTIONAL',
            maxTermYears: 7,
            lifeSanction: false,
            flags: ['VIOLENT', 'CRIMINAL_GROUP'],
          },
        }),
      });
  });
});

describe('the category of a charge follows from the ceiling of the sanction', () => {
  it.each([
    [0, 'MINOR'],
    [2, 'MINOR'],
    [3, 'MEDIUM'],
    [5, 'MEDIUM'],
    [6, 'GRAVE'],
    [12, 'GRAVE'],
    [13, 'ESPECIALLY_GRAVE'],
  ])('an intentional crime with up to %i years is %s', (maxTermYears, category) => {
    given(file())
      .when(addCharge, { ...grave, maxTermYears }, on)
      .thenRecordsAmong(fileStream, { data: expect.objectContaining({ category }) });
  });

  it.each([
    [5, 'MINOR'],
    [6, 'MEDIUM'],
    [10, 'MEDIUM'],
  ])('a negligent crime with up to %i years is %s', (maxTermYears, category) => {
    given(file())
      .when(addCharge, { ...grave, intent: 'NEGLIGENT', maxTermYears }, on)
      .thenRecordsAmong(fileStream, { data: expect.objectContaining({ category }) });
  });

  it('a sanction that reaches life makes an intentional crime especially grave', () => {
    given(file())
      .when(addCharge, { ...grave, article: '99', maxTermYears: 20, lifeSanction: true }, on)
      .thenRecordsAmong(fileStream, { data: expect.objectContaining({ category: 'ESPECIALLY_GRAVE' }) });
  });

  it('an act that the Code calls a misdemeanour is one', () => {
    given(file())
      .when(addCharge, misdemeanour, on)
      .thenRecordsAmong(fileStream, { data: expect.objectContaining({ kind: 'MISDEMEANOUR', category: 'MISDEMEANOUR' }) });
  });

  it('a misdemeanour cannot carry deprivation of liberty, nor life', () => {
    given(file())
      .when(addCharge, { ...misdemeanour, maxTermYears: 1 }, on)
      .thenRefuses('sanction-of-a-crime', { provision: 'CC 10(3)', pointer: '/maxTermYears' });
    given(file())
      .when(addCharge, { ...misdemeanour, lifeSanction: true }, on)
      .thenRefuses('sanction-of-a-crime', { pointer: '/lifeSanction' });
  });

  it('a category that contradicts the sanction is refused, the same one is not', () => {
    given(file())
      .when(addCharge, { ...grave, category: 'MEDIUM' }, on)
      .thenRefuses('category-differs', { provision: 'CC 11', pointer: '/category' });
    given(file())
      .when(addCharge, { ...grave, category: 'GRAVE' }, on)
      .thenRecordsTypes(fileStream, 'ChargeAdded');
  });

  it('before 2015 no rule is known, and the category of the indictment is taken, with a receipt that says so', () => {
    const old = { ...grave, committedOn: '2014-06-01' };
    given(file())
      .when(addCharge, { ...old, on: '2014-12-31' }, on)
      .thenRefuses('category-needed', { pointer: '/category' });
    given(file())
      .when(addCharge, { ...old, on: '2014-12-31', category: 'ESPECIALLY_GRAVE' }, on)
      .thenRecordsAmong(fileStream, {
        data: expect.objectContaining({
          category: 'ESPECIALLY_GRAVE',
          receipt: expect.objectContaining({ asOf: '2014-12-31' }) as unknown,
        }),
      });
    given(file())
      .when(addCharge, { ...old, on: '2015-01-01' }, on)
      .thenRecordsAmong(fileStream, { data: expect.objectContaining({ category: 'GRAVE' }) });
  });
});

describe('the day of the act', () => {
  it('may be today, and is refused for tomorrow', () => {
    const fresh = { ...grave, on: '2023-10-06', committedOn: '2023-10-06' };
    given(file()).when(addCharge, fresh, { on: fileStream, today: '2023-10-06' }).thenRecordsTypes(fileStream, 'ChargeAdded');
    given(file())
      .when(addCharge, { ...fresh, committedOn: '2023-10-07' }, { on: fileStream, today: '2023-10-06' })
      .thenRefuses('in-the-future', { pointer: '/committedOn' });
  });

  it('cannot lie after the day on which the charge was brought, nor that day in the future', () => {
    given(file())
      .when(addCharge, { ...grave, on: '2023-09-12' }, on)
      .thenRecordsTypes(fileStream, 'ChargeAdded');
    given(file())
      .when(addCharge, { ...grave, on: '2023-09-11' }, on)
      .thenRefuses('too-early', { pointer: '/on' });
    given(file()).when(addCharge, grave, { on: fileStream, today: '2023-10-05' }).thenRefuses('in-the-future', { pointer: '/on' });
  });

  it.each(['2004-04-17', '2004-04-18'])('of %s finds the person aged 14, who may be liable', (committedOn) => {
    given(file())
      .when(addCharge, { ...grave, on: '2016-10-06', committedOn }, on)
      .thenRecordsTypes(fileStream, 'ChargeAdded');
  });

  it('cannot be the day before the 14th birthday', () => {
    given(file())
      .when(addCharge, { ...grave, committedOn: '2004-04-16' }, on)
      .thenRefuses('under-age-of-liability', { provision: 'CC 15', pointer: '/committedOn' });
  });

  it('is compared with the date of birth as it was corrected', () => {
    const oneDayYounger: PersonFact = {
      type: 'PersonalDataCorrected',
      effectiveOn: '2023-10-05',
      data: {
        personId: asel,
        corrects: 0,
        birthDate: '1990-04-18',
        reason: 'CLERICAL_ERROR',
        legalBasis: 'PEC 91',
        approvedBy: 'supervisor-7',
      },
    };
    given({ [aselStream]: [aselIsRegistered, oneDayYounger], [fileStream]: [fileOpened] })
      .when(addCharge, { ...grave, committedOn: '2004-04-17' }, on)
      .thenRefuses('under-age-of-liability');
  });
});

describe('a charge comes before the court has done with the file', () => {
  it('while one of two charges is open, a third one may be added', () => {
    given(file(chargedWithTheft, chargedWithFraud, found('GUILTY', fraudCharge)))
      .when(addCharge, { ...grave, chargeId: '0192e4a0-7b1c-7000-8000-0000000000c3' }, on)
      .thenRecordsTypes(fileStream, 'ChargeAdded');
  });

  it('once every charge is decided, none is added', () => {
    given(file(chargedWithTheft, found('GUILTY', theftCharge)))
      .when(addCharge, { ...grave, chargeId: fraudCharge }, on)
      .thenRefuses('all-charges-decided');
  });

  it('once the verdict is in force, none is added', () => {
    given(file(chargedWithTheft, found('ACQUITTED', theftCharge), verdictInForce))
      .when(addCharge, { ...grave, chargeId: fraudCharge }, on)
      .thenRefuses('in-force');
  });

  it('two charges cannot have one id', () => {
    given(file(chargedWithTheft)).when(addCharge, grave, on).thenRefuses('charge-recorded', { pointer: '/chargeId' });
  });

  it('a file that does not exist takes no charge', () => {
    given({ [aselStream]: [aselIsRegistered] })
      .when(addCharge, grave, on)
      .thenIsMisplaced('not-found');
  });
});

describe('a request to add a charge', () => {
  it.each([
    ['/article', { article: 'theft' }],
    ['/article', { article: '0' }],
    ['/article', { article: '188(3)' }],
    ['/part', { part: '0' }],
    ['/committedOn', { committedOn: '2023-02-29' }],
    ['/intent', { intent: 'RECKLESS' }],
    ['/kind', { kind: 'OFFENCE' }],
    ['/maxTermYears', { maxTermYears: 31 }],
    ['/maxTermYears', { maxTermYears: 2.5 }],
    ['/lifeSanction', { lifeSanction: 'no' }],
    ['/flags', { flags: ['VIOLENT', 'VIOLENT'] }],
    ['/flags', { flags: ['RUDE'] }],
    ['/category', { category: 'SERIOUS' }],
    ['/severity', { severity: 'GRAVE' }],
  ])('has a fault at %s in %j', (pointer, change) => {
    given(file())
      .when(addCharge, { ...grave, ...change }, on)
      .thenFindsFault(pointer);
  });
});
