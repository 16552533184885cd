import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { basisReadings, fileReading, unlessDecided, type BasisFacts } from './basis-of-release.ts';
import { releaseBases, type CustodyFact, type ReleaseBasis } from './custody.events.ts';
import { custodyState, type Custody, type Stay } from './custody.state.ts';
import { unlessHeld } from './unless-held.ts';

export class AuthoriseRelease {
  @LegalDay({ says: 'Day of the authorisation', example: '2025-08-04' })
  readonly on!: LegalDate;

  @OneOf(releaseBases, { says: 'Why the person is released; of somebody on remand only REMAND_LIFTED' })
  readonly basis!: ReleaseBasis;

  @LegalDay({ says: 'First day on which the person may leave', example: '2025-08-05' })
  readonly releaseOn!: LegalDate;

  @Text({
    says: 'Document that the release rests on: order, ruling, decree, calculation of the term',
    max: 200,
    example: 'ruling 5-77/2025',
  })
  readonly documentRef!: string;
}

/** The first of two people says that somebody may leave, from which day and on what basis. A later authorisation takes its place. */
export const authoriseRelease = continuing<AuthoriseRelease, Custody, CustodyFact, BasisFacts>({
  body: AuthoriseRelease,
  name: 'authorise-release',
  does: 'Authorises a release from a day on, with its basis and document; somebody else then releases.',
  by: ['facility', 'court-registrar'],
  on: custodyState,
  unless: unlessHeld,
  reads: ({ state: { stay } }) => (stay.hold.on === 'SENTENCE' ? basisReadings(stay.hold.termId) : {}),
  readsThen: ({ facts }) => fileReading(facts),
  decide: ({ body: { on, basis, releaseOn }, state: { personId, stay }, facts, context }) => {
    const wrong =
      notYet('/on', on, context.today) ??
      tooEarly('/on', on, stay.admittedOn, 'the day of admission') ??
      tooEarly('/releaseOn', releaseOn, on, 'the day of the authorisation') ??
      unlessOnThisHold(stay, basis) ??
      unlessDecided('/releaseOn', basis, releaseOn, facts);
    if (wrong) return refuse(wrong);
    if (stay.authorised?.basis === basis && stay.authorised.releaseOn === releaseOn) {
      return refuse({
        code: 'already-authorised',
        reason: `The release on ${basis} from ${releaseOn} is authorised already, by ${stay.authorised.authorisedBy}.`,
        next: 'Record the release.',
      });
    }
    return record({
      type: 'ReleaseAuthorised',
      effectiveOn: on,
      data: { personId, stayId: stay.stayId, basis, releaseOn, authorisedBy: context.actor },
    });
  },
});

function unlessOnThisHold({ hold }: Stay, basis: ReleaseBasis): Refusal | undefined {
  if ((hold.on === 'REMAND') === (basis === 'REMAND_LIFTED')) return undefined;
  return {
    code: 'basis-and-hold',
    reason: `A person held on ${hold.on} cannot be released on ${basis}.`,
    next: hold.on === 'REMAND' ? 'Name REMAND_LIFTED.' : 'Name the basis on which the sentence is no longer served here.',
    pointer: '/basis',
  };
}
