import { BiographyBuilder, type Biography } from './biography.ts';
import { isOnRemand, servesSentence } from './custody-biography.ts';
import { hasServed } from './former-biography.ts';
import { numberOf, personPlan, placeOf, populationPlans, type DataSetSize } from './population-plan.ts';
import { isUnderSupervision } from './supervision-biography.ts';

/** The whole recorded life of one person of a data set; the same for the same data set and index, whatever was asked before. */
export function biographyOf(size: DataSetSize, index: number): Biography {
  const population = populationPlans[size];
  const plan = personPlan(population, index);
  const { series, place } = placeOf(population, index);
  const number = numberOf(series, place);
  const life = new BiographyBuilder(series, place);
  switch (plan.is) {
    case 'SUPERVISED':
      isUnderSupervision(life, plan, number, population.institutions);
      break;
    case 'SERVING':
      servesSentence(life, plan, number, population.institutions);
      break;
    case 'ON_REMAND':
      isOnRemand(life, plan.sex, number, population.institutions);
      break;
    case 'FORMER':
      hasServed(life, plan, number, population.institutions);
  }
  return life.finished();
}
