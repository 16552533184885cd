import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { reads } from '../../apps/api/reads.ts';
import { capabilities } from '../../apps/capabilities.ts';

const readme = new URL('../../../README.md', import.meta.url);

/** The two tables of the README that follow from the code. `UPDATE_README=1 npm test` writes them. */
const tables = {
  capabilities: [
    '| `POST /v1/` | records | by |',
    '|---|---|---|',
    ...capabilities.flatMap(({ collection, commands }) =>
      commands.map(({ name, does, by }) => `| \`${collection}/{id}/${name}\` | ${does} | ${by.join(', ')} |`),
    ),
  ],
  reads: [
    '| read | answers | for |',
    '|---|---|---|',
    ...reads.map(
      ({ method, path, says, by }) => `| \`${method} /v1/${path.replaceAll(/:(\w+)/g, '{$1}')}\` | ${says} | ${by.join(', ')} |`,
    ),
  ],
};

describe('the README', () => {
  it.each(Object.entries(tables))('lists the %s as they are', async (name, rows) => {
    const text = await readFile(readme, 'utf8');
    const block = new RegExp(`(<!-- ${name}: [^>]*-->\\n)[^]*?(<!-- /${name} -->)`);
    const table = `${rows.join('\n')}\n`;
    if (process.env['UPDATE_README'] === '1')
      await writeFile(
        readme,
        text.replace(block, (_, begin: string, end: string) => `${begin}${table}${end}`),
      );
    expect(block.exec(await readFile(readme, 'utf8'))?.[0]).toContain(table);
  });

  it('has the two lines by which everything starts', async () => {
    const text = await readFile(readme, 'utf8');
    expect(text).toMatch(/^npm ci && npm run demo /m);
    expect(text).toMatch(/^npm ci && npm test /m);
  });
});
