import type { AnyFact, LegalDate, Recorded } from '../../libs/event-log/event.ts';
import { lastDayOf, type Person, type Served, type Stretch } from './day-by-day.ts';
import { dayOf, type Day } from './own-calendar.ts';
import { read, type Fields, type ReadFact } from './recorded-fields.ts';

/** Streams by name, as recorded. */
export type Streams = (stream: string) => readonly Recorded<AnyFact>[];

/** What stands: voided facts are gone, corrected and superseded ones say what they were corrected to, where they stood or from then on. */
export function standing(recorded: readonly Recorded<AnyFact>[]): readonly ReadFact[] {
  const facts = read(recorded);
  if (facts.every(({ type }) => !corrects.includes(type) && type !== 'BasisChanged')) return facts;
  const rows: (ReadFact | undefined)[] = [];
  const before = new Map<number, ReadFact | undefined>();
  for (const fact of facts) {
    const { type, data, revision } = fact;
    rows[revision] = undefined;
    if (type === 'BasisChanged') continue;
    const target = typeof data.target === 'number' ? data.target : -1;
    const [original, stood] = [facts[target], rows[target]];
    if (type === 'Voided') {
      const superseded = original?.type === 'Superseded' ? original.data.target : undefined;
      if (typeof superseded === 'number') rows[superseded] = before.get(target);
      rows[target] = undefined;
    } else if (type === 'Corrected') rows[target] = stood && { ...stood, ...said(data.now) };
    else if (type === 'Superseded') {
      before.set(revision, stood);
      rows[target] = undefined;
      rows[revision] = { ...fact, type: data.targetType ?? type, ...said(data.now) };
    } else rows[revision] = fact;
  }
  return rows.filter((row) => row !== undefined);
}

const corrects = ['Voided', 'Corrected', 'Superseded'];

function said(now: object = {}): { readonly effectiveOn?: LegalDate; readonly data?: Fields } {
  return now; // the day and the data of a fact
}

/** Process managers write in their own name; what they write follows from facts that are read here themselves. */
const follows = ['interruption-after-escape', 'interruption-after-correction', 'term-after-parole', 'term-after-deferral'];

function isFollowing({ metadata }: ReadFact): boolean {
  return follows.includes(String(metadata['actor']));
}

/**
 * What somebody serves, from what officers and courts recorded of them, and from nothing that the product computed.
 *
 * @param upTo last position that is looked at
 */
export function servedOn(termId: string, streams: Streams, upTo: bigint): Served | undefined {
  const served = servedBesides(termId, streams, upTo);
  if (served === undefined) return undefined;
  const recorded = streams(`term-${termId}`).filter(({ position }) => position <= upTo);
  const followed = Object.entries(awayElsewhere(termId, streams, upTo)).flatMap(([kind, away]) =>
    asCorrected(kind, ofTheTerm(termId, streams, away, upTo), read(recorded), standing(recorded)),
  );
  return { ...served, away: [...served.away, ...followed] };
}

/** The same without the days away that are known from elsewhere. */
function servedBesides(termId: string, streams: Streams, upTo: bigint): Served | undefined {
  const upToThen = (stream: string): readonly Recorded<AnyFact>[] => streams(stream).filter(({ position }) => position <= upTo);
  const facts = standing(upToThen(`term-${termId}`));
  let opened: { readonly punishment: string; readonly start: Day } | undefined;
  let served: Served | undefined;
  for (const { type, data, effectiveOn, position, ...fact } of facts) {
    if (type === 'TermOpened') opened = { punishment: data.punishment ?? '', start: dayOf(data.start) };
    if (type === 'SentenceIncluded' && opened) served = { ...opened, credits: [], away: [], cut: 0, ...carried(data) };
    if (served === undefined) continue;
    const { away, credits } = served;
    switch (type) {
      case 'SentenceRenewed':
        served = { ...served, ...carried(data), ...(data.start !== undefined && { ...anew, start: dayOf(data.start) }) };
        break;
      case 'TimeCredited':
        served = { ...served, credits: [...credits, { kind: data.kind ?? '', ...stretchOf(data) }] };
        break;
      case 'InterruptionRecorded':
        if (!isFollowing({ type, data, effectiveOn, position, ...fact })) served = { ...served, away: [...away, stretchOf(data)] };
        break;
      case 'TermReduced': {
        // the decision names the day on which the term ends by it
        const before = servedOn(termId, streams, position - 1n);
        const lastDay = before && lastDayOf(before);
        if (lastDay !== undefined) served = { ...served, cut: served.cut + lastDay - dayOf(data.lastDay) };
        break;
      }
      case 'PunishmentReplaced': {
        const { suspended, offences } = served;
        served = { ...anew, away, punishment: data.to ?? '', start: dayOf(effectiveOn), suspended, offences, ...measured(data) };
        break;
      }
    }
  }
  const revoked = standing(upToThen(`parole-${termId}`)).findLast(({ type }) => type === 'ParoleRevoked');
  return served && revoked
    ? { ...served, revoked: { ground: Number(revoked.data.ground), from: dayOf(revoked.data.remainderFrom) } }
    : served;
}

