import type { Sanction, SanctionLimit } from './sanction.ts';

/** What a sanction of several punishments offers up to; what is left out is not offered. Money in MCI, work in hours, terms in years. */
export interface UpTo {
  /** A fine, and corrective labour in the same amount. */
  readonly mci?: number;
  readonly hours?: number;
  readonly arrestDays?: number;
  readonly restriction?: number;
  readonly deprivation?: number;
}

export interface BeyondLimits {
  readonly life?: Sanction['life'];
  readonly lifelongBan?: boolean;
  readonly othersNotRead?: boolean;
}

export function crime(offered: UpTo, beyond: BeyondLimits = {}): Sanction {
  return sanctionOf('CRIME', limitsUpTo(offered), beyond);
}

export function misdemeanour(offered: UpTo, beyond: BeyondLimits = {}): Sanction {
  return sanctionOf('MISDEMEANOUR', limitsUpTo(offered), beyond);
}

/** Deprivation of liberty and nothing else; without `from`, from the least that the Code allows. */
export function deprivation(from: number | undefined, to: number, beyond: BeyondLimits = {}): Sanction {
  return sanctionOf('CRIME', [term('DEPRIVATION_OF_LIBERTY', from, to)], beyond);
}

/** Restriction of liberty or deprivation of liberty, between the same years. */
export function restrictionOrDeprivation(from: number | undefined, to: number, beyond: BeyondLimits = {}): Sanction {
  return sanctionOf('CRIME', [term('RESTRICTION_OF_LIBERTY', from, to), term('DEPRIVATION_OF_LIBERTY', from, to)], beyond);
}

/** A fine or corrective labour up to an amount, or restriction or deprivation of liberty between the same years. */
export function fineOrTerm(mciFrom: number, mciTo: number, from: number, to: number): Sanction {
  const money: readonly SanctionLimit[] = [
    { punishment: 'FINE', from: mciFrom, to: mciTo, unit: 'MCI' },
    { punishment: 'CORRECTIVE_LABOUR', from: mciFrom, to: mciTo, unit: 'MCI' },
  ];
  return sanctionOf('CRIME', [...money, term('RESTRICTION_OF_LIBERTY', from, to), term('DEPRIVATION_OF_LIBERTY', from, to)], {});
}

/** A fine of a multiple of the bribe, or deprivation of liberty; always with a ban for life. */
export function multipleOfBribe(times: readonly [number, number], years: readonly [number | undefined, number]): Sanction {
  return fineOfMultiple('BRIBE', times, years);
}

/** A fine of a multiple of what was stolen, or deprivation of liberty; always with a ban for life. */
export function multipleOfStolen(times: readonly [number, number], years: readonly [number | undefined, number]): Sanction {
  return fineOfMultiple('STOLEN_PROPERTY', times, years);
}

/** A fine only, or a fine and arrest, of the Code on Administrative Offences. */
export function administrative(mci: number, arrestDays?: number): Sanction {
  const fine: SanctionLimit = { punishment: 'FINE', to: mci, unit: 'MCI' };
  // such an act is no criminal offence of either kind; nothing asks the kind of a row that is not of the Criminal Code
  return sanctionOf('MISDEMEANOUR', arrestDays === undefined ? [fine] : [fine, { punishment: 'ARREST', to: arrestDays, unit: 'DAYS' }], {});
}

/** Arrest, in days, where a warning is no punishment of its own. */
export function administrativeArrest(days: number): Sanction {
  return sanctionOf('MISDEMEANOUR', [{ punishment: 'ARREST', to: days, unit: 'DAYS' }], {});
}

/** Deprivation of liberty for life and nothing else. */
export function lifeOnly(beyond: Omit<BeyondLimits, 'life'> = {}): Sanction {
  return sanctionOf('CRIME', [], { ...beyond, life: 'ONLY' });
}

/** The most that a general fine may be; a multiple may exceed it. CC 41(2). */
const highestFine = 10_000;

function fineOfMultiple(
  of: NonNullable<SanctionLimit['multiple']>['of'],
  [timesFrom, timesTo]: readonly [number, number],
  [from, to]: readonly [number | undefined, number],
): Sanction {
  const fine: SanctionLimit = { punishment: 'FINE', to: highestFine, unit: 'MCI', multiple: { from: timesFrom, to: timesTo, of } };
  return sanctionOf('CRIME', [fine, term('DEPRIVATION_OF_LIBERTY', from, to)], { lifelongBan: true });
}

function limitsUpTo({ mci, hours, arrestDays, restriction, deprivation: years }: UpTo): readonly SanctionLimit[] {
  const limits: SanctionLimit[] = [];
  if (mci !== undefined) {
    limits.push({ punishment: 'FINE', to: mci, unit: 'MCI' }, { punishment: 'CORRECTIVE_LABOUR', to: mci, unit: 'MCI' });
  }
  if (hours !== undefined) limits.push({ punishment: 'COMMUNITY_SERVICE', to: hours, unit: 'HOURS' });
  if (arrestDays !== undefined) limits.push({ punishment: 'ARREST', to: arrestDays, unit: 'DAYS' });
  if (restriction !== undefined) limits.push(term('RESTRICTION_OF_LIBERTY', undefined, restriction));
  if (years !== undefined) limits.push(term('DEPRIVATION_OF_LIBERTY', undefined, years));
  return limits;
}

function term(punishment: 'RESTRICTION_OF_LIBERTY' | 'DEPRIVATION_OF_LIBERTY', from: number | undefined, to: number): SanctionLimit {
  return { punishment, ...(from !== undefined && { from }), to, unit: 'YEARS' };
}

function sanctionOf(
  kind: Sanction['kind'],
  limits: Sanction['limits'],
  { life = 'NONE', lifelongBan = false, othersNotRead = false }: BeyondLimits,
): Sanction {
  return { kind, limits, life, ...(lifelongBan && { lifelongBan }), ...(othersNotRead && { othersNotRead }) };
}
