import { processManager } from '../process-managers/process-manager.ts';
import { replacePunishment, type ReplacePunishment } from '../punishment-term/replace-punishment.ts';
import { substitutionEvents, type SubstitutionFact } from '../substitution/substitution.events.ts';
import { documentOf, eventOf } from './document-of.ts';

/** A milder punishment takes the place of the rest of a term, or deprivation of liberty that of a milder one that was evaded. CC 73. */
export const termAfterSubstitution = processManager<SubstitutionFact>({
  name: 'term-after-substitution',
  consumes: [substitutionEvents],
  begins: 'at-first-fact',
  react: (fact) => {
    switch (fact.type) {
      case 'SubstitutionGranted': {
        const { termId, to, from, term, amountMci, unservedDays } = fact.data;
        const body: ReplacePunishment = {
          ...{ to, from, unservedDays },
          ...(term && { term }),
          ...(amountMci !== undefined && { amountMci }),
          ...{ decidedBy: eventOf(fact), documentRef: documentOf(fact) },
        };
        return [{ command: replacePunishment, id: termId, body }];
      }
      case 'SubstitutionRevoked': {
        const { termId, from, term, facility, unserved } = fact.data;
        const body: ReplacePunishment = {
          // what was left of a fine is no days: then the days that stand for it are told
          ...{ to: 'DEPRIVATION_OF_LIBERTY', from, term, facility, unservedDays: Math.min(unserved, term.days ?? unserved) },
          ...{ decidedBy: eventOf(fact), documentRef: documentOf(fact) },
        };
        return [{ command: replacePunishment, id: termId, body }];
      }
      case 'SubstitutionOpened':
      case 'SubstitutionSubmitted':
      case 'SubstitutionRefused':
      case 'SubstitutionWithdrawn':
        return [];
    }
  },
});
