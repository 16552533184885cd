import { servedInFacility } from '../criminal-case/criminal-case.events.ts';
import { releaseBases } from '../custody/custody.events.ts';
import type { LegalDate } from '../event-log/event.ts';
import { dayOfAge } from '../law/calendar/age-on.ts';
import { addDays } from '../law/calendar/legal-date.ts';
import type { DatedTable } from '../law/dated-table.ts';
import { paroleRenewals } from '../law/parole/parole-renewal.ts';
import { vulnerableGroups } from '../law/parole/vulnerable-group.ts';
import { probationDeadlines, probationFrequencies } from '../law/probation-terms/probation-deadlines.ts';
import { releaseOnDayOff } from '../law/working-days/release-day.ts';
import { workingDayOnOrBefore } from '../law/working-days/working-day.ts';
import type { SupervisionBasis } from '../supervision/supervision.events.ts';
import type { ApplicationPart, FilePart, Part, SetDay, TermPart, VerdictPart } from './deadline-parts.ts';

export const dueKinds = [
  'TERM_END',
  'CALCULATION_UNCONFIRMED',
  'PAROLE_FROM',
  'PAROLE_NOTICE',
  'SUBSTITUTION_FROM',
  'RECORD_EXPUNGES',
  'PAROLE_FILE',
  'PAROLE_REAPPLY',
  'PAROLE_CONTROL_END',
  'SUBSTITUTION_FILE',
  'SUBSTITUTION_REAPPLY',
  'DEFERRAL_END',
  'APPEAL_WINDOW',
  'FIRST_APPEARANCE',
  'NEXT_VISIT',
  'SUPERVISION_END',
  'OBLIGATION_END',
  'RELEASE',
  'RELEASE_AUTHORISED_FOR',
  'AMNESTY_WINDOW',
  'BIRTHDAY_18',
  'BIRTHDAY_58',
  'BIRTHDAY_63',
] as const;
export type DueKind = (typeof dueKinds)[number];

/** What comes about by itself: a right opens, an obligation ends, a record is expunged. After its day it is there, not overdue. */
export const comingAbout: readonly DueKind[] = [
  'PAROLE_FROM',
  'SUBSTITUTION_FROM',
  'RECORD_EXPUNGES',
  'PAROLE_REAPPLY',
  'SUBSTITUTION_REAPPLY',
  'OBLIGATION_END',
  'BIRTHDAY_18',
];

/** What is not there any more once something is true from its day on, or later. */
export const passing: readonly DueKind[] = ['RECORD_EXPUNGES', 'BIRTHDAY_18'];

/** What every stream says that speaks of one person, or of one act of amnesty. */
export type Parts = Readonly<Record<string, Part>>;

/** What a release may rest on: that of custody, or a deferral. */
export const dueReleaseBases = [...releaseBases, 'DEFERRAL'] as const;
export type DueReleaseBasis = (typeof dueReleaseBases)[number];

/** Something that falls due: on which day, by which rule. */
export interface DueOn {
  /** Tells it apart from everything else that is due of the person; stays the same where only the day moves. */
  readonly id: string;
  readonly kind: DueKind;
  /** The last day on which it is in time, or the day on which it comes about. */
  readonly day: LegalDate;
  /** The stream that it is about. */
  readonly subject: string;
  /** The question or table of the law, or the decision, that sets the day. */
  readonly rule: string;
  readonly provision: string;
  /** The text of the provision was not read: a lawyer must. */
  readonly unverified?: true;
  /** Of a release: on what it rests. */
  readonly basis?: DueReleaseBasis;
  /** Of what belongs to one probation file. */
  readonly office?: string;
  readonly region?: string;
  readonly officer?: string;
}

