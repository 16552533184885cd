import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  categories,
  criminalCaseEvents,
  type CriminalCaseFact,
  type Finding,
  type LifelongBanKind,
  type OffenceCategory,
  type Punishment,
} from '../criminal-case/criminal-case.events.ts';
import type { LegalDate, Recorded } from '../event-log/event.ts';
import { register, type Plain } from '../projections/register.ts';
import { reconciliationEvents, type ReconciliationFact } from '../reconciliation/reconciliation.events.ts';

/** Where a verdict file stands. TERMINATED: no charge is left that a court has to decide or to punish. QUASHED: no sentence is left. */
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

  /** Charges of which a court relieved the person because they reconciled with the victim. CC 68. */
  @Column({ type: 'uuid', array: true })
  readonly reconciled!: readonly string[];
}

export interface ChargeInRow {
  readonly chargeId: string;
  /** As 188(3). */
  readonly article: string;
  readonly category: OffenceCategory;
  readonly finding: Finding | null;
}

export interface SentenceInRow {
  readonly sentenceId: string;
  readonly chargeIds: readonly string[];
  readonly punishment: Punishment;
  /** COVERED: a final punishment took its place. */
  readonly standing: 'STANDS' | 'COVERED' | 'QUASHED';
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

type Fact = CriminalCaseFact | ReconciliationFact;

export const caseRegister = register<Plain<CaseRow>, Fact>({
  name: 'case',
  version: 1,
  entity: CaseRow,
  consumes: [criminalCaseEvents, reconciliationEvents],
  opens: [],
  keyOf: (fact) => ('caseId' in fact.data ? fact.data.caseId : fact.stream.slice('case-'.length)),
  evolve,
  // what may be corrected of a file is on its own stream: the outcome of a reconciliation stays
  retold: (row, { stream, facts }) => {
    if (!stream.startsWith('case-')) return row;
    const told = caseRowOf(facts);
    return told && standing({ ...told, reconciled: row?.reconciled ?? [] });
  },
});

/** The row that facts of one file, and of its reconciliation, make. */
export function caseRowOf(facts: readonly Recorded<Fact>[]): Plain<CaseRow> | undefined {
  return facts.reduce<Plain<CaseRow> | undefined>(evolve, undefined);
}

function evolve(row: Plain<CaseRow> | undefined, fact: Recorded<Fact>): Plain<CaseRow> | undefined {
  if (fact.type === 'CaseOpened') {
    const { personId, registrationNumber, court } = fact.data;
    return {
      ...{ caseId: fact.stream.slice('case-'.length), personId, registrationNumber, court, openedOn: fact.effectiveOn },
      ...{ state: 'OPEN', inForceOn: null, gravest: null, charges: [], sentences: [], warning: false },
      ...{ claimed: '0', paid: '0', bans: [], reconciled: [] },
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

function stateOf({ charges, sentences, inForceOn, reconciled }: Plain<CaseRow>): CaseState {
  const ended = charges.filter(({ chargeId, finding }) => finding === 'TERMINATED' || reconciled.includes(chargeId));
  if (charges.length > 0 && ended.length === charges.length) return 'TERMINATED';
  const stand = sentences.map((sentence) => sentence.standing);
  if (stand.includes('QUASHED') && !stand.includes('STANDS')) return 'QUASHED'; // what a quashed final punishment covered stands no more
  if (inForceOn !== null) return 'IN_FORCE';
  return charges.length > 0 && charges.every(({ finding }) => finding !== null) ? 'VERDICT' : 'OPEN';
}

function change(row: Plain<CaseRow>, fact: Recorded<Exclude<Fact, { readonly type: 'CaseOpened' }>>): Partial<Plain<CaseRow>> {
  switch (fact.type) {
    case 'ChargeAdded': {
      const { chargeId, offence, category } = fact.data;
      const article = offence.part === undefined ? offence.article : `${offence.article}(${offence.part})`;
      return { charges: [...row.charges, { chargeId, article, category, finding: null }] };
    }
    case 'VerdictDelivered': {
      const { chargeId, finding } = fact.data;
      return { charges: row.charges.map((charge) => (charge.chargeId === chargeId ? { ...charge, finding } : charge)) };
    }
    case 'SentenceImposed': {
      const { sentenceId, chargeIds, punishment, validity } = fact.data;
      const unlawful = validity.verdict === 'UNLAWFUL';
      return { sentences: [...row.sentences, { sentenceId, chargeIds, punishment, standing: 'STANDS', unlawful }] };
    }
    case 'FinalPunishmentDetermined': {
      const { sentenceId, covers, punishment, validity } = fact.data;
      const covered = row.sentences.filter((sentence) => covers.some((component) => component.sentenceId === sentence.sentenceId));
      const others = row.sentences.map((sentence) =>
        covered.includes(sentence) ? { ...sentence, standing: 'COVERED' as const } : sentence,
      );
      const chargeIds = covered.flatMap((sentence) => sentence.chargeIds);
      const unlawful = validity.verdict === 'UNLAWFUL';
      return { sentences: [...others, { sentenceId, chargeIds, punishment, standing: 'STANDS', unlawful }] };
    }
    case 'SentenceVaried': {
      const { sentenceId, now, validity } = fact.data;
      const varied = { punishment: now.punishment, unlawful: validity.verdict === 'UNLAWFUL' };
      return { sentences: row.sentences.map((sentence) => (sentence.sentenceId === sentenceId ? { ...sentence, ...varied } : sentence)) };
    }
    case 'SentenceQuashed': {
      const quashed = row.sentences.find(({ sentenceId }) => sentenceId === fact.data.sentenceId);
      return {
        sentences: row.sentences.map((sentence) => (sentence === quashed ? { ...sentence, standing: 'QUASHED' } : sentence)),
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
    case 'CaseTerminated':
      return { reconciled: [...row.reconciled, ...fact.data.chargeIds] };
    case 'ReconciliationProposed':
    case 'HarmMadeGood':
    case 'ReconciliationChecked':
    case 'ReconciliationBarred':
    case 'ReconciliationRefused':
      return {};
  }
}
