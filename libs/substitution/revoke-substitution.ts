import { continuing, record, refuse } from '../commands/command.ts';
import { LegalDay, OneOf, Text, WholeNumber } from '../commands/fields.ts';
import { notYet, tooEarly, type Refusal } from '../commands/refusal.ts';
import { facilityTypes, type FacilityType } from '../criminal-case/criminal-case.events.ts';
import type { LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import { basisOnTerm, termReadings, type TermFacts } from '../sentenced-person/on-term.ts';
import { substitutionRevocationGrounds, type SubstitutionFact, type SubstitutionRevocationGround } from './substitution.events.ts';
import { substitutionState, type Substitution } from './substitution.state.ts';

export class RevokeSubstitution {
  @Text({ says: 'Court', max: 200, example: 'Karaganda district court' })
  readonly court!: string;

  @LegalDay({ says: "Day of the court's decision", example: '2026-02-03' })
  readonly revokedOn!: LegalDate;

  @OneOf(substitutionRevocationGrounds, { says: 'Why' })
  readonly ground!: SubstitutionRevocationGround;

  @WholeNumber({
    says: 'What of the milder punishment was not served or paid: days, or monthly calculation indices',
    min: 1,
    max: 10_000_000,
    example: 120,
  })
  readonly unserved!: number;

  @LegalDay({ says: 'First day on which deprivation of liberty is served again', example: '2026-02-03' })
  readonly from!: LegalDate;

  @OneOf(facilityTypes, { says: 'Type of facility that the court names', example: 'MINIMUM' })
  readonly facility!: FacilityType;

  @Text({ says: 'Ruling', max: 200, example: 'ruling 5-4/2026' })
  readonly documentRef!: string;
}

/** Who evades the milder punishment serves deprivation of liberty for what is left of it. CC 41(6), 44(3). */
export const revokeSubstitution = continuing<RevokeSubstitution, Substitution, SubstitutionFact, TermFacts>({
  body: RevokeSubstitution,
  name: 'revoke',
  does: 'Records that a court turned what was left of a milder punishment back into deprivation of liberty.',
  by: ['court-registrar'],
  on: substitutionState,
  unless: unlessReplaced,
  reads: ({ state: { termId, personId } }) => termReadings(termId, personId),
  decide: ({ body: { court, revokedOn, ground, unserved, from, facility }, state: { personId, termId, application }, facts, context }) => {
    if (application.is !== 'GRANTED') return refuse(nothingReplaced);
    const { to, amount } = application;
    const basis = basisOnTerm(facts, personId, 'CC 73(1)');
    if ('refused' in basis) return basis;
    if (basis.term.start > application.from) return refuse(servesAnother);
    const wrong =
      notYet('/revokedOn', revokedOn, context.today) ??
      tooEarly('/revokedOn', revokedOn, application.from, 'the first day of the milder punishment') ??
      tooEarly('/from', from, revokedOn, 'the day of the decision') ??
      notYet('/from', from, context.today) ??
      moreThanImposed(unserved, amount);
    if (wrong) return refuse(wrong);
    const { answer, receipt } = evaluate(
      'conversion',
      { from: { punishment: to, amount: unserved }, to: 'DEPRIVATION_OF_LIBERTY', ground: 'EVASION', imposedFor: 'CRIME' },
      revokedOn,
    );
    if (answer.verdict !== 'CONVERTED' || answer.whole === 0) {
      return refuse({
        code: 'not-convertible',
        reason: `${String(unserved)} of ${to} come to no day of deprivation of liberty, or no rate is known.`,
        provision: receipt.provisions.join(', '),
        next: 'Check the amount against the ruling.',
        pointer: '/unserved',
      });
    }
    return record({
      type: 'SubstitutionRevoked',
      effectiveOn: revokedOn,
      data: { personId, termId, court, revokedOn, ground, from, unserved, term: { days: answer.whole }, facility, receipt },
    });
  },
});

function unlessReplaced({ application }: Substitution): Refusal | undefined {
  return application.is === 'GRANTED' ? undefined : nothingReplaced;
}

const nothingReplaced: Refusal = {
  code: 'nothing-replaced',
  reason: 'No milder punishment is served in place of the rest of this term.',
  next: 'Look at what became of the last application.',
};

const servesAnother: Refusal = {
  code: 'another-punishment-served',
  reason: 'Another punishment has taken the place of the milder one since.',
  next: 'Look at the punishment that the term carries out now.',
};

function moreThanImposed(unserved: number, amount: number): Refusal | undefined {
  if (unserved <= amount) return undefined;
  return {
    code: 'more-than-imposed',
    reason: `Only ${String(amount)} of the milder punishment were imposed.`,
    next: 'Check the part that was not served.',
    pointer: '/unserved',
  };
}
