import type { EnactedAct } from '../../libs/amnesty/amnesty-act.state.ts';
import type { AmnestyActFact, AmnestyDecisionFact, LawNo, ScreeningId } from '../../libs/amnesty/amnesty.events.ts';
import { finishScreening, type FinishScreening } from '../../libs/amnesty/finish-screening.ts';
import { decisionId } from '../../libs/amnesty/law-no.ts';
import { proposeAmnesty, type ProposeAmnesty } from '../../libs/amnesty/propose.ts';
import { runCommand, type Outcome } from '../../libs/commands/run-command.ts';
import { UndecodableEvent } from '../../libs/event-log/codec.ts';
import { NotBegun } from '../../libs/event-log/decider.ts';
import { streamName, type CommandId, type LegalDate, type Position, type StreamName } from '../../libs/event-log/event.ts';
import { basisChanged } from '../../libs/event-log/standing-facts.ts';
import { uuidV5 } from '../../libs/event-log/uuid-v5.ts';
import { legalDayOf } from '../../libs/platform/legal-day.ts';
import { askOfEveryTerm, type TermsWatch } from '../../libs/population/ask-of-every-term.ts';
import { findPin, pinPopulation, type Pin } from '../../libs/population/pin-population.ts';
import {
  countedTerms,
  keepCounted,
  keepOutcomes,
  screeningProgress,
  termsLeft,
  type TermLeft,
  type TermOutcome,
} from '../../libs/population/screened-terms.ts';
import type { Sources } from '../api/sources.ts';
import { recordedAct } from '../recorded-act.ts';
import { countedTerm } from './counted-term.ts';

/** One screening, as whoever carries it out must know it. */
export interface ScreeningAsked {
  readonly lawNo: LawNo;
  readonly screeningId: ScreeningId;
  /** Everybody is counted as of that day, whenever it is done. */
  readonly plannedOn: LegalDate;
}

/** Few enough that others have their turn in between. */
const proposedAtOnce = 64;

/**
 * Pins everybody who serves a term, and counts what the act gives for each on what is known then; nothing is recorded.
 *
 * Goes on where it was stopped. Resolves with the pin once all are counted, or with `undefined` where it was stopped.
 */
export async function countEverybody(
  sources: Sources,
  { lawNo, screeningId, plannedOn }: ScreeningAsked,
  watch: TermsWatch,
): Promise<Pin | undefined> {
  const { pool } = sources;
  const act = await enactedAct(sources, lawNo);
  const pin =
    (await findPin(pool, screeningId)) ?? (await pinPopulation(pool, screeningId, { since: await plannedAt(sources, lawNo, screeningId) }));
  const all = await askOfEveryTerm(
    pool,
    {
      pin,
      answer: (term) => countedTerm(act, term, plannedOn),
      from: await countedTerms(pool, screeningId),
      keep: (terms) => keepCounted(pool, screeningId, terms),
    },
    watch,
  );
  if (!all) return undefined;
  watch.onProgress?.(pin.terms, pin.terms);
  return pin;
}

/**
 * Records a proposal for every term that was counted and has none, through the ordinary command, on what stands when its turn comes.
 *
 * Each term has one command of one id on a stream of its own, so that whoever is killed and begins again, or runs beside another, records
 * nothing twice. Resolves with whether it came to the end; then the screening is recorded as finished.
 */
export async function proposeForEverybody(
  sources: Sources,
  screening: ScreeningAsked,
  pin: Pin,
  { signal, onProgress = () => undefined }: TermsWatch,
): Promise<boolean> {
  const { pool } = sources;
  for (let from = 0; ;) {
    if (signal.aborted) return false;
    const left = await termsLeft(pool, screening.screeningId, { from, limit: proposedAtOnce });
    if (left.length === 0) break;
    const outcomes = await Promise.all(left.map((term) => outcomeFor(sources, screening, term)));
    await keepOutcomes(pool, screening.screeningId, outcomes);
    from = (left.at(-1)?.seq ?? from) + 1;
    onProgress(from, pin.terms);
  }
  await finish(sources, screening, pin);
  return true;
}

/** Who asks, in the events. */
const actor = 'amnesty-screening';

/** A record that cannot be read holds up nobody else: a person must look at it. */
async function outcomeFor(sources: Sources, screening: ScreeningAsked, term: TermLeft): Promise<TermOutcome> {
  try {
    return await proposedFor(sources, screening, term);
  } catch (error) {
    if (error instanceof UndecodableEvent || error instanceof NotBegun) return { seq: term.seq, outcome: 'record-unreadable' };
    throw error;
  }
}

