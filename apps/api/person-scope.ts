import type { Principal } from '../../libs/access/principal.ts';
import { isWithin, scopeOf, type Place } from '../../libs/access/scope.ts';
import { custodyState, type Custody } from '../../libs/custody/custody.state.ts';
import { fold, type StreamState } from '../../libs/event-log/decider.ts';
import type { EventCodec } from '../../libs/event-log/codec.ts';
import { streamName, type AnyFact } from '../../libs/event-log/event.ts';
import type { ReadAhead } from '../../libs/event-log/read-ahead.ts';
import type { CommandScope } from '../../libs/platform/command-route.ts';
import { paroleRegister, ParoleRow } from '../../libs/registers/parole-register.ts';
import { prisonerRegister, PrisonerRow } from '../../libs/registers/prisoner-register.ts';
import { supervisionState } from '../../libs/supervision/supervision.state.ts';
import { capabilities } from '../capabilities.ts';
import { facilityNow, heldAt } from './rows-of-caller.ts';
import type { Sources } from './sources.ts';
import { untilCaughtUp } from './until-caught-up.ts';

type Registers = Pick<Sources, 'registers' | 'pool' | 'log'>;
type Recorded = Pick<Sources, 'log' | 'codec'>;

/**
 * Whether a person's record lies within the caller's scope: they are or were under supervision of the caller's office, or are held in
 * the caller's facility. Somebody who has no such place yet, just registered, is within everybody's.
 *
 * Throws a `Problem`, 503, where the registers have not seen enough to tell that somebody has none.
 */
export async function mayReadPerson(sources: Registers, principal: Principal, personId: string): Promise<boolean> {
  if (scopeOf(principal).reach === 'national') return true;
  const places = await knownPlacesOf(sources, personId, ['ACTIVE', 'ENDED']);
  return places.length === 0 || places.some((place) => isWithin(principal, place));
}

/**
 * Narrows people to those of whom the above holds, so that a search does not spend its places on others.
 *
 * @param builder selects people as `person`
 */
export function andMayRead(builder: { andWhere(condition: string, parameters: object): unknown }, { office, facility }: Principal): void {
  if (office === undefined && facility === undefined) return;
  builder.andWhere(
    `(exists (${filesOfPerson} and file.office = :ownOffice) or exists (${stayOfPerson} and ${heldAt('ownFacility')})
      or not exists (${filesOfPerson}) and not exists (${stayOfPerson} and ${facilityNow} is not null))`,
    { ownOffice: office ?? null, ownFacility: facility ?? null }, // nothing equals what is null
  );
}

const filesOfPerson = 'select from registers.parole file where file.person_id = person.person_id';
const stayOfPerson = 'select from registers.prisoner stay where stay.person_id = person.person_id and stay.in_custody';

/**
 * Commands reach what lies within the caller's scope: a probation file of their office, a stay in their facility, and what else is
 * recorded about people who are there at present, or who are nowhere yet.
 */
export function commandScope(sources: Registers & Recorded): CommandScope {
  return {
    isWithin: async (principal, collection, id, body, ahead) => {
      if (scopeOf(principal).reach === 'national') return true;
      const place = await placeOf(sources.codec, ahead, collection, id, body);
      if (place !== undefined) return isWithin(principal, place);
      const personId = await personOf(sources, collection, id, body);
      const places = personId === undefined ? [] : await knownPlacesOf(sources, personId, ['ACTIVE']);
      return places.length === 0 || places.some((present) => isWithin(principal, present));
    },
  };
}

/**
 * Where a probation file or a stay belongs: where it is, or where the request would put it.
 *
 * Read from the log and not from a register: one that lags behind would open a file to every office until it has caught up.
 */
async function placeOf(codec: EventCodec, ahead: ReadAhead, collection: string, id: string, body: object): Promise<Place | undefined> {
  if (collection === 'supervisions') {
    const file = await recordedState(codec, ahead, supervisionState, id);
    return officeAt(file?.office ?? named(body, 'office'));
  }
  if (collection !== 'custody') return undefined;
  const custody = await recordedState(codec, ahead, custodyState, id);
  return facilityAt((custody && facilityOf(custody)) ?? named(body, 'facility'));
}

/** Who holds the person, or awaits them; nobody once they are released, or have escaped: any facility may take them in again. */
function facilityOf({ standing, stay }: Custody): string | undefined {
  switch (standing.is) {
    case 'HELD':
      return stay.facility;
    case 'IN_TRANSIT':
      return standing.to;
    case 'ESCAPED':
    case 'RELEASED':
      return undefined;
  }
}

/** The state of a thing, but for what is personal in it. */
async function recordedState<State, F extends AnyFact>(
  codec: EventCodec,
  ahead: ReadAhead,
  kind: StreamState<State, F>,
  id: string,
): Promise<State | undefined> {
  const events = await ahead.keep(streamName(kind.category, id));
  return fold(
    kind,
    events.map((event) => codec.decode(event) as unknown as F), // a stream holds the facts of its kind and no others
  );
}

/** Whom a thing is about, by its first event, or by the request that would begin it. */
async function personOf({ log, codec }: Recorded, collection: string, id: string, body: object): Promise<string | undefined> {
  if (collection === 'persons') return id;
  const category = capabilities.find((capability) => capability.collection === collection)?.on.category ?? collection;
  const [first] = await log.readStream(streamName(category, id), { to: 0 });
  if (first !== undefined) return named(codec.decode(first).data, 'personId');
  // a reconciliation has the id of its verdict file, whose person the request that begins it does not name
  return collection === 'reconciliations' ? personOf({ log, codec }, 'cases', id, body) : named(body, 'personId');
}

async function placesOf({ registers }: Registers, personId: string, statuses: readonly ParoleRow['status'][]): Promise<readonly Place[]> {
  const [files, stay] = await Promise.all([
    registers.getRepository(ParoleRow).findBy({ personId }),
    registers.getRepository(PrisonerRow).findOneBy({ personId, inCustody: true }),
  ]);
  const held = facilityAt(stay?.inTransitTo ?? stay?.facility ?? undefined);
  return [
    ...files.filter(({ status }) => statuses.includes(status)).map(({ office }) => ({ office })),
    ...(held === undefined ? [] : [held]),
  ];
}

/** The same, where none means that there is none: a register that lags behind would open somebody's record to every office. */
async function knownPlacesOf(sources: Registers, personId: string, statuses: readonly ParoleRow['status'][]): Promise<readonly Place[]> {
  const places = await placesOf(sources, personId, statuses);
  if (places.length > 0 || !(await isRecorded(sources, personId))) return places;
  await untilCaughtUp(sources, registersOfPlaces, 'Where this person belongs is not known yet.');
  return placesOf(sources, personId, statuses);
}

async function isRecorded({ log }: Registers, personId: string): Promise<boolean> {
  const [first] = await log.readStream(streamName('person', personId), { to: 0 });
  return first !== undefined;
}

const registersOfPlaces = [paroleRegister.name, prisonerRegister.name];

function officeAt(office: string | undefined): Place | undefined {
  return office === undefined ? undefined : { office };
}

function facilityAt(facility: string | undefined): Place | undefined {
  return facility === undefined ? undefined : { facility };
}

/** A field of plain data, where it is text. */
function named(data: object, field: string): string | undefined {
  const value = new Map<string, unknown>(Object.entries(data)).get(field);
  return typeof value === 'string' ? value : undefined;
}
