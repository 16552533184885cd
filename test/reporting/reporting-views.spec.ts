import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openThrowAway, type ThrowAwayDeployment } from '../deployment/throw-away-deployment.ts';

const page = new URL('../../../docs/reporting.md', import.meta.url);

interface Column {
  readonly view: string;
  readonly about: string | null;
  readonly name: string;
  readonly type: string;
  readonly says: string | null;
}

let throwAway: ThrowAwayDeployment;
let columns: readonly Column[];

beforeAll(async () => {
  throwAway = await openThrowAway();
  ({ rows: columns } = await throwAway.deployment.sources.pool.query<Column>(`
    select class.relname as view, obj_description(class.oid) as about, attribute.attname as name,
           format_type(attribute.atttypid, attribute.atttypmod) as type, col_description(class.oid, attribute.attnum) as says
    from pg_class class join pg_namespace space on space.oid = class.relnamespace join pg_attribute attribute on attribute.attrelid = class.oid
    where space.nspname = 'reporting' and attribute.attnum > 0 order by class.relname, attribute.attnum`));
});

afterAll(() => throwAway.close());

describe('the reporting views', () => {
  it('explain each of their columns in the database itself', () => {
    expect(columns.length).toBeGreaterThan(40);
    expect(columns.filter(({ about, says }) => about === null || says === null).map(({ view, name }) => `${view}.${name}`)).toEqual([]);
  });

  it('hold no name, no id and no date of birth', () => {
    expect(columns.filter(({ name }) => /name|_id$|patronymic|birth_date|residence|phone/.test(name))).toEqual([]);
  });

  it('are described in docs/reporting.md as they are', async () => {
    const views = [...new Map(columns.map(({ view, about }) => [view, about ?? '']))];
    const generated = views.map(([view, about]) => {
      const rows = columns
        .filter((column) => column.view === view)
        .map(({ name, type, says }) => `| \`${name}\` | ${type} | ${says ?? ''} |`);
      return `## \`reporting.${view}\`\n\n${about}\n\n| column | type | means |\n|---|---|---|\n${rows.join('\n')}\n`;
    });
    const block = /(<!-- views: [^>]*-->\n)[^]*?(<!-- \/views -->)/;
    const expected = generated.join('\n');
    if (process.env['UPDATE_README'] === '1') {
      const text = await readFile(page, 'utf8');
      await writeFile(
        page,
        text.replace(block, (_, begin: string, end: string) => `${begin}\n${expected}\n${end}`),
      );
    }
    expect(await readFile(page, 'utf8')).toContain(expected);
  });
});
