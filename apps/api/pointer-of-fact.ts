/**
 * The JSON pointer (RFC 6901) of a place that the law names, such as `facts.offences[0].committedOn`.
 *
 * The names are looked up in the body, since one that somebody made up may hold dots and brackets of its own.
 */
export function pointerOfFact(path: string, body: object): string {
  return stepsOf(`.${path}`, body)
    .map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

function stepsOf(path: string, value: unknown): readonly string[] {
  if (path === '') return [];
  const step = stepIn(path, value);
  return [step.name, ...stepsOf(path.slice(step.length), innerOf(value, step.name))];
}

function stepIn(path: string, value: unknown): { readonly name: string; readonly length: number } {
  const [index, digits] = /^\[(\d+)\]/.exec(path) ?? [];
  if (index !== undefined && digits !== undefined) return { name: digits, length: index.length };
  const rest = path.slice(1);
  const given = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const known = given.filter((key) => rest === key || rest.startsWith(`${key}.`) || rest.startsWith(`${key}[`));
  const name = known.sort((one, other) => other.length - one.length)[0] ?? /^[^.[]*/.exec(rest)?.[0] ?? rest;
  return { name, length: name.length + 1 };
}

function innerOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined; // it has just been found
}
