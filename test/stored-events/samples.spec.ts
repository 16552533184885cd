import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { streamStates } from '../../apps/capabilities.ts';
import { amnestyActEvents, amnestyDecisionEvents } from '../../libs/amnesty/amnesty.events.ts';
import { correctionEvents, standingEvents } from '../../libs/correction/correction.events.ts';
import { criminalCaseEvents } from '../../libs/criminal-case/criminal-case.events.ts';
import { custodyEvents } from '../../libs/custody/custody.events.ts';
import { deferralEvents } from '../../libs/deferral/deferral.events.ts';
import { EventCodec, type GoldenSample, type StoredForm } from '../../libs/event-log/codec.ts';
import { fold, type StreamState } from '../../libs/event-log/decider.ts';
import { streamName, type AnyFact, type EventId, type Position, type Recorded, type RecordedEvent } from '../../libs/event-log/event.ts';
import { paroleEvents } from '../../libs/parole/parole.events.ts';
import { identifierEvents, personEvents } from '../../libs/person/person.events.ts';
import { punishmentTermEvents } from '../../libs/punishment-term/punishment-term.events.ts';
import { termsOfPersonEvents } from '../../libs/punishment-term/terms-of-person.events.ts';
import { reconciledEvents, reconciliationEvents } from '../../libs/reconciliation/reconciliation.events.ts';
import { eventCatalogues } from '../../libs/registers/vocabulary.ts';
import { substitutionEvents } from '../../libs/substitution/substitution.events.ts';
import { appointmentEvents, supervisionEvents } from '../../libs/supervision/supervision.events.ts';
import recorded from './fingerprints.json' with { type: 'json' };

/** Under which what may be stored on any stream is looked at; no state hears of it. */
const anyStream = 'any';
const asRecorded: StreamState<number, AnyFact> = { category: anyStream, asRecorded: true, evolve: (count = 0) => count + 1 };
const states: typeof streamStates = { ...streamStates, [anyStream]: asRecorded as StreamState<unknown, AnyFact> };

/** What is stored on each kind of stream. */
const stored: Readonly<Record<string, Readonly<Record<string, StoredForm>>>> = {
  person: personEvents,
  identifier: identifierEvents,
  case: criminalCaseEvents,
  term: punishmentTermEvents,
  terms: termsOfPersonEvents,
  custody: custodyEvents,
  parole: paroleEvents,
  substitution: substitutionEvents,
  deferral: deferralEvents,
  reconciliation: reconciliationEvents,
  reconciled: reconciledEvents,
  supervision: supervisionEvents,
  appointment: appointmentEvents,
  amnesty: amnestyActEvents,
  'amnesty-decision': amnestyDecisionEvents,
  correction: correctionEvents,
  [anyStream]: standingEvents,
};

/** One version of one type of event, as it was stored. */
interface Sample extends GoldenSample {
  readonly category: string;
  readonly type: string;
  readonly version: number;
  /** `PersonRegistered@1` */
  readonly name: string;
}

const samples: readonly Sample[] = Object.entries(stored).flatMap(([category, catalogue]) =>
  Object.entries(catalogue).flatMap(([type, form]) =>
    Object.entries(form.samples).map(([version, sample]) => ({
      ...sample,
      category,
      type,
      version: Number(version),
      name: `${type}@${version}`,
    })),
  ),
);

const codec = new EventCodec(eventCatalogues);

