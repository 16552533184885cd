import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { AnyFact } from '../event-log/event.ts';
import type { CaseId, CriminalCaseFact, CumulationBasis, SentenceId, SentenceOfFile } from './criminal-case.events.ts';
import { putInForce } from './put-in-force.ts';
import { quashSentence } from './quash-sentence.ts';
import {
  asel,
  chargedWithFraud,
  chargedWithTheft,
  file,
  fileId,
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

const caseId = fileId as CaseId; // ids as a sender chooses them
const earlierId = '0192e4a0-7b1c-7000-8000-0000000000cb' as CaseId;
const earlierStream = `case-${earlierId}`;
const oneYear = '0192e4a0-7b1c-7000-8000-0000000000d2' as SentenceId;
const overVerdicts = '0192e4a0-7b1c-7000-8000-0000000000d3' as SentenceId;
const overAll = '0192e4a0-7b1c-7000-8000-0000000000d4' as SentenceId;
const earlier = '0192e4a0-7b1c-7000-8000-0000000000d8' as SentenceId;
const earliest = '0192e4a0-7b1c-7000-8000-0000000000d9' as SentenceId;

const verdict: readonly CriminalCaseFact[] = [
  chargedWithTheft,
  chargedWithFraud,
  found('GUILTY', theftCharge),
  found('GUILTY', fraudCharge),
  theftSentenced,
  sentenced(oneYear, 'fraud'),
];

/** Another sentence like the one for the theft. */
function sentenced(sentenceId: SentenceId, charge: 'theft' | 'fraud'): CriminalCaseFact {
  const of = charge === 'theft' ? {} : { chargeIds: [fraudCharge], offences: [fraud] };
  return { ...theftSentenced, data: { ...theftSentenced.data, sentenceId, ...of } };
}

function determined(sentenceId: SentenceId, basis: CumulationBasis, ...covers: readonly SentenceOfFile[]): CriminalCaseFact {
  const { validity: _, chargeIds: __, ...stated } = theftSentenced.data;
  const receipt = { ...(chargedWithTheft as Extract<CriminalCaseFact, { readonly type: 'ChargeAdded' }>).data.receipt }; // by its type
  return {
    type: 'FinalPunishmentDetermined',
    effectiveOn: '2024-02-01',
    data: { ...stated, sentenceId, basis, method: 'ADD_FULL', covers, validity: { verdict: 'LAWFUL', receipt } },
  };
}

function own(sentenceId: SentenceId): SentenceOfFile {
  return { caseId, sentenceId };
}

function old(sentenceId: SentenceId): SentenceOfFile {
  return { caseId: earlierId, sentenceId };
}

/** The verdict with its final punishments, and an earlier file in force with two sentences. */
function twoFiles(
  finals: readonly CriminalCaseFact[],
  ...since: readonly CriminalCaseFact[]
): Readonly<Record<string, readonly AnyFact[]>> {
  const before = [fileOpened, chargedWithTheft, found('GUILTY', theftCharge), sentenced(earliest, 'theft'), sentenced(earlier, 'theft')];
  return { ...file(...verdict, ...finals), [earlierStream]: [...before, verdictInForce, ...since] };
}

function joined(sentenceId: SentenceId, within: SentenceId): CriminalCaseFact {
  const joinedOn = '2024-02-17';
  return { type: 'SentenceJoined', effectiveOn: joinedOn, data: { personId: asel, sentenceId, within: own(within), joinedOn } };
}

const on = { on: fileStream };
const inForce = { inForceOn: '2024-02-17' };
const quashed = { court: 'Supreme Court', decidedOn: '2024-06-03', outcome: 'ACQUITTED', documentRef: 'ruling 6-12/2024' };
const chained = [
  determined(overVerdicts, 'VERDICTS', own(threeYears), old(earliest)),
  determined(overAll, 'CRIMES', own(overVerdicts), own(oneYear)),
];

describe('an earlier sentence', () => {
  it('is served within the final punishment that covers the one that joined it', () => {
    given(twoFiles(chained))
      .when(putInForce, inForce, on)
      .thenRecords({ [fileStream]: [verdictInForce], [earlierStream]: [joined(earliest, overAll)] });
  });

  it('stands by itself again where that final punishment is set aside', () => {
    given(twoFiles([...chained, verdictInForce], joined(earliest, overAll)))
      .when(quashSentence, { ...quashed, sentenceId: overAll }, on)
      .thenRecordsTypes(earlierStream, 'SentenceSeparated');
  });

  it('is not separated again by the decision on another final punishment', () => {
    const finals = [determined(overVerdicts, 'VERDICTS', own(threeYears), old(earliest)), verdictInForce];
    given(twoFiles(finals, joined(earliest, overAll)))
      .when(quashSentence, { ...quashed, sentenceId: overVerdicts }, on)
      .thenRecordsTypes(earlierStream);
  });

  it('is joined with another one of its file by two final punishments, each within its own', () => {
    const both = [
      determined(overVerdicts, 'VERDICTS', own(threeYears), old(earliest)),
      determined(overAll, 'VERDICTS', own(oneYear), old(earlier)),
    ];
    given(twoFiles(both))
      .when(putInForce, inForce, on)
      .thenRecords({ [fileStream]: [verdictInForce], [earlierStream]: [joined(earliest, overVerdicts), joined(earlier, overAll)] });
  });

  it('is joined once, where two final punishments name it', () => {
    const both = [
      determined(overVerdicts, 'VERDICTS', own(threeYears), old(earliest)),
      determined(overAll, 'VERDICTS', own(oneYear), old(earliest)),
    ];
    given(twoFiles(both))
      .when(putInForce, inForce, on)
      .thenRecords({ [fileStream]: [verdictInForce], [earlierStream]: [joined(earliest, overVerdicts)] });
  });
});
