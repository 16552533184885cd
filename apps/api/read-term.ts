import { fold } from '../../libs/event-log/decider.ts';
import type { Recorded } from '../../libs/event-log/event.ts';
import { notFound } from '../../libs/platform/problem.ts';
import { read } from '../../libs/platform/read-route.ts';
import type { PunishmentTermFact, RightFrom } from '../../libs/punishment-term/punishment-term.events.ts';
import { punishmentTermState, withoutReceipt, type Calculated } from '../../libs/punishment-term/punishment-term.state.ts';
import {
  datesOfTerm,
  namesOfDates,
  recordedTerm,
  type DateOfTerm,
  type RecordedTerm,
  type TermCalculated,
} from './calculations-of-term.ts';
import { nextOn } from './next-steps.ts';
import type { Sources } from './sources.ts';

class TermQuery {}

type FactOf<Type extends PunishmentTermFact['type']> = Recorded<Extract<PunishmentTermFact, { readonly type: Type }>>;

/** One term as it stands: what it carries out, what moved its days, the days that follow from it, and who stands for them. */
export const readTerm = read<Sources, TermQuery>({
  method: 'GET',
  path: 'terms/:id',
  query: TermQuery,
  says: 'A term: sentences, credits, interruptions, reductions, the days that follow from it, who confirmed and checked them, and what may be done next.',
  by: ['officer', 'supervisor', 'facility', 'court-registrar', 'amnesty-commission', 'auditor'],
  registers: [],
  example: { id: '0192e4a0-7b1c-7000-8000-0000000000f1' },
  answer: async ({ context, sources }) => {
    const recorded = await recordedTerm(sources, context);
    const { stream, personId, entries, facts } = recorded;
    const term = fold(punishmentTermState, facts);
    if (term === undefined) throw notFound('such term');
    const revision = entries.at(-1)?.event.revision ?? 0;
    const { punishment, start, sentence, credits, interruptions, cutDays, completed } = term;
    return {
      json: {
        termId: context.params['id'],
        personId,
        stream,
        revision,
        punishment,
        start,
        sentence: sentence ?? null,
        sentences: facts.flatMap(sentenceOf),
        credits,
        interruptions,
        reductions: of('TermReduced', facts).map(reductionOf),
        cutDays,
        replacements: of('PunishmentReplaced', facts).map(replacementOf),
        ...calculationOf(recorded, term.calculated),
        completed: completed ?? null,
        next: await nextOn(sources, context.principal, stream),
      },
      persons: [personId],
      headers: { etag: `"${String(revision)}"` },
    };
  },
});

function of<Type extends PunishmentTermFact['type']>(type: Type, facts: RecordedTerm['facts']): readonly FactOf<Type>[] {
  return facts.filter((fact): fact is FactOf<Type> => fact.type === type);
}

/** What was carried out from when on: the last one is carried out now, unless its rest was replaced by another punishment. */
function sentenceOf(fact: Recorded<PunishmentTermFact>): readonly object[] {
  if (fact.type !== 'SentenceIncluded' && fact.type !== 'SentenceRenewed') return [];
  const { personId: _, ...sentence } = fact.data;
  return [{ from: fact.effectiveOn, ...sentence }];
}

function reductionOf({ effectiveOn, data: { basis, days, lastDay, decidedBy }, metadata }: FactOf<'TermReduced'>): object {
  return { basis, from: effectiveOn, days, lastDay, decidedBy: decidedBy ?? null, documentRef: metadata['documentRef'] ?? null };
}

function replacementOf({ effectiveOn, data, metadata }: FactOf<'PunishmentReplaced'>): object {
  const { personId: _, ...replacement } = data;
  return { on: effectiveOn, ...replacement, documentRef: metadata['documentRef'] ?? null };
}

/** The latest calculation, and a line for each one there was. */
function calculationOf({ calculations, facts }: RecordedTerm, { number, confirmedBy, checkedBy }: Calculated): object {
  const latest = calculations.at(-1);
  return {
    calculation:
      latest === undefined
        ? null
        : {
            number,
            calculatedOn: latest.effectiveOn,
            cause: latest.data.cause,
            causedBy: latest.data.causedBy ?? null,
            standing: checkedBy !== undefined ? 'CHECKED' : confirmedBy !== undefined ? 'CONFIRMED' : 'PRELIMINARY',
            confirmedBy: confirmedBy ?? null,
            checkedBy: checkedBy ?? null,
            dates: Object.fromEntries(namesOfDates.map((date) => [date, dayOf(date, latest, facts)])),
          },
    calculations: calculations.map(({ effectiveOn, data: { cause, causedBy, calculation } }, index) => ({
      number: index + 1,
      calculatedOn: effectiveOn,
      cause,
      causedBy: causedBy ?? null,
      calculation,
    })),
  };
}

/** A day as it is computed, beside the one that was put in its place since; `null` where the law knows no such day of the punishment. */
function dayOf(date: DateOfTerm, latest: TermCalculated, facts: RecordedTerm['facts']): object | null {
  const { calculation, rights } = latest.data;
  const right: RightFrom | undefined = date === 'termEnd' ? undefined : rights[date];
  const computed = date === 'termEnd' ? calculation : right && withoutReceipt(right);
  const overridden = of('DateOverridden', facts).findLast(
    (fact) => fact.revision > latest.revision && fact.data.date === datesOfTerm[date],
  );
  if (computed === undefined && overridden === undefined) return null;
  return { ...computed, ...(overridden && { overridden: overrideOf(overridden) }) };
}

function overrideOf({ effectiveOn, data: { day, reason, provision, overriddenBy }, metadata }: FactOf<'DateOverridden'>): object {
  return { day, on: effectiveOn, reason, provision, overriddenBy, documentRef: metadata['documentRef'] ?? null };
}
