import type { LegalDate } from '../../libs/event-log/event.ts';
import { endDeferral, type EndDeferral } from '../../libs/deferral/end-deferral.ts';
import { grantDeferral, type GrantDeferral } from '../../libs/deferral/grant-deferral.ts';
import { openDeferral, type OpenDeferral } from '../../libs/deferral/open-deferral.ts';
import type { TermId } from '../../libs/punishment-term/punishment-term.events.ts';
import type { Region } from '../../libs/regions/regions.ts';
import type { BiographyBuilder, Sender } from './biography.ts';
import { registrarOf } from './senders.ts';
import { courtOf } from './verdict-steps.ts';

/** A woman asks that the term be deferred because she is pregnant; no court has decided. CC 74. */
export function asksForDeferral(life: BiographyBuilder, termId: TermId, openedOn: LegalDate, sender: Sender): void {
  const { personId } = life;
  const petition: OpenDeferral = { personId, initiator: 'PERSON', openedOn, ground: 'PREGNANT', documentRef: 'SYNTHETIC petition' };
  life.ask(openDeferral, termId, petition, openedOn, sender);
}

interface Deferred {
  readonly region: Region;
  /** Day of the petition and of the decision. */
  readonly on: LegalDate;
  readonly until: LegalDate;
  readonly childBornOn: LegalDate;
}

/** A court defers the term of who raises a small child, for no longer than the law allows: five years, and until the child is 14. CC 74(1). */
export function isDeferred(life: BiographyBuilder, termId: TermId, { region, on, until, childBornOn }: Deferred): void {
  const { random, personId } = life;
  const petition: OpenDeferral = {
    ...{ personId, initiator: 'PERSON', openedOn: on, ground: 'CHILD', childBornOn },
    documentRef: 'SYNTHETIC petition',
  };
  life.ask(openDeferral, termId, petition, on, registrarOf(region));
  const granted: GrantDeferral = {
    ...{ court: courtOf(region, random.whole(1, 4)), grantedOn: on, ground: 'CHILD', childBornOn, until },
    documentRef: 'SYNTHETIC ruling',
  };
  life.ask(grantDeferral, termId, granted, on, registrarOf(region));
}

/** The time of the deferral is over, and the court releases from the rest of the term, which is over by that. CC 74(3). */
export function isReleasedAfterDeferral(life: BiographyBuilder, termId: TermId, region: Region, endedOn: LegalDate): void {
  const ended: EndDeferral = {
    ...{ court: courtOf(region, life.random.whole(1, 4)), endedOn, why: 'TIME_EXPIRED', outcome: 'RELEASED' },
    documentRef: 'SYNTHETIC ruling',
  };
  life.ask(endDeferral, termId, ended, endedOn, registrarOf(region));
}