/** Days away that are known from elsewhere, by the kind of interruption that they are of the term. */
function awayElsewhere(termId: string, streams: Streams, upTo: bigint): Readonly<Record<string, readonly Away[]>> {
  const upToThen = (stream: string): readonly ReadFact[] => standing(streams(stream).filter(({ position }) => position <= upTo));
  const parole = upToThen(`parole-${termId}`);
  const custody = upToThen(`custody-${upToThen(`term-${termId}`)[0]?.data.personId ?? ''}`);
  return {
    ESCAPE: escapes(termId, custody),
    PAROLE: atLiberty(termId, streams, parole, custody),
    DEFERRAL: deferred(upToThen(`deferral-${termId}`)),
  };
}

/** Who is away goes on being away, whatever they are to serve. */
const anew = { credits: [], cut: 0 } as const;

function carried(data: Fields): Pick<Served, 'punishment' | 'suspended' | 'offences' | 'length' | 'facility'> {
  const { punishment = '', suspended = false, offences = [] } = data;
  return { punishment, suspended, offences, ...measured(data) };
}

function measured({ term, facility }: Fields): Pick<Served, 'length' | 'facility'> {
  return { ...(term && { length: term }), ...(facility !== undefined && { facility }) };
}

function stretchOf({ from, to }: Pick<Fields, 'from' | 'to'>): Stretch {
  return { from: dayOf(from), to: dayOf(to) };
}

/** Days away, and the position of the fact by which they are known to be over. */
interface Away extends Stretch {
  readonly position: bigint;
}

/** Who is held beyond the last day as it was counted then, and goes, goes from no term. */
function lastDayBefore(termId: string, streams: Streams, position: bigint): Day {
  const by = standing(streams(`term-${termId}`).filter((fact) => fact.position < position));
  const told = by.findLast(({ type, data }) => type === 'TermCalculated' || (type === 'DateOverridden' && data.date === 'TERM_END'));
  if (told?.type === 'DateOverridden') return dayOf(told.data.day); // papers stand in the place of what is computed, until it is computed again
  const served = servedOn(termId, streams, position - 1n);
  return (served && lastDayOf(served)) ?? Infinity;
}

/** Days away that began on a day of the term, as that was known when they were over, or as it was found to be once the term was corrected. */
function ofTheTerm(termId: string, streams: Streams, away: readonly Away[], upTo: bigint): readonly Away[] {
  const corrections = streams(`term-${termId}`).filter(
    ({ type, data, position }) => position <= upTo && type === 'TermCalculated' && (data as Fields).cause === 'CORRECTION',
  );
  const isOfIt = ({ from, position }: Away): boolean =>
    from <= lastDayBefore(termId, streams, position) ||
    corrections.some((one) => one.position > position && from <= (lastDayAt(termId, streams, one.position, position) ?? Infinity));
  return away.filter(isOfIt);
}

/** The last day by what was known at one position, but for days away that were over at another one. */
function lastDayAt(termId: string, streams: Streams, known: bigint, before: bigint): Day | undefined {
  const served = servedBesides(termId, streams, known);
  const others = Object.values(awayElsewhere(termId, streams, before - 1n)).flat();
  return served && lastDayOf({ ...served, away: [...served.away, ...others] });
}

/** What an officer corrected of the days of one kind that followed by themselves stands in their place; a day may be of another kind as well. */
function asCorrected(
  kind: string,
  away: readonly Stretch[],
  recorded: readonly ReadFact[],
  stand: readonly ReadFact[],
): readonly Stretch[] {
  const corrected = recorded.filter(
    (fact) =>
      fact.type === 'InterruptionRecorded' &&
      fact.data.kind === kind &&
      isFollowing(fact) &&
      recorded.some(({ type, data }) => corrects.includes(type) && data.target === fact.revision),
  );
  return corrected.reduce<readonly Stretch[]>((left, fact) => {
    const now = stand.find(({ revision, type }) => revision === fact.revision && type === fact.type);
    return [...left.flatMap((stretch) => without(stretch, stretchOf(fact.data))), ...(now ? [stretchOf(now.data)] : [])];
  }, away);
}

function without(stretch: Stretch, taken: Stretch): readonly Stretch[] {
  const before = { from: stretch.from, to: Math.min(stretch.to, taken.from - 1) };
  const after = { from: Math.max(stretch.from, taken.to + 1), to: stretch.to };
  return [before, after].filter(({ from, to }) => from <= to);
}

