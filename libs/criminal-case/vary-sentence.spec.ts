import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { CriminalCaseFact } from './criminal-case.events.ts';
import type { AnyFact, Id } from '../event-log/event.ts';
import { quashSentence } from './quash-sentence.ts';
import {
  chargedWithTheft,
  file,
  fileOpened,
  fileStream,
  found,
  theftCharge,
  theftSentenced,
  threeYears,
  verdictInForce,
} from './sample-file.ts';
import { varySentence } from './vary-sentence.ts';

const sentenced: readonly CriminalCaseFact[] = [chargedWithTheft, found('GUILTY', theftCharge), theftSentenced];
const twoYears = {
  sentenceId: threeYears,
  court: 'Almaty city court',
  decidedOn: '2024-03-20',
  punishment: 'DEPRIVATION_OF_LIBERTY',
  term: { years: 2 },
  facility: 'MEDIUM',
  suspended: false,
  documentRef: 'ruling 2-77/2024',
};
const quashing = {
  sentenceId: threeYears,
  court: 'Supreme Court',
  decidedOn: '2024-09-12',
  outcome: 'ACQUITTED',
  documentRef: 'ruling 6-12/2024',
};
const anotherId = '0192e4a0-7b1c-7000-8000-0000000000d2';
const on = { on: fileStream };

describe('varying a sentence', () => {
  it.each([
    ['before', sentenced],
    ['after', [...sentenced, verdictInForce]],
  ])('is possible %s the verdict came into force', (_, facts) => {
    given(file(...facts))
      .when(varySentence, twoYears, on)
      .thenRecordsTypes(fileStream, 'SentenceVaried');
  });

  it('a second time starts from what the first court of appeal decided', () => {
    given(file(...sentenced))
      .when(varySentence, twoYears, on)
      .thenRecordsAmong(fileStream, { data: expect.objectContaining({ was: expect.objectContaining({ term: { years: 3 } }) as unknown }) });
    const varied: CriminalCaseFact = {
      type: 'SentenceVaried',
      effectiveOn: '2024-03-20',
      data: {
        personId: theftSentenced.data.personId,
        sentenceId: threeYears,
        court: 'Almaty city court',
        decidedOn: '2024-03-20',
        was: { punishment: 'DEPRIVATION_OF_LIBERTY', term: { years: 3 }, facility: 'MEDIUM', suspended: false },
        now: { punishment: 'DEPRIVATION_OF_LIBERTY', term: { years: 2 }, facility: 'MEDIUM', suspended: false },
        validity: { verdict: 'NOT_ASKED' },
      },
    };
    given(file(...sentenced, varied))
      .when(varySentence, { ...twoYears, decidedOn: '2024-06-03', term: { years: 1 } }, on)
      .thenRecordsAmong(fileStream, { data: expect.objectContaining({ was: expect.objectContaining({ term: { years: 2 } }) as unknown }) });
    given(file(...sentenced, varied))
      .when(varySentence, twoYears, on)
      .thenRefuses('nothing-varied', { pointer: '/punishment' });
  });

  it('may change the facility alone, and the kind of punishment', () => {
    given(file(...sentenced))
      .when(varySentence, { ...twoYears, term: { years: 3 }, facility: 'MINIMUM' }, on)
      .thenRecordsAmong(fileStream, {
        data: expect.objectContaining({ now: expect.objectContaining({ facility: 'MINIMUM' }) as unknown }),
      });
    const { facility: _, term: __, ...bare } = twoYears;
    given(file(...sentenced))
      .when(varySentence, { ...bare, punishment: 'FINE', amountMci: 500 }, on)
      .thenRecordsAmong(fileStream, {
        data: expect.objectContaining({ now: { punishment: 'FINE', amountMci: 500, suspended: false } }),
      });
    given(file(...sentenced))
      .when(varySentence, { ...bare, punishment: 'FINE' }, on)
      .thenRefuses('field-needed', { pointer: '/amountMci' });
  });

  it('is a decision of the day of the sentence at the earliest, and of today at the latest', () => {
    given(file(...sentenced))
      .when(varySentence, { ...twoYears, decidedOn: '2024-02-01' }, on)
      .thenRecordsTypes(fileStream, 'SentenceVaried');
    given(file(...sentenced))
      .when(varySentence, { ...twoYears, decidedOn: '2024-01-31' }, on)
      .thenRefuses('too-early', { pointer: '/decidedOn' });
    given(file(...sentenced))
      .when(varySentence, twoYears, { ...on, today: '2024-03-19' })
      .thenRefuses('in-the-future', { pointer: '/decidedOn' });
  });

  it('names a sentence of the file, of a person who is registered', () => {
    given(file(...sentenced))
      .when(varySentence, { ...twoYears, sentenceId: anotherId }, on)
      .thenRefuses('sentence-unknown', { pointer: '/sentenceId' });
    given({ [fileStream]: [fileOpened, ...sentenced] })
      .when(varySentence, twoYears, on)
      .thenRefuses('person-unknown');
  });
});

