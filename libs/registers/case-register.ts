import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  categories,
  criminalCaseEvents,
  type CriminalCaseFact,
  type Finding,
  type LifelongBanKind,
  type OffenceCategory,
  type Punishment,
  type SentenceOfFile,
} from '../criminal-case/criminal-case.events.ts';
import type { LegalDate, Recorded } from '../event-log/event.ts';
import { register, type Plain } from '../projections/register.ts';

/**
 * Where a verdict file stands. TERMINATED: no charge is left that a court has to decide or to punish, by its finding or because the parties
 * reconciled. QUASHED: no sentence is left.
 */
export const caseStates = ['OPEN', 'VERDICT', 'IN_FORCE', 'QUASHED', 'TERMINATED'] as const;
export type CaseState = (typeof caseStates)[number];

/** One verdict file as known now, with what a court decided against the law, what is left to pay, and the bans that it holds. */
@Entity({ schema: 'registers', name: 'case' })
@Index('case_person', ['personId'])
@Index('case_state_opened', ['state', 'openedOn', 'caseId'])
@Index('case_number', ['registrationNumber'])
export class CaseRow {
  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  readonly caseId!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  readonly personId!: string;

  @Column({ name: 'registration_number', type: 'text' })
  readonly registrationNumber!: string;

  @Column({ type: 'text' })
  readonly court!: string;

  @Column({ name: 'opened_on', type: 'date' })
  readonly openedOn!: LegalDate;

  @Column({ type: 'text' })
  readonly state!: CaseState;

  @Column({ name: 'in_force_on', type: 'date', nullable: true })
  readonly inForceOn!: LegalDate | null;

  /** Gravest category among the charges; null before the first one. */
  @Column({ type: 'text', nullable: true })
  readonly gravest!: OffenceCategory | null;

  @Column({ type: 'jsonb' })
  readonly charges!: readonly ChargeInRow[];

  @Column({ type: 'jsonb' })
  readonly sentences!: readonly SentenceInRow[];

  /** A sentence that stands is against the law, and recorded as the court's own. */
  @Column({ type: 'boolean' })
  readonly warning!: boolean;

  /** Whole tenge; what is left of all civil claims is the difference. */
  @Column({ type: 'bigint' })
  readonly claimed!: string;

  @Column({ type: 'bigint' })
  readonly paid!: string;

  /** Bans for life that stand: those of a charge whose sentence was quashed fell with it. */
  @Column({ type: 'jsonb' })
  readonly bans!: readonly BanInRow[];

  /** What a higher court decided last of a sentence of the file; null where none has. */
  @Column({ type: 'jsonb', nullable: true })
  readonly appeal!: AppealInRow | null;
}

export interface ChargeInRow {
  readonly chargeId: string;
  /** As 188(3). */
  readonly article: string;
  readonly category: OffenceCategory;
  readonly finding: Finding | null;
  /** A court ended the prosecution of the charge: no finding follows, and one that was delivered has no effect. CC 68 by reconciliation. */
  readonly terminated: { readonly on: LegalDate; readonly provision: string } | null;
}

/** What a higher court made of a sentence. */
export const appealOutcomes = ['UPHELD', 'VARIED', 'QUASHED'] as const;
export type AppealOutcome = (typeof appealOutcomes)[number];

export interface AppealInRow {
  readonly outcome: AppealOutcome;
  readonly sentenceId: string;
  readonly court: string;
  readonly decidedOn: LegalDate;
}

export interface SentenceInRow {
  readonly sentenceId: string;
  readonly chargeIds: readonly string[];
  readonly punishment: Punishment;
  /** COVERED: a final punishment of the file took its place. JOINED: it is served within the final punishment of a later verdict. */
  readonly standing: 'STANDS' | 'COVERED' | 'JOINED' | 'QUASHED';
  /** That later verdict, where it is joined. CC 60. */
  readonly within: SentenceOfFile | null;
  /** The law does not allow it. */
  readonly unlawful: boolean;
}

export interface BanInRow {
  readonly chargeId: string;
  readonly closes: LifelongBanKind;
  readonly provision: string;
  /** Day from which it was imposed; it binds once the verdict is in force. */
  readonly from: LegalDate;
}

export const caseRegister = register<Plain<CaseRow>, CriminalCaseFact>({
  name: 'case',
  version: 2,
  entity: CaseRow,
  consumes: [criminalCaseEvents],
  opens: [],
  keyOf: (fact) => fact.stream.slice('case-'.length),
  evolve,
  retold: (_, { facts }) => caseRowOf(facts),
});

/** The row that facts of one file make. */
export function caseRowOf(facts: readonly Recorded<CriminalCaseFact>[]): Plain<CaseRow> | undefined {
  return facts.reduce<Plain<CaseRow> | undefined>(evolve, undefined);
}

function evolve(row: Plain<CaseRow> | undefined, fact: Recorded<CriminalCaseFact>): Plain<CaseRow> | undefined {
  if (fact.type === 'CaseOpened') {
    const { personId, registrationNumber, court } = fact.data;
    return {
      ...{ caseId: fact.stream.slice('case-'.length), personId, registrationNumber, court, openedOn: fact.effectiveOn },
      ...{ state: 'OPEN', inForceOn: null, gravest: null, charges: [], sentences: [], warning: false },
      ...{ claimed: '0', paid: '0', bans: [], appeal: null },
    };
  }
  return row && standing({ ...row, ...change(row, fact) });
}