/** Everything that falls due, as the streams say; what is fulfilled or overtaken is not among it. */
export function duesOf(parts: Parts, latestDay: LegalDate): readonly DueOn[] {
  const all = Object.entries(parts);
  const person = all.map(([, part]) => part).find((part) => part.is === 'person');
  if (person?.died) return [];
  return all.flatMap(([stream, part]): readonly DueOn[] => {
    switch (part.is) {
      case 'person':
        return [];
      case 'verdict':
        return appealWindow(stream, part);
      case 'term':
        return [...duesOfTerm(stream, part, parts), ...easedParole(stream, part, person)];
      case 'record':
        return latestDay < part.day ? [due('RECORD_EXPUNGES', stream, setOf(part))] : [];
      case 'stay':
        return releases(stream, part, parts);
      case 'parole':
      case 'substitution':
        return isServed(parts, part.term) ? duesOfApplication(stream, part) : [];
      case 'deferral':
        return isServed(parts, part.term) ? [due('DEFERRAL_END', stream, { day: part.until, ...byDecision('CC 74') })] : [];
      case 'file':
        return [...duesOfFile(stream, part), ...comingOfAge(stream, part, person, latestDay)];
      case 'amnesty':
      case 'file-over':
        return [];
      case 'act':
        return [due('AMNESTY_WINDOW', stream, { day: part.until, rule: 'amnesty', provision: part.provision })];
    }
  });
}

type Person = Extract<Part, { readonly is: 'person' }>;

/** A day with what sets it. */
type Set = Pick<DueOn, 'day' | 'rule' | 'provision' | 'unverified'>;

function due(kind: DueKind, subject: string, set: Set, which?: string): DueOn {
  return { id: [kind, subject, ...(which === undefined ? [] : [which])].join(' '), kind, subject, ...set };
}

/** Days after the delivery of the last finding in which a verdict may be appealed; the day after them it is in force, unless somebody did. */
const appealDays = 15;

function appealWindow(stream: string, { findings }: VerdictPart): readonly DueOn[] {
  const last = findings
    .map(({ deliveredOn }) => deliveredOn)
    .sort()
    .at(-1);
  if (last === undefined) return [];
  return [due('APPEAL_WINDOW', stream, { day: addDays(last, appealDays), rule: 'appeal-window', provision: 'CPC 418', unverified: true })];
}

function isServed(parts: Parts, term: string): boolean {
  return parts[term]?.is === 'term';
}

function setOf({ day, rule, provision }: SetDay): SetDay {
  return { day, rule, provision };
}

/** Days before the end of a term by which somebody must have compared its calculation with the papers. */
const confirmedDaysBefore = 90;
/** Days after the part of the term is served in which the facility tells the person so. */
const noticeDays = 5;

function duesOfTerm(stream: string, { days, confirmed }: TermPart, parts: Parts): readonly DueOn[] {
  const { TERM_END: end, PAROLE_FROM: parole, SUBSTITUTION_FROM: substitution, RECORD_EXPUNGES: record } = days;
  const asked = (is: ApplicationPart['is']): boolean => Object.values(parts).some((part) => part.is === is && part.term === stream);
  const open = !isAtLiberty(stream, parts);
  const before = (from: SetDay): boolean => end === undefined || from.day <= end.day;
  return [
    ...(end === undefined ? [] : [due('TERM_END', stream, end)]),
    ...(end === undefined || confirmed ? [] : [unconfirmed(stream, end.day)]),
    ...(parole === undefined || !open || !before(parole) || asked('parole')
      ? []
      : [due('PAROLE_FROM', stream, parole), notice(stream, parole.day)]),
    ...(substitution === undefined || !open || !before(substitution) || asked('substitution')
      ? []
      : [due('SUBSTITUTION_FROM', stream, substitution)]),
    ...(record === undefined ? [] : [due('RECORD_EXPUNGES', stream, record)]),
  ];
}

/** Nobody asks to be released from a term that parole or a deferral has released them from. */
function isAtLiberty(term: string, parts: Parts): boolean {
  return Object.values(parts).some((part) => {
    switch (part.is) {
      case 'parole':
        return part.term === term && part.application.is === 'GRANTED';
      case 'deferral':
        return part.term === term;
      case 'substitution': // what is served in its place is the same term
      case 'amnesty': // likewise; a release completes it
      case 'person':
      case 'verdict':
      case 'term':
      case 'record':
      case 'stay':
      case 'file-over':
      case 'file':
      case 'act':
        return false;
    }
  });
}

