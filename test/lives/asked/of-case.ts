import { dateOf } from '../own-calendar.ts';
import type { Fields } from '../recorded-fields.ts';
import { document, type Draft, type Possible, type Situation } from '../situation.ts';

const offences = [
  { article: '188', part: '2', maxTermYears: 5, intent: 'INTENTIONAL' },
  { article: '188', part: '3', maxTermYears: 7, intent: 'INTENTIONAL' },
  { article: '190', part: '4', maxTermYears: 10, intent: 'INTENTIONAL' },
  { article: '297', part: '3', maxTermYears: 15, intent: 'INTENTIONAL' },
  { article: '99', part: '1', maxTermYears: 15, intent: 'INTENTIONAL' },
  { article: '345', part: '3', maxTermYears: 7, intent: 'NEGLIGENT' },
  { article: '107', part: '1', maxTermYears: 2, intent: 'INTENTIONAL' },
] as const;

export const regimes = ['MINIMUM', 'MEDIUM', 'MAXIMUM', 'FULL'] as const;

const higherCourt = { court: 'Almaty city court' };

export function askedOfCase(at: Situation): readonly Possible[] {
  const isKnown = at.has(`person-${at.person}`, 'PersonRegistered');
  const cases = at.cases();
  const isSentenced = cases.some((id) => at.has(`case-${id}`, 'VerdictInForce'));
  return [
    at.when(cases.length === 0 ? 40 : 0.5, isKnown, () => open(at)),
    at.when(isSentenced ? 3 : 30, isKnown, () => judge(at)),
    at.when(0.9, isSentenced, () => vary(at)),
    at.when(0.2, isSentenced, () => quash(at)),
    at.when(0.4, isSentenced, () => pay(at)),
  ];
}

/** A sentence, and the case that it was imposed in. */
interface SentenceOfCase {
  readonly id: string;
  readonly sentence: Fields;
}

/** A sentence in force: mostly one that no term carries out yet. */
export function drawnSentence(at: Situation): SentenceOfCase | undefined {
  const { random } = at;
  const cases = random.chance(0.97) ? at.cases().filter((id) => at.has(`case-${id}`, 'VerdictInForce')) : at.streams('case');
  const every = cases.flatMap((id) => (random.chance(0.9) ? finalOf(at, id) : imposed(at, id)).map((sentence) => ({ id, sentence })));
  const carried = carriedOut(at);
  const left = every.filter(({ sentence }) => !carried.includes(sentence.sentenceId));
  const found = left.length > 0 && random.chance(0.95) ? left : every;
  return found.length === 0 ? undefined : random.pick(found);
}

/** Whether a sentence in force is carried out in no term yet. */
export function isLeftToCarryOut(at: Situation): boolean {
  const carried = carriedOut(at);
  return at
    .cases()
    .filter((id) => at.has(`case-${id}`, 'VerdictInForce'))
    .some((id) => finalOf(at, id).some(({ sentenceId }) => !carried.includes(sentenceId)));
}

/** Sentences in a term, and those that a court quashed. */
function carriedOut(at: Situation): readonly (string | undefined)[] {
  const included = at.streams('term').flatMap((id) => at.of(`term-${id}`).map(({ data }) => data.sentenceId));
  return [...included, ...at.cases().flatMap((id) => recorded(at, id, 'SentenceQuashed').map(({ sentenceId }) => sentenceId))];
}

/** The final punishment, where the sentences of a case were joined. */
function finalOf(at: Situation, id: string): readonly Fields[] {
  const final = at.last(`case-${id}`, 'FinalPunishmentDetermined');
  return final === undefined ? imposed(at, id) : [final];
}

function imposed(at: Situation, id: string): readonly Fields[] {
  return recorded(at, id, 'SentenceImposed');
}

function recorded(at: Situation, id: string, type: string): readonly Fields[] {
  return at.of(`case-${id}`).flatMap((fact) => (fact.type === type ? [fact.data] : []));
}

function open(at: Situation): Draft {
  const id = at.fresh();
  const registrationNumber = `24750003${String(Number.parseInt(id.slice(-6), 16)).padStart(7, '0')}`;
  const body = { on: at.now(), personId: at.person, registrationNumber, court: 'Almaty district court 2' };
  return at.ask('cases/open', id, 'registrar', body);
}

