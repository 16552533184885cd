import { describe, expect, it } from '@jest/globals';
import type { CriminalCaseFact, Punishment, SentenceId } from '../criminal-case/criminal-case.events.ts';
import { given } from '../commands/scenario.ts';
import type { AnyFact, Id } from '../event-log/event.ts';
import type { Receipt } from '../law/receipt.ts';
import { includeSentence } from './include-sentence.ts';
import type { TermId } from './punishment-term.events.ts';
import {
  asel,
  fileId,
  fileOpened,
  fileStream,
  sentenceImposed,
  sentenceIncluded,
  termCompleted,
  termOpened,
  termStream,
  theft,
  threeYears,
  verdictInForce,
  withSentence,
} from './sample-term.ts';

const body = { on: '2024-02-17', caseId: fileId, sentenceId: threeYears };
const on = { on: termStream };
const inForce: readonly CriminalCaseFact[] = [fileOpened, sentenceImposed, verdictInForce];
const opened = { [termStream]: [termOpened], [fileStream]: inForce };

const receiptOfCumulation: Receipt = {
  ruleSet: 'kz',
  ruleSetHash: '00',
  question: 'cumulation',
  asOf: '2024-02-01',
  facts: {},
  provisions: ['CC 58(3)'],
  steps: [],
  rounding: 'none',
};

describe('including a sentence', () => {
  it('copies the sentence from its file and computes the last day under the law of the day it was imposed', () => {
    given(opened)
      .when(includeSentence, body, { on: termStream, today: '2024-02-20' })
      .thenRecords({
        [termStream]: [
          sentenceIncluded,
          {
            type: 'TermCalculated',
            effectiveOn: '2024-02-20',
            data: {
              personId: asel,
              cause: 'SentenceIncluded',
              calculation: { verdict: 'COMPUTED', lastDay: '2027-01-31', creditedDays: 0 },
              receipt: expect.objectContaining({
                question: 'term-end',
                asOf: '2024-02-01',
                facts: {
                  start: '2024-02-01',
                  punishment: 'DEPRIVATION_OF_LIBERTY',
                  term: { years: 3 },
                  facility: 'MEDIUM',
                  credits: [],
                  interruptions: [],
                },
                provisions: expect.arrayContaining(['PEC 165(2)']) as unknown,
              }) as unknown,
              rights: {},
            },
          },
        ],
      });
  });

  it.each([
    ['2024-01-15', { years: 2, months: 3 }, '2026-04-14'],
    ['2023-08-31', { months: 6 }, '2024-02-29'],
    ['2024-02-29', { years: 1 }, '2025-02-28'],
    ['2022-03-01', { years: 5 }, '2027-02-28'],
    ['2024-01-30', { months: 1 }, '2024-02-29'],
  ] as const)('a term from %s of %j ends on %s', (start, term, lastDay) => {
    given(history('DEPRIVATION_OF_LIBERTY', { term, facility: 'MEDIUM' }, start))
      .when(includeSentence, body, on)
      .thenRecordsAmong(termStream, { data: expect.objectContaining({ calculation: { verdict: 'COMPUTED', lastDay, creditedDays: 0 } }) });
  });

  it('arrest ends after its days, restriction of liberty after its months, life never', () => {
    given(history('ARREST', { term: { days: 30 } }))
      .when(includeSentence, body, on)
      .thenRecordsAmong(termStream, {
        data: expect.objectContaining({ calculation: { verdict: 'COMPUTED', lastDay: '2024-03-01', creditedDays: 0 } }),
      });
    given(history('RESTRICTION_OF_LIBERTY', { term: { months: 18 } }))
      .when(includeSentence, body, on)
      .thenRecordsAmong(termStream, {
        data: expect.objectContaining({ calculation: { verdict: 'COMPUTED', lastDay: '2025-07-31', creditedDays: 0 } }),
      });
    given(history('LIFE', { facility: 'EMERGENCY' }))
      .when(includeSentence, body, on)
      .thenRecordsAmong(termStream, { data: expect.objectContaining({ calculation: { verdict: 'LIFE' } }) });
  });

  it('a suspended sentence is included with its length and without a facility', () => {
    given(history('DEPRIVATION_OF_LIBERTY', { term: { years: 2 }, suspended: true }))
      .when(includeSentence, body, on)
      .thenRecordsAmong(
        termStream,
        { type: 'SentenceIncluded', data: expect.objectContaining({ term: { years: 2 }, suspended: true }) },
        { data: expect.objectContaining({ calculation: { verdict: 'COMPUTED', lastDay: '2026-01-31', creditedDays: 0 } }) },
      );
  });

  it('imposed before the rules of 2015 has no last day that could be computed, and the calculation says so', () => {
    const imposed = (imposedOn: '2014-12-31' | '2015-01-01'): Parameters<typeof history>[1] => ({
      term: { years: 15 },
      facility: 'MAXIMUM',
      imposedOn,
    });
    given(history('DEPRIVATION_OF_LIBERTY', imposed('2014-12-31')))
      .when(includeSentence, body, on)
      .thenRecordsAmong(termStream, {
        data: expect.objectContaining({ calculation: { verdict: 'NEEDS_MANUAL', because: ['NO_RULE_ON_THIS_DAY'] } }),
      });
    given(history('DEPRIVATION_OF_LIBERTY', imposed('2015-01-01')))
      .when(includeSentence, body, on)
      .thenRecordsAmong(termStream, {
        data: expect.objectContaining({ calculation: expect.objectContaining({ verdict: 'COMPUTED' }) as unknown }),
      });
  });
});

