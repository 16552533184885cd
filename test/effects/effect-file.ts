import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Role } from '../../libs/access/roles.ts';
import type { History } from '../../libs/commands/scenario.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';

/** One request on what was recorded before, and its whole effect: new facts, rows of registers, receipt; or the refusal. */
export interface EffectFile {
  /** What it shows, a sentence that an officer or a lawyer could dispute. */
  readonly says: string;
  /** Another effect whose given and recorded facts came before: `punishment-term/confirm-calculation`. */
  readonly after?: string;
  /** Facts that came before, by stream, in the order in which they are written. */
  readonly given?: History;
  /** `terms/credit-time`. */
  readonly command: string;
  readonly id: string;
  readonly by: { readonly role: Role; readonly actor: string };
  readonly today: LegalDate;
  readonly body: object;
  readonly then: Then;
}

interface Then {
  /** Exactly these facts on exactly these streams; receipts may be left out. */
  readonly records?: History;
  /** Rows that registers have after it, each matched on the keys that are given. */
  readonly registers?: Readonly<Record<string, readonly object[]>>;
  /** What a receipt among the recorded facts says: the keys given; of `provisions` and `facts` at least these. */
  readonly receipt?: { readonly provisions?: readonly string[]; readonly facts?: Readonly<Record<string, unknown>> };
  /** The refusal, on the keys that are given; nothing is recorded. */
  readonly refuses?: { readonly code: string };
  /** Pointers of the fields that are at fault; nothing is recorded. */
  readonly faults?: readonly string[];
}

const keys = ['says', 'after', 'given', 'command', 'id', 'by', 'today', 'body', 'then'];
const effects = ['records', 'registers', 'receipt', 'refuses', 'faults'];

/** Every effect of a folder and the folders in it, by its path without the ending, in order of names. */
export function readEffects(folder: string): ReadonlyMap<string, EffectFile> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return new Map(files.sort().map((file) => [file.slice(0, -'.yaml'.length), effectOf(file, readFileSync(join(folder, file), 'utf8'))]));
}

/** @throws Error that names the file, where a key is unknown or missing: a mistyped expectation would pass unseen */
function effectOf(file: string, text: string): EffectFile {
  const effect = parse(text) as EffectFile; // its keys are looked at below, and what they hold by the test
  const unknown = [
    ...Object.keys(effect).filter((key) => !keys.includes(key)),
    ...Object.keys(effect.then).filter((key) => !effects.includes(key)),
  ];
  const missing = keys.filter((key) => !['after', 'given'].includes(key) && !(key in effect));
  if (unknown.length + missing.length > 0) throw new Error(`${file}: unknown ${unknown.join(', ')}; missing ${missing.join(', ')}`);
  return effect;
}
