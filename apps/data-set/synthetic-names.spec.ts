import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from './seeded-random.ts';
import { syntheticName } from './synthetic-names.ts';

const women = named('F');
const men = named('M');

describe('a synthetic name', () => {
  it('of a woman has the feminine form of a family name that has one', () => {
    expect(women.filter(({ familyName }) => /(ов|ев|ёв|ин|ский)$/.test(familyName))).toEqual([]);
    expect(women.filter(({ familyName }) => /(ова|ева|ёва)$/.test(familyName)).length).toBeGreaterThan(300);
  });

  it('has a patronymic of the person’s sex, Kazakh or Russian, or none', () => {
    expect(women.filter(({ patronymic }) => patronymic !== undefined && !/(қызы|овна|евна)$/.test(patronymic))).toEqual([]);
    expect(men.filter(({ patronymic }) => patronymic !== undefined && !/(ұлы|ович|евич)$/.test(patronymic))).toEqual([]);
    for (const ending of [/ұлы$/, /ович$/, /^$/])
      expect(men.filter(({ patronymic = '' }) => ending.test(patronymic)).length).toBeGreaterThan(20);
  });

  it('of a Russian whose father is Игорь, Николай or Юрий is Игоревич, Николаевич, Юрьевич', () => {
    const patronymics = new Set(men.map(({ patronymic }) => patronymic));
    for (const patronymic of ['Игоревич', 'Николаевич', 'Юрьевич']) expect(patronymics).toContain(patronymic);
    for (const mistaken of ['Игорьович', 'Николайович', 'Павелович']) expect(patronymics).not.toContain(mistaken);
  });

  it('is written in Cyrillic letters, each composed', () => {
    const names = [...women, ...men].flatMap((name) => Object.values<string>({ ...name }));
    expect(names.filter((name) => !/^\p{Script=Cyrillic}+$/u.test(name) || name !== name.normalize('NFC'))).toEqual([]);
  });
});

function named(sex: 'F' | 'M'): readonly ReturnType<typeof syntheticName>[] {
  return Array.from({ length: 2_000 }, (_, nth) => syntheticName(new SeededRandom(`${sex}/${String(nth)}`), sex));
}
