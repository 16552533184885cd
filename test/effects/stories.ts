import { fileURLToPath } from 'node:url';
import { capabilities } from '../../apps/capabilities.ts';
import type { Command } from '../../libs/commands/command.ts';
import { decided, type History, type Result } from '../../libs/commands/scenario.ts';
import type { AnyFact } from '../../libs/event-log/event.ts';
import { readEffects, type EffectFile } from './effect-file.ts';

/** Every effect that is told by a file, by its name. */
export const effects = readEffects(fileURLToPath(new URL('../../../test/effects', import.meta.url)));

/** Facts in the order in which they were recorded, each with its stream. */
export type Recorded = readonly (readonly [stream: string, fact: AnyFact])[];

/** What was recorded before the command of an effect. */
export function beforeOf({ after, given = {} }: EffectFile, followed: readonly string[] = []): Recorded {
  return [...(after === undefined ? [] : wholeOf(after, followed)), ...inOrder(given)];
}

/** What an effect was given and recorded. */
export function wholeOf(name: string, followed: readonly string[] = []): Recorded {
  const effect = effects.get(name);
  if (effect === undefined) throw new Error(`there is no effect ${name}`);
  if (followed.includes(name)) throw new Error(`${name} comes after itself`);
  const before = beforeOf(effect, [...followed, name]);
  return [...before, ...inOrder(recordedOf(resultOf(effect, before)))];
}

export function resultOf({ command: path, id, by: { role, actor }, today, body }: EffectFile, before: Recorded): Result {
  const command = commandAt(path);
  if (!command.by.includes(role)) throw new Error(`${path} is not asked by ${role}`);
  return decided(byStream(before), command, body, { on: `${command.on.category}-${id}`, today, actor });
}

function commandAt(path: string): Command {
  const [collection, name] = path.split('/');
  const command = capabilities.find((one) => one.collection === collection)?.commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`there is no command ${path}`);
  return command;
}

export function recordedOf(result: Result): History {
  if (!('recorded' in result)) throw new Error(`nothing was recorded: ${JSON.stringify(result)}`);
  return result.recorded;
}

export function inOrder(history: History): Recorded {
  return Object.entries(history).flatMap(([stream, facts]) => facts.map((fact) => [stream, fact] as const));
}

export function byStream(recorded: Recorded): History {
  const history: Record<string, AnyFact[]> = {};
  for (const [stream, fact] of recorded) (history[stream] ??= []).push(fact);
  return history;
}
