import { Text, WholeNumber } from '../commands/fields.ts';
import type { StreamName } from '../event-log/event.ts';
import type { EventPlace } from './correction.events.ts';

/** One event, as a process manager names it. */
export class Place {
  @Text({
    says: 'Stream',
    max: 120,
    pattern: /^[a-z]+(-[a-z]+)*-[0-9A-Za-z-]+$/,
    form: 'the name of a stream',
    example: 'parole-0192e4a0-7b1c-7000-8000-0000000000f1',
  })
  readonly stream!: StreamName;

  @WholeNumber({ says: 'Revision', min: 0, max: 1_000_000, example: 1 })
  readonly revision!: number;

  @Text({ says: 'Type', max: 60, example: 'ParoleGranted' })
  readonly type!: string;
}

export function placeOf({ stream, revision, type }: EventPlace): EventPlace {
  return { stream, revision, type };
}