function unconfirmed(stream: string, end: LegalDate): DueOn {
  return due('CALCULATION_UNCONFIRMED', stream, {
    day: addDays(end, -confirmedDaysBefore),
    rule: 'confirmed-90-days-before-the-end',
    provision: 'PEC 165',
  });
}

function notice(stream: string, from: LegalDate): DueOn {
  return due('PAROLE_NOTICE', stream, { day: addDays(from, noticeDays), rule: 'notice-of-parole', provision: 'PEC 162' });
}

function duesOfApplication(stream: string, { is, application }: ApplicationPart): readonly DueOn[] {
  const ofParole = is === 'parole';
  switch (application.is) {
    case 'OPEN': {
      const { fileBy } = application;
      const kind = ofParole ? 'PAROLE_FILE' : 'SUBSTITUTION_FILE';
      return fileBy === undefined ? [] : [due(kind, stream, { ...fileBy, rule: 'file-with-the-court' })];
    }
    case 'SUBMITTED':
      return [];
    case 'REFUSED': {
      const kind = ofParole ? 'PAROLE_REAPPLY' : 'SUBSTITUTION_REAPPLY';
      return [due(kind, stream, { day: application.reapplyNotBefore, rule: 'parole-renewal', provision: present(paroleRenewals) })];
    }
    case 'GRANTED': {
      const { until } = application;
      return until === undefined ? [] : [due('PAROLE_CONTROL_END', stream, { day: until, ...byDecision('CC 72(2)') })];
    }
  }
}

type Stay = Extract<Part, { readonly is: 'stay' }>;

/** Releases of a person who is held: the one that is authorised, and what else gives one and is not yet authorised. */
function releases(stream: string, { authorised, since }: Stay, parts: Parts): readonly DueOn[] {
  const given = Object.entries(parts).flatMap(([subject, part]) => releaseBy(subject, part, parts, since));
  if (authorised === undefined) return given;
  const { basis, on } = authorised;
  return [
    { ...due('RELEASE_AUTHORISED_FOR', stream, { day: on, rule: 'release-authorised', provision: 'PEC 165' }), basis },
    ...given.filter((release) => release.basis !== basis),
  ];
}

/** What was decided before the person was admitted was carried out then. */
function releaseBy(subject: string, part: Part, parts: Parts, since: LegalDate): readonly DueOn[] {
  const on = (basis: DueReleaseBasis, set: SetDay): readonly DueOn[] => [{ ...due('RELEASE', subject, set), basis }];
  switch (part.is) {
    case 'term': {
      const { TERM_END: end } = part.days;
      if (end === undefined || !isCustodial(part)) return [];
      return on('TERM_END', { day: workingDayOnOrBefore(end.day), rule: 'release-day', provision: present(releaseOnDayOff) });
    }
    case 'parole':
    case 'substitution': {
      if (part.application.is !== 'GRANTED' || part.application.from < since || !isServed(parts, part.term)) return [];
      const [basis, provision] = part.is === 'parole' ? (['PAROLE', 'CC 72'] as const) : (['SUBSTITUTION', 'CC 73'] as const);
      return on(basis, { day: part.application.from, ...byDecision(provision) });
    }
    case 'deferral':
      return part.from >= since && isServed(parts, part.term) ? on('DEFERRAL', { day: part.from, ...byDecision('CC 74') }) : [];
    case 'amnesty':
      return part.from < since ? [] : on('AMNESTY', { day: part.from, ...byDecision(`Law ${part.lawNo}`) });
    case 'person':
    case 'verdict':
    case 'stay':
    case 'record':
    case 'file':
    case 'file-over':
    case 'act':
      return [];
  }
}

function isCustodial({ punishment }: TermPart): boolean {
  return servedInFacility.includes(punishment);
}