/** The term that somebody is held on after a fact. */
function heldOn(on: string | undefined, { type, data }: ReadFact): string | undefined {
  return type === 'PersonAdmitted' || (type === 'RegimeChanged' && data.termId !== undefined) ? data.termId : on;
}

/** Whole days outside: those of the escape and of the return were partly spent in custody. */
function escapes(termId: string, custody: readonly ReadFact[]): readonly Away[] {
  let [from, on]: [Day | undefined, string | undefined] = [undefined, undefined];
  const away: Away[] = [];
  for (const fact of custody) {
    const { type, data, position } = fact;
    on = heldOn(on, fact);
    if (type === 'EscapeRecorded') from = dayOf(data.escapedOn) + 1;
    if (type !== 'ReturnedToCustody' || from === undefined || on !== termId) continue;
    const to = dayOf(data.returnedOn) - 1;
    if (from <= to) away.push({ from, to, position });
  }
  return away;
}

/** Between a release on parole and the day on which the rest is served again; at liberty already, between the grant and that day. */
function atLiberty(termId: string, streams: Streams, parole: readonly ReadFact[], custody: readonly ReadFact[]): readonly Away[] {
  let granted: Day | undefined;
  const away: Away[] = [];
  for (const { type, data, position } of parole) {
    if (type === 'ParoleGranted') granted = dayOf(data.grantedOn);
    if (type !== 'ParoleRevoked' || granted === undefined) continue;
    const isAtLiberty = servedOn(termId, streams, position - 1n)?.punishment === 'RESTRICTION_OF_LIBERTY';
    const letGo = isAtLiberty ? granted : paroledOn(termId, granted, custody, position);
    const to = dayOf(data.remainderFrom) - 1;
    if (letGo !== undefined && letGo + 1 <= to) away.push({ from: letGo + 1, to, position });
  }
  return away;
}

function paroledOn(termId: string, since: Day, custody: readonly ReadFact[], before: bigint): Day | undefined {
  let [on, found]: [string | undefined, Day | undefined] = [undefined, undefined];
  for (const fact of custody) {
    if (fact.position > before) break;
    on = heldOn(on, fact);
    const { type, data } = fact;
    if (type !== 'PersonReleased' || data.basis !== 'PAROLE' || on !== termId) continue;
    if (dayOf(data.releasedOn) >= since) found = dayOf(data.releasedOn);
  }
  return found;
}

function deferred(deferral: readonly ReadFact[]): readonly Away[] {
  return deferral.flatMap(({ type, data, position }) =>
    (type === 'DeferralCancelled' || (type === 'DeferralEnded' && data.outcome === 'SENT_TO_SERVE')) && data.deferred !== undefined
      ? [{ ...stretchOf(data.deferred), position }]
      : [],
  );
}

/** A person as registered and corrected by a position. */
export function personOn(personId: string, streams: Streams, upTo: bigint): Person | undefined {
  let person: Person | undefined;
  for (const { type, data } of standing(streams(`person-${personId}`).filter(({ position }) => position <= upTo))) {
    const { sex = person?.sex ?? '', birthDate = person?.birthDate ?? '', citizenship = person?.citizenship ?? '' } = data;
    const { kind = '', from = '', to } = data;
    if (type === 'PersonRegistered') person = { sex, birthDate, citizenship, statuses: [] };
    if (person === undefined) continue;
    const { statuses } = person;
    if (type === 'PersonalDataCorrected') person = { sex, birthDate, citizenship, statuses };
    if (type === 'SocialStatusRecorded') person = { ...person, statuses: [...statuses, { kind, from, ...(to !== undefined && { to }) }] };
    if (type === 'SocialStatusEnded' && to !== undefined)
      person = { ...person, statuses: statuses.map((one) => (one.kind === kind && one.from === from ? { ...one, to } : one)) };
  }
  return person;
}

/** Found to be a malicious violator, or graded so, in the last stay. PEC 130. */
export function isMaliciousOn(day: Day, personId: string, streams: Streams, upTo: bigint): boolean {
  let degrees: { readonly degree: string | undefined; readonly from: Day }[] = [];
  let findings: { readonly from: Day; readonly to: Day }[] = [];
  for (const { type, data, effectiveOn } of standing(streams(`custody-${personId}`).filter(({ position }) => position <= upTo))) {
    if (type === 'PersonAdmitted') [degrees, findings] = [[], []];
    if (type === 'BehaviourGraded') degrees.push({ degree: data.degree, from: dayOf(effectiveOn) });
    if (type === 'MaliciousViolatorFound') findings.push({ from: dayOf(data.foundOn), to: Infinity });
    if (type === 'DisciplineLifted' && data.what === 'FINDING')
      findings = findings.map((one) => (one.to === Infinity ? { ...one, to: dayOf(data.liftedOn) } : one));
  }
  return degrees.findLast(({ from }) => from <= day)?.degree === 'NEGATIVE_3' || findings.some(({ from, to }) => from <= day && day < to);
}