describe('a term carries out a sentence in force of the same person and punishment', () => {
  it('not one of a file or of an id that does not exist', () => {
    given({ [termStream]: [termOpened] })
      .when(includeSentence, body, on)
      .thenRefuses('case-unknown', { pointer: '/caseId' });
    given(opened)
      .when(includeSentence, { ...body, sentenceId: '0192e4a0-7b1c-7000-8000-0000000000d2' }, on)
      .thenRefuses('sentence-unknown', { pointer: '/sentenceId' });
  });

  it('not one that is not in force', () => {
    given({ [termStream]: [termOpened], [fileStream]: [fileOpened, sentenceImposed] })
      .when(includeSentence, body, on)
      .thenRefuses('not-in-force', { reason: 'The verdict of 2024-02-01 is not in force.' });
  });

  it('not one of another person', () => {
    const bolat = '0192e4a0-7b1c-7000-8000-000000000002' as Id<'person'>; // an id as a sender chooses it
    given({ ...opened, [termStream]: [{ ...termOpened, data: { ...termOpened.data, personId: bolat } }] })
      .when(includeSentence, body, on)
      .thenRefuses('another-person', { pointer: '/caseId' });
  });

  it('not one of another punishment', () => {
    given({ ...opened, [termStream]: [{ ...termOpened, data: { ...termOpened.data, punishment: 'RESTRICTION_OF_LIBERTY' } }] })
      .when(includeSentence, body, on)
      .thenRefuses('another-punishment', { reason: 'The sentence is DEPRIVATION_OF_LIBERTY, the term is RESTRICTION_OF_LIBERTY.' });
  });

  it('not the same one twice', () => {
    given({ [termStream]: withSentence, [fileStream]: inForce })
      .when(includeSentence, body, on)
      .thenRefuses('sentence-included', { pointer: '/sentenceId' });
  });

  it('not a second one, until a court has determined the final punishment of both', () => {
    const second = '0192e4a0-7b1c-7000-8000-0000000000d2';
    given({
      [termStream]: withSentence,
      [fileStream]: [
        fileOpened,
        sentenceImposed,
        { ...sentenceImposed, data: { ...sentenceImposed.data, sentenceId: second } },
        verdictInForce,
      ],
    })
      .when(includeSentence, { ...body, sentenceId: second }, on)
      .thenRefuses('final-punishment-needed', { provision: 'CC 58, CC 60', pointer: '/sentenceId' });
  });

  it('nothing once it is completed', () => {
    given({ [termStream]: [termOpened, termCompleted], [fileStream]: inForce })
      .when(includeSentence, body, on)
      .thenRefuses('term-completed', { reason: 'The term was over on 2026-08-04: SERVED.' });
  });
});

describe('the day on which a sentence is turned to execution', () => {
  it.each(['2024-02-17', '2024-02-18'])('may be %s where the verdict is in force from 17 February 2024', (day) => {
    given(opened)
      .when(includeSentence, { ...body, on: day }, on)
      .thenRecordsTypes(termStream, 'SentenceIncluded', 'TermCalculated');
  });

  it('cannot be the day before the verdict came into force', () => {
    given(opened)
      .when(includeSentence, { ...body, on: '2024-02-16' }, on)
      .thenRefuses('too-early', { pointer: '/on' });
  });

  it('may be today and not tomorrow', () => {
    given(opened)
      .when(includeSentence, { ...body, on: '2024-02-20' }, { on: termStream, today: '2024-02-20' })
      .thenRecordsTypes(termStream, 'SentenceIncluded', 'TermCalculated');
    given(opened)
      .when(includeSentence, { ...body, on: '2024-02-21' }, { on: termStream, today: '2024-02-20' })
      .thenRefuses('in-the-future', { pointer: '/on' });
  });

  it('is needed, as are the file and the sentence', () => {
    given(opened).when(includeSentence, {}, on).thenFindsFault('/on', '/caseId', '/sentenceId');
    given(opened)
      .when(includeSentence, { ...body, caseId: 'case-1' }, on)
      .thenFindsFault('/caseId');
  });
});

