import { spokenCount } from '../explanation/spoken-count.ts';
import type { Speaker } from '../explanation/speaker.ts';
import type { Sanction, SanctionLimit, SanctionUnit } from '../offences/sanction.ts';

/** A sanction as a lawyer reads it: `fine up to 2,000 MCI, or deprivation of liberty from 3 to 7 years`. */
export function sanctionForPeople({ kind, limits, life, lifelongBan = false, othersNotRead = false }: Sanction, speaker: Speaker): string {
  const offered = limits.map((limit) => limitForPeople(limit, speaker));
  if (life !== 'NONE') offered.push(speaker.word('LIFE', 'punishment'));
  return [
    `${speaker.word(kind, 'kind')}: ${offered.join(', or ')}`,
    ...(lifelongBan ? ['a ban for life must be imposed'] : []),
    ...(othersNotRead ? ['other punishments of the sanction were not read'] : []),
  ].join('; ');
}

function limitForPeople({ punishment, from, to, unit, multiple }: SanctionLimit, speaker: Speaker): string {
  const most = spokenCount(to, unitOf[unit], 'en');
  const amount = from === undefined ? `up to ${most}` : from === to ? most : `from ${String(from)} to ${most}`;
  const said = `${speaker.word(punishment, 'punishment')} ${amount}`;
  if (multiple === undefined) return said;
  return `${said}, as ${String(multiple.from)} to ${String(multiple.to)} times ${multiple.of === 'BRIBE' ? 'the bribe' : 'what was stolen'}`;
}

const unitOf = { YEARS: 'year', MONTHS: 'month', DAYS: 'day', HOURS: 'hour', MCI: 'mci' } as const satisfies Readonly<
  Record<SanctionUnit, string>
>;

/** Whether values of a table are a sanction. */
export function isSanction(value: unknown): value is Sanction {
  return typeof value === 'object' && value !== null && 'limits' in value && 'life' in value;
}
