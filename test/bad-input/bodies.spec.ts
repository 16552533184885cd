import { describe, expect, it } from '@jest/globals';
import { capabilities } from '../../apps/capabilities.ts';
import { checkBody } from '../../libs/commands/check-body.ts';
import { exampleOf, fieldsOf, schemaOf, type JsonSchema } from '../../libs/commands/fields.ts';
import { badBodies } from './bad-bodies.ts';

const commands = capabilities.flatMap(({ collection, commands: all }) =>
  all.map((command) => [`${collection}/${command.name}`, command] as const),
);

describe('the commands of the product', () => {
  it('have routes of their own', () => {
    const routes = commands.map(([route]) => route);
    expect(new Set(routes).size).toBe(routes.length);
    expect(routes.filter((route) => !/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/.test(route))).toEqual([]);
  });

  it('have bodies of their own: each class is one message on the bus', () => {
    expect(new Set(commands.map(([, { body }]) => body)).size).toBe(commands.length);
    expect(new Set(commands.map(([, { body }]) => body.name)).size).toBe(commands.length);
  });
});

describe.each(commands)('the body of %s', (_, { body, does, by }) => {
  it('passes as in its example', () => {
    expect(checkBody(body, exampleOf(body))).toEqual({ body: exampleOf(body) });
  });

  it('says what every field means, and who may ask for what', () => {
    expect(fieldsWithoutMeaning(schemaOf(body))).toEqual([]);
    expect(does).toMatch(/^[A-Z].*\.$/);
    expect(by.length).toBeGreaterThan(0);
  });

  it('shows an example of every required field', () => {
    const example = exampleOf(body);
    expect(fieldsOf(body).filter(({ name, optional }) => !optional && example[name] === undefined)).toEqual([]);
  });

  it.each(badBodies(body).map((bad) => [bad.what, bad] as const))('is refused when %s', (_what, bad) => {
    const checked = checkBody(body, asReceived(bad.body));
    const faults = 'faults' in checked ? checked.faults : [];
    expect(faults.map(({ pointer }) => pointer).sort()).toEqual([...bad.pointers].sort());
    if (bad.code !== undefined) expect(new Set(faults.map(({ code }) => code))).toEqual(new Set([bad.code]));
    expect(faults.filter(({ message }) => message === '')).toEqual([]);
  });
});

/** The body as it comes out of a request. */
function asReceived(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body));
}

function fieldsWithoutMeaning(schema: JsonSchema): readonly string[] {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>; // the fields of an object
  return Object.entries(properties).flatMap(([name, field]) => [
    ...(typeof field['description'] === 'string' && field['description'] !== '' ? [] : [name]),
    ...fieldsWithoutMeaning(field).map((inner) => `${name}/${inner}`),
  ]);
}
