import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { CaseId, CriminalCaseFact, PunishmentStated, SentenceId } from '../criminal-case/criminal-case.events.ts';
import type { AnyFact, Id, LegalDate } from '../event-log/event.ts';
import type { PunishmentTermFact } from './punishment-term.events.ts';
import { renewSentence } from './renew-sentence.ts';
import {
  asel,
  fileId,
  fileOpened,
  fileStream,
  sentenceImposed,
  termCompleted,
  termOf,
  termOpened,
  termStream,
  theft,
  threeYears,
  verdictInForce,
  withSentence,
} from './sample-term.ts';

const on = { on: termStream, today: '2025-03-04' } as const;
const renewed = { on: '2024-06-10', caseId: fileId, sentenceId: threeYears };

const imposed: PunishmentStated = { punishment: 'DEPRIVATION_OF_LIBERTY', term: { years: 3 }, facility: 'MEDIUM', suspended: false };

function varied(now: PunishmentStated): CriminalCaseFact {
  return {
    type: 'SentenceVaried',
    effectiveOn: '2024-06-10',
    data: {
      personId: asel,
      sentenceId: threeYears,
      court: 'Almaty city court',
      decidedOn: '2024-06-10',
      was: imposed,
      now,
      validity: { verdict: 'LAWFUL', receipts: [] },
    },
  };
}

const secondFile = '0192e4a0-7b1c-7000-8000-0000000000cb' as CaseId; // an id as a sender chooses it
const fourYears = '0192e4a0-7b1c-7000-8000-0000000000d3' as SentenceId; // an id as a sender chooses it

function final(
  basis: 'CRIMES' | 'VERDICTS',
  covers: readonly SentenceId[],
  imposedOn: LegalDate = '2025-03-03',
): readonly CriminalCaseFact[] {
  const receipt = {
    ...{ ruleSet: 'kz', ruleSetHash: '00', question: 'cumulation', asOf: imposedOn },
    ...{ facts: {}, provisions: [], steps: [], rounding: 'none' },
  };
  return [
    fileOpened,
    {
      type: 'FinalPunishmentDetermined',
      effectiveOn: imposedOn,
      data: {
        ...imposed,
        term: { years: 4 },
        personId: asel,
        sentenceId: fourYears,
        basis,
        method: 'ADD_PART',
        covers: covers.map((sentenceId) => ({ caseId: fileId, sentenceId })),
        imposedOn,
        offences: [theft],
        gravest: 'GRAVE',
        firstTime: false,
        validity: { verdict: 'LAWFUL', receipt },
      },
    },
    { type: 'VerdictInForce', effectiveOn: imposedOn, data: { personId: asel, inForceOn: imposedOn } },
  ];
}

function recorded(...file: readonly CriminalCaseFact[]): Readonly<Record<string, readonly AnyFact[]>> {
  return { ...termOf(...withSentence), [fileStream]: file };
}

const stands = [fileOpened, sentenceImposed, verdictInForce];

describe('renewing the sentence of a term', () => {
  it.each([
    ['shorter', { ...imposed, term: { years: 2, months: 6 } }, '2026-07-31'],
    ['longer', { ...imposed, term: { years: 3, months: 1 } }, '2027-02-28'],
  ] as const)('that a higher court made %s moves the end from 31 January 2027', (_, now, lastDay) => {
    given(recorded(...stands, varied(now)))
      .when(renewSentence, renewed, on)
      .thenRecordsAmong(
        termStream,
        { type: 'SentenceRenewed', effectiveOn: '2024-06-10', data: expect.objectContaining({ because: 'VARIED', term: now.term }) },
        {
          type: 'TermCalculated',
          data: expect.objectContaining({
            cause: 'SentenceRenewed',
            calculation: { verdict: 'COMPUTED', lastDay, creditedDays: 0 },
          }),
        },
      );
  });

  it('changes the punishment of the term, where the court changed it', () => {
    const restricted: PunishmentStated = { punishment: 'RESTRICTION_OF_LIBERTY', term: { years: 3 }, suspended: false };
    given(recorded(...stands, varied(restricted)))
      .when(renewSentence, renewed, on)
      .thenRecordsAmong(termStream, {
        type: 'TermCalculated',
        data: expect.objectContaining({
          receipt: expect.objectContaining({
            facts: expect.objectContaining({ punishment: 'RESTRICTION_OF_LIBERTY' }) as unknown,
          }) as unknown,
        }),
      });
  });

  it('for several crimes goes on from the first day; for several verdicts it begins on the day of the last (CC 58, 60)', () => {
    const history = (basis: 'CRIMES' | 'VERDICTS'): Readonly<Record<string, readonly AnyFact[]>> => ({
      ...termOf(...withSentence),
      [`case-${secondFile}`]: final(basis, [threeYears]),
    });
    const body = { on: '2025-03-03', caseId: secondFile, sentenceId: fourYears };
    given(history('CRIMES'))
      .when(renewSentence, body, on)
      .thenRecordsAmong(termStream, {
        type: 'TermCalculated',
        data: expect.objectContaining({ calculation: { verdict: 'COMPUTED', lastDay: '2028-01-31', creditedDays: 0 } }),
      });
    given(history('VERDICTS'))
      .when(renewSentence, body, on)
      .thenRecordsAmong(
        termStream,
        { type: 'SentenceRenewed', data: expect.objectContaining({ because: 'FINAL_PUNISHMENT', start: '2025-03-03' }) },
        {
          type: 'TermCalculated',
          data: expect.objectContaining({ calculation: { verdict: 'COMPUTED', lastDay: '2029-03-02', creditedDays: 0 } }),
        },
      );
  });
});

