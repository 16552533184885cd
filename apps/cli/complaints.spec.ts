import { describe, expect, it } from '@jest/globals';
import { Complaints } from './complaints.ts';

const twelveRegisters = Array.from({ length: 12 }, (_, number) => `Register ${String(number + 1)}: too many clients already`);

function listening(): { readonly complaints: Complaints; readonly told: readonly string[] } {
  const told: string[] = [];
  return { complaints: new Complaints((line) => told.push(line)), told };
}

describe('Complaints of a worker', () => {
  it('are waited out where 25 come at once', () => {
    const { complaints } = listening();
    for (let at = 0; at < 25; at += 1) complaints.hear('Registers: too many clients already', at);
    expect(complaints.persist).toBe(false);
  });

  it('are given in to after five seconds, not before, where twelve registers complain by turns', () => {
    const { complaints, told } = listening();
    for (let at = 0; at < 5_000; at += 500) {
      for (const line of twelveRegisters) complaints.hear(line, at);
      expect([at, complaints.persist]).toEqual([at, false]);
    }
    complaints.hear('Register 1: too many clients already', 4_999);
    expect(complaints.persist).toBe(false);
    complaints.hear('Register 2: too many clients already', 5_000);
    expect([complaints.persist, complaints.last]).toEqual([true, 'Register 2: too many clients already']);
    expect(told).toEqual(twelveRegisters);
  });

  it('are not added up over a stretch in which the work moved, and are told again after it', () => {
    const { complaints, told } = listening();
    complaints.hear('Screenings: no connection', 0);
    complaints.forget();
    complaints.hear('Screenings: no connection', 6_000);
    expect(complaints.persist).toBe(false);
    complaints.hear('Screenings: no connection', 10_999);
    expect(complaints.persist).toBe(false);
    complaints.hear('Screenings: no connection', 11_000);
    expect(complaints.persist).toBe(true);
    expect(told).toEqual(['Screenings: no connection', 'Screenings: no connection']);
  });

  it('do not persist where there are none', () => {
    expect(listening().complaints.persist).toBe(false);
  });
});
