import { aCommandId, anEvent, aStream } from './made-events.ts';
import type { StreamName } from '../event.ts';
import type { Append } from '../event-log.ts';
import { MemoryEventLog } from '../memory-event-log.ts';

/** The stream that has four of the nine events. */
export const person = aStream('person');
const term = aStream('term');
const odd = 'персона-{"a,b"}\\N "NULL" \'1\'\u2028' as StreamName; // every character that a text might trip over

/** Nine events in three streams, with everything that an event can hold, and four commands, of which two wrote nothing. */
export const variedAppends: readonly Append[] = [
  { command: { commandId: aCommandId(), fingerprint: 'nothing yet' }, writes: [] },
  { writes: [{ stream: person, expected: 'no-stream', events: [anEvent({ type: 'A' })] }] },
  {
    command: { commandId: aCommandId(), fingerprint: 'әрекет "1"' },
    writes: [{ stream: term, expected: 'no-stream', events: [anEvent({ type: 'B', schemaVersion: 3, effectiveOn: '1961-12-31' })] }],
    checks: [{ stream: person, expected: 0 }],
  },
  {
    writes: [
      {
        stream: person,
        expected: 0,
        events: [
          anEvent({ personal: { key: 'p-1', ciphertext: Uint8Array.from({ length: 256 }, (_, byte) => byte) } }),
          anEvent({ personal: { key: 'k', ciphertext: new Uint8Array() } }),
        ],
      },
    ],
  },
  { command: { commandId: aCommandId(), fingerprint: 'nothing to do' }, writes: [], checks: [{ stream: person, expected: 2 }] },
  {
    command: { commandId: aCommandId(), fingerprint: 'several' },
    writes: [
      {
        stream: person,
        expected: 2,
        events: [anEvent({ data: '  {"b":1,\n "a":1.10, "b":12345678901234567890, "t":"\\u0000\u2028\u2029"}  ' })],
      },
      { stream: odd, expected: 'any', events: [anEvent({ metadata: { 'ключ "1"': 'нөл: \u0000, \\u0000, "', '': 'no key' } })] },
      { stream: term, expected: 0, events: [anEvent(), anEvent({ data: '"👩🏽‍⚖️ e\u0301"' }), anEvent({ data: 'null' })] },
    ],
  },
];

/** A log in memory in which all of that happened, 7 ms apart. */
export async function variedLog(): Promise<MemoryEventLog> {
  let now = Date.parse('2024-02-01T08:00:00.123Z');
  const log = new MemoryEventLog(() => new Date((now += 7)));
  for (const append of variedAppends) {
    const { outcome } = await log.append(append);
    if (outcome !== 'appended') throw new Error(outcome);
  }
  return log;
}
