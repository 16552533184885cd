import { describe, expect, it } from '@jest/globals';
import { mostIins, wrongIin } from './synthetic-iin.ts';

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
