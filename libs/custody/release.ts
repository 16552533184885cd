import { continuing, record, refuse, type Readings } from '../commands/command.ts';
import { LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import { streamName, type LegalDate } from '../event-log/event.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import { basisReadings, fileReading, unlessDecided, unlessOtherTerm, type BasisFacts, type OtherTerm } from './basis-of-release.ts';
import type { CustodyFact } from './custody.events.ts';
import { custodyState, type Custody, type Stay } from './custody.state.ts';
import { termsOfPerson, type TermsOfPerson } from '../sentenced-person/terms-of-person.ts';
import { unlessHeld } from './unless-held.ts';

const destinations = ['LIBERTY', 'PROBATION'] as const;

export class Release {
  @LegalDay({ says: 'Day on which the person left', example: '2025-08-05' })
  readonly releasedOn!: LegalDate;

  @OneOf(destinations, { says: 'LIBERTY, or PROBATION where somebody supervises the person from now on; on parole PROBATION' })
  readonly to!: (typeof destinations)[number];

  @Text({ says: 'Certificate of release', max: 200, optional: true })
  readonly documentRef?: string;
}

interface Facts extends BasisFacts {
  /** Every term that was ever opened of the person. */
  readonly terms?: TermsOfPerson;
  readonly [other: OtherKey]: BasisFacts[keyof BasisFacts];
}

/** The second of two people lets somebody go whose release was authorised. It closes the stay. */
export const release = continuing<Release, Custody, CustodyFact, Facts>({
  body: Release,
  name: 'release',
  does: 'Releases a person whose release somebody else has authorised, and closes the stay.',
  by: ['facility'],
  on: custodyState,
  unless: (custody) => unlessHeld(custody) ?? (custody.stay.authorised === undefined ? notAuthorised : undefined),
  // what it was authorised on may have changed since, and another term may have come
  reads: ({ state: { personId, stay } }): Readings<Facts> => ({
    ...(stay.hold.on === 'SENTENCE' && basisReadings(stay.hold.termId)),
    terms: { stream: streamName('terms', personId), as: termsOfPerson },
  }),
  readsThen: ({ state: { stay }, facts }): Readings<Facts> => ({
    ...fileReading(facts),
    ...Object.fromEntries(
      otherTerms(stay, facts.terms).flatMap((termId) =>
        Object.entries(basisReadings(termId)).map(([what, reading]) => [keyOf(termId, what), reading]),
      ),
    ),
  }), // each reading is handed back under the name that it is read by
  decide: ({ body: { releasedOn, to }, state: custody, facts, context }) => {
    const { personId, stay } = custody;
    const { authorised } = stay;
    if (authorised === undefined) return refuse(notAuthorised);
    const { basis, releaseOn, authorisedBy } = authorised;
    if (authorisedBy === context.actor) {
      return refuse({
        code: 'second-person',
        reason: 'A release needs two people, and you authorised it.',
        next: 'Let somebody else record the release.',
      });
    }
    const wrong =
      notYet('/releasedOn', releasedOn, context.today) ??
      tooEarly('/releasedOn', releasedOn, releaseOn, 'the first day on which the release is authorised') ??
      tooEarly('/releasedOn', releasedOn, stay.movedOn, 'the day of arrival at the facility') ??
      (stay.hold.on === 'SENTENCE' ? unlessDecided('/releasedOn', basis, releasedOn, facts) : undefined) ??
      unlessOtherTerm(
        custody,
        otherTerms(stay, facts.terms).map((termId) => otherTerm(termId, facts)),
      );
    if (wrong) return refuse(wrong);
    if (basis === 'PAROLE' && to !== 'PROBATION') {
      return refuse({
        code: 'parole-is-controlled',
        reason: 'Behaviour on parole is controlled for the rest of the term.',
        provision: 'CC 72(2)',
        next: 'Release to PROBATION.',
        pointer: '/to',
      });
    }
    return record({
      type: 'PersonReleased',
      effectiveOn: releasedOn,
      data: { personId, stayId: stay.stayId, basis, to, releasedOn, releasedBy: context.actor },
    });
  },
});

/** Every term but the one that the person is held on; of somebody on remand every one. */
function otherTerms({ hold }: Stay, terms: TermsOfPerson | undefined): readonly TermId[] {
  return (terms?.termIds ?? []).filter((termId) => hold.on === 'REMAND' || termId !== hold.termId);
}

type OtherKey = `other ${string}`;

function keyOf(termId: TermId, what: string): OtherKey {
  return `other ${what} of ${termId}`;
}

function otherTerm(termId: TermId, facts: Facts): OtherTerm {
  const found = Object.keys(basisReadings(termId)).map((what) => [what, facts[keyOf(termId, what)]] as const);
  return { termId, ...(Object.fromEntries(found) as BasisFacts) }; // each was read under the name that it has there
}

const notAuthorised: Refusal = {
  code: 'release-not-authorised',
  reason: 'No release of this stay is authorised.',
  next: 'Let somebody authorise the release first.',
};
