import { describe, expect, it } from '@jest/globals';
import { capabilities, correctables, streamStates } from '../../apps/capabilities.ts';
import type { WayToCorrect } from '../../libs/commands/correctable.ts';
import { decided, type Result } from '../../libs/commands/scenario.ts';
import { fold } from '../../libs/event-log/decider.ts';
import { categoryOf, type AnyFact, type StreamName } from '../../libs/event-log/event.ts';
import { isCorrecting, type Said } from '../../libs/event-log/standing-facts.ts';
import { folded } from '../../libs/registers/folded.ts';
import { registers } from '../../libs/registers/registers.ts';
import { storiesOfSamples } from './stories-of-samples.ts';
import { byStream, effects, inOrder, recordedOf, wholeOf, type Recorded } from '../effects/stories.ts';

/**
 * What a correction promises, for every type and every way in which it is corrected: every state and every register stand as if the fact had
 * never been recorded, or had been recorded right. Each is corrected, with its two persons, in a story that a file of `test/effects` tells.
 */
const correctable = correctables.flatMap(({ facts }) => Object.entries(facts).map(([type, { kinds }]) => ({ type, kinds })));
const today = '2027-01-15';
const corrected = 'correction-0192e4a0-7b1c-7000-8000-00000000cc01';

/** What each type that can be corrected would say otherwise; the rest of it stays. */
const otherwise: Readonly<Record<string, (fact: AnyFact) => { readonly data?: object; readonly effectiveOn?: string }>> = {
  SocialStatusRecorded: ({ effectiveOn }) => ({ data: { from: dayAfter(effectiveOn) } }),
  SocialStatusEnded: ({ effectiveOn }) => ({ data: { to: dayAfter(effectiveOn) } }),
  DeathRecorded: ({ effectiveOn }) => ({ data: { diedOn: dayAfter(effectiveOn) } }),
  ChargeAdded: ({ data }) => ({ data: { offence: { ...offenceOf(data), maxTermYears: 5 } } }),
  VerdictDelivered: ({ effectiveOn }) => ({ data: { deliveredOn: dayBefore(effectiveOn) } }),
  SentenceImposed: () => ({ data: { firstTime: false } }),
  FinalPunishmentDetermined: ({ effectiveOn }) => ({ data: { imposedOn: dayAfter(effectiveOn) } }),
  VerdictInForce: ({ effectiveOn }) => ({ data: { inForceOn: dayAfter(effectiveOn) } }),
  SentenceUpheld: ({ effectiveOn }) => ({ data: { decidedOn: dayAfter(effectiveOn) } }),
  CivilClaimRecorded: ({ data }) => ({ data: { amount: amountOf(data) + 1 } }),
  DamageCompensated: ({ data }) => ({ data: { amount: amountOf(data) - 1 } }),
  TermOpened: ({ effectiveOn }) => ({ data: { start: dayAfter(effectiveOn) } }),
  SentenceIncluded: () => ({ data: { term: { years: 2, months: 7 } } }),
  SentenceRenewed: () => ({ data: { term: { years: 2, months: 7 } } }),
  TimeCredited: ({ effectiveOn }) => ({ data: { from: dayAfter(effectiveOn) } }),
  InterruptionRecorded: ({ effectiveOn }) => ({ data: { from: dayAfter(effectiveOn) } }),
  TermCompleted: ({ effectiveOn }) => ({ data: { completedOn: dayAfter(effectiveOn) } }),
  PersonAdmitted: () => ({ data: { facility: 'F7501' } }),
  TransferredOut: () => ({ data: { reason: 'COURT' } }),
  TransferredIn: ({ effectiveOn }) => ({ effectiveOn: dayAfter(effectiveOn) }),
  RegimeChanged: () => ({ data: { conditions: 'STRICT' } }),
  BehaviourGraded: () => ({ data: { degree: 'NEGATIVE_2' } }),
  ViolationRecorded: () => ({ data: { kind: 'GAMBLING' } }),
  MaliciousViolatorFound: ({ effectiveOn }) => ({ data: { foundOn: dayAfter(effectiveOn) } }),
  DisciplineLifted: ({ effectiveOn }) => ({ data: { liftedOn: dayAfter(effectiveOn) } }),
  IncentiveGranted: () => ({ data: { incentive: 'AWARD' } }),
  EscapeRecorded: ({ effectiveOn }) => ({ data: { escapedOn: dayAfter(effectiveOn) } }),
  ReturnedToCustody: ({ effectiveOn }) => ({ data: { returnedOn: dayAfter(effectiveOn) } }),
  ReleaseAuthorised: ({ data }) => ({ data: { releaseOn: dayAfter(dayIn(data, 'releaseOn')) } }),
  PersonReleased: ({ effectiveOn }) => ({ data: { releasedOn: dayAfter(effectiveOn) } }),
  ParoleReportAttached: ({ effectiveOn }) => ({ data: { attachedOn: dayAfter(effectiveOn) } }),
  ParoleSubmitted: ({ effectiveOn }) => ({ data: { submittedOn: dayAfter(effectiveOn) } }),
  SubstitutionSubmitted: ({ effectiveOn }) => ({ data: { submittedOn: dayAfter(effectiveOn) } }),
  HarmMadeGood: () => ({ data: { how: 'RESTORED' } }),
  OfficerAssigned: () => ({ data: { officer: 'officer-77' } }),
  ObligationSet: ({ effectiveOn }) => ({ data: { from: dayAfter(effectiveOn) } }),
  ObligationLifted: ({ effectiveOn }) => ({ data: { liftedOn: dayBefore(effectiveOn) } }),
  ReportingRegimeSet: () => ({ data: { visitsPerMonth: 4 } }),
  WarningIssued: ({ effectiveOn }) => ({ data: { issuedOn: dayAfter(effectiveOn) } }),
  SupervisionTransferred: ({ effectiveOn }) => ({ data: { transferredOn: dayAfter(effectiveOn) } }),
  SupervisionEnded: () => ({ data: { ending: 'EARLY' } }),
};

