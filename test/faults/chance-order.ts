import type { SeededRandom } from '../../apps/data-set/seeded-random.ts';

/** The items in an order that chance decides. */
export function inChanceOrder<Item>(random: SeededRandom, items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
