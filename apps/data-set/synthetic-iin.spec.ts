import { describe, expect, it } from '@jest/globals';
import { birthAndIin, mostIins, wrongIin } from './synthetic-iin.ts';

describe('an identification number that nobody can have', () => {
  it('tells birth date, century and sex, and ends with another digit than 850315400005 does', () => {
    expect(wrongIin('1985-03-15', 'F', 0)).toBe('850315400006');
  });

  it('takes the next wrong digit for every ten thousand people', () => {
    expect(wrongIin('1985-03-15', 'F', 10_000)).toBe('850315400007');
    expect(wrongIin('1985-03-15', 'F', 80_000)).toBe('850315400004');
  });

  it('does not exist where no number of the day and serial could be issued', () => {
    expect(wrongIin('1985-03-15', 'F', 61)).toBeUndefined();
  });

  it('tells the century of those born from 2000 on', () => {
    expect(wrongIin('2000-01-01', 'M', 150)?.slice(0, 7)).toBe('0001015');
  });

  it('is another one for each of 90,000 people who share a birthday', () => {
    const numbers = Array.from({ length: mostIins }, (_, number) => wrongIin('1990-04-17', 'M', number)).filter((iin) => iin !== undefined);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBeGreaterThan(80_000);
  });

  it('has no number beyond those', () => {
    expect(() => wrongIin('1990-04-17', 'M', mostIins)).toThrow(RangeError);
  });
});

describe('the birthday and the number of one of more people than there are numbers for a birthday', () => {
  const numbers = [100_000, 122_500, 145_000, 167_500, 437_500];

  it('are another birthday for each of those who share a number', () => {
    const births = numbers.map((number) => birthAndIin('1985-03-15', 'F', number)[0]);
    expect(new Set(births).size).toBe(numbers.length);
    expect(births.filter((birth) => birth < '1985-02-01' || birth > '1985-03-15')).toEqual([]);
  });

  it('are a number that nobody of the other data sets has', () => {
    const others = new Set<string>();
    for (let number = 0; number < 57_500; number++) others.add(wrongIin('1985-03-12', 'F', number) ?? '');
    for (let number = 80_000; number < 80_300; number++) others.add(wrongIin('1985-03-12', 'F', number) ?? '');
    const own = Array.from({ length: 500 }, (_, nth) => birthAndIin('1985-03-15', 'F', 100_000 + 45 * nth));
    expect(own.filter(([, iin]) => others.has(iin))).toEqual([]);
    expect(new Set(own.map(([birth, iin]) => `${birth} ${iin}`)).size).toBe(500);
  });

  it('do not exist for more than 360,000 people', () => {
    expect(() => birthAndIin('1985-03-15', 'F', 460_000)).toThrow(RangeError);
  });
});
