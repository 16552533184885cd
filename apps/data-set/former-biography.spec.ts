import { beforeAll, describe, expect, it } from '@jest/globals';
import { checkBody } from '../../libs/commands/check-body.ts';
import { beforeFirst, type AnyFact, type EventId, type Recorded } from '../../libs/event-log/event.ts';
import { recordIdentifier } from '../../libs/person/record-identifier.ts';
import { biographyOf } from './biography-of.ts';
import type { Biography } from './biography.ts';
import { countsOf, foldedRegisters, type RegisterRows } from './count-registers.ts';
import { decideBiography } from './decide-biography.ts';
import { formerPlan, filesOf, wasHeld } from './former-plan.ts';
import { dayOfFigures, peopleOf, populationPlans, referenceDay } from './population-plan.ts';

const present = peopleOf(populationPlans.national);
const former = peopleOf(populationPlans.history) - present;
/** Every 700th of the people whose punishments are over. */
const places = Array.from({ length: Math.floor(former / 700) }, (_, nth) => 700 * nth);

const keyedHash = (scheme: string, value: string): string => `${scheme}-${value}`;

let biographies: readonly Biography[];
let facts: readonly Recorded<AnyFact>[];
let rows: RegisterRows;

beforeAll(() => {
  biographies = places.map((place) => biographyOf('history', present + place));
  facts = biographies.flatMap(factsOf);
  rows = foldedRegisters(facts);
}, 60_000);

describe('the people whose punishments are over', () => {
  it('have so many events that the whole data set comes to 19 million, its tenth to 1.9 million, and its half to ten times the national one, within 5 %', () => {
    const each = facts.length / places.length;
    const ofNational = 1_288_895;
    const tenth = peopleOf(populationPlans['history-tenth']) - present;
    const half = peopleOf(populationPlans['history-half']) - present;
    expect(within5Percent(ofNational + each * former, 19_000_000)).toBe(true);
    expect(within5Percent(ofNational + each * tenth, 1_900_000)).toBe(true);
    expect(within5Percent(ofNational + each * half, 10 * ofNational)).toBe(true);
  });

  it('are all told in commands that are not refused, also those whose sentences were deferred twice', () => {
    const twice = Array.from({ length: former }, (_, place) => place).filter(
      (place) => formerPlan(place).punishments.filter((punishment) => punishment === 'DEFERRED').length > 1,
    );
    expect(twice.length).toBe(23);
    for (const place of twice) expect(() => decideBiography(biographyOf('history', present + place), keyedHash)).not.toThrow();
  });

  it('have no stream above 200 events', () => {
    const events = new Map<string, number>();
    for (const { stream } of facts) events.set(stream, (events.get(stream) ?? 0) + 1);
    expect(Math.max(...events.values())).toBeLessThanOrEqual(200);
  });

  it('are under no supervision and in no custody, neither on the day of the published figures nor on the reference day', () => {
    for (const day of [dayOfFigures, referenceDay]) {
      expect(countsOf(rows, day)).toMatchObject({
        supervised: 0,
        visitOverdue: 0,
        inCustody: 0,
        servingSentence: 0,
        onRemand: 0,
        womenNonViolent: 0,
      });
    }
  });

  it('have the files and the releases of their plans', () => {
    const plans = places.map(formerPlan);
    const files = plans.reduce((sum, plan) => sum + filesOf(plan), 0);
    expect(countsOf(rows, referenceDay)).toMatchObject({ people: places.length, ended: files, released: plans.filter(wasHeld).length });
  });

  it('serve no term any more', () => {
    expect(
      [...rows.prisoners.values()].filter(({ termId, termEnd, needsManual }) => termId !== null || termEnd !== null || needsManual),
    ).toEqual([]);
  });

  it('had their punishments from 21 November 2016 to 10 June 2025', () => {
    const days = biographies.flatMap(({ steps }) => steps.map(({ today }) => today));
    expect(days.filter((day) => day < '2016-11-21' || day > '2025-06-10')).toEqual([]);
    expect(days.length).toBeGreaterThan(20_000);
  });

  it('had one punishment, or two, or three; some were under control after the last one', () => {
    const punishments = places.map((place) => formerPlan(place).punishments.filter((punishment) => punishment !== 'POST_PENITENTIARY'));
    expect(new Set(punishments.map(({ length }) => length))).toEqual(new Set([1, 2, 3]));
    expect([...rows.files.values()].some(({ basis }) => basis === 'POST_PENITENTIARY')).toBe(true);
  });

  it('have commands that the API would accept, from senders who may ask for them', () => {
    const faults = biographies
      .flatMap(({ steps }) => steps)
      .flatMap(({ command, body, sender }) => {
        const checked = checkBody(command.body, JSON.parse(JSON.stringify(body)));
        return 'faults' in checked || !command.by.includes(sender.role) ? [{ command: command.name, body }] : [];
      });
    expect(faults).toEqual([]);
  });

  it('have identification numbers of their own, however many share digits', () => {
    const numbers = Array.from({ length: 16 }, (_, turn) => turn * 22_500 + 7)
      .filter((place) => place < former)
      .map((place) => iinOf(biographyOf('history', present + place)));
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

function factsOf(biography: Biography): readonly Recorded<AnyFact>[] {
  const { chapters } = decideBiography(biography, keyedHash);
  return chapters
    .flat()
    .flatMap(({ changes, request }) =>
      changes.flatMap(({ stream, facts: ofStream }) =>
        ofStream.map((fact) => ({ ...fact, stream, revision: 0, position: beforeFirst, recordedAt, eventId, metadata: request.metadata })),
      ),
    );
}

const recordedAt = new Date('2026-11-21T09:00:00Z');
const eventId = '0192e4a0-7b1c-7000-8000-000000000001' as EventId; // no register asks for it

function within5Percent(events: number, of: number): boolean {
  return Math.abs(events - of) <= 0.05 * of;
}

function iinOf({ steps }: Biography): string {
  const step = steps.find(({ command }) => command === recordIdentifier);
  return (step?.body as { readonly value: string }).value; // the body of that command
}
