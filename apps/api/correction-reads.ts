import { isDeepStrictEqual } from 'node:util';
import { checkBody } from '../../libs/commands/check-body.ts';
import { isUuid, LegalDay, OneOf, Text } from '../../libs/commands/fields.ts';
import { notYet, type Refusal } from '../../libs/commands/refusal.ts';
import { consequencesOf, type Consequence } from '../../libs/correction/consequences.ts';
import { correctedFact, correcting, nothingCorrected, type AskedCorrection } from '../../libs/correction/corrected-fact.ts';
import type { EventPlace } from '../../libs/correction/correction.events.ts';
import { correctionState, placeText, type Correction, type NotedCorrection } from '../../libs/correction/correction.state.ts';
import { changedOfPerson } from '../../libs/correction/personal-correction.ts';
import { AskedOfFact, correctablesOf } from '../../libs/correction/propose-correction.ts';
import { fold, type StreamState } from '../../libs/event-log/decider.ts';
import { idOf, streamName, type AnyFact, type LegalDate, type Recorded, type StreamName } from '../../libs/event-log/event.ts';
import type { Said } from '../../libs/event-log/standing-facts.ts';
import { notFound, refused } from '../../libs/platform/problem.ts';
import { read, type AnyRead, type ReadContext } from '../../libs/platform/read-route.ts';
import { calculated, calculationReadings, type CalculationFacts } from '../../libs/punishment-term/calculate-term.ts';
import { citizenshipCode } from '../../libs/person/citizenship-code.ts';
import { holdPersonalData } from '../../libs/person/correct-personal-data.ts';
import { sexes, type PersonFact, type Sex } from '../../libs/person/person.events.ts';
import type { RightsOfTerm } from '../../libs/punishment-term/punishment-term.events.ts';
import { personStreamRegister } from '../../libs/registers/person-stream-register.ts';
import { sentencedPerson } from '../../libs/sentenced-person/sentenced-person.ts';
import { punishmentTermState } from '../../libs/punishment-term/punishment-term.state.ts';
import { damageOfCase } from '../../libs/sentenced-person/damage-of-cases.ts';
import { correctables } from '../capabilities.ts';
import { recordedOfPerson } from '../recorded-of-person.ts';
import { mayReadPerson } from './person-scope.ts';
import { readEntries } from './recorded-streams.ts';
import type { Sources } from './sources.ts';
import { untilCaughtUp } from './until-caught-up.ts';

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
    const personal = personalPreview(facts, query, context.today);
    if (personal !== undefined) {
      if ('code' in personal) throw refused(personal);
      const fact: AnyFact = { type: 'PersonalDataCorrected', effectiveOn: context.today, data: personal.now.data };
      return { json: changesOf(recorded, { ...personal, kind: 'CORRECT', correction: fact }, context.today), persons: [personId] };
    }
    const corrected = correctedFact(facts, query, correctablesOf(correctables, stream), context.today);
    if ('code' in corrected || facts.length === 0) {
      const refusal = 'code' in corrected ? corrected : { code: 'target-unknown', reason: 'The person has no such stream.' };
      throw refused(refusal);
    }
    const target: EventPlace = { stream, revision, type: corrected.type };
    return { json: changesOf(recorded, changeOf(target, query.kind, corrected, context.today), context.today), persons: [personId] };
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
    const { personId, target } = correction;
    const everything = await recordedWithin(sources, context, personId);
    if (correction.outcome === 'NOTED') return { json: noted(everything, correction), persons: [personId] };
    const { kind, outcome, proposedBy, reasonCode, legalBasis } = correction;
    const decided = everything.find(
      ({ stream, type, data }) => stream === target.stream && type !== 'BasisChanged' && 'correctionId' in data && data.correctionId === id,
    );
    const recorded = decided === undefined ? everything : everything.filter(({ position }) => position < decided.position);
    const changes = changesOf(recorded, changeOf(target, kind, correction, context.today), context.today);
    return { json: { outcome, proposedBy, reasonCode, legalBasis, ...changes }, persons: [personId] };
  },
});

