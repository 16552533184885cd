import { describe, expect, it } from '@jest/globals';
import { given, type History } from '../../libs/commands/scenario.ts';
import { includeSentence } from '../../libs/punishment-term/include-sentence.ts';
import { renewSentence } from '../../libs/punishment-term/renew-sentence.ts';
import type { CaseId, CriminalCaseFact, SentenceId } from '../../libs/criminal-case/criminal-case.events.ts';
import { determineFinalPunishment } from '../../libs/criminal-case/determine-final-punishment.ts';
import { putInForce } from '../../libs/criminal-case/put-in-force.ts';
import { quashSentence } from '../../libs/criminal-case/quash-sentence.ts';
import {
  asel,
  aselIsRegistered,
  aselStream,
  chargedWithTheft,
  fileId,
  fileOpened,
  fileStream,
  found,
  theft,
  theftCharge,
  theftSentenced,
  threeYears,
  verdictInForce,
} from '../../libs/criminal-case/sample-file.ts';
import { varySentence } from '../../libs/criminal-case/vary-sentence.ts';

/** Three years of 1 February 2024, in force; two years for a later theft, with what was left of the three: four, of 3 March 2025. */
const laterId = '0192e4a0-7b1c-7000-8000-0000000000cb' as CaseId; // ids of these specs
const laterStream = `case-${laterId}`;
const twoYears = '0192e4a0-7b1c-7000-8000-0000000000d2' as SentenceId; // ids of these specs
const fourYears = '0192e4a0-7b1c-7000-8000-0000000000d3' as SentenceId; // ids of these specs
const final = { caseId: laterId, sentenceId: fourYears };
const earlier: readonly CriminalCaseFact[] = [fileOpened, chargedWithTheft, found('GUILTY', theftCharge), theftSentenced, verdictInForce];
const imposedOn = '2025-03-03';

const later: readonly CriminalCaseFact[] = [
  fileOpened,
  chargedWithTheft,
  {
    type: 'VerdictDelivered',
    effectiveOn: imposedOn,
    data: { personId: asel, chargeId: theftCharge, finding: 'GUILTY', deliveredOn: imposedOn },
  },
  { ...theftSentenced, effectiveOn: imposedOn, data: { ...theftSentenced.data, sentenceId: twoYears, term: { years: 2 }, imposedOn } },
  {
    type: 'FinalPunishmentDetermined',
    effectiveOn: imposedOn,
    data: {
      ...{ personId: asel, sentenceId: fourYears, basis: 'VERDICTS', method: 'ADD_PART' },
      covers: [
        { caseId: laterId, sentenceId: twoYears },
        { caseId: fileId as CaseId, sentenceId: threeYears }, // ids of these specs
      ],
      ...{ punishment: 'DEPRIVATION_OF_LIBERTY', term: { years: 4 }, facility: 'MEDIUM', suspended: false, imposedOn },
      ...{ offences: [theft, theft], gravest: 'GRAVE', firstTime: false },
      validity: { verdict: 'NEEDS_MANUAL', because: [], receipt: { ...chargedWithTheft.data, steps: [] } as never }, // no reader looks into it
    },
  },
];
const laterInForce: CriminalCaseFact = {
  type: 'VerdictInForce',
  effectiveOn: '2025-03-19',
  data: { personId: asel, inForceOn: '2025-03-19' },
};
const joined: CriminalCaseFact = {
  type: 'SentenceJoined',
  effectiveOn: '2025-03-19',
  data: { personId: asel, sentenceId: threeYears, within: final, joinedOn: '2025-03-19' },
};
const separated: CriminalCaseFact = {
  type: 'SentenceSeparated',
  effectiveOn: '2025-09-12',
  data: { personId: asel, sentenceId: threeYears, from: final, separatedOn: '2025-09-12' },
};

const termId = '0192e4a0-7b1c-7000-8000-0000000000f1';
const termStream = `term-${termId}`;