describe('the samples of stored events', () => {
  it('cover every catalogue of the product, and every kind of stream', () => {
    expect(new Set(Object.values(stored))).toEqual(new Set(eventCatalogues));
    expect(Object.values(stored)).toHaveLength(eventCatalogues.length);
    expect(Object.keys(stored).sort()).toEqual(Object.keys(states).sort());
  });

  it.each(Object.values(stored).flatMap((catalogue) => Object.entries(catalogue)))(
    'of %s are one for each version from 1 to the present one',
    (_, form) => {
      const versions = Array.from({ length: form.version }, (_ignored, index) => String(index + 1));
      expect(Object.keys(form.samples)).toEqual(versions);
    },
  );

  it.each(samples.map((sample) => [sample.name, sample] as const))('%s decodes to a fact about whom it concerns', (_, sample) => {
    const fact = decoded(sample);
    expect(fact.type).toBe(sample.type);
    // an act of amnesty is about nobody; everything else is about a person
    expect(fact.data).toMatchObject(
      sample.category === 'amnesty' ? { lawNo: '1-draft' } : { personId: '0192e4a0-7b1c-7000-8000-000000000001' },
    );
    expect(fact.personal).toEqual(sample.personal === undefined ? undefined : JSON.parse(sample.personal));
  });

  const present = samples.filter(({ category, type, version }) => stored[category]?.[type]?.version === version);

  it.each(present.map((sample) => [sample.name, sample] as const))('%s is the text that is stored of its fact today', (_, sample) => {
    expect(codec.encode(decoded(sample)).data).toBe(sample.data);
  });

  it.each(samples.map((sample) => [sample.name, sample] as const))(
    '%s folds among the events of its stream, with and without its personal fields',
    (_, sample) => {
      const kind = states[sample.category];
      if (kind === undefined) throw new Error(`${sample.category} has no state`);
      const history = Object.keys(stored[sample.category] ?? {}).map((type) =>
        type === sample.type ? sample : latestOf(sample.category, type),
      );
      expect(
        fold(
          kind,
          history.map((event) => decoded(event)),
        ),
      ).toBeDefined();
      expect(
        fold(
          kind,
          history.map((event) => decoded(withoutPersonal(event))),
        ),
      ).toBeDefined();
    },
  );
});

describe('a state that opens no personal fields', () => {
  it.each(Object.entries(streamStates).filter(([, { opens }]) => opens !== true))(
    '%s is the same with and without them',
    (category, kind) => {
      const history = Object.keys(stored[category] ?? {}).map((type) => latestOf(category, type));
      const stateOf = (events: readonly Sample[]): unknown => fold(kind, events.map(decoded));
      expect(stateOf(history)).toEqual(stateOf(history.map(withoutPersonal)));
    },
  );
});

describe('the fingerprints of samples', () => {
  const fingerprints: Readonly<Record<string, string>> = recorded;

  it.each(Object.entries(fingerprints))('%s: a sample that was stored once is never changed and never taken away', (name, fingerprint) => {
    const sample = samples.find((candidate) => candidate.name === name);
    expect(sample && fingerprintOf(sample)).toBe(fingerprint);
  });

  it('are recorded for every sample: add these lines to test/stored-events/fingerprints.json', () => {
    const missing = samples.filter(({ name }) => fingerprints[name] === undefined);
    expect(missing.map((sample) => `  "${sample.name}": "${fingerprintOf(sample)}"`).join(',\n')).toBe('');
  });
});

/** SHA-256 of the exact text of the data and, after a line feed, of the personal fields. */
function fingerprintOf({ data, personal = '' }: GoldenSample): string {
  return createHash('sha256').update(`${data}\n${personal}`, 'utf8').digest('hex');
}

function latestOf(category: string, type: string): Sample {
  const sample = samples.findLast((candidate) => candidate.category === category && candidate.type === type);
  if (sample === undefined) throw new Error(`${type} has no sample`);
  return sample;
}

/** The event once the key of its personal fields is destroyed. */
function withoutPersonal({ category, type, version, name, data }: Sample): Sample {
  return { category, type, version, name, data };
}

function decoded({ category, type, version, data, personal }: Sample): Recorded<AnyFact> {
  const event: RecordedEvent = {
    eventId: '0192e4a0-7b1c-5000-8000-0000000000ee' as EventId, // a literal id
    type,
    schemaVersion: version,
    effectiveOn: '2024-02-01',
    data,
    metadata: {},
    stream: streamName(category, '0192e4a0-7b1c-7000-8000-000000000001'),
    revision: 0,
    position: 1n as Position, // a literal position
    recordedAt: new Date('2024-02-01T09:00:00Z'),
    hash: new Uint8Array(32),
  };
  return codec.decode(event, personal === undefined ? undefined : (JSON.parse(personal) as object)); // golden text
}
