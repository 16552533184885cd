import { fold } from '../../libs/event-log/decider.ts';
import type { StreamName } from '../../libs/event-log/event.ts';
import { readEntries, shown, stateKindOf } from '../api/recorded-streams.ts';
import type { Configuration } from '../configuration.ts';
import { withDeployment } from './with-deployment.ts';

/** Prints one event as an auditor reads it: what, who, when, on what; the state before and after; the law's receipt, step by step. */
export async function explain(configuration: Configuration, stream: string, revision: string): Promise<void> {
  await withDeployment(configuration, async ({ sources }) => {
    const name = stream as StreamName; // a name that is none leads to no events
    const kind = stateKindOf(name);
    const entries = await readEntries(sources, name);
    const index = entries.findIndex(({ event }) => String(event.revision) === revision);
    const entry = entries[index];
    if (entry === undefined || kind === undefined) {
      process.stderr.write(
        entries.length === 0 ? `There is no stream ${stream}.\n` : `${stream} has revisions 0 to ${String(entries.length - 1)}.\n`,
      );
      process.exitCode = 66;
      return;
    }
    const facts = entries.map(({ fact }) => fact);
    const { receipt, ...data } = entry.fact.data as { readonly receipt?: unknown }; // facts that rest on an answer of the law hold its receipt
    print(`${entry.event.type} — ${stream} #${revision}, position ${String(entry.event.position)}`, { ...shown(entry), data });
    if (receipt !== undefined) print('The law answered', receipt);
    print('State before', fold(kind, facts.slice(0, index)) ?? 'nothing recorded');
    print('State after', fold(kind, facts.slice(0, index + 1)));
  });
}

function print(title: string, what: unknown): void {
  process.stdout.write(`${title}\n${typeof what === 'string' ? what : JSON.stringify(what, null, 2)}\n\n`);
}