async function proposedFor(sources: Sources, { lawNo, screeningId }: ScreeningAsked, term: TermLeft): Promise<TermOutcome> {
  const id = decisionId(lawNo, term.termId);
  const body: ProposeAmnesty = { personId: term.personId, screeningId };
  const commandId = uuidV5(commandNamespace, `${screeningId}\n${term.termId}`) as CommandId; // one screening, one term, one command
  const outcome = await runCommand(sources, {
    ...{ command: proposeAmnesty, id, body, commandId, actor, today: legalDayOf(new Date()) },
    metadata: { correlationId: screeningId },
  });
  switch (outcome.outcome) {
    case 'recorded':
    case 'repeated':
    case 'exists':
      return { seq: term.seq, ...(await whatStands(sources, id, screeningId, term)) };
    case 'refused':
      return { seq: term.seq, outcome: outcome.refusal.code };
    case 'not-found':
    case 'stale':
    case 'busy':
    case 'command-id-taken':
      throw new Error(`${id} could not be proposed: ${shownOutcome(outcome)}`);
  }
}

/** The first proposal of a term, whoever made it. */
async function whatStands(sources: Sources, id: string, screeningId: ScreeningId, term: TermLeft): Promise<Omit<TermOutcome, 'seq'>> {
  const [first] = await sources.log.readStream(streamName('amnesty-decision', id), { to: 0 });
  if (first === undefined) throw new Error(`amnesty-decision-${id} was recorded and is not there`);
  const fact = sources.codec.decode(first) as unknown as AmnestyDecisionFact; // its stream holds these facts and no others
  if (fact.type !== 'AmnestyProposed') throw new Error(`amnesty-decision-${id} begins with ${fact.type}`);
  const proposed = fact.data.proposal.verdict;
  if (fact.data.screeningId !== screeningId) return { outcome: 'PROPOSED_BEFORE', proposed };
  const restsOn = (first.metadata['basis'] ?? '').split(' ').filter((stream) => !stream.startsWith('amnesty-'));
  const moved = restsOn.filter((stream) => !term.pinned.includes(stream));
  const changed = (await Promise.all(moved.map((stream) => saysMore(sources, stream, term.pinned)))).includes(true);
  return { outcome: 'PROPOSED', proposed, changed };
}

/** Whether a stream says more of somebody at a revision (`term-…@5`) than when it was pinned: notes of corrections made elsewhere say nothing. */
async function saysMore(sources: Sources, at: string, pinned: readonly string[]): Promise<boolean> {
  const [stream, to] = streamAt(at);
  const known = pinned.map(streamAt).find(([name]) => name === stream);
  if (known === undefined) return true;
  const since = await sources.log.readStream(stream, { from: known[1] + 1, to });
  return since.some(({ type }) => type !== basisChanged);
}

function streamAt(text: string): readonly [stream: StreamName, revision: number] {
  const end = text.lastIndexOf('@');
  return [text.slice(0, end) as StreamName, Number(text.slice(end + 1))]; // as a decision named what it rests on
}

async function finish(sources: Sources, { lawNo, screeningId }: ScreeningAsked, pin: Pin): Promise<void> {
  const { proposed, proposedBefore, changedSince, refused } = await screeningProgress(sources.pool, screeningId);
  const body: FinishScreening = {
    screeningId,
    result: {
      position: String(pin.position),
      terms: pin.terms,
      verdicts: proposed,
      proposedBefore,
      changedSince,
      refused: Object.values(refused).reduce((sum, some) => sum + some, 0),
    },
  };
  const outcome = await runCommand(sources, {
    ...{ command: finishScreening, id: lawNo, body, actor, today: legalDayOf(new Date()), metadata: { correlationId: screeningId } },
    commandId: uuidV5(commandNamespace, `${screeningId}\nfinish`) as CommandId, // one screening, one end
  });
  if (outcome.outcome === 'recorded' || outcome.outcome === 'repeated') return;
  // somebody who ran beside us was faster
  if (outcome.outcome === 'refused' && outcome.refusal.code === 'screening-not-under-way') return;
  throw new Error(`The screening ${screeningId} could not be finished: ${shownOutcome(outcome)}`);
}

async function enactedAct(sources: Sources, lawNo: LawNo): Promise<EnactedAct> {
  const act = await recordedAct(sources, lawNo);
  if (act === undefined || act.is === 'DRAFT') throw new Error(`${lawNo} is screened and was never enacted`);
  return act;
}

/** Position of the fact that planned a screening: nobody is left out whose term was known by then. */
async function plannedAt({ log, codec }: Sources, lawNo: LawNo, screeningId: ScreeningId): Promise<Position> {
  const events = await log.readStream(streamName('amnesty', lawNo));
  const planned = events.find((event) => {
    const fact = codec.decode(event) as unknown as AmnestyActFact; // its stream holds these facts and no others
    return fact.type === 'ScreeningPlanned' && fact.data.screeningId === screeningId;
  });
  if (planned === undefined) throw new Error(`the screening ${screeningId} was never planned under ${lawNo}`);
  return planned.position;
}

function shownOutcome(outcome: Outcome): string {
  return outcome.outcome === 'refused' ? outcome.refusal.code : outcome.outcome;
}

/** Namespace of the command ids of screenings. */
const commandNamespace = '9c1de6a4-3f0b-5b8e-8c55-2d0d6b1f7a34';
