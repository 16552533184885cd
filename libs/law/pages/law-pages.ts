import { legalDate } from '../calendar/legal-date.ts';
import type { DatedRow } from '../dated-table.ts';
import { questionNames } from '../law-questions.ts';
import { saidAnswer } from '../explanation/explain.ts';
import { Speaker } from '../explanation/speaker.ts';
import { spokenDate } from '../explanation/spoken-date.ts';
import { spokenProvision } from '../explanation/spoken-provision.ts';
import type { LawCase, MalformedCase } from '../law-case.ts';
import { manualReasons } from '../manual-reasons.ts';
import { roundingPolicy, ruleSetVersion } from '../rule-set.ts';
import { answeredCases, citing, ranges } from './cases-that-cite.ts';
import type { AnsweredCase } from './cases-that-cite.ts';
import { code, page, table } from './markdown.ts';
import { rulesOfQuestions } from './rules-of-questions.ts';
import type { RuleOfPage } from './rules-of-questions.ts';
import { nameForPeople, valuesForPeople } from './values-for-people.ts';

type CasesByQuestion = ReturnType<typeof answeredCases>;

/**
 * The rule set as pages that a lawyer reads: one for each question, one of what is open, and an index; text by file name.
 *
 * Everything on them comes from the tables, the reasons and the cases: nothing is kept by hand.
 */
export function lawPages(cases: readonly (LawCase | MalformedCase)[]): ReadonlyMap<string, string> {
  const byQuestion = answeredCases(cases);
  const rules = rulesOfQuestions();
  return new Map([
    ['README.md', indexPage(rules, byQuestion)],
    ['open-points.md', openPointsPage(rules, byQuestion)],
    ...questionNames.map((question) => [`${question}.md`, questionPage(question, rules, byQuestion)] as const),
  ]);
}

function indexPage(rules: readonly RuleOfPage[], byQuestion: CasesByQuestion): string {
  const rows = questionNames.map((question) => {
    const own = rules.filter((rule) => rule.question === question).flatMap((rule) => rule.table);
    return [
      `[${question}](${question}.md)`,
      questionIn('en', question),
      questionIn('ru', question),
      questionIn('kk', question),
      String(own.length),
      String(own.filter(({ verified }) => !verified).length),
      String(byQuestion.get(question)?.length ?? 0),
    ];
  });
  return page(
    '# The law, rule by rule',
    `Rule set ${code(ruleSetVersion)}. ${written}`,
    'Each rule stands under the question that it belongs to, with the days on which it is in force, its provision, its values, whether its text was read, where it comes from, and the cases whose receipts cite that provision. What is not verified is never applied: the answer is then that a person must decide. See [open points](open-points.md) for all of that in one place, and [the library](../../libs/law/README.md) for the facts that each question takes and for how a case is written. To dispute a rule, write the case that it gets wrong.',
    table(['question', 'in English', 'in Russian', 'in Kazakh', 'versions of rules', 'not verified', 'cases'], rows),
    `Rounding: ${new Speaker('en', '').word(roundingPolicy, 'rounding')}.`,
  );
}

function questionPage(question: string, rules: readonly RuleOfPage[], byQuestion: CasesByQuestion): string {
  const cases = byQuestion.get(question) ?? [];
  const own = rules.filter((rule) => rule.question === question);
  return page(
    `# ${capital(questionIn('en', question))}`,
    `${capital(questionIn('ru', question))}. ${capital(questionIn('kk', question))}.`,
    `Question ${code(question)} of rule set ${code(ruleSetVersion)}. ${written} The index is [here](README.md).`,
    '## Rules',
    own.length === 0 ? 'All its rules belong to other questions.' : ruleTable(own, question, byQuestion),
    rulesOfOthers(question, rules),
    '## Cases',
    cases.length === 0 ? 'There are none.' : caseTable(cases, question),
  );
}

function ruleTable(rules: readonly RuleOfPage[], question: string, byQuestion: CasesByQuestion): string {
  return table(
    ['rule', 'in force', 'provision', 'values', 'verified', 'source', 'cases'],
    rules.flatMap((rule) =>
      rule.table.map((row, index) => [
        index === 0 ? nameForPeople(rule.name, question) : '',
        inForce(row),
        provisionForPeople(row.provision),
        valuesForPeople(row.values, question),
        row.verified ? 'yes' : '**no**',
        row.source,
        citedBy(rule, row.provision, byQuestion),
      ]),
    ),
  );
}

