import { creditOf, lastDayOf, paroleFrom, recordExpunges, substitutionFrom, type Right, type Served, type Stretch } from '../day-by-day.ts';
import { dateOf, dayOf } from '../own-calendar.ts';
import { read, type ReadFact } from '../recorded-fields.ts';
import { isMaliciousOn, personOn, servedOn, standing } from '../what-is-served.ts';
import { firstOf, isOver, lastOfEach, newFacts, streamsOf, touched, type Happened } from './happened.ts';

export function lastDays(happened: Happened): string | undefined {
  const { life } = happened;
  return firstOf(touched(happened), (id) => {
    const facts = standing(life.of(`term-${id}`));
    const calculated = facts.findLast(({ type }) => type === 'TermCalculated')?.data.calculation;
    const served = calculated && !isOver(facts) ? servedOn(id, streamsOf(life), BigInt(life.facts.length)) : undefined;
    return calculated && served && differsInLength(id, served, calculated);
  });
}

function differsInLength(
  id: string,
  served: Served,
  { verdict, lastDay, creditedDays }: NonNullable<ReadFact['data']['calculation']>,
): string | undefined {
  const { punishment, suspended, credits } = served;
  if (suspended && credits.length > 0 && verdict === 'NEEDS_MANUAL') return undefined; // no regime by which custody could be counted
  const expected = punishment === 'LIFE' ? 'LIFE' : notInTime.includes(punishment) ? 'NOT_IN_TIME' : 'COMPUTED';
  if (verdict !== expected) return `term ${id}: ${verdict}, not ${expected} (${inWords(served)})`;
  const counted = expected === 'COMPUTED' ? lastDayOf(served) : undefined;
  // what was served before the first day has no last day of its own
  if (counted === undefined || (counted < served.start && dayOf(lastDay) < served.start)) return undefined;
  if (dateOf(counted) !== lastDay) return `term ${id} ends on ${String(lastDay)}; day by day on ${dateOf(counted)} (${inWords(served)})`;
  const credit = creditOf(served);
  return credit === creditedDays ? undefined : `term ${id} is credited ${String(creditedDays)} days; day by day ${String(credit)}`;
}

const notInTime = ['FINE', 'CORRECTIVE_LABOUR', 'COMMUNITY_SERVICE'];

function inWords({ punishment, start, length, facility, cut, revoked, credits, away }: Served): string {
  const days = (all: readonly Stretch[]): string => all.map(({ from, to }) => `${dateOf(from)}..${dateOf(to)}`).join(' ') || 'none';
  return [
    `${punishment} ${JSON.stringify(length ?? {})} ${facility ?? ''} from ${dateOf(start)}`,
    `credit ${days(credits)}; away ${days(away)}; cut ${String(cut)}`,
    revoked ? `revoked by point ${String(revoked.ground)}, rest from ${dateOf(revoked.from)}` : 'never revoked',
  ].join('; ');
}

/** Of several calculations that follow from one request the last one is looked at: those before it do not know the whole of it. */
export function rights(happened: Happened): string | undefined {
  return firstOf(lastOfEach(newFacts(happened, 'TermCalculated')), (fact) => rightsAsGiven(happened, fact));
}

/** What a court or a facility was told when an application was opened or granted. */
export function applications(happened: Happened): string | undefined {
  return firstOf(newFacts(happened, 'ParoleOpened', 'ParoleGranted'), (fact) => asTold(happened, fact));
}

function rightsAsGiven({ life }: Happened, { stream, position, effectiveOn, data }: ReadFact): string | undefined {
  const { personId = '', calculation, rights: given = {}, cause } = data;
  const id = stream.slice('term-'.length);
  const served = servedOn(id, streamsOf(life), position);
  const person = personOn(personId, streamsOf(life), position);
  if (served === undefined || person === undefined || calculation === undefined) return undefined;
  const isComputed = calculation.verdict === 'COMPUTED';
  if (!isComputed && calculation.verdict !== 'LIFE') return undefined;
  if ((lastDayOf(served) ?? Infinity) < served.start) return undefined; // served before it began
  const { punishment, suspended } = served;
  const on = dayOf(effectiveOn);
  const isAsked = !suspended && ['DEPRIVATION_OF_LIBERTY', 'RESTRICTION_OF_LIBERTY', 'LIFE'].includes(punishment);
  const isMalicious = isMaliciousOn(on, personId, streamsOf(life), position);
  const expected: Readonly<Record<string, Right | undefined>> = {
    paroleFrom: isAsked ? paroleFrom(served, person, on) : undefined,
    substitutionFrom: isAsked && punishment === 'DEPRIVATION_OF_LIBERTY' ? substitutionFrom(served, person, on, isMalicious) : undefined,
    recordExpunges: isComputed ? recordExpunges(served, person) : undefined,
  };
  return firstOf(Object.entries(expected), ([right, counted]) => {
    const is = given[right];
    const [isText, text] = [is === undefined ? 'no answer' : (is.on ?? is.verdict), textOf(counted)];
    if (counted === 'UNTOLD' || text === isText) return undefined;
    const why = [...(is?.because ?? []), ...(is?.bars ?? [])].join(', ');
    const asked = `asked on ${effectiveOn} after ${String(cause)}`;
    return `${right} of term ${id} is ${isText} (${why}); day by day ${text}, ${asked} (${inWords(served)}; ${JSON.stringify(person)})`;
  });
}

function textOf(right: Right | undefined): string {
  if (right === undefined) return 'no answer';
  if (right === 'NEVER') return 'BARRED';
  return right === 'UNTOLD' ? right : dateOf(right.from);
}

/** A day on paper stands for the counted one. */
function asTold({ life }: Happened, { type, position, stream, effectiveOn, data }: ReadFact): string | undefined {
  const { termId = '', personId = '', eligibility } = data;
  const served = servedOn(termId, streamsOf(life), position - 1n);
  const person = personOn(personId, streamsOf(life), position);
  if (eligibility?.from === undefined || served === undefined || person === undefined) return undefined;
  const latest = life.of(`term-${termId}`).findLast((fact) => ['TermCalculated', 'DateOverridden'].includes(fact.type));
  if (latest?.type === 'DateOverridden' || (lastDayOf(served) ?? Infinity) < served.start) return undefined;
  const counted = paroleFrom(served, person, dayOf(effectiveOn));
  if (counted === 'UNTOLD' || textOf(counted) === eligibility.from) return undefined;
  return `${type} on ${stream}: from ${eligibility.from}; day by day ${textOf(counted)} (${inWords(served)})`;
}

/** More credit ends a term no later, and days away no earlier. */
export function moves({ step, came, life, before }: Happened): string | undefined {
  if (came.outcome !== 'recorded' || !['terms/credit-time', 'terms/record-interruption'].includes(step.command)) return undefined;
  const calculated = read(life.of(`term-${step.id}`)).filter(({ type }) => type === 'TermCalculated');
  const earlier = calculated.findLast(({ position }) => position <= BigInt(before))?.data.calculation?.lastDay;
  const now = calculated.at(-1)?.data.calculation?.lastDay;
  if (earlier === undefined || now === undefined) return undefined;
  const isWrong = step.command === 'terms/credit-time' ? now > earlier : now < earlier;
  return isWrong ? `${step.command} moved the last day from ${earlier} to ${now}` : undefined;
}
