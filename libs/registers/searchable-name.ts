/**
 * A name as a search types it: lower case, one space between words, Kazakh letters as the Russian ones that people type instead,
 * е for ё. For finding only; identity is never decided on it.
 */
export function searchableName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[әғқңөұүһіё]/g, (letter) => typedInstead[letter] ?? letter)
    .replace(/\s+/g, ' ')
    .trim();
}

const typedInstead: Readonly<Record<string, string>> = { ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и', ё: 'е' };