describe('a fact that is voided', () => {
  it.each(ofKind('VOID'))('leaves everything as if no %s had been recorded', (type) => {
    for (const { story, place } of found(type, 'VOID')) {
      const { stream, revision } = place;
      const never = story.filter((_, index) => index !== indexOf(story, stream, revision));
      expect(standingIn(after(story, place, 'VOID'), stream)).toEqual(standingIn(never, stream));
    }
  });
});

describe('a fact that is corrected', () => {
  it.each(ofKind('CORRECT'))('leaves everything as if %s had been recorded right in the first place', (type) => {
    for (const { story, place } of found(type, 'CORRECT')) {
      const recorded = after(story, place, 'CORRECT');
      const { effectiveOn, data } = saidNow(recorded);
      const right = story.map((one, index) =>
        index === indexOf(story, place.stream, place.revision) ? ([one[0], { ...one[1], effectiveOn, data }] as const) : one,
      );
      expect(right).not.toEqual(story);
      expect(standingIn(recorded, place.stream)).toEqual(standingIn(right, place.stream));
    }
  });
});

describe('a fact that is superseded', () => {
  it.each(ofKind('SUPERSEDE'))('leaves everything as if %s had not been recorded, and the newer one later', (type) => {
    for (const { story, place } of found(type, 'SUPERSEDE')) {
      const recorded = after(story, place, 'SUPERSEDE');
      const { effectiveOn, data } = saidNow(recorded);
      const never = story.filter((_, index) => index !== indexOf(story, place.stream, place.revision));
      const newer = [...never, [place.stream, { type, effectiveOn, data }] as const];
      expect(standingIn(recorded, place.stream)).toEqual(standingIn(newer, place.stream));
    }
  });
});

interface Place {
  readonly stream: string;
  readonly revision: number;
  readonly personId: string;
  readonly fact: AnyFact;
}

function ofKind(kind: WayToCorrect): readonly string[] {
  return correctable.filter(({ kinds }) => kinds.includes(kind)).map(({ type }) => type);
}

/** The first stories in which such a fact can be corrected in that way; there is one at least. */
function found(type: string, kind: WayToCorrect): readonly { readonly story: Recorded; readonly place: Place }[] {
  const examples: { readonly story: Recorded; readonly place: Place }[] = [];
  const refused = new Set<string>();
  for (const story of stories()) {
    for (const place of placesOf(story, type)) {
      const result = proposed(story, place, kind);
      if ('recorded' in result) examples.push({ story, place });
      else refused.add(JSON.stringify(result));
      if (examples.length === 3) return examples;
    }
  }
  if (examples.length === 0)
    throw new Error(`in no story can ${type} be corrected by ${kind}: ${[...refused].join('\n') || 'none has it'}`);
  return examples;
}

let told: readonly Recorded[] | undefined;

/** What the files tell, each up to and with what its command recorded. */
function stories(): readonly Recorded[] {
  told ??= [
    ...[...effects]
      .filter(([, { then }]) => then.refuses === undefined && then.faults === undefined)
      .map(([name]) => wholeOf(name).map(([stream, fact]) => [stream, whole(fact)] as const)),
    ...storiesOfSamples,
  ];
  return told;
}

/** Files leave out what a story does not turn on; it is there as it is lifted from the oldest events, and as receipts of examples. */
function whole(fact: AnyFact): AnyFact {
  const left = leftOut[fact.type];
  return left === undefined ? fact : { ...fact, data: { ...left, ...fact.data } };
}

/** A final punishment is only asked about again where the story tells what was asked: its own command has recorded it. */
function isWhole({ type, data }: AnyFact): boolean {
  return type !== 'FinalPunishmentDetermined' || JSON.stringify(data).includes('"question":"cumulation"');
}

