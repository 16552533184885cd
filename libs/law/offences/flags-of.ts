import type { LawOffence, OffenceFlag } from '../law-facts.ts';
import { offenceOn } from './offence-catalogue.ts';

/** What is true of an act: the flags that are given, and those that the catalogue has for every such act on its day. Each once. */
export function flagsOf({ article, part, committedOn, flags = [] }: LawOffence): readonly OffenceFlag[] {
  const ofEveryOne = offenceOn(article, part, committedOn)?.values.flags ?? [];
  return ofEveryOne.length === 0 ? flags : [...new Set([...flags, ...ofEveryOne])];
}
