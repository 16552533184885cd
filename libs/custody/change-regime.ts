import { continuing, record, refuse } from '../commands/command.ts';
import { IdOf, LegalDay, OneOf, Text } from '../commands/fields.ts';
import { notYet, tooEarly } from '../commands/refusal.ts';
import { facilityTypes, type FacilityType } from '../criminal-case/criminal-case.events.ts';
import type { LegalDate } from '../event-log/event.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import { termReading, unlessServedFrom, type CustodialTerm } from './custodial-term.ts';
import { conditions as allConditions, type Conditions, type CustodyFact } from './custody.events.ts';
import { custodyState, type Custody, type Stay } from './custody.state.ts';
import { unlessHeld } from './unless-held.ts';

export class ChangeRegime {
  @LegalDay({ says: 'Day from which the regime holds', example: '2024-09-02' })
  readonly on!: LegalDate;

  @OneOf(facilityTypes, { says: 'Regime from that day on', example: 'MEDIUM' })
  readonly regime!: FacilityType;

  @OneOf(allConditions, { says: 'Conditions inside the facility from that day on' })
  readonly conditions!: Conditions;

  @IdOf('term', {
    says: 'Term that is served from that day on: needed of a person on remand, whose verdict is in force; otherwise only where it changes',
    optional: true,
  })
  readonly termId?: TermId;

  @Text({ says: 'Decision of the court or of the facility', max: 200, example: 'ruling 3-118/2024' })
  readonly documentRef!: string;
}

interface Facts {
  readonly term?: CustodialTerm;
}

/** Another regime or other conditions; of a person on remand, the beginning of the sentence. */
export const changeRegime = continuing<ChangeRegime, Custody, CustodyFact, Facts>({
  body: ChangeRegime,
  name: 'change-regime',
  does: 'Changes the regime and conditions of a stay; turns remand into serving a term once the verdict is in force.',
  by: ['facility', 'court-registrar'],
  on: custodyState,
  unless: unlessHeld,
  reads: ({ body: { termId } }) => (termId === undefined ? {} : { term: termReading(termId) }),
  decide: ({ body: { on, regime, conditions, termId }, state: { personId, stay }, facts, context }) => {
    const impossible =
      notYet('/on', on, context.today) ?? tooEarly('/on', on, stay.regimeFrom, 'the day from which the present regime holds');
    if (impossible) return refuse(impossible);
    if (termId === undefined && stay.hold.on === 'REMAND') {
      return refuse({
        code: 'on-remand',
        reason: 'The person is on remand and serves no term.',
        next: 'Name the term that is served since the verdict is in force.',
        pointer: '/termId',
      });
    }
    if (termId !== undefined) {
      const notServed = unlessServedFrom('/on', on, facts.term, personId);
      if (notServed) return refuse(notServed);
    }
    const changesTerm = termId !== undefined && !isHeldOn(stay, termId);
    if (!changesTerm && regime === stay.regime && conditions === stay.conditions) {
      return refuse({
        code: 'nothing-changes',
        reason: `The stay is under ${regime}, ${conditions} already.`,
        next: 'Look at the present regime and conditions of the stay.',
        pointer: '/regime',
      });
    }
    return record({
      type: 'RegimeChanged',
      effectiveOn: on,
      data: { personId, stayId: stay.stayId, regime, conditions, legalBasis: 'SENTENCE', ...(changesTerm && { termId }) },
    });
  },
});

function isHeldOn({ hold }: Stay, termId: TermId): boolean {
  return hold.on === 'SENTENCE' && hold.termId === termId;
}
