// Each boundary rule must name its own fixture: a rule that cannot fail is a comment.
import { createRequire } from 'node:module';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';

const rules = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');
const fixtures = join(import.meta.dirname, 'fixtures');
const names = rules.forbidden.map(({ name }) => name);
const silent = [];

for (const name of names) {
  const folder = join(fixtures, name);
  const violated = existsSync(folder) ? await violatedIn(folder) : [];
  if (!violated.includes(name)) silent.push(name);
}
const orphans = readdirSync(fixtures).filter((name) => !names.includes(name));

for (const name of silent) console.error(`The boundary rule ${name} does not name its fixture in test/boundaries/fixtures/${name}`);
for (const name of orphans) console.error(`test/boundaries/fixtures/${name} belongs to no rule`);
if (silent.length + orphans.length > 0) process.exit(1);
console.log(`${names.length} boundary rules, each breaks on its fixture`);

async function violatedIn(folder) {
  const places = ['libs', 'apps'].filter((place) => existsSync(join(folder, place)));
  const { output } = await cruise(places, { ...rules.options, baseDir: folder, validate: true, ruleSet: { forbidden: rules.forbidden } });
  return output.summary.violations.map(({ rule }) => rule.name);
}
