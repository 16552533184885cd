import { stringify } from 'yaml';
import type { CommandId, LegalDate } from '../../libs/event-log/event.ts';

/** One request in a life, whole: a list of them is a life, and so is any part of the list. */
export interface Step {
  /** `terms/credit-time`. */
  readonly command: string;
  readonly id: string;
  readonly actor: string;
  readonly today: LegalDate;
  readonly body: object;
  readonly commandId: CommandId;
}

/** Requests as the files of `test/effects` have them, one after another. */
export function asEffects(steps: readonly Step[]): string {
  return steps
    .map(({ command, id, actor, today, body }) =>
      stringify({ command, id, by: { actor }, today, body: JSON.parse(JSON.stringify(body)) as unknown }),
    )
    .join('---\n');
}
