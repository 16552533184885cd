import { describe, expect, it } from '@jest/globals';
import { folded } from '../../libs/registers/folded.ts';
import { registers } from '../../libs/registers/registers.ts';
import { beforeOf, effects, inOrder, recordedOf, resultOf, type Recorded } from './stories.ts';

/**
 * Whole effects of commands as files that can be read, disputed and added to without reading code: what was recorded before, who asks for
 * what on which day, and then the new facts, the rows of the registers and the receipt, or the refusal. They chain into stories (`after`).
 */
describe('the whole effect of a command', () => {
  it.each([...effects].map(([name, effect]) => ({ name, says: effect.says, effect })))('$name: $says', ({ effect }) => {
    const before = beforeOf(effect);
    const result = resultOf(effect, before);
    const { records, registers: rows, receipt, refuses, faults } = effect.then;
    expect(Object.keys(effect.then)).not.toHaveLength(0);
    if (refuses !== undefined) expect(result).toMatchObject({ refused: refuses });
    if (faults !== undefined) expect(result).toMatchObject({ faults: faults.map((pointer) => ({ pointer })) });
    if (refuses !== undefined || faults !== undefined) return;
    const recorded = recordedOf(result);
    expect(withoutReceipts(recorded)).toEqual(withoutReceipts(records));
    for (const [name, expected] of Object.entries(rows ?? {})) {
      expect(rowsOf(name, [...before, ...inOrder(recorded)])).toEqual(expect.arrayContaining(expected.map(matching)));
    }
    if (receipt !== undefined) {
      const { provisions = [], facts = {}, ...others } = receipt;
      expect(receiptsIn(recorded)).toContainEqual(
        expect.objectContaining({
          ...others,
          provisions: expect.arrayContaining([...provisions]) as unknown,
          facts: expect.objectContaining(facts) as unknown,
        }),
      );
    }
  });

  it('is told by each of a hundred files and more, in a sentence of its own', () => {
    expect(effects.size).toBeGreaterThanOrEqual(100);
    expect(new Set([...effects.values()].map(({ says }) => says)).size).toBe(effects.size);
  });
});

function rowsOf(name: string, recorded: Recorded): readonly object[] {
  const register = registers.find((one) => one.name === name);
  if (register === undefined) throw new Error(`there is no register ${name}`);
  return folded(register, ...recorded);
}

/** Rows and what is in them are matched on the keys that are given. */
function matching(expected: unknown): unknown {
  if (Array.isArray(expected)) return expected.map(matching);
  if (typeof expected !== 'object' || expected === null) return expected;
  return expect.objectContaining(Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, matching(value)])));
}

/** The same without any receipt in it, however deep: what a receipt must say is asked for on its own. */
function withoutReceipts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutReceipts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (isReceipt(key) || inner === undefined ? [] : [[key, withoutReceipts(inner)]])),
  );
}

function receiptsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(receiptsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (isReceipt(key) ? [inner].flat() : receiptsIn(inner)));
}

/** One receipt, or a list of them where the law was asked of several offences. */
function isReceipt(key: string): boolean {
  return key === 'receipt' || key === 'receipts';
}
