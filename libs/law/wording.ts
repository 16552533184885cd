/** The languages in which the law speaks to people: the state language, the official one, and English. */
export const languages = ['en', 'ru', 'kk'] as const;
export type Language = (typeof languages)[number];

/** The same words in each language. */
export type Wording = Readonly<Record<Language, string>>;

/**
 * How the steps of a subject are read aloud: a sentence for each step by its name, and words for the codes that its operands and results
 * may be.
 *
 * In a sentence `{start}` stands for the operand of that name and `{result}` for the result; `{days:day}` is the number with its unit in
 * the right form. An operand that a step leaves out is read as nothing, and what stands in square brackets is left out with any operand in
 * it that is absent or 0.
 */
export interface SubjectWording {
  readonly sentences: Readonly<Record<string, Wording>>;
  /** By code; `mode.MUST` is the word where the code is the value of `mode`, `parole.mode.MUST` where the question is also that one. */
  readonly words: Readonly<Record<string, Wording>>;
  /** Names of facts and of parts of an answer. */
  readonly fields?: Readonly<Record<string, Wording>>;
}
