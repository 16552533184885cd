import { readFileSync } from 'node:fs';

/**
 * A setting that holds a password: its value, or what the file says that `<name>_FILE` names, without white space around it.
 *
 * @param faults is told where both are given, or the file cannot be read or is empty: going on without it could mean another database
 */
export function settingOrFile(
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
  faults: string[],
): string | undefined {
  const value = environment[name];
  const file = environment[`${name}_FILE`];
  if (file === undefined) return value;
  if (value !== undefined) {
    faults.push(`${name} and ${name}_FILE exclude each other`);
    return value;
  }
  const text = textOf(file, (because) => faults.push(`${name}_FILE names ${file}, which ${because}`));
  return text === '' ? undefined : text;
}

function textOf(file: string, refuse: (because: string) => void): string {
  try {
    const text = readFileSync(file, 'utf8').trim();
    if (text === '') refuse('is empty');
    return text;
  } catch (error) {
    refuse(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return '';
  }
}