/** A term and a file in force with a sentence that states this and nothing else. */
function history(
  punishment: Punishment,
  stated: Partial<Pick<typeof sentenceImposed.data, 'term' | 'facility' | 'suspended' | 'imposedOn'>>,
  start: (typeof termOpened)['data']['start'] = '2024-02-01',
): Readonly<Record<string, readonly AnyFact[]>> {
  const { personId, sentenceId } = sentenceImposed.data;
  const imposed: CriminalCaseFact = {
    type: 'SentenceImposed',
    effectiveOn: '2024-02-01',
    data: {
      personId,
      sentenceId,
      chargeIds: [],
      punishment,
      suspended: false,
      imposedOn: '2024-02-01',
      offences: [theft],
      gravest: 'GRAVE',
      firstTime: true,
      validity: { verdict: 'NOT_ASKED' },
      ...stated,
    },
  };
  return {
    [termStream]: [{ type: 'TermOpened', effectiveOn: start, data: { personId, punishment, start } }],
    [fileStream]: [fileOpened, imposed, verdictInForce],
  };
}

describe('a sentence that a final punishment took the place of', () => {
  const finalId = '0192e4a0-7b1c-7000-8000-0000000000d3' as SentenceId; // an id of this spec
  const final: CriminalCaseFact = {
    type: 'FinalPunishmentDetermined',
    effectiveOn: '2024-02-01',
    data: {
      personId: asel,
      sentenceId: finalId,
      basis: 'CRIMES',
      method: 'ADD_PART',
      covers: [{ caseId: fileId, sentenceId: threeYears }], // ids of these specs
      punishment: 'DEPRIVATION_OF_LIBERTY',
      term: { years: 3, months: 6 },
      facility: 'MEDIUM',
      suspended: false,
      imposedOn: '2024-02-01',
      offences: [theft],
      gravest: 'GRAVE',
      firstTime: true,
      validity: { verdict: 'LAWFUL', receipt: receiptOfCumulation },
    },
  };
  const joined = { [termStream]: [termOpened], [fileStream]: [fileOpened, sentenceImposed, final, verdictInForce] };

  it('is not carried out', () => {
    given(joined)
      .when(includeSentence, body, on)
      .thenRefuses('sentence-covered', { provision: 'CC 58', next: `Include the final punishment ${finalId}.`, pointer: '/sentenceId' });
  });

  it('is carried out as that one, from which the last day follows', () => {
    given(joined)
      .when(includeSentence, { ...body, sentenceId: finalId }, on)
      .thenRecordsAmong(termStream, {
        data: expect.objectContaining({ calculation: { verdict: 'COMPUTED', lastDay: '2027-07-31', creditedDays: 0 } }),
      });
  });
});

describe('a sentence of which there is another term', () => {
  const firstTerm = '0192e4a0-7b1c-7000-8000-0000000000f2' as TermId; // an id as a sender chooses it
  const ownTerm = termStream.slice('term-'.length) as TermId; // of the example
  const noted = (termId: TermId): AnyFact => ({
    type: 'TermNoted',
    effectiveOn: '2024-02-01',
    data: { personId: asel, termId, punishment: 'DEPRIVATION_OF_LIBERTY' },
  });
  const both = { ...opened, [`terms-${asel}`]: [noted(firstTerm), noted(ownTerm)] };
  const beside = (...first: readonly AnyFact[]): Readonly<Record<string, readonly AnyFact[]>> => ({
    ...both,
    [`term-${firstTerm}`]: first,
  });

  it('is not served twice: neither while the other term runs, nor after it was served', () => {
    given(beside(...withSentence))
      .when(includeSentence, body, on)
      .thenRefuses('sentence-in-another-term', { pointer: '/sentenceId' });
    given(beside(...withSentence, termCompleted))
      .when(includeSentence, body, on)
      .thenRefuses('sentence-in-another-term', { pointer: '/sentenceId' });
  });

  it('is included where the other term has no sentence, or is over without having carried it out', () => {
    const setAside = { ...termCompleted, data: { personId: asel, reason: 'QUASHED', completedOn: '2024-02-16' } };
    for (const first of [[termOpened], [...withSentence, setAside]]) {
      given(beside(...first))
        .when(includeSentence, body, on)
        .thenRecordsTypes(termStream, 'SentenceIncluded', 'TermCalculated');
    }
  });
});
