import { streamName } from '../../libs/event-log/event.ts';
import { standingByRevision } from '../../libs/event-log/standing-facts.ts';
import type { Receipt } from '../../libs/law/receipt.ts';
import { notFound } from '../../libs/platform/problem.ts';
import type { ReadContext } from '../../libs/platform/read-route.ts';
import { capabilities } from '../capabilities.ts';
import { mayReadPerson } from './person-scope.ts';
import { readEntries } from './recorded-streams.ts';
import type { Sources } from './sources.ts';

/** A decision that rests on an answer of the law. */
export interface DecisionWithReceipt {
  readonly personId: string;
  readonly stream: string;
  /** As text: where it stands in the log. */
  readonly position: string;
  readonly event: string;
  /** What the event says besides its receipt. */
  readonly decided: object;
  readonly receipt: Receipt;
}

/**
 * The last decision of a stream that rests on the law, within the caller's scope.
 *
 * Read from the log: whoever asks why wants what was recorded, not what a register has caught up with. Throws a `Problem`, 404.
 */
export async function lastReceipt(sources: Sources, { params, principal }: ReadContext, category: string): Promise<DecisionWithReceipt> {
  const id = params['id'] ?? '';
  const stream = streamName(category, id);
  const entries = isAddress(category, id) ? await readEntries(sources, stream) : [];
  const standing = standingByRevision(entries.map(({ fact }) => fact));
  // what was voided says nothing any more; its receipt is in the history
  const entry = entries.findLast((_, revision) => 'receipt' in (standing[revision]?.data ?? {}));
  if (entry === undefined) throw notFound(`such ${category}, or nothing that is recorded of it rests on an answer of the law`);
  const { receipt, ...decided } = entry.fact.data as { readonly receipt: Receipt; readonly personId: string }; // facts name their person
  if (!(await mayReadPerson(sources, principal, decided.personId))) throw notFound(`such ${category}`);
  return { personId: decided.personId, stream, position: String(entry.event.position), event: entry.event.type, decided, receipt };
}

/** Whether things of this kind are addressed like that; nothing else is looked for in the log. */
function isAddress(category: string, id: string): boolean {
  return capabilities.find(({ on }) => on.category === category)?.ids.pattern.test(id) ?? false;
}
