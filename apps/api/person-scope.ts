import type { Principal } from '../../libs/access/principal.ts';
import { isWithin, scopeOf, type Place } from '../../libs/access/scope.ts';
import { streamName } from '../../libs/event-log/event.ts';
import type { CommandScope } from '../../libs/platform/command-route.ts';
import { ParoleRow } from '../../libs/registers/parole-register.ts';
import { PersonStreamRow } from '../../libs/registers/person-stream-register.ts';
import { PrisonerRow } from '../../libs/registers/prisoner-register.ts';
import { capabilities } from '../capabilities.ts';
import type { Sources } from './sources.ts';

type Registers = Pick<Sources, 'registers'>;

/**
 * Whether a person's record lies within the caller's scope: they are or were under supervision of the caller's office, or are held in
 * the caller's facility. Somebody who has no such place yet, just registered, is within everybody's.
 */
export async function mayReadPerson(sources: Registers, principal: Principal, personId: string): Promise<boolean> {
  if (scopeOf(principal).reach === 'national') return true;
  const places = await placesOf(sources, personId, ['ACTIVE', 'ENDED']);
  return places.length === 0 || places.some((place) => isWithin(principal, place));
}

/**
 * Commands reach what lies within the caller's scope: a probation file of their office, a stay in their facility, and what else is
 * recorded about people who are there at present, or who are nowhere yet.
 */
export function commandScope(sources: Registers): CommandScope {
  return {
    isWithin: async (principal, collection, id, body) => {
      if (scopeOf(principal).reach === 'national') return true;
      const place = await placeOf(sources, collection, id, body);
      if (place !== undefined) return isWithin(principal, place);
      const personId = await personOf(sources, collection, id, body);
      const places = personId === undefined ? [] : await placesOf(sources, personId, ['ACTIVE']);
      return places.length === 0 || places.some((present) => isWithin(principal, present));
    },
  };
}

/** Where a probation file or a stay belongs: where it is, or where the request would put it. */
async function placeOf({ registers }: Registers, collection: string, id: string, body: object): Promise<Place | undefined> {
  if (collection === 'supervisions') {
    const file = await registers.getRepository(ParoleRow).findOneBy({ supervisionId: id });
    return officeAt(file?.office ?? named(body, 'office'));
  }
  if (collection !== 'custody') return undefined;
  const stay = await registers.getRepository(PrisonerRow).findOneBy({ personId: id, inCustody: true });
  return facilityAt(stay?.inTransitTo ?? stay?.facility ?? named(body, 'facility'));
}

async function personOf({ registers }: Registers, collection: string, id: string, body: object): Promise<string | undefined> {
  if (collection === 'persons') return id;
  const category = capabilities.find((capability) => capability.collection === collection)?.on.category ?? collection;
  const known = await registers.getRepository(PersonStreamRow).findOneBy({ stream: streamName(category, id) });
  return known?.personId ?? named(body, 'personId');
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

function officeAt(office: string | undefined): Place | undefined {
  return office === undefined ? undefined : { office };
}

function facilityAt(facility: string | undefined): Place | undefined {
  return facility === undefined ? undefined : { facility };
}

/** A field of a body that was checked before. */
function named(body: object, field: string): string | undefined {
  const value = new Map<string, unknown>(Object.entries(body)).get(field);
  return typeof value === 'string' ? value : undefined;
}
