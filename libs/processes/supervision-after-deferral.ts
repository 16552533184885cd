import { deferralEvents, type DeferralFact } from '../deferral/deferral.events.ts';
import type { LegalDate, Recorded } from '../event-log/event.ts';
import { dayBefore } from '../law/calendar/legal-date.ts';
import { processManager, type Ask } from '../process-managers/process-manager.ts';
import { documentOf, eventOf } from './document-of.ts';
import { endedOn, openSupervisions, plannedAnew, type OpenSupervision } from './open-supervisions.ts';

/** Who is supervised during a deferral is so as long as it runs. CC 74, PEC 163. */
export const supervisionAfterDeferral = processManager<DeferralFact>({
  name: 'supervision-after-deferral',
  consumes: [deferralEvents],
  begins: 'at-first-fact',
  looksAt: (fact) => (movesSupervision(fact) ? fact.data.personId : undefined),
  react: (fact, recorded = []) => {
    if (!movesSupervision(fact)) return [];
    return openSupervisions(recorded, fact.data.termId)
      .filter(({ basis }) => basis === 'DEFERRED')
      .map((supervision) => effectOn(supervision, fact));
  },
});

type Moving = Extract<DeferralFact, { readonly type: 'DeferralExtended' | 'DeferralCancelled' | 'DeferralEnded' }>;

function movesSupervision(fact: Recorded<DeferralFact>): fact is Recorded<Moving> {
  switch (fact.type) {
    case 'DeferralExtended':
    case 'DeferralCancelled':
    case 'DeferralEnded':
      return true;
    case 'DeferralOpened':
    case 'DeferralGranted':
    case 'DeferralRefused':
      return false;
  }
}

function effectOn(supervision: OpenSupervision, fact: Recorded<Moving>): Ask {
  const documentRef = documentOf(fact);
  switch (fact.type) {
    case 'DeferralExtended': {
      const { extendedOn: on, until: plannedTo } = fact.data;
      return plannedAnew(supervision, { on, plannedTo, because: 'DEFERRAL_EXTENDED', decidedBy: eventOf(fact), documentRef });
    }
    case 'DeferralCancelled':
      return endedOn(supervision, 'REVOKED', dayBefore(fact.data.servedFrom), documentRef);
    case 'DeferralEnded': {
      const { servedFrom, endedOn: decidedOn } = fact.data;
      const day = servedFrom === undefined ? decidedOn : dayBefore(servedFrom);
      return endedOn(supervision, endingOn(day, supervision), day, documentRef);
    }
  }
}

function endingOn(day: LegalDate, { plannedTo }: OpenSupervision): 'TERM' | 'EARLY' {
  return plannedTo === undefined || plannedTo <= day ? 'TERM' : 'EARLY';
}
