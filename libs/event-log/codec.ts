import type { AnyFact, EventId, EventMetadata, LegalDate, NewEvent, Position, Recorded, RecordedEvent, StreamName } from './event.ts';
import { isCorrecting, correctingTypes } from './standing-facts.ts';

/** JSON as it was stored: what an upcast reads and what it answers. */
export type StoredData = Readonly<Record<string, unknown>>;

/** Lifts data of one version to the next one; pure, and total over everything that was ever written in that version. */
export type Upcast = (data: StoredData) => StoredData;

/** A sample of what was stored in one version, byte for byte; it must decode and fold for ever. */
export interface GoldenSample {
  readonly data: string;
  readonly personal?: string;
}

/** How one type of fact is stored: its present version, the way up from each older one, a sample of every one. */
export interface StoredForm {
  readonly version: number;
  /** Keyed by the version that is lifted: `{ 1: … }` makes version 2 of version 1. */
  readonly upcasts?: Readonly<Record<number, Upcast>>;
  /** Keyed by version, from 1 to the present one. */
  readonly samples: Readonly<Record<number, GoldenSample>>;
}

/** The stored forms of one vocabulary; a fact that is missing here does not compile. In an order in which the samples fold. */
export type EventCatalogue<F extends AnyFact> = { readonly [Type in F['type']]: StoredForm };

/** A stored event that no present reader understands. */
export class UndecodableEvent extends Error {
  constructor(event: Pick<RecordedEvent, 'stream' | 'revision' | 'type' | 'schemaVersion'>, because: string) {
    super(`${event.stream} #${String(event.revision)} (${event.type} v${String(event.schemaVersion)}): ${because}`);
    this.name = 'UndecodableEvent';
  }
}

/** Maps facts to their stored form and back. The one place where old versions are lifted to the present one. */
export class EventCodec {
  private readonly forms: ReadonlyMap<string, StoredForm>;

  /** @throws Error when a type is in two catalogues, or has no way up from one of its versions */
  constructor(catalogues: readonly Readonly<Record<string, StoredForm>>[]) {
    const forms = new Map<string, StoredForm>();
    for (const [type, form] of catalogues.flatMap((catalogue) => Object.entries(catalogue))) {
      if (forms.has(type)) throw new Error(`${type} is in two event catalogues`);
      for (let version = 1; version < form.version; version++) {
        if (form.upcasts?.[version] === undefined) throw new Error(`${type} has no way up from version ${String(version)}`);
      }
      forms.set(type, form);
    }
    this.forms = forms;
  }

  types(): readonly string[] {
    return [...this.forms.keys()];
  }

  encode(fact: AnyFact): Pick<NewEvent, 'type' | 'schemaVersion' | 'effectiveOn' | 'data'> {
    const form = this.forms.get(fact.type);
    if (form === undefined) throw new Error(`${fact.type} is in no event catalogue`);
    const data = isCorrecting(fact) ? { ...fact.data, targetVersion: this.forms.get(targetTypeOf(fact.data))?.version } : fact.data;
    return { type: fact.type, schemaVersion: form.version, effectiveOn: fact.effectiveOn, data: JSON.stringify(data) };
  }

  /**
   * The fact that an event holds, in its present version.
   *
   * @param personal its opened personal fields; absent where there are none or their key was destroyed
   * @throws UndecodableEvent on an unknown type, a version from the future, or data that is not a JSON object
   */
  decode(event: RecordedEvent, personal?: object): Recorded<AnyFact> {
    const form = this.formOf(event);
    const lifted = liftedBy(form, parsed(event), event.schemaVersion);
    const data = correctingTypes.has(event.type) ? this.correction(lifted) : lifted;
    const { type, effectiveOn, stream, revision, position, recordedAt, eventId, metadata } = event;
    const fact = { type, effectiveOn, data, stream, revision, position, recordedAt, eventId, metadata };
    return personal === undefined ? fact : { ...fact, personal };
  }

  /**
   * The same fact for whoever looks at a few parts of it and lets go of it: each is read from the event when it is asked for. Data that
   * is not a JSON object is found out then, too.
   *
   * @throws UndecodableEvent on an unknown type or a version from the future; the fact does, when its data is asked for
   */
  decodeLater(event: RecordedEvent, personal?: object): Recorded<AnyFact> {
    const form = this.formOf(event);
    // whether it can be lifted shows here, as it does there
    if (event.schemaVersion < form.version || correctingTypes.has(event.type)) return this.decode(event, personal);
    return personal === undefined ? new UnreadFact(event) : new UnreadPersonalFact(event, personal);
  }

  /** What it says of another fact in the present version of that fact's type: it was stored as of the day on which it was recorded. */
  private correction({ targetVersion, ...correction }: StoredData): StoredData {
    const form = this.forms.get(targetTypeOf(correction));
    if (form === undefined || typeof targetVersion !== 'number') return correction;
    return Object.fromEntries(
      Object.entries(correction).map(([key, value]) => [key, key === 'was' || key === 'now' ? lifted(value as Told) : value]),
    );

    function lifted(told: Told): Told {
      return { ...told, data: liftedBy(form as StoredForm, told.data, targetVersion as number) }; // looked at above
    }
  }

  private formOf(event: RecordedEvent): StoredForm {
    const form = this.forms.get(event.type);
    if (form === undefined) throw new UndecodableEvent(event, 'the type is in no event catalogue');
    if (event.schemaVersion > form.version) throw new UndecodableEvent(event, `only versions up to ${String(form.version)} are known`);
    return form;
  }
}

/** What a correction holds of another fact. */
interface Told {
  readonly data: StoredData;
}

function targetTypeOf(correction: object): string {
  const { targetType } = correction as { readonly targetType?: unknown }; // plain data
  return typeof targetType === 'string' ? targetType : '';
}

function liftedBy(form: StoredForm, stored: StoredData, from: number): StoredData {
  let data = stored;
  for (let version = from; version < form.version; version++) data = form.upcasts?.[version]?.(data) ?? data;
  return data;
}

/** A fact that is as good as its event: whoever holds it holds that. */
class UnreadFact implements Recorded<AnyFact> {
  readonly type: string;
  private readonly event: RecordedEvent;
  private read: StoredData | undefined = undefined;

  constructor(event: RecordedEvent) {
    this.type = event.type;
    this.event = event;
  }

  get data(): StoredData {
    this.read ??= parsed(this.event);
    return this.read;
  }

  get effectiveOn(): LegalDate {
    return this.event.effectiveOn;
  }

  get stream(): StreamName {
    return this.event.stream;
  }

  get revision(): number {
    return this.event.revision;
  }

  get position(): Position {
    return this.event.position;
  }

  get recordedAt(): Date {
    return this.event.recordedAt;
  }

  get eventId(): EventId {
    return this.event.eventId;
  }

  get metadata(): EventMetadata {
    return this.event.metadata;
  }
}

class UnreadPersonalFact extends UnreadFact {
  readonly personal: object;

  constructor(event: RecordedEvent, personal: object) {
    super(event);
    this.personal = personal;
  }
}

function parsed(event: RecordedEvent): StoredData {
  let data: unknown;
  try {
    data = JSON.parse(event.data);
  } catch {
    throw new UndecodableEvent(event, 'the data is not JSON');
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new UndecodableEvent(event, 'the data is not an object');
  return data as StoredData; // a JSON object has string keys
}
