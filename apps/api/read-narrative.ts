import { isUuid, OneOf } from '../../libs/commands/fields.ts';
import type { StreamName } from '../../libs/event-log/event.ts';
import { basisChanged, isCorrecting, standingByRevision } from '../../libs/event-log/standing-facts.ts';
import { explain } from '../../libs/law/explanation/explain.ts';
import { spokenProvision } from '../../libs/law/explanation/spoken-provision.ts';
import type { Receipt } from '../../libs/law/receipt.ts';
import { languages, type Language } from '../../libs/law/wording.ts';
import { tellEvent } from '../../libs/narrative/tell-event.ts';
import { notFound } from '../../libs/platform/problem.ts';
import { read } from '../../libs/platform/read-route.ts';
import { PersonStreamRow } from '../../libs/registers/person-stream-register.ts';
import { mayReadPerson } from './person-scope.ts';
import { whoAsksWhy } from './receipt-reads.ts';
import { readEntries, type HistoryEntry } from './recorded-streams.ts';
import type { Sources } from './sources.ts';

class NarrativeQuery {
  @OneOf(languages, { says: 'The language of the sentences; Russian unless told', optional: true, example: 'kk' })
  readonly lang?: Language;
}

/** What happened to a person, told from what is recorded and nothing else. */
export const readNarrative = read<Sources, NarrativeQuery>({
  method: 'GET',
  path: 'persons/:id/narrative',
  query: NarrativeQuery,
  says: 'The record of a person as a numbered chronology in English, Russian or Kazakh: each event a sentence, with its day, provisions and hash.',
  by: whoAsksWhy,
  registers: ['person_stream', 'prisoner', 'parole'],
  about: ({ id }) => id,
  answer: async ({ query: { lang = 'ru' }, context, sources }) => {
    const personId = context.params['id'] ?? '';
    const streams = isUuid(personId) ? await sources.registers.getRepository(PersonStreamRow).find({ where: { personId } }) : [];
    if (streams.length === 0 || !(await mayReadPerson(sources, context.principal, personId))) throw notFound('such person');
    const told = await Promise.all(streams.map(async (row) => withStanding(await readEntries(sources, row.stream as StreamName))));
    const lines = told
      .flat()
      .sort(byDay)
      .map((entry, index) => line(entry, index + 1, lang));
    return { json: { personId, lang, lines }, persons: [personId] };
  },
});

/** By the day from which it is true; of one day, in the order of recording. */
function byDay(a: HistoryEntry, b: HistoryEntry): number {
  if (a.event.effectiveOn !== b.event.effectiveOn) return a.event.effectiveOn < b.event.effectiveOn ? -1 : 1;
  return a.event.position < b.event.position ? -1 : 1;
}

/** An event with whether it stands as it was recorded; what says so of another one, and a note beside it, stand themselves. */
interface Standing extends HistoryEntry {
  readonly stands: boolean;
}

function withStanding(entries: readonly HistoryEntry[]): readonly Standing[] {
  const standing = standingByRevision(entries.map(({ fact }) => fact));
  return entries.map((entry, revision) => ({
    ...entry,
    stands: standing[revision] === entry.fact || isCorrecting(entry.fact) || entry.fact.type === basisChanged,
  }));
}

function line({ event, fact, stands }: Standing, number: number, lang: Language): object {
  const receipt = receiptOf(fact.data);
  return {
    number,
    day: event.effectiveOn,
    sentence: tellEvent(fact, lang).sentence,
    ...(receipt && { law: law(receipt, lang) }),
    stands,
    type: event.type,
    recordedAt: event.recordedAt.toISOString(),
    actor: event.metadata['actor'],
    stream: event.stream,
    revision: event.revision,
    position: String(event.position),
    hash: Buffer.from(event.hash).toString('hex'),
  };
}

/** On what the law's answer rests, and its last step in words. */
function law(receipt: Receipt, lang: Language): object {
  const [, , last] = explain({ ...receipt, steps: receipt.steps.slice(-1), versions: [] }, lang);
  return {
    question: receipt.question,
    asOf: receipt.asOf,
    ruleSet: receipt.ruleSet,
    provisions: receipt.provisions.map((provision) => spokenProvision(provision, lang)),
    ...(receipt.steps.length > 0 && { lastStep: last?.replace(/^\d+\. /, '') }),
  };
}

function receiptOf(data: object): Receipt | undefined {
  const receipt = new Map<string, unknown>(Object.entries(data)).get('receipt');
  return receipt === undefined ? undefined : (receipt as Receipt); // the field of this name is a receipt in every event
}
