import { OneOf, PlainObject } from '../../libs/commands/fields.ts';
import type { CaseId } from '../../libs/criminal-case/criminal-case.events.ts';
import { fold, type StreamState } from '../../libs/event-log/decider.ts';
import { idOf, streamName, type AnyFact, type LegalDate } from '../../libs/event-log/event.ts';
import { daysBetween } from '../../libs/law/calendar/legal-date.ts';
import { evaluateUntyped, type Evaluation } from '../../libs/law/evaluate.ts';
import type { LawQuestion } from '../../libs/law/law-questions.ts';
import type { Receipt } from '../../libs/law/receipt.ts';
import { notFound } from '../../libs/platform/problem.ts';
import { read } from '../../libs/platform/read-route.ts';
import { calculationOf, factsOfTermEnd } from '../../libs/punishment-term/calculate-term.ts';
import type { Calculation, RightFrom } from '../../libs/punishment-term/punishment-term.events.ts';
import { punishmentTermState, withoutReceipt, type PunishmentTerm } from '../../libs/punishment-term/punishment-term.state.ts';
import { factsOfRights, questionsOfRights, rightOf } from '../../libs/punishment-term/rights-of-term.ts';
import { behaviourInCustody } from '../../libs/sentenced-person/behaviour-in-custody.ts';
import { damageReadings, damagesOf, type DamageFacts } from '../../libs/sentenced-person/damage-of-cases.ts';
import { priorParole } from '../../libs/sentenced-person/revoked-parole.ts';
import { sentencedPerson } from '../../libs/sentenced-person/sentenced-person.ts';
import type { SentenceServed } from '../../libs/sentenced-person/term-served.ts';
import { asBadInput } from './ask-law.ts';
import { namesOfDates, recordedTerm, type DateOfTerm, type RecordedTerm } from './calculations-of-term.ts';
import { readEntries } from './recorded-streams.ts';
import { whoAsksWhy } from './receipt-reads.ts';
import type { Sources } from './sources.ts';

class WhatIf {
  @PlainObject({
    says: 'Facts in place of those that are recorded, or that only papers show: credits, interruptions, term, facility, damageRepaid, cooperation, offences, person',
    example: { credits: [{ kind: 'CUSTODY', from: '2021-10-04', to: '2022-01-31' }], damageRepaid: true },
  })
  readonly facts!: object;

  @OneOf(namesOfDates, { says: 'The day whose receipt is given; the last day of the term unless told', optional: true })
  readonly date?: DateOfTerm;
}

type Answer = Calculation | RightFrom;

/** What the law would answer of other facts; nothing is recorded. */
export const whatIfOfTerm = read<Sources, WhatIf>({
  method: 'POST',
  path: 'terms/:id/what-if',
  query: WhatIf,
  says: 'What each day that follows from a term would be today with other facts, beside the last calculation, and how many days later. Nothing is recorded.',
  by: whoAsksWhy,
  registers: [],
  example: { id: '0192e4a0-7b1c-7000-8000-0000000000f1' },
  answer: async ({ query: { facts, date = 'termEnd' }, context, sources }) => {
    const term = await recordedTerm(sources, context);
    const recorded = recordedDays(term);
    const supposed = await supposedDays(sources, term, facts, context.today);
    const days = Object.fromEntries(namesOfDates.map((name) => [name, compared(recorded[name], supposed[name]?.answer)]));
    const other = supposed[date];
    if (other === undefined) throw notFound(`answer of the law to ${date} on these facts`);
    const { stream, personId, calculations } = term;
    return {
      json: {
        stream,
        position: String(calculations.at(-1)?.position ?? 0),
        calculation: calculations.length,
        asOf: context.today,
        date,
        ...compared(recorded[date], other.answer),
        receipt: other.receipt,
        dates: days,
      },
      persons: [personId],
    };
  },
});

type Days<Day> = Readonly<Partial<Record<DateOfTerm, Day>>>;
type Supposed = Days<{ readonly answer: Answer; readonly receipt: Receipt }>;

/** As the last calculation recorded them, whatever the law would answer today. */
function recordedDays({ calculations }: RecordedTerm): Days<Answer> {
  const latest = calculations.at(-1);
  if (latest === undefined) throw notFound('calculation of the term');
  const { calculation, rights } = latest.data;
  return {
    termEnd: calculation,
    ...Object.fromEntries(Object.entries(rights).map(([name, right]) => [name, withoutReceipt(right)])),
  };
}