describe('a request to renew a sentence', () => {
  it('is refused where nobody varied it', () => {
    given(recorded(...stands))
      .when(renewSentence, renewed, on)
      .thenRefuses('nothing-changed', { pointer: '/sentenceId' });
  });

  it('is refused for a final punishment that does not cover it', () => {
    given({ ...termOf(...withSentence), [`case-${secondFile}`]: final('VERDICTS', []) })
      .when(renewSentence, { on: '2025-03-03', caseId: secondFile, sentenceId: fourYears }, on)
      .thenRefuses('another-sentence', { provision: 'CC 58, CC 60', pointer: '/sentenceId' });
  });

  it('is refused for a sentence that was set aside', () => {
    const quashed: CriminalCaseFact = {
      type: 'SentenceQuashed',
      effectiveOn: '2024-06-10',
      data: { personId: asel, sentenceId: threeYears, court: 'Almaty city court', decidedOn: '2024-06-10', outcome: 'NEW_TRIAL' },
    };
    given(recorded(...stands, quashed))
      .when(renewSentence, renewed, on)
      .thenRefuses('sentence-quashed', { pointer: '/sentenceId' });
  });

  it('is refused for what is not in force, in no file, or about somebody else', () => {
    given(recorded(fileOpened, sentenceImposed)).when(renewSentence, renewed, on).thenRefuses('not-in-force', { pointer: '/caseId' });
    given(termOf(...withSentence))
      .when(renewSentence, renewed, on)
      .thenRefuses('case-unknown', { pointer: '/caseId' });
    given(recorded(...stands))
      .when(renewSentence, { ...renewed, sentenceId: fourYears }, on)
      .thenRefuses('sentence-unknown', { pointer: '/sentenceId' });
    const personId = '0192e4a0-7b1c-7000-8000-000000000002' as Id<'person'>; // an id as a sender chooses it
    const somebodyElses = { ...sentenceImposed, data: { ...sentenceImposed.data, personId } };
    given(recorded(fileOpened, somebodyElses, verdictInForce))
      .when(renewSentence, renewed, on)
      .thenRefuses('another-person', { pointer: '/caseId' });
  });

  it('names a day that has come, on a term with a sentence that is not over', () => {
    const file = [...stands, varied({ ...imposed, term: { years: 2 } })];
    given(recorded(...file))
      .when(renewSentence, { ...renewed, on: '2025-03-05' }, on)
      .thenRefuses('in-the-future', { pointer: '/on' });
    given({ ...termOf(termOpened), [fileStream]: file })
      .when(renewSentence, renewed, on)
      .thenRefuses('no-sentence');
    given({ ...termOf(...withSentence, termCompleted), [fileStream]: file })
      .when(renewSentence, renewed, on)
      .thenRefuses('term-completed');
  });
});

describe('a term whose rest was replaced', () => {
  const replaced: PunishmentTermFact = {
    type: 'PunishmentReplaced',
    effectiveOn: '2024-05-01',
    data: { personId: asel, from: 'DEPRIVATION_OF_LIBERTY', to: 'RESTRICTION_OF_LIBERTY', unservedDays: 1006, term: { days: 1006 } },
  };
  const shorter = varied({ ...imposed, term: { years: 2 } });

  it('does not begin the varied sentence from its first day once more: what was served before the replacement would be served twice', () => {
    given({ ...termOf(...withSentence, replaced), [fileStream]: [fileOpened, sentenceImposed, verdictInForce, shorter] })
      .when(renewSentence, renewed, on)
      .thenRefuses('punishment-replaced', { provision: 'CC 62(6)', pointer: '/sentenceId' });
  });
});
