import type { Json } from '../../libs/law/canonical-json.ts';
import type { LawCase } from '../../libs/law/law-case.ts';

/** The first case of each question with one fact after another left out, misspelt or of a wrong form: what the library must refuse, or not need. */
export function badInputOf(cases: readonly LawCase[], casesOfQuestion = 1): readonly LawCase[] {
  const seen = new Map<string, number>();
  return cases.flatMap((lawCase) => {
    const count = (seen.get(lawCase.question) ?? 0) + 1;
    seen.set(lawCase.question, count);
    return count > casesOfQuestion
      ? []
      : spoilt(lawCase.facts).map((facts, index) => ({ ...lawCase, id: `${lawCase.id} spoilt ${String(index)}`, facts }));
  });
}

function spoilt(value: Json): readonly Json[] {
  if (isList(value)) return [...wrong, ...value.flatMap((one, index) => spoilt(one).map((other) => value.with(index, other)))];
  if (typeof value !== 'object' || value === null) return [...wrong, ...nearby(value)];
  return [
    ...wrong,
    ...Object.entries(value).flatMap(([name, inner]) => {
      const others = Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
      return [others, { ...others, [`${name}s`]: inner }, ...spoilt(inner).map((spoiltInner) => ({ ...value, [name]: spoiltInner }))];
    }),
  ];
}

const wrong: readonly Json[] = [null, '', 'no such thing', -1, 0.5, 100_001, true, [], {}];

function nearby(value: Json): readonly Json[] {
  if (typeof value === 'number') return [value + 1, value - 1];
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? ['2023-02-30', '1899-12-31', '2200-01-01', '1900-01-01', '2199-12-31']
    : [];
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
