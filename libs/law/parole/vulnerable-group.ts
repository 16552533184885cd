import { ageOn } from '../calendar/age-on.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { DatedTable } from '../dated-table.ts';
import type { LawPerson, PersonStatus } from '../law-facts.ts';
import type { Reasoning } from '../reasoning.ts';

/** Whom CC 72(4) treats more mildly. The ages differ from those of the amnesties: the two never share a constant. */
export interface VulnerableGroups {
  readonly womenFrom: number;
  readonly menFrom: number;
  /** A child younger than this counts: a woman's in any case, a man's where he raises it alone. */
  readonly childUnder: number;
  readonly statuses: readonly PersonStatus['kind'][];
  readonly womenStatuses: readonly PersonStatus['kind'][];
}

const values: VulnerableGroups = {
  womenFrom: 58,
  menFrom: 63,
  childUnder: 14,
  statuses: ['DISABILITY_1', 'DISABILITY_2'],
  womenStatuses: ['PREGNANT'],
};

export const vulnerableGroups: DatedTable<VulnerableGroups> = [
  {
    from: '2024-06-16',
    provision: 'CC 72(4)',
    verified: true,
    source: 'CC 72 as current in 2025: women who have or raise a child under 14 (Law 72-VIII)',
    values,
  },
  {
    from: '2015-01-01',
    to: '2024-06-15',
    provision: 'CC 72(4)',
    verified: true,
    source: 'CC 72 as of early 2020: women who have a child under 14',
    values,
  },
];

/** What is recorded of a child without its date of birth, as of the day of the decision. */
export interface ChildOfUnknownBirth {
  /** Whether the person raises a child under 14. */
  readonly raisesChildUnder14?: boolean;
  /** Whether the person raises it alone. */
  readonly raisesChildAlone?: boolean;
}

export type VulnerableGround = 'WOMAN_BY_AGE' | 'MAN_BY_AGE' | 'WOMAN_WITH_CHILD' | 'MAN_ALONE_WITH_CHILD' | PersonStatus['kind'];

/** On which grounds a person belongs to a vulnerable group on a day; none where the person does not. */
export function vulnerableGrounds(
  person: LawPerson,
  child: ChildOfUnknownBirth,
  day: LegalDate,
  groups: VulnerableGroups,
  reasoning: Reasoning,
): readonly VulnerableGround[] {
  const woman = person.sex === 'F';
  const age = ageOn(person.birthDate, day);
  const grounds: VulnerableGround[] = [];
  if (age >= (woman ? groups.womenFrom : groups.menFrom)) grounds.push(woman ? 'WOMAN_BY_AGE' : 'MAN_BY_AGE');
  if (hasChildThatCounts(person, child, day, groups)) grounds.push(woman ? 'WOMAN_WITH_CHILD' : 'MAN_ALONE_WITH_CHILD');
  for (const { kind, from, to } of person.statuses ?? []) {
    const counts = groups.statuses.includes(kind) || (woman && groups.womenStatuses.includes(kind));
    if (counts && from <= day && (to === undefined || day <= to) && !grounds.includes(kind)) grounds.push(kind);
  }
  reasoning.step('vulnerable group', { sex: person.sex, age, day }, grounds);
  return grounds;
}

/** A child counts from its birth to the day before it reaches the age; one whom the person may no longer raise does not. */
function hasChildThatCounts(
  person: LawPerson,
  { raisesChildUnder14, raisesChildAlone }: ChildOfUnknownBirth,
  day: LegalDate,
  { childUnder }: VulnerableGroups,
): boolean {
  const underAge = raisesChildUnder14 === true && childUnder >= 14;
  if (underAge && (person.sex === 'F' || raisesChildAlone === true)) return true;
  return (person.children ?? []).some(
    (child) =>
      child.birthDate <= day &&
      ageOn(child.birthDate, day) < childUnder &&
      child.parentalRightsLost !== true &&
      (person.sex === 'F' || child.soleParent === true),
  );
}