const receipt = {
  ruleSet: 'kz',
  ruleSetHash: '00',
  question: 'term-end',
  asOf: '2024-02-18',
  facts: {},
  provisions: [],
  steps: [],
  rounding: 'none',
};

const leftOut: Readonly<Record<string, object>> = {
  SentenceImposed: { validity: { verdict: 'NOT_ASKED' } },
  TermCalculated: { rights: {}, receipt },
};

/** Facts of a type on streams of which nothing was corrected before: what is left out of such a one moves what corrections name. */
function placesOf(story: Recorded, type: string): readonly Place[] {
  const untouched = Object.entries(byStream(story)).filter(([, facts]) => !facts.some(isCorrecting));
  return untouched.flatMap(([stream, facts]) =>
    facts.flatMap((fact, revision): readonly Place[] => {
      if (fact.type !== type || !isWhole(fact)) return [];
      const { personId } = fact.data as { readonly personId: string }; // what can be corrected is about somebody
      return [{ stream, revision, personId, fact }];
    }),
  );
}

function indexOf(story: Recorded, stream: string, revision: number): number {
  let seen = -1;
  return story.findIndex(([name]) => name === stream && ++seen === revision);
}

const why = { reasonCode: 'CLERICAL_ERROR', legalBasis: 'PEC 91', documentRef: 'memo 3' };

function proposed(story: Recorded, { stream, revision, personId, fact }: Place, kind: WayToCorrect): Result {
  const change = kind === 'VOID' ? {} : otherwise[fact.type]?.(fact);
  if (change === undefined) throw new Error(`nothing is known that ${fact.type} could say otherwise`);
  const newer = kind === 'SUPERSEDE' ? { effectiveOn: dayAfter(fact.effectiveOn) } : {};
  const consequences = [`${stream}@${String((byStream(story)[stream]?.length ?? 0) - 1)}`];
  const body = { personId, stream, revision, kind, ...change, ...newer, ...why, consequences };
  return decided(byStream(story), commandNamed('propose'), body, { on: corrected, today, actor: 'author' });
}

/** The story with its correction: proposed by one, approved by another. */
function after(story: Recorded, place: Place, kind: WayToCorrect): Recorded {
  const withProposal = [...story, ...inOrder(recordedOf(proposed(story, place, kind)))];
  const consequences = [`${place.stream}@${String((byStream(story)[place.stream]?.length ?? 0) - 1)}`];
  const approved = decided(byStream(withProposal), commandNamed('approve'), { consequences }, { on: corrected, today, actor: 'approver' });
  return [...story, ...inOrder(recordedOf(approved)).filter(([stream]) => stream === place.stream)];
}

function saidNow(recorded: Recorded): Said {
  const { now } = recorded.at(-1)?.[1].data as { readonly now: Said }; // the correction comes last
  return now;
}

function commandNamed(name: string): NonNullable<(typeof capabilities)[number]['commands'][number]> {
  const command = capabilities.find(({ collection }) => collection === 'corrections')?.commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`there is no ${name}`);
  return command;
}

/** The state of the stream, and every row of every register, as the facts leave them; states of other streams hear of no correction. */
function standingIn(recorded: Recorded, stream: string): object {
  const category = categoryOf(stream as StreamName, Object.keys(streamStates)); // a name of a story
  const kind = category === undefined ? undefined : streamStates[category];
  if (kind === undefined) throw new Error(`${stream} is of no kind that is known`);
  const rows = registers
    .filter(({ name }) => !tellsOfCorrections.includes(name))
    .map(
      (register) =>
        [
          register.name,
          folded(register, ...recorded)
            .map(withoutPlaces)
            .map(sorted)
            .sort(),
        ] as const,
    );
  const state = kind.asRecorded === true ? {} : fold(kind, byStream(recorded)[stream] ?? []);
  return { state, rows: Object.fromEntries(rows) };
}

/** They show what was recorded and corrected, and not what stands. */
const tellsOfCorrections = ['person_stream', 'correction', 'work_item'];

/** Where in the log a row was told from: a correction is a later event than the one that it corrects. */
const places = ['revision', 'position', 'personRevision', 'custodyRevision', 'paroleRevision', 'since', 'moved', 'latestDay'];

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (places.includes(key) ? [] : [[key, withoutPlaces(inner)]])));
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function offenceOf(data: object): object {
  return (data as { readonly offence: object }).offence; // of a charge
}

function amountOf(data: object): number {
  return (data as { readonly amount: number }).amount; // of a claim or a payment
}

function dayIn(data: object, name: string): string {
  return String(new Map(Object.entries(data)).get(name));
}

function dayAfter(day: string): string {
  return moved(day, 1);
}

function dayBefore(day: string): string {
  return moved(day, -1);
}

function moved(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
