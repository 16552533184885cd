import { ageOn } from '../calendar/age-on.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { Child, LawPerson, PersonStatus } from '../law-facts.ts';
import type { Reasoning } from '../reasoning.ts';
import type { VulnerablePersons } from './amnesty-act.ts';

export type VulnerablePersonGround =
  | 'WOMAN_BY_AGE'
  | 'MAN_BY_AGE'
  | 'UNDER_AGE_AT_OFFENCE'
  | 'HAS_CHILD'
  | 'ONLY_PARENT_OF_CHILD'
  | 'DISABLED_DEPENDANT'
  | PersonStatus['kind'];

/** On which grounds an act treats a person more mildly; none where it does not. `undefined` where only some of the offences give one. */
export function vulnerableUnder(
  rules: VulnerablePersons,
  person: LawPerson,
  committedOn: readonly LegalDate[],
  effectiveOn: LegalDate,
  reasoning: Reasoning,
): readonly VulnerablePersonGround[] | undefined {
  const woman = person.sex === 'F';
  const age = ageOn(person.birthDate, effectiveOn);
  const underAge = committedOn.filter((day) => ageOn(person.birthDate, day) < rules.underAtOffence).length;
  const children = person.children ?? [];
  const grounds: VulnerablePersonGround[] = [];
  if (age >= (woman ? rules.womenFrom : rules.menFrom)) grounds.push(woman ? 'WOMAN_BY_AGE' : 'MAN_BY_AGE');
  if (underAge === committedOn.length) grounds.push('UNDER_AGE_AT_OFFENCE');
  if (children.some((child) => countsAsChild(child, woman, rules, effectiveOn))) grounds.push(woman ? 'HAS_CHILD' : 'ONLY_PARENT_OF_CHILD');
  if (rules.dependantOf.includes(person.sex) && children.some((child) => countsAsDependant(child, committedOn)))
    grounds.push('DISABLED_DEPENDANT');
  grounds.push(...statusGrounds(rules, person, effectiveOn));
  const mixed = grounds.length === 0 && underAge > 0;
  reasoning.step(
    'vulnerable person of the amnesty',
    { sex: person.sex, age, effectiveOn },
    mixed ? null : [...new Set(grounds)],
    rules.provision,
  );
  return mixed ? undefined : grounds;
}

function countsAsChild(child: Child, woman: boolean, { childUnder }: VulnerablePersons, effectiveOn: LegalDate): boolean {
  if (child.parentalRightsLost === true || child.birthDate > effectiveOn) return false;
  return ageOn(child.birthDate, effectiveOn) < childUnder && (woman || child.soleParent === true);
}

/** A dependant already at each of the offences, whatever the age. */
function countsAsDependant(child: Child, committedOn: readonly LegalDate[]): boolean {
  return child.disabledDependant === true && child.parentalRightsLost !== true && committedOn.every((day) => child.birthDate <= day);
}

function statusGrounds(rules: VulnerablePersons, person: LawPerson, effectiveOn: LegalDate): readonly PersonStatus['kind'][] {
  return (person.statuses ?? [])
    .filter(({ kind, from, to }) => {
      if (from > effectiveOn || (to !== undefined && to < effectiveOn)) return false;
      if (rules.recognisedBefore.includes(kind)) return from < effectiveOn;
      return rules.statuses.includes(kind) && (kind !== 'PREGNANT' || person.sex === 'F');
    })
    .map(({ kind }) => kind)
    .sort();
}
