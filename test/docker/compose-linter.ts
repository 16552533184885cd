import { DCLinter } from 'dclint';

/** What a linter of compose files finds: each with the rule, `invalid-schema` where the Compose Specification is broken. */
export interface Finding {
  readonly rule: string;
  readonly message: string;
}

interface Linter {
  lintFiles(paths: readonly string[], recursive: boolean): readonly { readonly messages: readonly Finding[] }[];
}

interface Settings {
  readonly rules: Readonly<Record<string, 0>>;
  readonly quiet: boolean;
  readonly debug: boolean;
  readonly exclude: readonly string[];
}

// its declarations import each other without file endings, which an ECMAScript module may not: the compiler sees none of its types
const DeclaredLinter = DCLinter as unknown as new (settings: Settings) => Linter;

/** @param without rules that are left out */
export function findingsIn(file: string, without: readonly string[]): readonly Finding[] {
  const rules = Object.fromEntries(without.map((rule) => [rule, 0 as const]));
  const results = new DeclaredLinter({ rules, quiet: true, debug: false, exclude: [] }).lintFiles([file], false);
  return results.flatMap(({ messages }) => messages.map(({ rule, message }) => ({ rule, message })));
}
