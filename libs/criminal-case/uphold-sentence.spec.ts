import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { CriminalCaseFact } from './criminal-case.events.ts';
import { chargedWithTheft, file, fileStream, found, theftCharge, theftSentenced, threeYears, verdictInForce } from './sample-file.ts';
import { upholdSentence } from './uphold-sentence.ts';

const sentenced: readonly CriminalCaseFact[] = [chargedWithTheft, found('GUILTY', theftCharge), theftSentenced];
const decision = { sentenceId: threeYears, court: 'Almaty city court', decidedOn: '2024-03-20' } as const;
const upholding = { ...decision, documentRef: 'ruling 2-77/2024' };
const { personId } = theftSentenced.data;
const upheld: CriminalCaseFact = { type: 'SentenceUpheld', effectiveOn: '2024-03-20', data: { personId, ...decision } };
const on = { on: fileStream };

describe('upholding a sentence', () => {
  it.each([
    ['before', sentenced],
    ['after', [...sentenced, verdictInForce]],
  ])('is possible %s the verdict came into force', (_, facts) => {
    given(file(...facts))
      .when(upholdSentence, upholding, on)
      .thenRecords({ [fileStream]: [upheld] });
  });

  it('is recorded once of one decision, and again of another court’s or another day', () => {
    given(file(...sentenced, upheld))
      .when(upholdSentence, upholding, on)
      .thenRefuses('upheld-already', { pointer: '/decidedOn' });
    given(file(...sentenced, upheld))
      .when(upholdSentence, { ...upholding, court: 'Supreme Court' }, on)
      .thenRecordsTypes(fileStream, 'SentenceUpheld');
    given(file(...sentenced, upheld))
      .when(upholdSentence, { ...upholding, decidedOn: '2024-03-21' }, on)
      .thenRecordsTypes(fileStream, 'SentenceUpheld');
  });

  it('is a decision of the day of the sentence at the earliest, and of today at the latest', () => {
    given(file(...sentenced))
      .when(upholdSentence, { ...upholding, decidedOn: '2024-02-01' }, on)
      .thenRecordsTypes(fileStream, 'SentenceUpheld');
    given(file(...sentenced))
      .when(upholdSentence, { ...upholding, decidedOn: '2024-01-31' }, on)
      .thenRefuses('too-early', { pointer: '/decidedOn' });
    given(file(...sentenced))
      .when(upholdSentence, upholding, { ...on, today: '2024-03-19' })
      .thenRefuses('in-the-future', { pointer: '/decidedOn' });
  });

  it('names a sentence of the file that stands', () => {
    given(file(...sentenced))
      .when(upholdSentence, { ...upholding, sentenceId: '0192e4a0-7b1c-7000-8000-0000000000d2' }, on)
      .thenRefuses('sentence-unknown', { pointer: '/sentenceId' });
    const quashed: CriminalCaseFact = {
      type: 'SentenceQuashed',
      effectiveOn: '2024-03-20',
      data: { personId, ...decision, outcome: 'ACQUITTED' },
    };
    given(file(...sentenced, quashed))
      .when(upholdSentence, upholding, on)
      .thenRefuses('sentence-gone', { pointer: '/sentenceId' });
  });
});
