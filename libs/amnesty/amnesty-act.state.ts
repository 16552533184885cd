import { begun, type StreamState } from '../event-log/decider.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { AmnestyAct } from '../law/amnesty/amnesty-act.ts';
import type { AmnestyActAsked, AmnestyActFact, AmnestyWindow, LawNo, ScreeningId, VerdictCounts } from './amnesty.events.ts';

/** An act of amnesty from its draft to the end of its window, with the screenings of everybody it may touch. */
export interface AmnestyActFile {
  readonly lawNo: LawNo;
  readonly title: string;
  readonly standing: ActStanding;
  readonly screenings: readonly Screening[];
}

export type ActStanding =
  | { readonly is: 'DRAFT'; readonly draftedOn: LegalDate; readonly act: AmnestyAct }
  | ({ readonly is: 'ENACTED' } & EnactedAct)
  | ({ readonly is: 'CLOSED'; readonly closedOn: LegalDate } & EnactedAct);

export interface EnactedAct {
  readonly enactedOn: LegalDate;
  readonly appliesFrom: LegalDate;
  readonly window: AmnestyWindow;
  readonly act: AmnestyActAsked;
  readonly ruleSet: string;
  readonly ruleSetHash: string;
}

export interface Screening {
  readonly screeningId: ScreeningId;
  readonly is: 'PLANNED' | 'STARTED' | 'FINISHED';
  readonly finished?: ScreeningResult;
}

export interface ScreeningResult {
  /** How far the log had been looked at when those whom the act touches were pinned and counted, as text. */
  readonly position: string;
  readonly terms: number;
  readonly verdicts: VerdictCounts;
  readonly proposedBefore: number;
  readonly changedSince: number;
  readonly refused: number;
}

export const amnestyActState: StreamState<AmnestyActFile, AmnestyActFact> = {
  category: 'amnesty',
  evolve: (state, fact) => {
    switch (fact.type) {
      case 'ActDrafted': {
        const { lawNo, title, draftedOn, act } = fact.data;
        return { lawNo, title, standing: { is: 'DRAFT', draftedOn, act }, screenings: state?.screenings ?? [] };
      }
      case 'ActEnacted': {
        const { lawNo, title, ...enacted } = fact.data;
        return { lawNo, title, standing: { is: 'ENACTED', ...enacted }, screenings: state?.screenings ?? [] };
      }
      case 'ScreeningPlanned': {
        const file = begun('amnesty', state, fact);
        const { screeningId } = fact.data;
        return { ...file, screenings: [...file.screenings, { screeningId, is: 'PLANNED' }] };
      }
      case 'ScreeningStarted':
        return screened(begun('amnesty', state, fact), fact.data.screeningId, { is: 'STARTED' });
      case 'ScreeningFinished': {
        const { position, terms, verdicts, proposedBefore, changedSince, refused } = fact.data;
        const finished = { position, terms, verdicts, proposedBefore, changedSince, refused };
        return screened(begun('amnesty', state, fact), fact.data.screeningId, { is: 'FINISHED', finished });
      }
      case 'WindowClosed': {
        const file = begun('amnesty', state, fact);
        if (file.standing.is === 'DRAFT') return file;
        return { ...file, standing: { ...file.standing, is: 'CLOSED', closedOn: fact.data.closedOn } };
      }
    }
  },
};

function screened(file: AmnestyActFile, screeningId: ScreeningId, change: Omit<Screening, 'screeningId'>): AmnestyActFile {
  return { ...file, screenings: file.screenings.map((one) => (one.screeningId === screeningId ? { ...one, ...change } : one)) };
}