function duesOfFile(stream: string, file: FilePart): readonly DueOn[] {
  const { basis, plannedTo, firstVisitBy, appeared, nextVisitBy, obligations } = file;
  const { appearance, visits, end } = rulesOfBases[basis];
  const dues = [
    ...(appeared ? [] : [due('FIRST_APPEARANCE', stream, { day: firstVisitBy, ...appearance })]),
    // each visit is a due of its own: the next one is not the last one moved
    ...(nextVisitBy === undefined ? [] : [due('NEXT_VISIT', stream, { day: nextVisitBy, ...visits }, nextVisitBy)]),
    ...(plannedTo === undefined ? [] : [due('SUPERVISION_END', stream, { day: plannedTo, ...end })]),
    ...obligations.map(({ code, to }) => due('OBLIGATION_END', stream, { day: to, ...end }, code)),
  ];
  return dues.map((one) => ({ ...one, ...placeOf(file) }));
}

function placeOf({ office, region, officer }: FilePart): Pick<DueOn, 'office' | 'region' | 'officer'> {
  return { office, region, ...(officer !== undefined && { officer }) };
}

type Rests = Pick<DueOn, 'rule' | 'provision'>;

const byDecision = (provision: string): Rests => ({ rule: 'decision-of-the-court', provision });
const byService = (provision: string): Rests => ({ rule: 'set-by-the-probation-service', provision });
const deadline = (kind: keyof typeof probationDeadlines): Rests => ({ rule: kind, provision: present(probationDeadlines[kind]) });
const frequency = (kind: keyof typeof probationFrequencies): Rests => ({ rule: kind, provision: present(probationFrequencies[kind]) });

/** On what the days of a probation file rest, by its basis: when to appear first, when to come, when it ends. */
const rulesOfBases: Readonly<Record<SupervisionBasis, { readonly appearance: Rests; readonly visits: Rests; readonly end: Rests }>> = {
  RESTRICTION_OF_LIBERTY: {
    appearance: deadline('FIRST_APPEARANCE'),
    visits: frequency('RESTRICTION_OF_LIBERTY_VISITS'),
    end: byDecision('CC 44'),
  },
  SUSPENDED: { appearance: deadline('FIRST_APPEARANCE'), visits: frequency('SUSPENDED_VISITS'), end: byDecision('CC 63') },
  PAROLE: { appearance: deadline('PAROLEE_REGISTRATION'), visits: frequency('PAROLEE_REPORTS'), end: byDecision('CC 72(2)') },
  DEFERRED: { appearance: deadline('DEFERRED_APPEARANCE'), visits: byService('PEC 163'), end: byDecision('CC 74') },
  COMMUNITY_SERVICE: {
    appearance: deadline('COMMUNITY_SERVICE_START'),
    visits: frequency('COMMUNITY_SERVICE_VISITS'),
    end: byDecision('CC 43'),
  },
  POST_PENITENTIARY: { appearance: byService('PL 17'), visits: byService('PL 17'), end: byService('PL 17') },
  PRE_TRIAL: { appearance: byService('PL 13'), visits: byService('PL 13'), end: byService('PL 13') },
};

/** The 18th birthday of a minor under supervision, whose home is looked at each quarter until then; it passes by itself. */
function comingOfAge(stream: string, file: FilePart, person: Person | undefined, latestDay: LegalDate): readonly DueOn[] {
  if (person === undefined) return [];
  const day = dayOfAge(person.birthDate, 18);
  if (file.from >= day || latestDay >= day) return [];
  return [{ ...due('BIRTHDAY_18', stream, { day, ...frequency('MINOR_HOME_SURVEYS') }), ...placeOf(file) }];
}

/** The birthday from which parole asks for a smaller part of the term: due until the term is calculated on that day or later. */
function easedParole(stream: string, { start, days, calculatedOn = start }: TermPart, person: Person | undefined): readonly DueOn[] {
  const groups = vulnerableGroups[0]?.values; // the version in force now: the birthday is to come
  if (person === undefined || groups === undefined) return [];
  const woman = person.sex === 'F';
  const day = dayOfAge(person.birthDate, woman ? groups.womenFrom : groups.menFrom);
  if (calculatedOn >= day || (days.TERM_END !== undefined && days.TERM_END.day < day)) return [];
  return [due(woman ? 'BIRTHDAY_58' : 'BIRTHDAY_63', stream, { day, rule: 'parole', provision: present(vulnerableGroups) })];
}

/** Where the version of a rule that is in force now is found. */
function present(table: DatedTable<unknown>): string {
  return table[0]?.provision ?? 'unknown';
}
