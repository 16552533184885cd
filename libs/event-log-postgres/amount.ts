import type { Append } from '../event-log/event-log.ts';

/** How much of something there is to write. */
export interface Amount {
  readonly appends: number;
  readonly events: number;
  /** Of data and ciphertext, roughly. */
  readonly bytes: number;
}

export const none: Amount = { appends: 0, events: 0, bytes: 0 };

export function amountOf({ writes }: Append): Amount {
  let events = 0;
  let bytes = 0;
  for (const write of writes) {
    events += write.events.length;
    for (const { data, personal } of write.events) bytes += data.length + (personal?.ciphertext.length ?? 0);
  }
  return { appends: 1, events, bytes };
}

export function sum(a: Amount, b: Amount): Amount {
  return { appends: a.appends + b.appends, events: a.events + b.events, bytes: a.bytes + b.bytes };
}

export function negative({ appends, events, bytes }: Amount): Amount {
  return { appends: -appends, events: -events, bytes: -bytes };
}

export function within(limit: Amount, amount: Amount): boolean {
  return amount.appends <= limit.appends && amount.events <= limit.events && amount.bytes <= limit.bytes;
}
