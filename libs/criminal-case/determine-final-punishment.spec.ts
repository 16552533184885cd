import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { AnyFact, Id } from '../event-log/event.ts';
import type { CriminalCaseFact, SentenceId } from './criminal-case.events.ts';
import { determineFinalPunishment } from './determine-final-punishment.ts';
import {
  chargedWithFraud,
  chargedWithTheft,
  file,
  fileOpened,
  fileStream,
  found,
  fraud,
  fraudCharge,
  theftCharge,
  theftSentenced,
  threeYears,
  verdictInForce,
} from './sample-file.ts';

const oneYear = '0192e4a0-7b1c-7000-8000-0000000000d2' as SentenceId; // ids as a sender chooses them
const finalId = '0192e4a0-7b1c-7000-8000-0000000000d3';
const bolat = '0192e4a0-7b1c-7000-8000-000000000002' as Id<'person'>;
const earlierId = '0192e4a0-7b1c-7000-8000-0000000000cb';
const earlierStream = `case-${earlierId}`;

const fraudSentenced: CriminalCaseFact = {
  ...theftSentenced,
  data: {
    ...theftSentenced.data,
    sentenceId: oneYear,
    chargeIds: [fraudCharge],
    term: { years: 1 },
    offences: [fraud],
    gravest: 'MINOR',
    firstTime: false,
  },
};
const both: readonly CriminalCaseFact[] = [
  chargedWithTheft,
  chargedWithFraud,
  found('GUILTY', theftCharge),
  found('GUILTY', fraudCharge),
  theftSentenced,
  fraudSentenced,
];
const joined = {
  sentenceId: finalId,
  basis: 'CRIMES',
  method: 'ADD_PART',
  sentenceIds: [threeYears, oneYear],
  punishment: 'DEPRIVATION_OF_LIBERTY',
  term: { years: 3, months: 6 },
  facility: 'MEDIUM',
  suspended: false,
  imposedOn: '2024-02-01',
  documentRef: 'verdict 1-23/2024',
};
const over = { ...joined, basis: 'VERDICTS', method: 'ADD_FULL', sentenceIds: [threeYears], term: { years: 3, months: 6 } };
const withEarlier = { ...over, earlier: { caseId: earlierId, sentenceId: oneYear, unserved: { months: 6 } } };
const on = { on: fileStream };

function twoFiles(...earlier: readonly CriminalCaseFact[]): Readonly<Record<string, readonly AnyFact[]>> {
  const facts = both.slice(0, 5).filter((fact) => fact !== chargedWithFraud);
  return { ...file(...facts), [earlierStream]: [fileOpened, fraudSentenced, ...earlier] };
}

