import { OneOf, Part, WholeNumber, YesNo } from '../commands/fields.ts';
import type { Refusal } from '../commands/refusal.ts';
import { facilityTypes, type FacilityType, type Punishment, type PunishmentStated, type TermLength } from './criminal-case.events.ts';
import { CourtsOwnDecision } from './validity-of-sentence.ts';

/**
 * What a court's decision states of a punishment besides its kind and length; the kind tells which of it there is (see `misfitOf`). Each
 * decision says for itself what kind and length mean in it: as imposed, as joined, as varied.
 */
export class MeasuresOfPunishment {
  @WholeNumber({ says: 'Hours of community service', min: 1, max: 10_000, optional: true })
  readonly hours?: number;

  @WholeNumber({ says: 'Fine or corrective labour, in monthly calculation indices (МРП)', min: 1, max: 10_000_000, optional: true })
  readonly amountMci?: number;

  @OneOf(facilityTypes, { says: 'Type of facility that the decision names', optional: true, example: 'MEDIUM' })
  readonly facility?: FacilityType;

  @YesNo({ says: 'Whether deprivation of liberty is suspended (CC 63)' })
  readonly suspended!: boolean;

  @Part(CourtsOwnDecision, { says: 'Only for a punishment that the law does not allow: that the court decided so itself', optional: true })
  readonly courtsOwn?: CourtsOwnDecision;
}

/** The field that a punishment of this kind lacks, or has and cannot have; not whether the law allows it. CC 40–46, 62(1), 63. */
export function misfitOf(stated: PunishmentStated): Refusal | undefined {
  const { punishment, suspended, term } = stated;
  if (suspended && punishment !== 'DEPRIVATION_OF_LIBERTY') {
    return {
      code: 'only-deprivation-suspended',
      reason: `Only deprivation of liberty can be suspended, not ${punishment}.`,
      provision: 'CC 63',
      next: 'Record it as not suspended.',
      pointer: '/suspended',
    };
  }
  const fitting = fieldsOf(punishment, suspended);
  const lacking = fitting.find((name) => stated[name] === undefined);
  if (lacking !== undefined) {
    return {
      code: 'field-needed',
      reason: `A sentence to ${inWords(punishment, suspended)} states its ${fieldNames[lacking]}.`,
      next: 'Give it as the verdict states it.',
      pointer: `/${lacking}`,
    };
  }
  const strange = measures.find((name) => stated[name] !== undefined && !fitting.includes(name));
  if (strange !== undefined) {
    return {
      code: 'field-does-not-fit',
      reason: `A sentence to ${inWords(punishment, suspended)} has no ${fieldNames[strange]}.`,
      next: 'Leave it out, or check the punishment.',
      pointer: `/${strange}`,
    };
  }
  return term && badLength(punishment, term);
}

const measures = ['term', 'hours', 'amountMci', 'facility'] as const;
type Measure = (typeof measures)[number];

const fieldNames: Readonly<Record<Measure, string>> = {
  term: 'term',
  hours: 'hours',
  amountMci: 'amount in monthly calculation indices',
  facility: 'type of facility',
};

function fieldsOf(punishment: Punishment, suspended: boolean): readonly Measure[] {
  switch (punishment) {
    case 'FINE':
    case 'CORRECTIVE_LABOUR':
      return ['amountMci'];
    case 'COMMUNITY_SERVICE':
      return ['hours'];
    case 'ARREST':
    case 'RESTRICTION_OF_LIBERTY':
      return ['term'];
    case 'DEPRIVATION_OF_LIBERTY':
      return suspended ? ['term'] : ['term', 'facility'];
    case 'LIFE':
      return ['facility'];
  }
}

function badLength(punishment: Punishment, { years = 0, months = 0, days = 0 }: TermLength): Refusal | undefined {
  if (punishment === 'ARREST' && years + months > 0) {
    return {
      code: 'arrest-in-days',
      reason: 'Arrest is counted in days.',
      provision: 'CC 62(1)',
      next: 'Give its length in days only.',
      pointer: years > 0 ? '/term/years' : '/term/months',
    };
  }
  if (years + months + days > 0) return undefined;
  return { code: 'term-without-length', reason: 'The term has no day.', next: 'Give years, months or days.', pointer: '/term' };
}

function inWords(punishment: Punishment, suspended: boolean): string {
  return suspended ? `suspended ${punishment}` : punishment;
}
