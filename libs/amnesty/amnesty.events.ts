import type { Punishment } from '../criminal-case/criminal-case.events.ts';
import type { EventCatalogue } from '../event-log/codec.ts';
import type { Fact, Id, LegalDate } from '../event-log/event.ts';
import type { AmnestyAct, Damage, ExclusionGround } from '../law/amnesty/amnesty-act.ts';
import type { AmnestyActName } from '../law/amnesty/amnesty-acts.ts';
import type { recidivisms } from '../law/amnesty/amnesty-facts.ts';
import type { OutsideTheAct } from '../law/amnesty/screen-under.ts';
import type { Receipt } from '../law/receipt.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';

/** The number of a law as an act of amnesty is addressed by it: `195-viii`. */
export type LawNo = Id<'amnesty-act'>;
export type ScreeningId = Id<'screening'>;

export const amnestyVerdicts = ['RELEASE', 'REPLACE', 'REDUCE', 'EXCLUDED', 'NOT_COVERED', 'NEEDS_MANUAL'] as const;
export const amnestyOutcomes = ['RELEASE', 'REDUCE', 'REPLACE', 'LIFT_SUPERVISION'] as const;
export const amnestyRefusalReasons = ['EXCLUDED', 'NOT_COVERED', 'SERVED', 'DECLINED_IN_COURT', 'PAPERS_MISSING', 'OTHER'] as const;

export type AmnestyVerdict = (typeof amnestyVerdicts)[number];
export type AmnestyOutcome = (typeof amnestyOutcomes)[number];
export type AmnestyRefusalReason = (typeof amnestyRefusalReasons)[number];

/** An act of the rule set by its name, or one that is in no rule set, whole. */
export type AmnestyActAsked = AmnestyActName | AmnestyAct;

/** The days on which an act is to be carried out, both included. */
export interface AmnestyWindow {
  readonly from: LegalDate;
  readonly to: LegalDate;
}

/** How many terms came to which verdict. */
export type VerdictCounts = Readonly<Record<AmnestyVerdict, number>>;

/**
 * Facts of one act of amnesty. What is decided about people under it is on streams of their own: there are thousands of them.
 *
 * An act is about nobody: these are the facts that have no `personId`.
 */
export type AmnestyActFact =
  | Fact<'ActDrafted', { lawNo: LawNo; title: string; draftedOn: LegalDate; act: AmnestyAct }>
  | Fact<
      'ActEnacted',
      {
        lawNo: LawNo;
        title: string;
        enactedOn: LegalDate;
        /** The day from which it has effect, on which ages, situations and the rest of a punishment are taken. */
        appliesFrom: LegalDate;
        window: AmnestyWindow;
        act: AmnestyActAsked;
        /** Under which the act was first asked. */
        ruleSet: string;
        ruleSetHash: string;
      }
    >
  | Fact<'ScreeningPlanned', { lawNo: LawNo; screeningId: ScreeningId; plannedOn: LegalDate }>
  | Fact<'ScreeningStarted', { lawNo: LawNo; screeningId: ScreeningId; startedOn: LegalDate }>
  | Fact<
      'ScreeningFinished',
      {
        lawNo: LawNo;
        screeningId: ScreeningId;
        finishedOn: LegalDate;
        /** How far the log had been looked at when those whom the act touches were pinned and counted, as text. */
        position: string;
        /** Terms that were looked at: those of whom this screening proposed something, and those who had a proposal before. */
        terms: number;
        /** What this screening proposed. */
        verdicts: VerdictCounts;
        proposedBefore: number;
        /** Terms about which something was recorded after that position: they were screened on what stood when their turn came. */
        changedSince: number;
        /** Terms that could not be screened, since what is recorded of them cannot be true together. */
        refused: number;
      }
    >
  | Fact<'WindowClosed', { lawNo: LawNo; closedOn: LegalDate }>;

/** What an act gives for a term, or why it gives nothing; what the law leaves open is beside it. */
export interface AmnestyProposal {
  readonly verdict: AmnestyVerdict;
  readonly clauses?: readonly string[];
  readonly excludedBy?: readonly ExclusionGround[];
  readonly outside?: OutsideTheAct;
  readonly fraction?: string;
  /** Of the term as it would be cut. */
  readonly newLastDay?: LegalDate;
  readonly releaseAtOnce?: boolean;
  /** The unserved part is replaced by one of these punishments. */
  readonly replacedBy?: readonly Punishment[];
  /** Days of the punishment that are left on the day of the act, for a replacement. */
  readonly unservedDays?: number;
  /** Why a person must decide. */
  readonly because?: readonly string[];
  /** What a person must look at before the proposal is acted on. */
  readonly open?: readonly string[];
  /** What the law gives where nothing stands against it that is not recorded here. */
  readonly unlessFound?: Omit<AmnestyProposal, 'unlessFound'>;
}

export type Recidivism = (typeof recidivisms)[number];

/** What papers show and no event records. Absent is not shown. */
export interface AmnestyPapers {
  readonly damage?: Damage;
  readonly recidivism?: Recidivism;
  readonly amnestiedBefore?: boolean;
}