/** What follows from the rest of a row. */
function standing(row: Plain<CaseRow>): Plain<CaseRow> {
  const { charges, sentences } = row;
  const gravest = charges.reduce<OffenceCategory | null>(
    (known, { category }) => (known === null || categories.indexOf(category) > categories.indexOf(known) ? category : known),
    null,
  );
  const warning = sentences.some(({ unlawful, standing: stands }) => unlawful && stands === 'STANDS');
  return { ...row, gravest, warning, state: stateOf(row) };
}

function stateOf({ charges, sentences, inForceOn }: Plain<CaseRow>): CaseState {
  const ended = charges.filter(({ finding, terminated }) => finding === 'TERMINATED' || terminated !== null);
  if (charges.length > 0 && ended.length === charges.length) return 'TERMINATED';
  const stand = sentences.map((sentence) => sentence.standing);
  if (stand.includes('QUASHED') && !stand.some((one) => one === 'STANDS' || one === 'JOINED')) return 'QUASHED'; // what a quashed final punishment covered stands no more
  if (inForceOn !== null) return 'IN_FORCE';
  return charges.length > 0 && charges.every(({ finding, terminated }) => finding !== null || terminated !== null) ? 'VERDICT' : 'OPEN';
}

function change(row: Plain<CaseRow>, fact: Recorded<Exclude<CriminalCaseFact, { readonly type: 'CaseOpened' }>>): Partial<Plain<CaseRow>> {
  switch (fact.type) {
    case 'ChargeAdded': {
      const { chargeId, offence, category } = fact.data;
      const article = offence.part === undefined ? offence.article : `${offence.article}(${offence.part})`;
      return { charges: [...row.charges, { chargeId, article, category, finding: null, terminated: null }] };
    }
    case 'VerdictDelivered': {
      const { chargeId, finding } = fact.data;
      return { charges: row.charges.map((charge) => (charge.chargeId === chargeId ? { ...charge, finding } : charge)) };
    }
    case 'SentenceImposed': {
      const { sentenceId, chargeIds, punishment, validity } = fact.data;
      const unlawful = validity.verdict === 'UNLAWFUL';
      return { sentences: [...row.sentences, { sentenceId, chargeIds, punishment, standing: 'STANDS', within: null, unlawful }] };
    }
    case 'FinalPunishmentDetermined': {
      const { sentenceId, covers, punishment, validity } = fact.data;
      const covered = row.sentences.filter((sentence) => covers.some((component) => component.sentenceId === sentence.sentenceId));
      const others = row.sentences.map((sentence) =>
        covered.includes(sentence) ? { ...sentence, standing: 'COVERED' as const } : sentence,
      );
      const chargeIds = covered.flatMap((sentence) => sentence.chargeIds);
      const unlawful = validity.verdict === 'UNLAWFUL';
      return { sentences: [...others, { sentenceId, chargeIds, punishment, standing: 'STANDS', within: null, unlawful }] };
    }
    case 'SentenceVaried': {
      const { sentenceId, now, validity } = fact.data;
      const varied = { punishment: now.punishment, unlawful: validity.verdict === 'UNLAWFUL' };
      return { sentences: withSentence(row, sentenceId, varied), appeal: appealOf('VARIED', fact.data) };
    }
    case 'SentenceUpheld':
      return { appeal: appealOf('UPHELD', fact.data) };
    case 'SentenceJoined': {
      const { sentenceId, within } = fact.data;
      return { sentences: withSentence(row, sentenceId, { standing: 'JOINED', within }) };
    }
    case 'SentenceSeparated':
      return { sentences: withSentence(row, fact.data.sentenceId, { standing: 'STANDS', within: null }) };
    case 'ProsecutionTerminated': {
      const { chargeIds, terminatedOn: on, provision } = fact.data;
      const ended = (id: string): boolean => chargeIds.some((chargeId) => chargeId === id);
      return { charges: row.charges.map((charge) => (ended(charge.chargeId) ? { ...charge, terminated: { on, provision } } : charge)) };
    }
    case 'SentenceQuashed': {
      const quashed = row.sentences.find(({ sentenceId }) => sentenceId === fact.data.sentenceId);
      return {
        sentences: withSentence(row, fact.data.sentenceId, { standing: 'QUASHED' }),
        appeal: appealOf('QUASHED', fact.data),
        bans: row.bans.filter(({ chargeId }) => quashed?.chargeIds.includes(chargeId) !== true),
      };
    }
    case 'CivilClaimRecorded':
      return { claimed: String(BigInt(row.claimed) + BigInt(fact.data.amount)) };
    case 'DamageCompensated':
      return { paid: String(BigInt(row.paid) + BigInt(fact.data.amount)) };
    case 'LifelongBanImposed': {
      const { chargeId, closes, provision, from } = fact.data;
      return { bans: [...row.bans, { chargeId, closes, provision, from }] };
    }
    case 'VerdictInForce':
      return { inForceOn: fact.data.inForceOn };
  }
}

function withSentence({ sentences }: Plain<CaseRow>, sentenceId: string, change: Partial<SentenceInRow>): readonly SentenceInRow[] {
  return sentences.map((sentence) => (sentence.sentenceId === sentenceId ? { ...sentence, ...change } : sentence));
}

function appealOf(outcome: AppealOutcome, { sentenceId, court, decidedOn }: Omit<AppealInRow, 'outcome'>): AppealInRow {
  return { outcome, sentenceId, court, decidedOn };
}
