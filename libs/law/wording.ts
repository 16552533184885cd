/** The languages in which the law speaks to people: the state language, the official one, and English. */
export const languages = ['en', 'ru', 'kk'] as const;
export type Language = (typeof languages)[number];

/** The same words in each language. */
export type Wording = Readonly<Record<Language, string>>;

/**
 * How the steps of a subject are read aloud: a sentence for each step by its name, and words for the codes that its operands and results
 * may be.
 *
 * `{start}` stands for the operand of that name and `{result}` for the result; an operand that a step leaves out is read as nothing.
 */
export interface SubjectWording {
  readonly sentences: Readonly<Record<string, Wording>>;
  readonly words: Readonly<Record<string, Wording>>;
}