describe('quashing a sentence', () => {
  it.each(['ACQUITTED', 'TERMINATED', 'NEW_TRIAL'])('says of the charge that it is %s', (outcome) => {
    given(file(...sentenced, verdictInForce))
      .when(quashSentence, { ...quashing, outcome }, on)
      .thenRecordsAmong(fileStream, { data: expect.objectContaining({ outcome, decidedOn: '2024-09-12' }) });
  });

  it('is a decision of the day of the sentence at the earliest, and of today at the latest', () => {
    given(file(...sentenced))
      .when(quashSentence, { ...quashing, decidedOn: '2024-02-01' }, on)
      .thenRecordsTypes(fileStream, 'SentenceQuashed');
    given(file(...sentenced))
      .when(quashSentence, { ...quashing, decidedOn: '2024-01-31' }, on)
      .thenRefuses('too-early', { pointer: '/decidedOn' });
    given(file(...sentenced))
      .when(quashSentence, quashing, { ...on, today: '2024-09-11' })
      .thenRefuses('in-the-future', { pointer: '/decidedOn' });
  });

  it('names a sentence of the file', () => {
    given(file(...sentenced))
      .when(quashSentence, { ...quashing, sentenceId: anotherId }, on)
      .thenRefuses('sentence-unknown', { pointer: '/sentenceId' });
  });
});

describe('the term that a decision of a higher court names', () => {
  const termId = '0192e4a0-7b1c-7000-8000-0000000000f1';
  const { personId } = theftSentenced.data;
  const opened = (of: Id<'person'> = personId): AnyFact => ({
    type: 'TermOpened',
    effectiveOn: '2024-02-01',
    data: { personId: of, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2024-02-01' },
  });
  const included = (sentenceId: string = threeYears): AnyFact => ({
    type: 'SentenceIncluded',
    effectiveOn: '2024-02-17',
    data: { personId, sentenceId },
  });
  const over: AnyFact = {
    type: 'TermCompleted',
    effectiveOn: '2024-03-01',
    data: { personId, reason: 'PARDON', completedOn: '2024-03-01' },
  };
  const replaced: AnyFact = { type: 'PunishmentReplaced', effectiveOn: '2024-03-01', data: { personId, to: 'FINE' } };
  const beside = (...term: readonly AnyFact[]): ReturnType<typeof file> => ({
    ...file(...sentenced, verdictInForce),
    [`term-${termId}`]: term,
  });

  it('carries the sentence out', () => {
    given(beside(opened(), included()))
      .when(varySentence, { ...twoYears, termId }, on)
      .thenRecordsTypes(fileStream, 'SentenceVaried');
    given(beside(opened(), included()))
      .when(quashSentence, { ...quashing, termId }, on)
      .thenRecordsTypes(fileStream, 'SentenceQuashed');
  });

  it.each([
    ['term-unknown', 'there is none', []],
    ['term-unknown', 'it is of somebody else', [opened('0192e4a0-7b1c-7000-8000-000000000002' as Id<'person'>)]],
    ['term-of-another-sentence', 'it has no sentence', [opened()]],
    ['term-of-another-sentence', 'it carries another one out', [opened(), included(anotherId)]],
    ['term-completed', 'it is over', [opened(), included(), over]],
  ] as const)('is refused as %s where %s: the decision would be lost on it', (code, _, term) => {
    given(beside(...term))
      .when(varySentence, { ...twoYears, termId }, on)
      .thenRefuses(code, { pointer: '/termId' });
    given(beside(...term))
      .when(quashSentence, { ...quashing, termId }, on)
      .thenRefuses(code, { pointer: '/termId' });
  });

  it('is over when the sentence is quashed even where its rest was replaced; varied, its days are for the decision to say', () => {
    given(beside(opened(), included(), replaced))
      .when(quashSentence, { ...quashing, termId }, on)
      .thenRecordsTypes(fileStream, 'SentenceQuashed');
    given(beside(opened(), included(), replaced))
      .when(varySentence, { ...twoYears, termId }, on)
      .thenRefuses('punishment-replaced', { provision: 'CC 62(6)', pointer: '/termId' });
  });
});
