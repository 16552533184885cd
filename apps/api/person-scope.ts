import type { Principal } from '../../libs/access/principal.ts';
import type { CommandScope } from '../../libs/platform/command-route.ts';
import { ParoleRow } from '../../libs/registers/parole-register.ts';
import { PrisonerRow } from '../../libs/registers/prisoner-register.ts';
import type { Sources } from './sources.ts';

/**
 * Whether a person's record lies within the caller's scope.
 *
 * A token that names an office sees people under supervision there; one that names a facility, people who are held there;
 * one that names neither has a national scope.
 */
export async function mayReadPerson(sources: Pick<Sources, 'registers'>, principal: Principal, personId: string): Promise<boolean> {
  const { office, facility } = principal;
  if (office === undefined && facility === undefined) return true;
  if (office !== undefined && (await sources.registers.getRepository(ParoleRow).existsBy({ personId, office }))) return true;
  return facility !== undefined && (await sources.registers.getRepository(PrisonerRow).existsBy({ personId, facility }));
}

/** Commands on a probation file or a custody stay reach only those of the caller's own office or facility. */
export function commandScope(sources: Pick<Sources, 'registers'>): CommandScope {
  return {
    isWithin: async ({ office, facility }, collection, id, body) => {
      if (collection === 'supervisions' && office !== undefined) {
        const file = await sources.registers.getRepository(ParoleRow).findOneBy({ supervisionId: id });
        return (file?.office ?? named(body, 'office')) === office;
      }
      if (collection === 'custody' && facility !== undefined) {
        const stay = await sources.registers.getRepository(PrisonerRow).findOneBy({ personId: id });
        return (stay?.inTransitTo ?? stay?.facility ?? named(body, 'facility')) === facility;
      }
      return true;
    },
  };
}

function named(body: object, field: string): unknown {
  return new Map<string, unknown>(Object.entries(body)).get(field);
}
