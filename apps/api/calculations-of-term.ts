import { isUuid, OneOf } from '../../libs/commands/fields.ts';
import { standingFacts } from '../../libs/event-log/standing-facts.ts';
import { streamName, type Recorded, type StreamName } from '../../libs/event-log/event.ts';
import type { Receipt } from '../../libs/law/receipt.ts';
import { notFound } from '../../libs/platform/problem.ts';
import type { ReadContext } from '../../libs/platform/read-route.ts';
import type {
  Calculation,
  PunishmentTermFact,
  RightFrom,
  RightsOfTerm,
  TermDate,
} from '../../libs/punishment-term/punishment-term.events.ts';
import { withoutReceipt } from '../../libs/punishment-term/punishment-term.state.ts';
import { mayReadPerson } from './person-scope.ts';
import { readEntries, type HistoryEntry } from './recorded-streams.ts';
import type { Sources } from './sources.ts';

/** The days that follow from a term, as they are asked for; recorded under the name on the right. */
export const datesOfTerm = {
  termEnd: 'TERM_END',
  paroleFrom: 'PAROLE_FROM',
  substitutionFrom: 'SUBSTITUTION_FROM',
  recordExpunges: 'RECORD_EXPUNGES',
} as const satisfies Readonly<Record<'termEnd' | keyof RightsOfTerm, TermDate>>;

export type DateOfTerm = keyof typeof datesOfTerm;

export const namesOfDates = ['termEnd', 'paroleFrom', 'substitutionFrom', 'recordExpunges'] as const satisfies readonly DateOfTerm[];

export class DateQuery {
  @OneOf(namesOfDates, { says: 'Which of the days that follow from the term; its last day unless told', optional: true })
  readonly date?: DateOfTerm;
}

export type TermCalculated = Recorded<Extract<PunishmentTermFact, { readonly type: 'TermCalculated' }>>;

/** A term as it is recorded, within the caller's scope. */
export interface RecordedTerm {
  readonly stream: StreamName;
  readonly personId: string;
  readonly entries: readonly HistoryEntry[];
  /** What stands, in order: corrections are taken into account. */
  readonly facts: readonly Recorded<PunishmentTermFact>[];
  /** Number 1 is the first one. */
  readonly calculations: readonly TermCalculated[];
}

/** Read from the log: whoever asks why wants what was recorded, not what a register has caught up with. Throws a `Problem`, 404. */
export async function recordedTerm(sources: Sources, { params, principal }: ReadContext): Promise<RecordedTerm> {
  const id = params['id'] ?? '';
  const stream = streamName('term', id);
  const entries = isUuid(id) ? await readEntries(sources, stream) : [];
  const facts = standingFacts(entries.map(({ fact }) => fact)) as readonly Recorded<PunishmentTermFact>[]; // a term's stream, and no corrections
  const personId = facts[0]?.data.personId;
  if (personId === undefined || !(await mayReadPerson(sources, principal, personId))) throw notFound('such term');
  return { stream, personId, entries, facts, calculations: facts.filter((fact) => fact.type === 'TermCalculated') };
}

/** One day of one calculation, with the receipt of it. */
export interface CalculatedDate {
  readonly number: number;
  readonly fact: TermCalculated;
  readonly answer: Calculation | RightFrom;
  readonly receipt: Receipt;
}

/**
 * What a calculation says of one day.
 *
 * @param number of the calculation; the latest one unless told. Throws a `Problem`, 404, where there is no such calculation or answer
 */
export function calculatedDate({ calculations }: RecordedTerm, date: DateOfTerm, number: number = calculations.length): CalculatedDate {
  const fact = calculations[number - 1];
  if (fact === undefined) throw notFound('such calculation of the term');
  const { calculation, receipt, rights } = fact.data;
  if (date === 'termEnd') return { number, fact, answer: calculation, receipt };
  const right = rights[date];
  if (right?.receipt === undefined) throw notFound(`answer of the law to ${date} in calculation ${String(number)}`);
  return { number, fact, answer: withoutReceipt(right), receipt: right.receipt };
}

/** What a calculation says besides its receipts. */
export function decided({ data: { receipt: _, rights, ...others } }: TermCalculated): object {
  return {
    ...others,
    rights: Object.fromEntries(Object.entries(rights).map(([date, right]) => [date, withoutReceipt(right)])),
  };
}