/** Facts of what became of one term under one act: one stream for each, so that it happens once. */
export type AmnestyDecisionFact =
  | Fact<
      'AmnestyProposed',
      {
        personId: Id<'person'>;
        lawNo: LawNo;
        termId: TermId;
        proposedOn: LegalDate;
        proposal: AmnestyProposal;
        papers: AmnestyPapers;
        receipt: Receipt;
        /** The screening of everybody that came upon the term, where it was one. */
        screeningId?: ScreeningId;
        /** Why it was screened again. */
        because?: string;
      }
    >
  | Fact<'AmnestyDeclined', { personId: Id<'person'>; lawNo: LawNo; termId: TermId; declinedOn: LegalDate }>
  | Fact<
      'AmnestyApplied',
      {
        personId: Id<'person'>;
        lawNo: LawNo;
        termId: TermId;
        court: string;
        decidedOn: LegalDate;
        outcome: AmnestyOutcome;
        /** Of the unserved part, for a reduction. */
        fraction?: string;
        /** The last day of the term as it is cut. */
        newLastDay?: LegalDate;
        /** The milder punishment, with what it is measured in, and the days that it takes the place of. */
        replacedBy?: Punishment;
        unservedDays?: number;
        days?: number;
        hours?: number;
        amountMci?: number;
        /** Of the act: the effect on the term is of that day, whenever the court decides. */
        appliesFrom: LegalDate;
        /** What the law proposed; the court may differ. */
        proposed: AmnestyVerdict;
        differs: boolean;
      }
    >
  | Fact<
      'AmnestyRefused',
      {
        personId: Id<'person'>;
        lawNo: LawNo;
        termId: TermId;
        court: string;
        refusedOn: LegalDate;
        reason: AmnestyRefusalReason;
        proposed: AmnestyVerdict;
      }
    >;

const lawNo = '"lawNo":"1-draft"';
const screening = `${lawNo},"screeningId":"0192e4a0-7b1c-7000-8000-0000000000a5"`;
const act =
  '{"provision":"Draft act","effectiveOn":"2025-07-05","effectiveDayVerified":true,"vulnerable":{"provision":"Draft act art. 1","womenFrom":50,"menFrom":60,"underAtOffence":18,"childUnder":18,"dependantOf":["F"],"statuses":["PREGNANT"],"recognisedBefore":["DISABILITY_1"]},"exclusions":[{"ground":"VIOLENT","provision":"Draft act art. 3","verified":true}],"clauses":[{"code":"GRAVE","provision":"Draft act art. 2","effect":{"kind":"REDUCE","fraction":"1/3","of":"UNSERVED"},"categories":["GRAVE"]}],"listedInPartOnly":[]}';
const verdicts = '{"RELEASE":109,"REPLACE":0,"REDUCE":724,"EXCLUDED":1169,"NOT_COVERED":3,"NEEDS_MANUAL":2}';

export const amnestyActEvents: EventCatalogue<AmnestyActFact> = {
  ActDrafted: {
    version: 1,
    samples: { 1: { data: `{${lawNo},"title":"On amnesty","draftedOn":"2025-06-11","act":${act}}` } },
  },
  ActEnacted: {
    version: 1,
    samples: {
      1: {
        data: `{${lawNo},"title":"On amnesty","enactedOn":"2025-06-23","appliesFrom":"2025-07-05","window":{"from":"2025-07-05","to":"2026-01-04"},"act":${act},"ruleSet":"kz","ruleSetHash":"00"}`,
      },
    },
  },
  ScreeningPlanned: { version: 1, samples: { 1: { data: `{${screening},"plannedOn":"2025-07-06"}` } } },
  ScreeningStarted: { version: 1, samples: { 1: { data: `{${screening},"startedOn":"2025-07-06"}` } } },
  ScreeningFinished: {
    version: 1,
    samples: {
      1: {
        data: `{${screening},"finishedOn":"2025-07-06","position":"812345","terms":2009,"verdicts":${verdicts},"proposedBefore":1,"changedSince":4,"refused":1}`,
      },
    },
  },
  WindowClosed: { version: 1, samples: { 1: { data: `{${lawNo},"closedOn":"2026-01-05"}` } } },
};

const about = `"personId":"0192e4a0-7b1c-7000-8000-000000000001",${lawNo},"termId":"0192e4a0-7b1c-7000-8000-0000000000f1"`;
const receipt =
  '{"ruleSet":"kz","ruleSetHash":"00","question":"amnesty","asOf":"2025-07-06","facts":{},"provisions":["CC 78"],"steps":[],"rounding":"credit-half-day-up"}';

export const amnestyDecisionEvents: EventCatalogue<AmnestyDecisionFact> = {
  AmnestyProposed: {
    version: 1,
    samples: {
      1: {
        data: `{${about},"proposedOn":"2025-07-06","proposal":{"verdict":"REDUCE","clauses":["GRAVE"],"fraction":"1/3","newLastDay":"2026-03-25","releaseAtOnce":false},"papers":{"damage":"REPAID"},"receipt":${receipt},"screeningId":"0192e4a0-7b1c-7000-8000-0000000000a5"}`,
      },
    },
  },
  AmnestyDeclined: { version: 1, samples: { 1: { data: `{${about},"declinedOn":"2025-07-20"}` } } },
  AmnestyApplied: {
    version: 1,
    samples: {
      1: {
        data: `{${about},"court":"Karaganda district court","decidedOn":"2025-08-12","outcome":"REDUCE","fraction":"1/3","newLastDay":"2026-03-25","appliesFrom":"2025-07-05","proposed":"REDUCE","differs":false}`,
      },
    },
  },
  AmnestyRefused: {
    version: 1,
    samples: {
      1: {
        data: `{${about},"court":"Karaganda district court","refusedOn":"2025-08-12","reason":"EXCLUDED","proposed":"REDUCE"}`,
      },
    },
  },
};
