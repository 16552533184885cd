import type { AnyRead } from '../../libs/platform/read-route.ts';
import { askLaw } from './ask-law.ts';
import { checkBanOfIdentifier, checkBanOfPerson } from './check-bans.ts';
import { correctionReads } from './correction-reads.ts';
import { readAccessLog } from './read-access-log.ts';
import { readAmnestyAct } from './read-amnesty-act.ts';
import { readAmnestyCandidates } from './read-amnesty-candidates.ts';
import { readCase } from './read-case.ts';
import { readCaseRegister } from './read-case-register.ts';
import { readDeadlines, readPersonDeadlines } from './read-deadlines.ts';
import { readNarrative } from './read-narrative.ts';
import { readOffences } from './read-offences.ts';
import { readParoleEligible } from './read-parole-eligible.ts';
import { readParoleRegister } from './read-parole-register.ts';
import { readPersonHistory } from './read-person-history.ts';
import { readPerson } from './read-person.ts';
import { readPrisonerRegister } from './read-prisoner-register.ts';
import { readDeadlinesReport, readPopulationReport, readReleasesReport, readSupervisionReport } from './read-reports.ts';
import { readReleases } from './read-releases.ts';
import { readRuleSet, readRuleSets } from './read-rule-sets.ts';
import { readAffects, readScreening } from './read-screening.ts';
import { readStream } from './read-stream.ts';
import { readCorrections } from './read-corrections.ts';
import { readWorkItems } from './read-work-items.ts';
import { readTerm } from './read-term.ts';
import { receiptReads } from './receipt-reads.ts';
import { rehearsalReads } from './rehearsal-reads.ts';
import { searchPersons } from './search-persons.ts';
import { termReceiptReads } from './term-receipt-reads.ts';
import { whatIfOfTerm } from './what-if-of-term.ts';

/** Everything that can be asked. */
export const reads: readonly AnyRead[] = [
  readParoleRegister,
  readPrisonerRegister,
  readReleases,
  readParoleEligible,
  readPerson,
  searchPersons,
  readPersonHistory,
  readNarrative,
  readDeadlines,
  readPersonDeadlines,
  readStream,
  readPopulationReport,
  readSupervisionReport,
  readDeadlinesReport,
  readReleasesReport,
  readAccessLog,
  readCaseRegister,
  readCase,
  checkBanOfPerson,
  checkBanOfIdentifier,
  readTerm,
  ...termReceiptReads,
  whatIfOfTerm,
  ...receiptReads({ collection: 'parole', category: 'parole', of: 'decision on parole' }),
  ...receiptReads({ collection: 'substitutions', category: 'substitution', of: 'decision on a milder punishment' }),
  ...receiptReads({ collection: 'deferrals', category: 'deferral', of: 'decision on a deferral' }),
  readAmnestyCandidates,
  readAmnestyAct,
  readScreening,
  readAffects,
  ...rehearsalReads,
  ...receiptReads({
    collection: 'amnesty-decisions',
    category: 'amnesty-decision',
    of: 'proposal of an amnesty',
    id: '195-viii-0192e4a0-7b1c-7000-8000-0000000000f1',
  }),
  ...receiptReads({ collection: 'reconciliations', category: 'reconciliation', of: 'decision on reconciliation' }),
  askLaw,
  readRuleSets,
  readRuleSet,
  readOffences,
  readCorrections,
  ...correctionReads,
  readWorkItems,
];
