import type { LegalDate } from '../calendar/legal-date.ts';
import type { WeighedOffence } from '../classification/weighed-offence.ts';
import type { LawOffence } from '../law-facts.ts';
import type { ManualReason } from '../manual-reasons.ts';
import { flagsOf } from '../offences/flags-of.ts';
import type { Reasoning } from '../reasoning.ts';
import type { AmnestyAct, AmnestyExclusion, ExclusionGround, ListedArticle } from './amnesty-act.ts';
import type { ScreenedSentence } from './amnesty-facts.ts';

export interface ExclusionsFound {
  /** Each ground once, in the order of the act. */
  readonly grounds: readonly ExclusionGround[];
  /** What must be known before it can be said that the act does not keep the person out. */
  readonly doubts: readonly ManualReason[];
}

/** On which grounds an act keeps a person out; one offence that it does not cover keeps out the whole cumulation. */
export function exclusionsUnder(
  act: AmnestyAct,
  offences: readonly WeighedOffence[],
  facts: ScreenedSentence,
  reasoning: Reasoning,
): ExclusionsFound {
  const grounds: ExclusionGround[] = [];
  const doubts: ManualReason[] = [];
  for (const exclusion of act.exclusions) {
    const { ground, provision, verified } = exclusion;
    const held = holds(exclusion, offences, facts);
    if (held === false) continue;
    const outcome = held !== true ? held : verified ? 'EXCLUDED' : unverified(ground);
    reasoning.step('exclusion from the amnesty', { ground }, outcome, provision);
    if (outcome !== 'EXCLUDED') doubts.push(outcome);
    else if (!grounds.includes(ground)) grounds.push(ground);
  }
  return { grounds, doubts };
}

/** Whether an article part stands on a list. */
export function isListed({ article, part }: LawOffence, list: readonly ListedArticle[]): boolean {
  return list.some((listed) => listed.article === article && (listed.parts === undefined || listed.parts.includes(part ?? '')));
}

/** A doubt is named by what would settle it. */
type Truth = boolean | ManualReason;

function holds(exclusion: AmnestyExclusion, offences: readonly WeighedOffence[], facts: ScreenedSentence): Truth {
  const { ground } = exclusion;
  switch (ground) {
    case 'RECIDIVISM':
      return facts.recidivism === 'RECIDIVISM';
    case 'DANGEROUS_RECIDIVISM':
      return facts.recidivism === 'DANGEROUS';
    case 'LIFE':
      return facts.punishment === 'LIFE';
    case 'MALICIOUS_VIOLATOR':
      return facts.maliciousViolator ?? facts.behaviour === 'NEGATIVE_3';
    case 'CRIME_DURING_SERVICE':
      return facts.suspended !== true && offences.some(({ offence }) => committedDuringService(offence, facts.start));
    case 'AMNESTIED_BEFORE':
      return facts.amnestiedBefore === true && offences.some(({ offence }) => offence.intent === 'INTENTIONAL');
    case 'OBJECTS':
      return facts.objects ?? false;
    case 'LISTED_ARTICLE':
      return any(offences.map((screened) => standsOnList(screened, exclusion)));
    case 'SEXUAL_VS_MINOR':
      return any(offences.map((screened) => sexualAgainstMinor(screened, exclusion)));
    case 'AGAINST_LIFE':
    case 'VIOLENT':
    case 'VIOLENCE_VS_MINOR':
    case 'CORRUPTION':
    case 'TERRORIST':
    case 'EXTREMIST':
    case 'TORTURE':
    case 'CRIMINAL_GROUP':
    case 'CAUSED_DEATH':
    case 'GRAVE_HARM':
    case 'TRAFFIC_DEATH_OF_CLOSE_RELATIVE':
      return offences.some(({ offence }) => flagsOf(offence).includes(ground));
  }
}

/** A term may begin with the arrest on the day of the act itself. */
function committedDuringService({ committedOn, intent }: LawOffence, start: LegalDate): boolean {
  return intent === 'INTENTIONAL' && committedOn > start;
}

function standsOnList({ offence, category }: WeighedOffence, { articles = [], categories }: AmnestyExclusion): Truth {
  if (!isListed(offence, articles)) return false;
  if (categories === undefined) return true;
  return category === undefined ? 'SANCTION_UNKNOWN' : categories.includes(category);
}

function sexualAgainstMinor(
  { offence, committedUnder18 }: WeighedOffence,
  { sparesMinorWithVictimFrom14 = false }: AmnestyExclusion,
): Truth {
  if (!flagsOf(offence).includes('SEXUAL_VS_MINOR')) return false;
  if (!sparesMinorWithVictimFrom14 || !committedUnder18) return true;
  return offence.victimUnder14 ?? 'VICTIM_AGE_UNKNOWN';
}

function unverified(ground: ExclusionGround): ManualReason {
  if (ground === 'LISTED_ARTICLE') return 'AMNESTY_LIST_NOT_VERIFIED';
  return 'AMNESTY_EXCLUSION_NOT_VERIFIED';
}

function any(truths: readonly Truth[]): Truth {
  return truths.find((truth) => truth === true) ?? truths.find((truth) => truth !== false) ?? false;
}
