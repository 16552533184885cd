import { idOf } from '../event-log/event.ts';
import { criminalCaseEvents, type CaseId, type CriminalCaseFact } from '../criminal-case/criminal-case.events.ts';
import { documentOf } from './document-of.ts';
import { processManager } from '../process-managers/process-manager.ts';
import { completeTerm, type CompleteTerm } from '../punishment-term/complete-term.ts';
import { renewSentence, type RenewSentence } from '../punishment-term/renew-sentence.ts';

/** The decision of a higher court takes effect on the term that carries the sentence out, where the registrar named it. */
export const termAfterAppeal = processManager<CriminalCaseFact>({
  name: 'term-after-appeal',
  consumes: [criminalCaseEvents],
  begins: 'at-first-fact',
  react: (fact) => {
    switch (fact.type) {
      case 'SentenceVaried': {
        const { termId, sentenceId, decidedOn } = fact.data;
        if (termId === undefined) return [];
        const caseId = idOf(fact.stream, 'case') as CaseId; // facts of a case are on its stream
        const body: RenewSentence = { on: decidedOn, caseId, sentenceId, documentRef: documentOf(fact) };
        return [{ command: renewSentence, id: termId, body }];
      }
      case 'SentenceQuashed': {
        const { termId, decidedOn } = fact.data;
        if (termId === undefined) return [];
        const body: CompleteTerm = { reason: 'QUASHED', completedOn: decidedOn, documentRef: documentOf(fact) };
        return [{ command: completeTerm, id: termId, body }];
      }
      case 'SentenceUpheld':
      case 'SentenceJoined':
      case 'SentenceSeparated':
      case 'ProsecutionTerminated':
      case 'CaseOpened':
      case 'ChargeAdded':
      case 'VerdictDelivered':
      case 'SentenceImposed':
      case 'FinalPunishmentDetermined':
      case 'VerdictInForce':
      case 'CivilClaimRecorded':
      case 'DamageCompensated':
      case 'LifelongBanImposed':
        return [];
    }
  },
});
