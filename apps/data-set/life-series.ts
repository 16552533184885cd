/** A sequence of people of which data sets take a part: ids, chance and numbers follow from a person's place in it, and from nothing else. */
export type LifeSeries = 'demo' | 'national' | 'former';