export const correctionReads: readonly AnyRead[] = [preview, consequences];

async function recordedWithin(sources: Sources, { principal }: ReadContext, personId: string): Promise<readonly Recorded<AnyFact>[]> {
  // a decision in a stream that the index has not seen would be missing in what a second person looks at
  await untilCaughtUp(sources, [personStreamRegister.name], 'What rested on it is not known yet.');
  const recorded = await recordedOfPerson(sources, personId);
  if (recorded.length === 0 || !(await mayReadPerson(sources, principal, personId))) throw notFound('such person');
  return recorded;
}

/** A fact as it stands and as it should, and what would be recorded for that on its stream. */
interface Change {
  readonly target: EventPlace;
  readonly kind: AskedCorrection['kind'];
  readonly was: Said;
  readonly now?: Said;
  readonly correction: AnyFact;
}

function changeOf(
  target: EventPlace,
  kind: AskedCorrection['kind'],
  { was, now }: { readonly was: Said; readonly now?: Said },
  today: LegalDate,
): Change {
  return { target, kind, was, ...(now !== undefined && { now }), correction: correcting(kind, target.revision, target.type, now, today) };
}

function changesOf(recorded: readonly Recorded<AnyFact>[], { target, kind, was, now, correction }: Change, today: LegalDate): object {
  const from = kind === 'SUPERSEDE' ? now?.effectiveOn : undefined;
  const decisions = consequencesOf(recorded, target, from);
  const looked = new Set([target.stream, ...decisions.map(({ decision }) => decision.stream)]);
  return {
    target,
    kind,
    was,
    now: now ?? null,
    dates: datesOf(recorded, target.stream, correction, today),
    decisions: decisions.map(shown),
    // what whoever proposes or approves hands back: that they have looked at this, as it is now
    consequences: [...looked].map((stream) => placeText({ stream, revision: ofStream(recorded, stream).length - 1 })),
  };
}

/** What had rested on personal data when they were corrected; nothing of what they say. */
function noted(recorded: readonly Recorded<AnyFact>[], { outcome, target, correctedBy, changed, approvedBy }: NotedCorrection): object {
  const at = recorded.find(({ stream, revision }) => stream === correctedBy.stream && revision === correctedBy.revision);
  const before = at === undefined ? recorded : recorded.filter(({ position }) => position < at.position);
  return { outcome, target, correctedBy, changed, approvedBy, decisions: consequencesOf(before, target).map(shown) };
}

class PersonalData {
  @OneOf(sexes, { says: 'Sex as it should be', optional: true })
  readonly sex?: Sex;

  @LegalDay({ says: 'Date of birth as it should be', optional: true })
  readonly birthDate?: LegalDate;

  @Text({ says: 'Citizenship as it should be', ...citizenshipCode, optional: true })
  readonly citizenship?: string;
}

/**
 * What correcting sex, date of birth or citizenship would say: it is done on the spot (persons/{id}/correct-personal-data), and can be looked
 * at before. `undefined` where it is not that.
 */
function personalPreview(
  facts: readonly Recorded<AnyFact>[],
  { stream, revision, kind, data = {} }: AskedOfFact,
  today: LegalDate,
): { readonly target: EventPlace; readonly was: Said; readonly now: Said } | Refusal | undefined {
  const recorded = facts[revision];
  if (kind !== 'CORRECT' || recorded === undefined || !holdPersonalData.includes(recorded.type)) return undefined;
  const checked = checkBody(PersonalData, data);
  const person = fold(sentencedPerson, facts as readonly Recorded<PersonFact>[]); // by its types
  if ('faults' in checked || person === undefined || Object.keys(data).length === 0) return undefined;
  const { body } = checked;
  const future = body.birthDate && notYet('/data/birthDate', body.birthDate, today);
  if (future) return future;
  if (changedOfPerson({ stream, data: body }, facts).length === 0) return nothingCorrected;
  const { sex, birthDate, citizenship } = person;
  const was = { sex, birthDate, citizenship };
  const { type, effectiveOn } = recorded;
  return { target: { stream, revision, type }, was: { effectiveOn, data: was }, now: { effectiveOn, data } };
}