/** The term is calculated as `recalculate` would today, with the facts that are given in place of those recorded. */
async function supposedDays(sources: Sources, recorded: RecordedTerm, others: object, today: LegalDate): Promise<Supposed> {
  const term = fold(punishmentTermState, recorded.facts);
  if (term?.sentence === undefined) throw notFound('sentence in the term');
  const termEnd = supposedEnd(term, term.sentence, others);
  const personId = recorded.personId;
  const { caseId } = term.sentence;
  const [person, behaviour, prior, cases] = await Promise.all([
    viewOf(sources, 'person', personId, sentencedPerson),
    viewOf(sources, 'custody', personId, behaviourInCustody),
    viewOf(sources, 'parole', recorded.stream.slice('term-'.length), priorParole),
    damagesRead(sources, caseId),
  ]);
  if (person === undefined) return { termEnd };
  const onTerm = {
    term: { ...term, calculation: termEnd.answer },
    sentence: term.sentence,
    person,
    behaviour,
    damages: damagesOf(caseId, cases),
    ...(prior?.revoked && { revoked: prior.revoked }),
  };
  const rights = Object.entries(factsOfRights(today, onTerm)) as readonly (readonly [keyof typeof questionsOfRights, object])[]; // by its type
  const supposed = rights.map(([name, facts]) => {
    const { answer, receipt } = askedWith(questionsOfRights[name], facts, only(name, others), today);
    return [name, { answer: rightOf(answer as Parameters<typeof rightOf>[0]), receipt }] as const; // the answer to that question
  });
  return { termEnd, ...Object.fromEntries(supposed) };
}

function supposedEnd(
  term: PunishmentTerm,
  sentence: SentenceServed,
  others: object,
): { readonly answer: Calculation; readonly receipt: Receipt } {
  const { answer, receipt } = askedWith('term-end', factsOfTermEnd(term, sentence), only('termEnd', others), sentence.imposedOn);
  return { answer: calculationOf(term, answer as Parameters<typeof calculationOf>[1], term.cutDays), receipt }; // the answer to that question
}

function askedWith(question: LawQuestion, facts: object, others: object, asOf: LegalDate): Evaluation<LawQuestion> {
  try {
    return evaluateUntyped(question, { ...facts, ...others }, asOf);
  } catch (error) {
    throw asBadInput(error, { facts: others });
  }
}

const ofEveryRelease = ['person', 'lastDay', 'offences', 'revokedBefore', 'damageRepaid', 'maliciousViolation'];
const ofTerm = ['start', 'punishment', 'term', 'facility', 'credits', 'interruptions'];

/** The facts that each question knows: one that is given is told to those, and no other hears of it. */
const known: Readonly<Record<DateOfTerm, readonly string[]>> = {
  termEnd: ofTerm,
  paroleFrom: [...ofTerm, ...ofEveryRelease, 'life', 'cooperation', 'raisesChildUnder14', 'raisesChildAlone'],
  substitutionFrom: [...ofTerm, ...ofEveryRelease, 'to', 'citizen'],
  recordExpunges: ['punishment', 'suspended', 'offences', 'person', 'servedOn', 'additionalServedOn', 'newOffences'],
};

/** What no question knows goes to the first of them, which says that it does not know it. */
function only(date: DateOfTerm, others: object): object {
  const byNobody = (name: string): boolean => date === 'termEnd' && !Object.values(known).some((names) => names.includes(name));
  return Object.fromEntries(Object.entries(others).filter(([name]) => known[date].includes(name) || byNobody(name)));
}

async function viewOf<View>(sources: Sources, category: string, id: string, kind: StreamState<View, never>): Promise<View | undefined> {
  const entries = await readEntries(sources, streamName(category, id));
  return fold(
    kind as unknown as StreamState<View, AnyFact>, // folded only over its own streams
    entries.map(({ fact }) => fact),
  );
}

/** The verdict files of a sentence, each read once the one that joins it is. */
async function damagesRead(sources: Sources, caseId: CaseId, read: DamageFacts = {}): Promise<DamageFacts> {
  const unread = Object.entries(damageReadings(caseId, read)).filter(([name]) => !(name in read));
  if (unread.length === 0) return read;
  const found = await Promise.all(
    unread.map(async ([name, { stream, as }]) => [name, await viewOf(sources, 'case', idOf(stream, 'case'), as)] as const),
  );
  return damagesRead(sources, caseId, { ...read, ...Object.fromEntries(found) });
}

interface Compared {
  readonly recorded: Answer | null;
  readonly whatIf: Answer | null;
  /** Positive where the day would be later; `null` where one of the two is no day. */
  readonly daysLater: number | null;
}

function compared(recorded: Answer | undefined, whatIf: Answer | undefined): Compared {
  const [from, to] = [dayOf(recorded), dayOf(whatIf)];
  return {
    recorded: recorded ?? null,
    whatIf: whatIf ?? null,
    daysLater: from === undefined || to === undefined ? null : daysBetween(from, to),
  };
}

function dayOf(answer: Answer | undefined): LegalDate | undefined {
  if (answer?.verdict === 'COMPUTED') return answer.lastDay;
  return answer?.verdict === 'FROM' ? answer.on : undefined;
}