/** Cases of the page by their numbers, those of other questions by how many they are. */
function citedBy({ question, readBy }: RuleOfPage, provision: string, byQuestion: CasesByQuestion): string {
  const cited = readBy.map((reader) => ({ reader, cases: citing(byQuestion.get(reader) ?? [], provision) }));
  const said = cited
    .filter(({ cases }) => cases.length > 0)
    .map(({ reader, cases }) =>
      reader === question
        ? `${String(cases.length)}: ${ranges(cases.map(({ number }) => number))}`
        : `[${reader}](${reader}.md): ${String(cases.length)}`,
    );
  return said.length === 0 ? '**none**' : said.join('<br>');
}

function rulesOfOthers(question: string, rules: readonly RuleOfPage[]): string {
  const read = rules.filter((rule) => rule.question !== question && rule.readBy.includes(question));
  const owners = [...new Set(read.map((rule) => rule.question))].sort();
  const lines = owners.map((owner) => {
    const names = new Set(
      read.filter((rule) => rule.question === owner).map(({ name }) => nameForPeople(name.replace(/\..*$/, ''), owner)),
    );
    return `- [${owner}](${owner}.md): ${[...names].join(', ')}`;
  });
  return lines.length === 0 ? '' : `It also reads these rules of other questions:\n\n${lines.join('\n')}`;
}

function caseTable(cases: readonly AnsweredCase[], question: string): string {
  return table(
    ['no.', 'case', 'shows', 'as of', 'answer', 'source'],
    cases.map(({ number, lawCase, answer }) => [
      String(number),
      lawCase.id,
      lawCase.provision,
      spokenDate(legalDate(lawCase.asOf), 'en'),
      saidAnswer(answer, new Speaker('en', question)),
      lawCase.source,
    ]),
  );
}

function openPointsPage(rules: readonly RuleOfPage[], byQuestion: CasesByQuestion): string {
  return page(
    '# Open points',
    `What a lawyer is asked to settle in rule set ${code(ruleSetVersion)}. ${written} The index is [here](README.md).`,
    '## Rules that are not verified',
    table(
      ['question', 'rule', 'in force', 'provision', 'values', 'what is missing'],
      rules.flatMap(({ question, name, table: rows }) =>
        rows
          .filter(({ verified }) => !verified)
          .map((row) => [
            `[${question}](${question}.md)`,
            nameForPeople(name, question),
            inForce(row),
            provisionForPeople(row.provision),
            valuesForPeople(row.values, question),
            row.source,
          ]),
      ),
    ),
    '## Rules that no case exercises',
    listOr(
      rules.flatMap((rule) =>
        rule.table
          .filter((row) => citedBy(rule, row.provision, byQuestion) === '**none**')
          .map(
            (row) =>
              `- [${rule.question}](${rule.question}.md): ${nameForPeople(rule.name, rule.question)}, ${row.provision}, ${inForce(row)}`,
          ),
      ),
    ),
    '## Why a person may have to decide',
    table(
      ['reason', 'in English', 'in Russian', 'in Kazakh', 'cases'],
      Object.entries(manualReasons).map(([reason, { en, ru, kk }]) => [code(reason), en, ru, kk, decidedByPerson(reason, byQuestion)]),
    ),
  );
}

function decidedByPerson(reason: string, byQuestion: CasesByQuestion): string {
  const said = questionNames.flatMap((question) => {
    const cases = (byQuestion.get(question) ?? []).filter(({ receipt }) =>
      receipt.steps.some(({ operands }) => operands['reason'] === reason),
    );
    return cases.length === 0 ? [] : [`[${question}](${question}.md): ${ranges(cases.map(({ number }) => number))}`];
  });
  return said.length === 0 ? '**none**' : said.join('<br>');
}

function questionIn(language: 'en' | 'ru' | 'kk', question: string): string {
  return new Speaker(language, question).word(question, 'question');
}

function inForce({ from, to }: DatedRow<unknown>): string {
  return to === undefined ? `since ${spokenDate(from, 'en')}` : `${spokenDate(from, 'en')} – ${spokenDate(to, 'en')}`;
}

function provisionForPeople(provision: string): string {
  const inRussian = spokenProvision(provision, 'ru');
  return inRussian === provision ? provision : `${provision}<br>${inRussian}`;
}

function listOr(lines: readonly string[]): string {
  return lines.length === 0 ? 'There are none.' : lines.join('\n');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const written = 'This page is written by `npm run -s law -- pages` from the tables and the cases.';