function shown({ decision, effectiveOn, because }: Consequence): object {
  return { ...decision, effectiveOn, because: placeText(because) };
}

/**
 * What terms were calculated to, and what they would be calculated to today: the term of the fact itself; of a fact about the person every
 * term that goes on and would have other days by it.
 */
function datesOf(recorded: readonly Recorded<AnyFact>[], corrected: StreamName, correction: AnyFact, today: LegalDate): readonly object[] {
  const own = corrected.startsWith('term-');
  const streams = [...new Set(recorded.map(({ stream }) => stream))];
  const terms = own ? [corrected] : streams.filter((stream) => stream.startsWith('term-'));
  const files = streams.filter((stream) => stream.startsWith('case-'));
  const asRecorded = (stream: StreamName): readonly AnyFact[] => ofStream(recorded, stream);
  const asCorrected = (stream: StreamName): readonly AnyFact[] =>
    stream === corrected ? [...asRecorded(stream), correction] : asRecorded(stream);
  return terms.flatMap((stream) => {
    const term = foldedOf(punishmentTermState, asRecorded(stream));
    const wouldBe = daysOf(stream, files, asCorrected, today);
    if (
      wouldBe === undefined ||
      (!own && (term?.completed !== undefined || isDeepStrictEqual(wouldBe, daysOf(stream, files, asRecorded, today))))
    )
      return [];
    const { calculation, calculated: { rights } = { rights: {} } } = term ?? {};
    return [{ termId: idOf(stream, 'term'), recorded: { ...calculation, ...daysOfRights(rights) }, wouldBe }];
  });
}

/**
 * What a term would be calculated to; nothing before a sentence is included.
 *
 * @param files every verdict file of the person: a calculation takes those of its sentence
 */
function daysOf(
  stream: StreamName,
  files: readonly StreamName[],
  told: (stream: StreamName) => readonly AnyFact[],
  today: LegalDate,
): object | undefined {
  const term = foldedOf(punishmentTermState, told(stream));
  if (term?.sentence === undefined) return undefined;
  const known = Object.entries(calculationReadings(term, idOf(stream, 'term'))).map(([name, { stream: other, as }]) => [
    name,
    foldedOf(as as StreamState<unknown, AnyFact>, told(other)), // each is folded over its own stream
  ]);
  const damages = files.map((file) => [file, foldedOf(damageOfCase, told(file))]);
  const facts = Object.fromEntries([...known, ...damages]) as CalculationFacts; // one for each reading
  const { calculation, rights } = calculated(term, 'CORRECTION', today, facts).data;
  return { ...calculation, ...daysOfRights(rights) };
}

function foldedOf<State, F extends AnyFact>(kind: StreamState<State, F>, facts: readonly AnyFact[]): State | undefined {
  return fold(kind, facts as readonly F[]); // facts of a stream of its kind
}

/** The days of the rights, and whether a court must grant parole from its day on or may: it is that which payments decide. CC 72(1). */
function daysOfRights({ paroleFrom, substitutionFrom, recordExpunges }: RightsOfTerm): object {
  const paroleMode = paroleFrom !== undefined && 'mode' in paroleFrom ? paroleFrom.mode : null;
  const days = { paroleFrom: dayOf(paroleFrom), substitutionFrom: dayOf(substitutionFrom), recordExpunges: dayOf(recordExpunges) };
  return { ...days, paroleMode };
}

/** The day of a right; null where it has none, or a human must say. */
function dayOf(right: object | undefined): unknown {
  return right !== undefined && 'on' in right ? right.on : null;
}

function ofStream(recorded: readonly Recorded<AnyFact>[], stream: StreamName): readonly Recorded<AnyFact>[] {
  return recorded.filter((fact) => fact.stream === stream).sort((a, b) => a.revision - b.revision);
}
