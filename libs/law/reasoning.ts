import type { LegalDate } from './calendar/legal-date.ts';
import type { Json } from './canonical-json.ts';
import { rowOn, standingTables } from './dated-table.ts';
import type { DatedRow, DatedTable, LawTables } from './dated-table.ts';
import { manualReasons } from './manual-reasons.ts';
import type { ManualReason, NeedsManual } from './manual-reasons.ts';
import type { ReceiptStep } from './receipt.ts';

/** What leads to one answer, noted while it is found: the provisions, the steps, and why a person must decide instead. */
export class Reasoning {
  readonly provisions: string[] = [];
  readonly steps: ReceiptStep[] = [];
  /** The day whose law of punishment is asked; the day of the decision, or an earlier one where versions are compared. */
  readonly lawOn: LegalDate;
  private readonly because: ManualReason[] = [];
  private readonly tables: LawTables;

  constructor(lawOn: LegalDate, tables: LawTables = standingTables) {
    this.lawOn = lawOn;
    this.tables = tables;
  }

  /** The version of a rule on a day, if any, without relying on it. */
  rowOn<Values>(table: DatedTable<Values>, day: LegalDate): DatedRow<Values> | undefined {
    return rowOn(this.tables.read(table), day);
  }

  /** The values of the rule in force on a day, cited; `undefined`, with the reason noted, where no verified version is known. */
  rule<Values>(table: DatedTable<Values>, day: LegalDate, unverified: ManualReason = 'RULE_NOT_VERIFIED'): Values | undefined {
    return this.row(table, day, unverified)?.values;
  }

  /** As `rule`, with the whole row. */
  row<Values>(table: DatedTable<Values>, day: LegalDate, unverified: ManualReason = 'RULE_NOT_VERIFIED'): DatedRow<Values> | undefined {
    const row = this.rowOn(table, day);
    if (row === undefined) {
      this.cannot('NO_RULE_ON_THIS_DAY');
      return undefined;
    }
    this.cite(row.provision);
    if (row.verified) return row;
    this.cannot(unverified);
    return undefined;
  }

  cite(provision: string): void {
    if (!this.provisions.includes(provision)) this.provisions.push(provision);
  }

  step(step: string, operands: Readonly<Record<string, Json>>, result: Json, provision?: string): void {
    if (provision === undefined) {
      this.steps.push({ step, operands, result });
      return;
    }
    this.cite(provision);
    this.steps.push({ step, operands, result, provision });
  }

  /** Notes why the library cannot answer; who finds that out returns `undefined`, and the question answers `needsManual`. */
  cannot(reason: ManualReason): void {
    if (this.because.includes(reason)) return;
    this.because.push(reason);
    this.step('needs a person', { reason }, manualReasons[reason].en);
  }

  /** The answer of a question that could not be answered. */
  needsManual(): NeedsManual {
    return { verdict: 'NEEDS_MANUAL', because: this.because };
  }
}
