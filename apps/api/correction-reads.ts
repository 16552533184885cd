import { isUuid } from '../../libs/commands/fields.ts';
import { consequencesOf, type Consequence } from '../../libs/correction/consequences.ts';
import { correctedFact, correcting, type AskedCorrection } from '../../libs/correction/corrected-fact.ts';
import type { EventPlace } from '../../libs/correction/correction.events.ts';
import { correctionState, placeText, type Correction } from '../../libs/correction/correction.state.ts';
import { AskedOfFact, correctablesOf } from '../../libs/correction/propose-correction.ts';
import { fold, type StreamState } from '../../libs/event-log/decider.ts';
import { idOf, streamName, type AnyFact, type LegalDate, type Recorded, type StreamName } from '../../libs/event-log/event.ts';
import { standingFacts, type Said } from '../../libs/event-log/standing-facts.ts';
import { notFound, refused } from '../../libs/platform/problem.ts';
import { read, type AnyRead, type ReadContext } from '../../libs/platform/read-route.ts';
import { calculated, calculationReadings, type CalculationFacts } from '../../libs/punishment-term/calculate-term.ts';
import { punishmentTermState } from '../../libs/punishment-term/punishment-term.state.ts';
import { correctables } from '../capabilities.ts';
import { recordedOfPerson } from '../recorded-of-person.ts';
import { mayReadPerson } from './person-scope.ts';
import { readEntries } from './recorded-streams.ts';
import type { Sources } from './sources.ts';

class NoQuery {}

const by = ['officer', 'supervisor', 'facility', 'court-registrar', 'auditor'] as const;

/** What a correction would change, before anybody proposes it: nothing is recorded. */
const preview = read<Sources, AskedOfFact>({
  method: 'POST',
  path: 'corrections/preview',
  query: AskedOfFact,
  says: 'What a correction would change: the fact, the dates that follow, the decisions that rested on it. Nothing is recorded.',
  by,
  registers: ['person_stream'],
  answer: async ({ query, context, sources }) => {
    const { personId, stream, revision } = query;
    const recorded = await recordedWithin(sources, context, personId);
    const facts = ofStream(recorded, stream);
    const corrected = correctedFact(facts, query, correctablesOf(correctables, stream), context.today);
    if ('code' in corrected || facts.length === 0) {
      const refusal = 'code' in corrected ? corrected : { code: 'target-unknown', reason: 'The person has no such stream.' };
      throw refused(refusal);
    }
    const target: EventPlace = { stream, revision, type: corrected.type };
    return { json: changesOf(recorded, target, query.kind, corrected, context.today), persons: [personId] };
  },
});

/** The same of a proposed correction, as things are now; of a decided one, as they were when it was decided. */
const consequences = read<Sources, NoQuery>({
  method: 'GET',
  path: 'corrections/:id/consequences',
  query: NoQuery,
  says: 'What a proposed correction would change as things are now: the fact, the dates that follow, the decisions that rested on it.',
  by,
  registers: ['person_stream'],
  example: { id: '0192e4a0-7b1c-7000-8000-00000000c001' },
  answer: async ({ context, sources }) => {
    const id = context.params['id'] ?? '';
    const entries = isUuid(id) ? await readEntries(sources, streamName('correction', id)) : [];
    const correction = fold<Correction, never>(
      correctionState,
      entries.map(({ fact }) => fact as never), // a stream holds the facts of its kind and no others
    );
    if (correction === undefined) throw notFound('such correction');
    const { personId, target, kind, outcome, proposedBy, reasonCode, legalBasis } = correction;
    const everything = await recordedWithin(sources, context, personId);
    const decided = everything.find(
      ({ stream, type, data }) => stream === target.stream && type !== 'BasisChanged' && 'correctionId' in data && data.correctionId === id,
    );
    const recorded = decided === undefined ? everything : everything.filter(({ position }) => position < decided.position);
    const changes = changesOf(recorded, target, kind, correction, context.today);
    return { json: { outcome, proposedBy, reasonCode, legalBasis, ...changes }, persons: [personId] };
  },
});

export const correctionReads: readonly AnyRead[] = [preview, consequences];

async function recordedWithin(sources: Sources, { principal }: ReadContext, personId: string): Promise<readonly Recorded<AnyFact>[]> {
  const recorded = await recordedOfPerson(sources, personId);
  if (recorded.length === 0 || !(await mayReadPerson(sources, principal, personId))) throw notFound('such person');
  return recorded;
}

function changesOf(
  recorded: readonly Recorded<AnyFact>[],
  target: EventPlace,
  kind: AskedCorrection['kind'],
  { was, now }: { readonly was: Said; readonly now?: Said },
  today: LegalDate,
): object {
  const from = kind === 'SUPERSEDE' ? now?.effectiveOn : undefined;
  const decisions = consequencesOf(recorded, target, from);
  const looked = new Set([target.stream, ...decisions.map(({ decision }) => decision.stream)]);
  return {
    target,
    kind,
    was,
    now: now ?? null,
    dates: datesOf(recorded, target, correcting(kind, target.revision, target.type, now, today), today),
    decisions: decisions.map(shown),
    // what whoever proposes or approves hands back: that they have looked at this, as it is now
    consequences: [...looked].map((stream) => placeText({ stream, revision: ofStream(recorded, stream).length - 1 })),
  };
}

function shown({ decision, effectiveOn, because }: Consequence): object {
  return { ...decision, effectiveOn, because: placeText(because) };
}

/** What a term was calculated to, and what it would be calculated to today. Empty where the fact is not of a term. */
function datesOf(recorded: readonly Recorded<AnyFact>[], { stream }: EventPlace, correction: AnyFact, today: LegalDate): readonly object[] {
  if (!stream.startsWith('term-')) return [];
  const facts = ofStream(recorded, stream);
  const termId = idOf(stream, 'term');
  const [now, then] = [facts, standingFacts<AnyFact>([...facts, correction])].map((told) => fold(punishmentTermState, told as never[])); // facts of a term
  if (then?.sentence === undefined) return [];
  const known = Object.entries(calculationReadings(then, termId)).map(([name, { stream: other, as }]) => [
    name,
    fold(as as StreamState<unknown, AnyFact>, ofStream(recorded, other)), // each is folded over its own stream
  ]);
  const { calculation, rights } = calculated(then, 'CORRECTION', today, Object.fromEntries(known) as CalculationFacts).data; // one for each reading
  const { paroleFrom, substitutionFrom, recordExpunges } = rights;
  const wouldBe = {
    ...calculation,
    paroleFrom: dayOf(paroleFrom),
    substitutionFrom: dayOf(substitutionFrom),
    recordExpunges: dayOf(recordExpunges),
  };
  const before: typeof rights = now?.calculated.rights ?? {};
  return [
    {
      termId,
      recorded: {
        ...now?.calculation,
        paroleFrom: dayOf(before.paroleFrom),
        substitutionFrom: dayOf(before.substitutionFrom),
        recordExpunges: dayOf(before.recordExpunges),
      },
      wouldBe,
    },
  ];
}

/** The day of a right; null where it has none, or a human must say. */
function dayOf(right: object | undefined): unknown {
  return right !== undefined && 'on' in right ? right.on : null;
}

function ofStream(recorded: readonly Recorded<AnyFact>[], stream: StreamName): readonly Recorded<AnyFact>[] {
  return recorded.filter((fact) => fact.stream === stream).sort((a, b) => a.revision - b.revision);
}