describe('the final punishment for several crimes of one verdict', () => {
  it.each([
    ['ABSORB', { years: 3 }],
    ['ADD_PART', { years: 3, months: 1 }],
    ['ADD_PART', { years: 4 }],
    ['ADD_FULL', { years: 4 }],
  ])('of three years and one year is by %s %j', (method, term) => {
    given(file(...both))
      .when(determineFinalPunishment, { ...joined, method, term }, on)
      .thenRecordsAmong(fileStream, { data: expect.objectContaining({ method, term, firstTime: false, gravest: 'GRAVE' }) });
  });

  it.each([
    ['ABSORB', { years: 4 }],
    ['ADD_PART', { years: 3 }],
    ['ADD_PART', { years: 4, months: 1 }],
    ['ADD_FULL', { years: 3, months: 11 }],
  ])('of three years and one year is not by %s %j, unless the court itself decided so', (method, term) => {
    given(file(...both))
      .when(determineFinalPunishment, { ...joined, method, term }, on)
      .thenRefuses('unlawful-punishment', { pointer: '/punishment' });
    const courtsOwn = { reason: 'as the verdict says', document: 'verdict 1-23/2024, p. 4' };
    given(file(...both))
      .when(determineFinalPunishment, { ...joined, method, term, courtsOwn }, on)
      .thenRecordsAmong(fileStream, {
        data: expect.objectContaining({ courtsOwn, validity: expect.objectContaining({ verdict: 'UNLAWFUL' }) as unknown }),
      });
  });

  it('is determined once, of sentences of the file that stand, and before the verdict is in force', () => {
    const { earlier: _, ...bare } = withEarlier;
    given(file(...both))
      .when(determineFinalPunishment, { ...joined, sentenceIds: [threeYears, '0192e4a0-7b1c-7000-8000-0000000000d9'] }, on)
      .thenRefuses('sentence-unknown', { pointer: '/sentenceIds/1' });
    const quashed: CriminalCaseFact = {
      type: 'SentenceQuashed',
      effectiveOn: '2024-03-20',
      data: {
        personId: theftSentenced.data.personId,
        sentenceId: oneYear,
        court: 'Almaty city court',
        decidedOn: '2024-03-20',
        outcome: 'ACQUITTED',
      },
    };
    given(file(...both, quashed))
      .when(determineFinalPunishment, joined, on)
      .thenRefuses('sentence-gone', { pointer: '/sentenceIds/1' });
    given(file(...both))
      .when(determineFinalPunishment, { ...joined, sentenceId: oneYear }, on)
      .thenRefuses('sentence-recorded', { pointer: '/sentenceId' });
    given(file(...both, verdictInForce))
      .when(determineFinalPunishment, joined, on)
      .thenRefuses('in-force');
    given(file(...both))
      .when(determineFinalPunishment, bare, on)
      .thenRefuses('sentences-and-basis', { provision: 'CC 60', pointer: '/sentenceIds' });
  });

  it('is of the day of the last sentence at the earliest, and of today at the latest', () => {
    given(file(...both))
      .when(determineFinalPunishment, { ...joined, imposedOn: '2024-01-31' }, on)
      .thenRefuses('too-early', { pointer: '/imposedOn' });
    given(file(...both))
      .when(determineFinalPunishment, { ...joined, imposedOn: '2024-02-02' }, { ...on, today: '2024-02-01' })
      .thenRefuses('in-the-future', { pointer: '/imposedOn' });
  });

  it('states what belongs to its punishment', () => {
    given(file(...both))
      .when(determineFinalPunishment, { ...joined, hours: 100 }, on)
      .thenRefuses('field-does-not-fit', { pointer: '/hours' });
  });
});

describe('the final punishment over an earlier verdict', () => {
  it('adds what is left of it, and is read from the other file', () => {
    given(twoFiles(verdictInForce))
      .when(determineFinalPunishment, withEarlier, on)
      .thenRecordsAmong(fileStream, {
        data: expect.objectContaining({ basis: 'VERDICTS', term: { years: 3, months: 6 } }),
      });
  });

  it('is refused for a file that nobody opened, a sentence that it lacks, another person, and a sentence that was quashed', () => {
    given(twoFiles(verdictInForce))
      .when(determineFinalPunishment, { ...withEarlier, earlier: { ...withEarlier.earlier, sentenceId: finalId } }, on)
      .thenRefuses('sentence-unknown', { pointer: '/earlier/sentenceId' });
    given(file(...both))
      .when(determineFinalPunishment, withEarlier, on)
      .thenRefuses('sentence-unknown', { pointer: '/earlier/sentenceId' });
    const ofBolat: CriminalCaseFact = {
      type: 'CaseOpened',
      effectiveOn: '2021-06-01',
      data: { personId: bolat, registrationNumber: '217500031000077', court: 'Almaty district court 2' },
    };
    given({ ...file(...both), [earlierStream]: [ofBolat, fraudSentenced, verdictInForce] })
      .when(determineFinalPunishment, withEarlier, on)
      .thenRefuses('another-person', { pointer: '/earlier/caseId' });
    given(twoFiles())
      .when(determineFinalPunishment, withEarlier, on)
      .thenRefuses('not-in-force', { provision: 'CC 60', pointer: '/earlier/caseId' });
  });
});