function files(ofEarlier: readonly CriminalCaseFact[], ofLater: readonly CriminalCaseFact[]): History {
  return {
    [aselStream]: [aselIsRegistered],
    [fileStream]: ofEarlier,
    [laterStream]: ofLater,
    [termStream]: [
      {
        type: 'TermOpened',
        effectiveOn: '2025-03-03',
        data: { personId: asel, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2025-03-03' },
      },
    ],
  };
}

const decision = { court: 'Supreme Court', decidedOn: '2025-09-12', documentRef: 'ruling 6-12/2025' };
const quashing = { ...decision, outcome: 'NEW_TRIAL' };
const including = { on: '2025-03-20', caseId: fileId, sentenceId: threeYears };

describe('an earlier sentence that the final punishment of a later verdict joins', () => {
  it('is served within that from the day on which the later verdict is in force, and its own file says so', () => {
    given(files(earlier, later))
      .when(putInForce, { inForceOn: '2025-03-19' }, { on: laterStream })
      .thenRecords({ [laterStream]: [laterInForce], [fileStream]: [joined] });
  });

  it('is not joined where it was quashed meanwhile, nor a second time', () => {
    const quashed: CriminalCaseFact = {
      type: 'SentenceQuashed',
      effectiveOn: '2025-03-10',
      data: { personId: asel, sentenceId: threeYears, court: 'Supreme Court', decidedOn: '2025-03-10', outcome: 'ACQUITTED' },
    };
    for (const gone of [quashed, joined]) {
      given(files([...earlier, gone], later))
        .when(putInForce, { inForceOn: '2025-03-19' }, { on: laterStream })
        .thenRecords({ [laterStream]: [laterInForce] });
    }
  });

  it('may be turned to execution by itself until then, and not from then on', () => {
    given(files(earlier, later))
      .when(includeSentence, including, { on: termStream })
      .thenRecordsTypes(termStream, 'SentenceIncluded', 'TermCalculated');
    given(files([...earlier, joined], [...later, laterInForce]))
      .when(includeSentence, including, { on: termStream })
      .thenRefuses('sentence-joined', {
        provision: 'CC 60',
        pointer: '/sentenceId',
        next: `Carry out the final punishment ${fourYears} of the file ${laterId}.`,
      });
    given(files([...earlier, joined], [...later, laterInForce]))
      .when(includeSentence, { ...including, ...final }, { on: termStream })
      .thenRecordsTypes(termStream, 'SentenceIncluded', 'TermCalculated');
  });

  it('is carried on as the final punishment by the term that carried it out', () => {
    const history = files([...earlier, joined], [...later, laterInForce]);
    const carrying = {
      type: 'SentenceIncluded',
      effectiveOn: '2024-02-17',
      data: { ...theftSentenced.data, caseId: fileId },
    } as const;
    const term = { ...history, [termStream]: [...(history[termStream] ?? []), carrying] };
    given(term).when(renewSentence, including, { on: termStream }).thenRefuses('sentence-joined');
    given(term)
      .when(renewSentence, { ...including, ...final }, { on: termStream })
      .thenRecordsTypes(termStream, 'SentenceRenewed', 'TermCalculated');
  });

  it('is not varied, quashed or joined again by itself', () => {
    const of = files([...earlier, joined], [...later, laterInForce]);
    const next = expect.stringContaining(fourYears) as unknown as string; // matched, not compared
    const twoInstead = { punishment: 'DEPRIVATION_OF_LIBERTY', term: { years: 2 }, facility: 'MEDIUM', suspended: false };
    given(of)
      .when(varySentence, { ...decision, ...twoInstead, sentenceId: threeYears }, { on: fileStream })
      .thenRefuses('sentence-joined', { provision: 'CC 60', next, pointer: '/sentenceId' });
    given(of)
      .when(quashSentence, { ...quashing, sentenceId: threeYears }, { on: fileStream })
      .thenRefuses('sentence-joined', { provision: 'CC 60', next });
    const third = '0192e4a0-7b1c-7000-8000-0000000000cc';
    const again = {
      basis: 'VERDICTS',
      method: 'ABSORB',
      sentenceIds: [twoYears],
      imposedOn: '2025-06-02',
      documentRef: 'verdict 1-99/2025',
    };
    given({ ...of, [`case-${third}`]: later.slice(0, 4) })
      .when(
        determineFinalPunishment,
        {
          ...again,
          ...twoInstead,
          sentenceId: '0192e4a0-7b1c-7000-8000-0000000000d9',
          earlier: { caseId: fileId, sentenceId: threeYears, unserved: { years: 1 } },
        },
        { on: `case-${third}` },
      )
      .thenRefuses('sentence-joined', { pointer: '/earlier/sentenceId', next });
  });

  it('stands by itself again once the final punishment is set aside', () => {
    given(files([...earlier, joined], [...later, laterInForce]))
      .when(quashSentence, { ...quashing, sentenceId: fourYears }, { on: laterStream })
      .thenRecordsAmong(fileStream, separated);
    given(files([...earlier, joined, separated], later))
      .when(includeSentence, including, { on: termStream })
      .thenRecordsTypes(termStream, 'SentenceIncluded', 'TermCalculated');
  });

  it('is not touched where the final punishment is set aside before it was in force', () => {
    given(files(earlier, later))
      .when(quashSentence, { ...quashing, sentenceId: fourYears }, { on: laterStream })
      .thenRecordsTypes(laterStream, 'SentenceQuashed');
    given(files(earlier, later))
      .when(quashSentence, { ...quashing, sentenceId: fourYears }, { on: laterStream })
      .thenRecordsTypes(fileStream);
  });
});
