import type { LegalDate } from '../calendar/legal-date.ts';
import { categoryCeilings, misdemeanours } from '../classification/category-ceilings.ts';
import { categoryOfSanction } from '../classification/category-of-offence.ts';
import type { DatedRow, DatedTable } from '../dated-table.ts';
import { rowOn } from '../dated-table.ts';
import { date, object, oneOf, optional, text } from '../fact-checks.ts';
import type { Category, Intent, OffenceFlag } from '../law-facts.ts';
import type { LawQuestionRules } from '../law-question.ts';
import type { NeedsManual } from '../manual-reasons.ts';
import type { Reasoning } from '../reasoning.ts';
import type { Offence, OffenceVersion } from './offence.ts';
import { offenceCatalogue, offenceOf, partsOf } from './offence-catalogue.ts';
import { provisionOf } from './offence-provision.ts';
import { conductOn } from './same-conduct.ts';
import { ceilingOf } from './sanction-ceiling.ts';

const codes = ['CC', 'CAO'] as const;

export interface OffenceFacts {
  readonly article: string;
  /** Without it, of an article that has parts, the answer is of any of them. */
  readonly part?: string;
  /** The day of the conduct. */
  readonly on: LegalDate;
  /** The Criminal Code where it is not given and has such an article, otherwise the Code on Administrative Offences. */
  readonly code?: Offence['code'];
}

export type OffenceAnswer =
  | {
      readonly verdict: 'OFFENCE';
      readonly code: Offence['code'];
      /** Whether the sanction was verified; category, ceiling and ban are given only where it was. */
      readonly sanctionVerified?: boolean;
      readonly intent?: Intent;
      /** What is true of every such act. */
      readonly flags?: readonly OffenceFlag[];
      /** Of a crime or misdemeanour; an administrative offence has none. */
      readonly category?: Category;
      /** The most deprivation of liberty that a court may impose, in years; 0 where the sanction names none. */
      readonly ceilingYears?: number;
      readonly life?: 'ALTERNATIVE' | 'ONLY';
      readonly lifelongBan?: boolean;
    }
  | {
      readonly verdict: 'NOT_AN_OFFENCE';
      /** Whose article it is. */
      readonly code: Offence['code'];
      /** Under which article part the conduct went on to fall when this one ended. */
      readonly succeededBy?: string;
      /** The article part under which the same conduct fell on the day, in either code. */
      readonly fallsUnder?: string;
    }
  | NeedsManual;

/** Whether an article part forbade an act on a day, of which code it is, and what it threatened. CC 5(1), 10, 11. */
export const offenceQuestion: LawQuestionRules<OffenceFacts, OffenceAnswer> = {
  facts: object<OffenceFacts>({ article: text, part: optional(text), on: date, code: optional(oneOf(codes)) }),
  tables: { ...tablesOfCatalogue(), categoryCeilings, misdemeanours },
  answer(facts, _asOf, reasoning) {
    const { article, part, on } = facts;
    const code = facts.code ?? (partsOf('CC', article).length > 0 ? 'CC' : 'CAO');
    const found = offenceOf(code, article, part);
    const among = found === undefined && part === undefined ? partsOf(code, article) : found === undefined ? [] : [found];
    const [first] = among;
    if (first === undefined) {
      reasoning.cite(provisionOf(facts.code ?? 'CC', article, part));
      reasoning.cannot('OFFENCE_NOT_IN_CATALOGUE');
      return reasoning.needsManual();
    }
    const inForce = among.map(({ versions }) => rowOn(versions, on)).filter((row) => row !== undefined);
    const certain = inForce.find(({ values }) => values.entryInDoubt !== true);
    if (certain === undefined && inForce.length > 0) {
      reasoning.cannot('OFFENCE_ENTRY_NOT_VERIFIED');
      return reasoning.needsManual();
    }
    if (certain === undefined) return notAnOffence(first, provisionOf(code, article, part), on, reasoning);
    const cited = provisionOf(code, article, part);
    reasoning.step('article part in force', { articlePart: cited, on }, 'OFFENCE', cited);
    return found === undefined ? { verdict: 'OFFENCE', code } : { verdict: 'OFFENCE', code, ...versionOf(code, certain, on, reasoning) };
  },
};

function notAnOffence(offence: Offence, provision: string, on: LegalDate, reasoning: Reasoning): OffenceAnswer {
  const { code, succeededBy, versions } = offence;
  reasoning.step('article part not in force', { articlePart: provision, on }, 'NOT_AN_OFFENCE', provision);
  const hasEnded = versions[0]?.to !== undefined && versions[0].to < on;
  const other = conductOn(offence, on);
  const fallsUnder = other && provisionOf(other.code, other.article, other.part);
  if (fallsUnder !== undefined)
    reasoning.step('same conduct under another article', { articlePart: provision, on }, fallsUnder, fallsUnder);
  return {
    verdict: 'NOT_AN_OFFENCE',
    code,
    ...(hasEnded && succeededBy !== undefined && { succeededBy }),
    ...(fallsUnder !== undefined && { fallsUnder }),
  };
}

function versionOf(
  code: Offence['code'],
  row: DatedRow<OffenceVersion>,
  on: LegalDate,
  reasoning: Reasoning,
): Omit<Extract<OffenceAnswer, { readonly verdict: 'OFFENCE' }>, 'verdict' | 'code'> {
  const { intent, flags, sanction } = row.values;
  if (!row.verified) {
    reasoning.step('sanction not verified', { source: row.source }, 'SANCTION_NOT_VERIFIED', row.provision);
    return { sanctionVerified: false, intent, flags };
  }
  const category = code === 'CC' ? categoryOfSanction(row, intent, on, reasoning) : undefined;
  return {
    sanctionVerified: true,
    intent,
    flags,
    ...(category !== undefined && { category }),
    ceilingYears: ceilingOf(sanction),
    ...(sanction.life !== 'NONE' && { life: sanction.life }),
    ...(sanction.lifelongBan === true && { lifelongBan: true }),
  };
}

/** Every article part by its citation. */
function tablesOfCatalogue(): Readonly<Record<string, DatedTable<OffenceVersion>>> {
  return Object.fromEntries(offenceCatalogue.map(({ code, article, part, versions }) => [provisionOf(code, article, part), versions]));
}
