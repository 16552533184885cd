import { addDays } from '../calendar/legal-date.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import type { DatedRow, DatedTable } from '../dated-table.ts';
import type { OffenceFlag } from '../law-facts.ts';
import type { Wording } from '../wording.ts';
import type { Offence, OffenceVersion } from './offence.ts';
import { provisionOf } from './offence-provision.ts';
import type { Sanction } from './sanction.ts';

/** The versions of an article part, once it is known under which provision they are cited. */
export type Versions = (provision: string) => DatedTable<OffenceVersion>;

/** A law that changed sanctions, of which the day of entry into force is known to a few weeks. */
export interface Change {
  readonly law: string;
  /** The first day on which it may have been in force. */
  readonly adoptedOn: LegalDate;
  /** The first day on which it certainly was. */
  readonly certainFrom: LegalDate;
}

export const law403: Change = { law: 'Law 403-V of 16 November 2015', adoptedOn: '2015-11-16', certainFrom: '2016-01-01' };
export const law12: Change = { law: 'Law 12-VI of 26 July 2016', adoptedOn: '2016-07-26', certainFrom: '2016-11-01' };
export const law28: Change = { law: 'Law 28-VI of 22 December 2016', adoptedOn: '2016-12-22', certainFrom: '2017-02-01' };
export const law91: Change = { law: 'Law 91-VI of 11 July 2017', adoptedOn: '2017-07-11', certainFrom: '2017-08-15' };
export const law180: Change = { law: 'Law 180-VI of 12 July 2018', adoptedOn: '2018-07-12', certainFrom: '2018-08-01' };
export const law217: Change = { law: 'Law 217-VI of 21 January 2019', adoptedOn: '2019-01-21', certainFrom: '2019-02-15' };
export const law240: Change = { law: 'Law 240-VI of 1 April 2019', adoptedOn: '2019-04-01', certainFrom: '2019-05-01' };
export const law292: Change = { law: 'Law 292-VI of 27 December 2019', adoptedOn: '2019-12-27', certainFrom: '2020-02-01' };
export const law349: Change = { law: 'Law 349-VI of 26 June 2020', adoptedOn: '2020-06-26', certainFrom: '2020-08-01' };
/** Which of the two changed CC 365 was not read apart. */
export const laws384And62: Change = {
  law: 'Laws 384-VI of 19 December 2020 and 62-VII of 2 July 2021',
  adoptedOn: '2020-12-19',
  certainFrom: '2021-10-01',
};
export const law384: Change = { law: 'Law 384-VI of 19 December 2020', adoptedOn: '2020-12-19', certainFrom: '2021-01-01' };
export const law393: Change = { law: 'Law 393-VI of 30 December 2020', adoptedOn: '2020-12-30', certainFrom: '2021-02-01' };
export const law212: Change = { law: 'Law 212-VII of 17 March 2023', adoptedOn: '2023-03-17', certainFrom: '2023-05-01' };

export const of2020 = 'CC as of early 2020';
export const of2022 = 'CC as of late 2022';
/** The first day of Law 72-VIII of 15 April 2024. */
export const since72: LegalDate = '2024-06-16';

/** A crime or misdemeanour of intent; flags are what is true of every such act. */
export function intentional(sanction: Sanction, ...flags: readonly OffenceFlag[]): OffenceVersion {
  return { intent: 'INTENTIONAL', sanction, flags };
}

/** That it is a misdemeanour is known, and no more of its sanction. */
export function amountsNotRead(version: OffenceVersion): OffenceVersion {
  return { ...version, onlyAmountsInDoubt: true };
}

export function negligent(sanction: Sanction, ...flags: readonly OffenceFlag[]): OffenceVersion {
  return { intent: 'NEGLIGENT', sanction, flags };
}

/** In force since the Code is, and never amended as far as is known. */
export function always(version: OffenceVersion, source = of2020): Versions {
  return (provision) => [{ from: firstDay, provision, verified: true, source, values: version }];
}

/** As a law left it; how it read before that law was not read, and stands as `earlier`, or as unchanged, without being verified. */
export function since(change: Change, version: OffenceVersion, earlier: OffenceVersion = version, source = of2020): Versions {
  return (provision) => [
    { from: change.certainFrom, provision, verified: true, source: `${source}, after ${change.law}`, values: version },
    {
      from: firstDay,
      to: addDays(change.certainFrom, -1),
      provision,
      verified: false,
      source: `the text before ${change.law} was not read`,
      values: earlier,
    },
  ];
}