/** The next thing that is missing in a case: a charge, a finding, a sentence, the final punishment, its being in force. */
function judge(at: Situation): Draft | undefined {
  const { random } = at;
  const cases = at.cases().filter((one) => !at.has(`case-${one}`, 'VerdictInForce') || random.chance(0.05));
  if (cases.length === 0) return undefined;
  const id = random.pick(cases);
  const [charges, findings] = [recorded(at, id, 'ChargeAdded'), recorded(at, id, 'VerdictDelivered')];
  if (charges.length === 0 || (charges.length < 2 && findings.length === 0 && random.chance(0.35))) return charge(at, id);
  const undecided = charges.find(({ chargeId }) => !findings.some((one) => one.chargeId === chargeId));
  if (undecided !== undefined) return find(at, id, undecided);
  const sentences = imposed(at, id);
  const open = findings.flatMap(({ chargeId = '', finding }) =>
    finding === 'GUILTY' && !sentences.some(({ chargeIds = [] }) => chargeIds.includes(chargeId)) ? [chargeId] : [],
  );
  if (open.length > 0) return impose(at, id, random.chance(0.5) ? open : open.slice(0, 1));
  const isJoined = at.has(`case-${id}`, 'FinalPunishmentDetermined');
  if (sentences.length > 1 && !isJoined && random.chance(0.85)) return join(at, id, sentences);
  return at.ask('cases/put-in-force', id, 'registrar', { inForceOn: at.now() });
}

function charge(at: Situation, id: string): Draft {
  const { random } = at;
  const committedOn = dateOf(at.today - random.whole(1, 400));
  const body = { on: at.now(), chargeId: at.fresh(), kind: 'CRIME', ...random.pick(offences), committedOn };
  return at.ask('cases/add-charge', id, 'registrar', body);
}

function find(at: Situation, id: string, { chargeId }: Fields): Draft {
  const finding = at.random.chance(0.95) ? 'GUILTY' : at.random.pick(['ACQUITTED', 'TERMINATED']);
  return at.ask('cases/deliver-verdict', id, 'registrar', { chargeId, finding, deliveredOn: at.now(), ...document });
}

function impose(at: Situation, id: string, chargeIds: readonly string[]): Draft {
  const what = { sentenceId: at.fresh(), chargeIds, ...punishment(at), imposedOn: at.now() };
  return at.ask('cases/impose-sentence', id, 'registrar', { ...what, firstTime: true, ...courtsOwn(at), ...document });
}

function join(at: Situation, id: string, sentences: readonly Fields[]): Draft {
  const sentenceIds = sentences.map(({ sentenceId }) => sentenceId);
  const how = { basis: 'CRIMES', method: at.random.pick(['ADD_PART', 'ADD_FULL', 'ABSORB']), sentenceIds };
  const what = { sentenceId: at.fresh(), ...punishment(at), imposedOn: at.now() };
  return at.ask('cases/determine-final-punishment', id, 'registrar', { ...how, ...what, ...courtsOwn(at), ...document });
}

/** Of the punishments drawn here many are not what the article part has. */
function courtsOwn(at: Situation): object {
  return at.maybe(0.4, { courtsOwn: { reason: 'as the court found', document: 'ruling 9' } });
}

function punishment(at: Situation): object {
  const { random } = at;
  const months = random.pick([6, 7, 9, 12, 18, 24, 27, 36, 41, 60, 96]);
  const [years, over] = [Math.floor(months / 12), months % 12];
  const term = random.chance(0.1) ? { years: 1, days: 10 } : { ...(years > 0 && { years }), ...(over > 0 && { months: over }) };
  return random.weighted([
    { weight: 10, is: { punishment: 'DEPRIVATION_OF_LIBERTY', term, facility: random.pick(regimes), suspended: false } },
    { weight: 3, is: { punishment: 'RESTRICTION_OF_LIBERTY', term, suspended: false } },
    { weight: 0.7, is: { punishment: 'DEPRIVATION_OF_LIBERTY', term, suspended: true } },
    { weight: 0.4, is: { punishment: 'ARREST', term: { days: random.whole(10, 50) }, suspended: false } },
    { weight: 0.3, is: { punishment: 'LIFE', facility: 'EMERGENCY', suspended: false } },
  ]).is;
}

function vary(at: Situation): Draft | undefined {
  const found = drawnSentence(at);
  if (found === undefined) return undefined;
  const what = { sentenceId: found.sentence.sentenceId, ...higherCourt, decidedOn: at.now(), ...punishment(at) };
  const body = { ...what, ...at.maybe(0.8, { termId: at.term }), ...courtsOwn(at), ...document };
  return at.ask('cases/vary-sentence', found.id, 'registrar', body);
}

function quash(at: Situation): Draft | undefined {
  const found = drawnSentence(at);
  if (found === undefined) return undefined;
  const what = { sentenceId: found.sentence.sentenceId, ...higherCourt, decidedOn: at.now() };
  const outcome = at.random.pick(['ACQUITTED', 'TERMINATED', 'NEW_TRIAL']);
  return at.ask('cases/quash-sentence', found.id, 'registrar', { ...what, outcome, ...at.maybe(0.7, { termId: at.term }), ...document });
}

function pay(at: Situation): Draft | undefined {
  const [id] = at.cases();
  if (id === undefined) return undefined;
  if (at.has(`case-${id}`, 'CivilClaimRecorded')) {
    const amount = at.random.whole(1, 200_000);
    return at.ask('cases/record-compensation', id, 'facility', { paidOn: at.now(), amount, ...document });
  }
  const body = { on: at.now(), kind: 'MATERIAL', amount: 200_000, ...document };
  return at.ask('cases/record-civil-claim', id, 'registrar', body);
}
