import type { AmnestyAct, AmnestyClause, AmnestyExclusion } from '../../libs/law/amnesty/amnesty-act.ts';

const provision = 'Draft act on amnesty of 11 June 2025 (SYNTHETIC)';

/** Drugs and murder, by article. */
const listed: AmnestyExclusion['articles'] = [
  { article: '99' },
  ...['296', '297', '298', '299', '299-1', '300', '301', '302', '303'].map((article) => ({ article })),
];

const grounds: readonly AmnestyExclusion['ground'][] = [
  'VIOLENT',
  'SEXUAL_VS_MINOR',
  'CORRUPTION',
  'TERRORIST',
  'EXTREMIST',
  'TORTURE',
  'CRIMINAL_GROUP',
  'RECIDIVISM',
  'DANGEROUS_RECIDIVISM',
  'LIFE',
  'MALICIOUS_VIOLATOR',
  'CRIME_DURING_SERVICE',
  'OBJECTS',
];

/**
 * A draft of an act that comes with the data set: of the women whom a facility holds it covers 833, of whom 109 are released.
 *
 * It is no law and repeats none: its rules are laid down so that what was published of the bill of June 2025 can be worked out of the
 * facts of people. Asked of another population it gives other numbers.
 */
export const draftActOfFigures: { readonly lawNo: string; readonly title: string; readonly act: AmnestyAct } = {
  lawNo: '1-draft',
  title: 'On amnesty (draft, SYNTHETIC)',
  act: {
    provision,
    effectiveOn: '2025-07-05',
    effectiveDayVerified: true,
    vulnerable: {
      provision: `${provision} art. 1`,
      womenFrom: 50,
      menFrom: 60,
      underAtOffence: 18,
      childUnder: 18,
      dependantOf: ['F', 'M'],
      statuses: ['PREGNANT', 'VETERAN'],
      recognisedBefore: ['DISABILITY_1', 'DISABILITY_2'],
    },
    exclusions: [
      ...grounds.map((ground) => ({ ground, provision: `${provision} art. 4`, verified: true })),
      { ground: 'LISTED_ARTICLE', provision: `${provision} art. 4`, verified: true, articles: listed },
    ],
    clauses: [
      clause('UP_TO_MEDIUM', 'art. 2', ['MISDEMEANOUR', 'MINOR', 'MEDIUM'], { kind: 'RELEASE' }),
      clause('GRAVE_VULNERABLE', 'art. 3(1)', ['GRAVE'], { kind: 'REDUCE', fraction: '1/3', of: 'UNSERVED' }, true),
      clause('GRAVE', 'art. 3(2)', ['GRAVE'], { kind: 'REDUCE', fraction: '1/5', of: 'UNSERVED' }),
      clause('ESPECIALLY_GRAVE', 'art. 3(3)', ['ESPECIALLY_GRAVE'], { kind: 'REDUCE', fraction: '1/6', of: 'UNSERVED' }),
    ],
    listedInPartOnly: [],
  },
};

/** Only for those who are deprived of liberty. */
function clause(
  code: string,
  article: string,
  categories: AmnestyClause['categories'],
  effect: AmnestyClause['effect'],
  vulnerableOnly = false,
): AmnestyClause {
  return {
    code,
    provision: `${provision} ${article}`,
    effect,
    categories,
    punishments: ['DEPRIVATION_OF_LIBERTY'],
    ...(vulnerableOnly && { vulnerableOnly }),
  };
}