/** No offence before a law made it one. */
export function introduced(change: Change, version: OffenceVersion, source = of2020): Versions {
  return (provision) => [
    { from: change.certainFrom, provision, verified: true, source: `${source}, after ${change.law}`, values: version },
    doubted(change, { ...version, entryInDoubt: true }, provision),
  ];
}

/** As a law left what `before` was; the days on which it may have come into force are verified for neither. */
export function changed(change: Change, version: OffenceVersion, before: Versions, source = of2022): Versions {
  return (provision) => [
    { from: change.certainFrom, provision, verified: true, source: `${source}, after ${change.law}`, values: version },
    doubted(change, version, provision),
    ...until(addDays(change.adoptedOn, -1), before)(provision),
  ];
}

/** As Law 72-VIII left it, as far as summaries of that law in force or later texts say what it says now. */
export function changedIn2024(version: OffenceVersion, before: Versions, source: string): Versions {
  return (provision) => [
    { from: since72, provision, verified: true, source, values: version },
    ...until(addDays(since72, -1), before)(provision),
  ];
}

/** No offence of the Code before Law 72-VIII. */
export function introducedIn2024(version: OffenceVersion, source: string): Versions {
  return (provision) => [{ from: since72, provision, verified: true, source, values: version }];
}

/** Amended by Law 72-VIII, of which nobody has read what it says of this part; the version is what is remembered or was before. */
export function unreadSince2024(version: OffenceVersion, before?: Versions, source = notRead72): Versions {
  return (provision) => [
    { from: since72, provision, verified: false, source, values: version },
    ...(before === undefined ? [] : until(addDays(since72, -1), before)(provision)),
  ];
}

/** What is known to have been an offence between two days, of which the sanction is remembered only. */
export function unread(from: LegalDate, to: LegalDate | undefined, version: OffenceVersion, source: string): Versions {
  return (provision) => [{ from, ...(to !== undefined && { to }), provision, verified: false, source, values: version }];
}

/** Amended by a law whose text was not read; the version is what is remembered. */
export function unreadSince(change: Change, version: OffenceVersion, before?: Versions): Versions {
  return (provision) => [
    { from: change.adoptedOn, provision, verified: false, source: `${change.law}; the text since then was not read`, values: version },
    ...(before === undefined ? [] : until(addDays(change.adoptedOn, -1), before)(provision)),
  ];
}

/** No offence any more since a law repealed it. */
export function repealed(change: Change, version: OffenceVersion, before: Versions): Versions {
  return (provision) => [
    doubted(change, { ...version, entryInDoubt: true }, provision),
    ...until(addDays(change.adoptedOn, -1), before)(provision),
  ];
}

/** The same, and no more after a day. */
export function until(lastDay: LegalDate, before: Versions): Versions {
  return (provision) => {
    const [newest, ...older] = before(provision);
    return newest === undefined ? [] : [{ ...newest, to: lastDay }, ...older];
  };
}

/** Every part of an article, by its number; `''` for an article without parts, `3(2)` for an item of which the law speaks apart. */
export function article(
  number: string,
  title: Wording,
  parts: Readonly<Record<string, Versions>>,
  more: Partial<Pick<Offence, 'code' | 'succeededBy' | 'graverFormOf'>> = {},
): readonly Offence[] {
  const { code = 'CC', ...lineage } = more;
  return Object.entries(parts).map(([part, versions]): Offence => {
    return {
      code,
      article: number,
      ...(part !== '' && { part }),
      title,
      versions: versions(provisionOf(code, number, part)),
      ...lineage,
    };
  });
}

const firstDay: LegalDate = '2015-01-01';
const notRead72 = 'toughened or widened by Law 72-VIII of 15 April 2024; the text in force was not read';

function doubted(change: Change, values: OffenceVersion, provision: string): DatedRow<OffenceVersion> {
  return {
    from: change.adoptedOn,
    to: addDays(change.certainFrom, -1),
    provision,
    verified: false,
    source: `${change.law}; the day on which it came into force was not verified`,
    values,
  };
}
