import type { Principal } from '../../libs/access/principal.ts';
import { IdOf, OneOf, Text } from '../../libs/commands/fields.ts';
import { lifelongBanKinds, type LifelongBanKind } from '../../libs/criminal-case/criminal-case.events.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { identifierSchemes, type IdentifierScheme } from '../../libs/person/person.events.ts';
import { read, type Answer } from '../../libs/platform/read-route.ts';
import { CaseRow } from '../../libs/registers/case-register.ts';
import { PersonRow } from '../../libs/registers/person-register.ts';
import { heldBy } from './held-by.ts';
import { mayReadPerson } from './person-scope.ts';
import type { Sources } from './sources.ts';

const says = { says: 'What the post is: work with children, public service, driving, finance', example: 'CHILDREN' };

class BanOfPerson {
  @IdOf('person', { says: 'Person, by the id that they have here' })
  readonly personId!: string;

  @OneOf(lifelongBanKinds, says)
  readonly post!: LifelongBanKind;
}

class BanOfIdentifier {
  @OneOf(identifierSchemes, { says: 'Kind of identifier', example: 'IIN' })
  readonly scheme!: IdentifierScheme;

  @Text({ says: 'The identifier, whole', max: 40, example: '900417400001' })
  readonly value!: string;

  @OneOf(lifelongBanKinds, says)
  readonly post!: LifelongBanKind;
}

const by = ['court-registrar', 'officer', 'supervisor', 'facility', 'auditor'] as const;
const registers = ['case', 'person'] as const;

/** Whether somebody may not hold a post for life, asked by the id that they have here. CC 50(2). */
export const checkBanOfPerson = read<Sources, BanOfPerson>({
  method: 'GET',
  path: 'bans/check',
  query: BanOfPerson,
  says: 'Whether a person is banned for life from a post, by their id here. An identifier is asked with POST: it belongs in no URL.',
  by,
  registers,
  answer: async ({ query: { personId, post }, context, sources }) => banOf(sources, context.principal, personId, post),
});

/** The same asked by an identifier, which is personal data. */
export const checkBanOfIdentifier = read<Sources, BanOfIdentifier>({
  method: 'POST',
  path: 'bans/check',
  query: BanOfIdentifier,
  says: 'Whether the person of an identifier is banned for life from a post.',
  by,
  registers,
  answer: async ({ query: { scheme, value, post }, context, sources }) =>
    banOf(sources, context.principal, await heldBy(sources, { scheme, value }), post),
});

/**
 * A ban for life is meant to be found wherever somebody applies: it is answered about anybody, in whatever region they are. The verdict
 * file is named only to those within whose scope the person is.
 */
async function banOf(sources: Sources, principal: Principal, personId: string | undefined, post: LifelongBanKind): Promise<Answer> {
  const known = personId !== undefined && (await sources.registers.getRepository(PersonRow).existsBy({ personId }));
  if (!known) return { json: { post, known: false, banned: false, bans: [], notYetInForce: [] }, persons: [] };
  const files = await sources.registers.getRepository(CaseRow).find({ where: { personId }, order: { openedOn: 'ASC', caseId: 'ASC' } });
  const within = await mayReadPerson(sources, principal, personId);
  const found = files.flatMap(({ caseId, court, inForceOn, bans }) =>
    bans
      .filter(({ closes }) => closes === post)
      .map(({ provision, from }) => ({ inForceOn, ban: { provision, from: later(from, inForceOn), court, ...(within && { caseId }) } })),
  );
  const bans = found.filter(({ inForceOn }) => inForceOn !== null).map(({ ban }) => ban);
  const notYetInForce = found.filter(({ inForceOn }) => inForceOn === null).map(({ ban }) => ban);
  return { json: { post, known: true, banned: bans.length > 0, bans, notYetInForce }, persons: [personId] };
}

/** A ban that was recorded before its verdict came into force binds from then on. */
function later(from: LegalDate, inForceOn: LegalDate | null): LegalDate {
  return inForceOn !== null && inForceOn > from ? inForceOn : from;
}
