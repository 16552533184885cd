import { expect } from '@jest/globals';
import type { Caller, RunningServer } from './running-server.ts';

/** A theft under CC 188, and the years of deprivation of liberty that were imposed for it on the day from which they are served. */
export interface Theft {
  /** Part 2 is of medium gravity, with five years at most; part 3 is grave, with seven. */
  readonly part: '2' | '3';
  readonly years: number;
  readonly from: string;
}

const registrar: Caller = { role: 'court-registrar', subject: 'registrar-1' };
const facility: Caller = { role: 'facility', subject: 'facility-1' };

/** Ids of a journey by who it is: two digits. */
export const personOf = (who: string): string => idOf('00', who);
export const termOf = (who: string): string => idOf('0f', who);

/** A woman born on 5 May 1980 is registered, convicted of theft for the first time, and held in the facility F3504, of medium security. */
export async function somebodyServes(server: RunningServer, who: string, theft: Theft): Promise<void> {
  await done(server, [...isRegistered(who, theft), ...isConvicted(who, theft), ...isHeld(who, theft)]);
}

/** Somebody who serves is convicted of another theft; the term for it, and all else of that case, has the ids of `another`. */
export async function servesAnotherTerm(server: RunningServer, who: string, another: string, theft: Theft): Promise<void> {
  await done(server, [...isConvicted(another, theft, personOf(who)), ...hasTerm(another, theft, personOf(who))]);
}

async function done(server: RunningServer, steps: readonly Step[]): Promise<void> {
  for (const [path, body, as] of steps) {
    const { status, body: answer } = await server.post(`/v1/${path}`, body, as);
    expect({ path, status, answer }).toMatchObject({ path, status: 201 });
  }
}

type Step = readonly [path: string, body: object, as: Caller];

function isRegistered(who: string, theft: Theft): readonly Step[] {
  const named = { familyName: 'Серікова', givenName: 'Айгүл', sex: 'F', birthDate: '1980-05-05', citizenship: 'KZ' };
  return [[`persons/${personOf(who)}/register`, { on: committedOn(theft), ...named }, registrar]];
}

function isConvicted(who: string, theft: Theft, personId = personOf(who)): readonly Step[] {
  const { part, years, from } = theft;
  const of = `cases/${idOf('0c', who)}`;
  const [chargeId, on, documentRef] = [idOf('1c', who), committedOn(theft), 'verdict 1'];
  const registered = { registrationNumber: `2275000310001${who.slice(1)}0`, court: 'Almaty district court 2' };
  const crime = { kind: 'CRIME', article: '188', part, committedOn: on, intent: 'INTENTIONAL', lifeSanction: false, flags: [] };
  const punished = { punishment: 'DEPRIVATION_OF_LIBERTY', term: { years }, facility: 'MEDIUM', suspended: false, firstTime: true };
  return [
    [`${of}/open`, { on, personId, ...registered }, registrar],
    [`${of}/add-charge`, { on, chargeId, ...crime, maxTermYears: { '2': 5, '3': 7 }[part] }, registrar],
    [`${of}/deliver-verdict`, { chargeId, finding: 'GUILTY', deliveredOn: from, documentRef }, registrar],
    [`${of}/impose-sentence`, { sentenceId: idOf('0d', who), chargeIds: [chargeId], ...punished, imposedOn: from, documentRef }, registrar],
    [`${of}/put-in-force`, { inForceOn: dayOfMonth('17', from), documentRef }, registrar],
  ];
}

function isHeld(who: string, theft: Theft): readonly Step[] {
  const [personId, termId] = [personOf(who), termOf(who)];
  const held = { facility: 'F3504', legalBasis: 'SENTENCE', regime: 'MEDIUM', documentRef: 'order 7' };
  return [
    ...hasTerm(who, theft, personId),
    [`custody/${personId}/admit`, { stayId: idOf('0e', who), termId, admittedOn: dayOfMonth('20', theft.from), ...held }, facility],
  ];
}

function hasTerm(who: string, { from }: Theft, personId: string): readonly Step[] {
  const included = { caseId: idOf('0c', who), sentenceId: idOf('0d', who) };
  return [
    [`terms/${termOf(who)}/open`, { personId, punishment: 'DEPRIVATION_OF_LIBERTY', start: from }, facility],
    [`terms/${termOf(who)}/include-sentence`, { on: dayOfMonth('18', from), ...included }, facility],
  ];
}

/** In the autumn before the year of the verdict. */
function committedOn({ from }: Theft): string {
  return `${String(Number(from.slice(0, 4)) - 1)}-09-12`;
}

function dayOfMonth(day: string, of: string): string {
  return `${of.slice(0, 8)}${day}`;
}

function idOf(kind: string, who: string): string {
  return `0192e4a0-7b1c-7000-8000-00000000${kind}${who}`;
}
