import { authoriseRelease, type AuthoriseRelease } from '../../libs/custody/authorise-release.ts';
import { release, type Release } from '../../libs/custody/release.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import { addDays } from '../../libs/law/calendar/legal-date.ts';
import { grantParole, type GrantParole } from '../../libs/parole/grant-parole.ts';
import type { Sex } from '../../libs/person/person.events.ts';
import type { TermId } from '../../libs/punishment-term/punishment-term.events.ts';
import type { BiographyBuilder } from './biography.ts';
import { beginsToServe, isHeld, type Serving } from './custody-steps.ts';
import type { Institutions } from './institutions.ts';
import { daysToDecision, isSubmittedForParole } from './petition-steps.ts';
import { registrarOf, staffOf } from './senders.ts';

interface Paroled {
  readonly sex: Sex;
  readonly serving: Serving;
  readonly releasedOn: LegalDate;
  readonly institutions: Institutions;
}

/** A sentence served for most of its length, parole granted, and a release by two people. Answers what the control rests on. */
export function isParoled(
  life: BiographyBuilder,
  { sex, serving, releasedOn, institutions }: Paroled,
): { readonly termId: TermId; readonly plannedTo?: LegalDate } {
  const { random, personId } = life;
  const { region } = serving.facility;
  const { termId, heldFrom, lastDay } = beginsToServe(life, { ...serving, repays: true });
  const openedOn = addDays(releasedOn, -random.whole(25, daysToDecision));
  const place = isHeld(life, { sex, serving, from: heldFrom, to: openedOn, institutions, conduct: 'UNBLEMISHED' });

  const court = isSubmittedForParole(life, { termId, facility: place, damageRepaid: true }, openedOn);
  const grantedOn = addDays(releasedOn, -random.whole(1, 3));
  const granted: GrantParole = {
    court,
    grantedOn,
    obligations: ['REGISTER_AT_RESIDENCE', 'REPORT_MONTHLY', 'NO_CHANGE_OF_RESIDENCE'],
    damageRepaid: true,
    documentRef: 'SYNTHETIC ruling',
  };
  life.ask(grantParole, termId, granted, grantedOn, registrarOf(region));
  const authorised: AuthoriseRelease = { on: grantedOn, basis: 'PAROLE', releaseOn: releasedOn, documentRef: 'SYNTHETIC ruling' };
  life.ask(authoriseRelease, personId, authorised, grantedOn, staffOf(place.code, 1));
  const left: Release = { releasedOn, to: 'PROBATION', documentRef: 'SYNTHETIC certificate of release' };
  life.ask(release, personId, left, releasedOn, staffOf(place.code, 2));
  return { termId, ...(lastDay !== undefined && { plannedTo: lastDay }) };
}
