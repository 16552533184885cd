import type { DatedTable } from '../dated-table.ts';
import type { AmnestyAct, AmnestyClause, AmnestyExclusion, Behaviour, Damage, ListedArticle, VulnerablePersons } from './amnesty-act.ts';

const enacted2016 = 'amnesty law of 13 December 2016 as enacted; in force from its publication, the day of which was not verified';
const enacted2021 = 'amnesty law 81-VII of December 2021 as enacted; in force from its publication, the day of which was not verified';
const reported2025 =
  'law 195-VIII of 23 June 2025: arts 1 and 2 read, reductions from a report of 19 June 2025 and for medium crimes from the act of 2021';
const reported2022 = 'law 152-VII of 2 November 2022: report of the bill; its list of articles not read';

const notNegative: readonly Behaviour[] = ['NONE', 'POSITIVE_1', 'POSITIVE_2', 'POSITIVE_3'];
const settled: readonly Damage[] = ['NONE', 'REPAID', 'NO_CLAIM'];

/** The chapter on offences in the sphere of economic activity. CC 214-249. */
const economicChapter = articlesBetween(214, 249);

const embezzlementAndFraud: readonly ListedArticle[] = [{ article: '189' }, { article: '190' }];

/** Murder and drugs: what the acts of 2016 and 2021 name of both. */
const murderAndDrugs2016: readonly ListedArticle[] = [
  { article: '99' },
  { article: '296', parts: ['4'] },
  { article: '297' },
  { article: '298' },
  { article: '299', parts: ['2', '3', '4'] },
  { article: '301', parts: ['2', '3'] },
];

const murderAndDrugs2021: readonly ListedArticle[] = [
  ...murderAndDrugs2016,
  { article: '299-1' },
  { article: '300', parts: ['2'] },
  { article: '302' },
];

/** Murder and every article on drugs; which parts of them the act of 2025 names was not verified. */
const perhapsListed2025: readonly ListedArticle[] = [{ article: '99' }, ...articlesBetween(296, 303), { article: '299-1' }];

const vulnerable2021: Omit<VulnerablePersons, 'provision'> = {
  womenFrom: 50,
  menFrom: 60,
  underAtOffence: 18,
  childUnder: 18,
  dependantOf: ['F', 'M'],
  statuses: ['PREGNANT', 'VETERAN'],
  recognisedBefore: ['DISABILITY_1', 'DISABILITY_2'],
};

const kz2016: AmnestyAct = {
  provision: 'Amnesty law 2016',
  effectiveOn: '2016-12-13',
  effectiveDayVerified: false,
  vulnerable: {
    provision: 'Amnesty law 2016 art. 1',
    womenFrom: 50,
    menFrom: 60,
    underAtOffence: 18,
    childUnder: 18,
    dependantOf: ['F'],
    statuses: ['PREGNANT', 'VETERAN'],
    recognisedBefore: ['DISABILITY_1', 'DISABILITY_2', 'DISABILITY_3'],
  },
  exclusions: [
    { ground: 'SEXUAL_VS_MINOR', provision: 'Amnesty law 2016 art. 5(1)', verified: true, sparesMinorWithVictimFrom14: true },
    { ground: 'TERRORIST', provision: 'Amnesty law 2016 art. 5(2)', verified: true },
    { ground: 'EXTREMIST', provision: 'Amnesty law 2016 art. 5(3)', verified: true },
    { ground: 'TORTURE', provision: 'Amnesty law 2016 art. 5(4)', verified: true },
    { ground: 'RECIDIVISM', provision: 'Amnesty law 2016 art. 5(5)', verified: true },
    { ground: 'DANGEROUS_RECIDIVISM', provision: 'Amnesty law 2016 art. 5(5)', verified: true },
    { ground: 'LIFE', provision: 'Amnesty law 2016 art. 5(6)', verified: true },
    { ground: 'AMNESTIED_BEFORE', provision: 'Amnesty law 2016 art. 5(7)', verified: true },
    { ground: 'CRIMINAL_GROUP', provision: 'Amnesty law 2016 art. 5(8)', verified: true },
    { ground: 'CORRUPTION', provision: 'CC 78', verified: false },
    { ground: 'LISTED_ARTICLE', provision: 'Amnesty law 2016 art. 5(12)', verified: true, articles: murderAndDrugs2016 },
    { ground: 'OBJECTS', provision: 'Amnesty law 2016 art. 7(4)', verified: true },
  ],
  clauses: [
    clause('MISDEMEANOUR_OR_MINOR', 'Amnesty law 2016 art. 2(1)', ['MISDEMEANOUR', 'MINOR'], { kind: 'RELEASE' }),
    clause('MEDIUM_VULNERABLE', 'Amnesty law 2016 art. 2(2)', ['MEDIUM'], { kind: 'RELEASE' }, { vulnerableOnly: true }),
    clause(
      'MEDIUM_AT_LIBERTY',
      'Amnesty law 2016 art. 2(3)(1)',
      ['MEDIUM'],
      { kind: 'RELEASE' },
      { punishments: ['FINE', 'CORRECTIVE_LABOUR', 'COMMUNITY_SERVICE', 'ARREST', 'RESTRICTION_OF_LIBERTY'] },
    ),
    clause('MEDIUM_SUSPENDED', 'Amnesty law 2016 art. 2(3)(2)', ['MEDIUM'], { kind: 'RELEASE' }, { suspendedOnly: true }),
    clause(
      'MEDIUM_REPLACED',
      'Amnesty law 2016 art. 3',
      ['MEDIUM'],
      { kind: 'REPLACE', by: ['FINE', 'RESTRICTION_OF_LIBERTY'] },
      { punishments: ['DEPRIVATION_OF_LIBERTY'] },
    ),
    clause('GRAVE_VULNERABLE', 'Amnesty law 2016 art. 4(1)', ['GRAVE'], cut('1/2'), { vulnerableOnly: true }),
    clause('GRAVE_ECONOMIC_REPAID', 'Amnesty law 2016 art. 4(1)(7)', ['GRAVE'], cut('1/2'), {
      damage: ['REPAID'],
      articles: economicChapter,
    }),
    clause('GRAVE_REPAID', 'Amnesty law 2016 art. 4(2)', ['GRAVE'], cut('1/4'), { damage: ['REPAID'] }),
    clause('ESPECIALLY_GRAVE_VULNERABLE', 'Amnesty law 2016 art. 4(3)', ['ESPECIALLY_GRAVE'], cut('1/5'), { vulnerableOnly: true }),
  ],
  listedInPartOnly: ['MEDIUM', 'GRAVE', 'ESPECIALLY_GRAVE'],
};

const kz2021: AmnestyAct = {
  provision: 'Amnesty law 2021',
  effectiveOn: '2021-12-10',
  effectiveDayVerified: false,
  vulnerable: { provision: 'Amnesty law 2021 art. 1', ...vulnerable2021 },
  exclusions: [
    { ground: 'TERRORIST', provision: 'Amnesty law 2021 art. 4(1)', verified: true },
    { ground: 'EXTREMIST', provision: 'Amnesty law 2021 art. 4(2)', verified: true },
    { ground: 'TORTURE', provision: 'Amnesty law 2021 art. 4(3)', verified: true },
    { ground: 'RECIDIVISM', provision: 'Amnesty law 2021 art. 4(4)', verified: true },
    { ground: 'DANGEROUS_RECIDIVISM', provision: 'Amnesty law 2021 art. 4(4)', verified: true },
    { ground: 'LIFE', provision: 'Amnesty law 2021 art. 4(5)', verified: true },
    { ground: 'CRIMINAL_GROUP', provision: 'Amnesty law 2021 art. 4(6)', verified: true },
    { ground: 'MALICIOUS_VIOLATOR', provision: 'Amnesty law 2021 art. 4(10)', verified: true },
    { ground: 'CRIME_DURING_SERVICE', provision: 'Amnesty law 2021 art. 4(10)', verified: true },
    { ground: 'SEXUAL_VS_MINOR', provision: 'CC 78', verified: true, sparesMinorWithVictimFrom14: true },
    { ground: 'CORRUPTION', provision: 'CC 78', verified: false },
    { ground: 'LISTED_ARTICLE', provision: 'Amnesty law 2021 art. 4(13)', verified: true, articles: murderAndDrugs2021 },
    { ground: 'OBJECTS', provision: 'Amnesty law 2021 art. 5(5)', verified: true },
  ],
  clauses: [
    ...releasesSince2021('Amnesty law 2021 art. 2'),
    clause('MEDIUM_OTHER', 'Amnesty law 2021 art. 3(1)', ['MEDIUM'], cut('1/2')),
    clause('GRAVE_VULNERABLE', 'Amnesty law 2021 art. 3(2)(1)', ['GRAVE'], cut('1/2'), { vulnerableOnly: true }),
    clause('ESPECIALLY_GRAVE_VULNERABLE', 'Amnesty law 2021 art. 3(2)(2)', ['ESPECIALLY_GRAVE'], cut('1/4'), { vulnerableOnly: true }),
    clause('GRAVE_SETTLED', 'Amnesty law 2021 art. 3(3)(1)', ['GRAVE'], cut('1/3'), { damage: settled }),
    clause('ESPECIALLY_GRAVE_SETTLED', 'Amnesty law 2021 art. 3(3)(2)', ['ESPECIALLY_GRAVE'], cut('1/5'), { damage: settled }),
    clause('GRAVE_OTHER', 'Amnesty law 2021 art. 3(4)(1)', ['GRAVE'], cut('1/5')),
    clause('ESPECIALLY_GRAVE_OTHER', 'Amnesty law 2021 art. 3(4)(2)', ['ESPECIALLY_GRAVE'], cut('1/6')),
    clause(
      'LAST_YEAR',
      'Amnesty law 2021 art. 3(5)',
      ['GRAVE', 'ESPECIALLY_GRAVE'],
      { kind: 'CUT_NOT_KNOWN' },
      { leftAtMost: { years: 1 }, behaviour: notNegative },
    ),
  ],
  listedInPartOnly: ['MEDIUM', 'GRAVE', 'ESPECIALLY_GRAVE'],
};

const kz2025: AmnestyAct = {
  provision: 'Amnesty law 2025',
  effectiveOn: '2025-07-05',
  effectiveDayVerified: false,
  vulnerable: { provision: 'Amnesty law 2025 art. 1', ...vulnerable2021 },
  exclusions: [
    ...excluding('Amnesty law 2025 art. 4', [
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
    ]),
    { ground: 'SEXUAL_VS_MINOR', provision: 'Amnesty law 2025 art. 4', verified: true, sparesMinorWithVictimFrom14: true },
    {
      ground: 'LISTED_ARTICLE',
      provision: 'Amnesty law 2025 art. 4',
      verified: false,
      articles: perhapsListed2025,
      categories: ['GRAVE', 'ESPECIALLY_GRAVE'],
    },
  ],
  clauses: [
    ...releasesSince2021('Amnesty law 2025 art. 2'),
    clause('MEDIUM_OTHER', 'Amnesty law 2025 art. 3', ['MEDIUM'], cut('1/2')),
    clause('GRAVE_VULNERABLE', 'Amnesty law 2025 art. 3', ['GRAVE'], cut('1/3'), { vulnerableOnly: true }),
    clause('ESPECIALLY_GRAVE_VULNERABLE', 'Amnesty law 2025 art. 3', ['ESPECIALLY_GRAVE'], cut('1/4'), { vulnerableOnly: true }),
    clause('LARGE_FRAUD_REPAID', 'Amnesty law 2025 art. 3', ['GRAVE', 'ESPECIALLY_GRAVE'], cut('1/5'), {
      damage: ['REPAID'],
      articles: embezzlementAndFraud,
    }),
    clause(
      'GRAVE_OR_ESPECIALLY_GRAVE_OTHER',
      'Amnesty law 2025 art. 3',
      ['GRAVE', 'ESPECIALLY_GRAVE'],
      { kind: 'CUT_NOT_KNOWN' },
      { otherwise: true },
    ),
  ],
  listedInPartOnly: ['MEDIUM', 'GRAVE', 'ESPECIALLY_GRAVE'],
};

/** Of a closed list of articles that was not read: nothing is answered from it. */
const kz2022: AmnestyAct = {
  provision: 'Amnesty law 2022',
  effectiveOn: '2022-11-02',
  effectiveDayVerified: false,
  committedWithin: { from: '2022-01-04', to: '2022-01-07' },
  vulnerable: { provision: 'Amnesty law 2022', ...vulnerable2021 },
  exclusions: excluding('Amnesty law 2022', ['TERRORIST', 'EXTREMIST', 'CORRUPTION', 'TORTURE', 'OBJECTS']),
  clauses: [
    clause('UP_TO_MEDIUM', 'Amnesty law 2022', ['MISDEMEANOUR', 'MINOR', 'MEDIUM'], { kind: 'RELEASE' }),
    clause('GRAVE_OTHER', 'Amnesty law 2022', ['GRAVE'], { kind: 'REDUCE', fraction: '3/4', of: 'TERM_IMPOSED' }),
    clause('ESPECIALLY_GRAVE_OTHER', 'Amnesty law 2022', ['ESPECIALLY_GRAVE'], { kind: 'REDUCE', fraction: '1/2', of: 'TERM_IMPOSED' }),
  ],
  listedInPartOnly: ['MISDEMEANOUR', 'MINOR', 'MEDIUM', 'GRAVE', 'ESPECIALLY_GRAVE'],
};

/** The acts by their names in questions. A later amendment of an act is a new row. */
export const amnestyActs = {
  'kz-2016': [{ from: kz2016.effectiveOn, provision: kz2016.provision, verified: true, source: enacted2016, values: kz2016 }],
  'kz-2021': [{ from: kz2021.effectiveOn, provision: kz2021.provision, verified: true, source: enacted2021, values: kz2021 }],
  'kz-2022': [{ from: kz2022.effectiveOn, provision: kz2022.provision, verified: false, source: reported2022, values: kz2022 }],
  'kz-2025': [{ from: kz2025.effectiveOn, provision: kz2025.provision, verified: true, source: reported2025, values: kz2025 }],
} as const satisfies Readonly<Record<string, DatedTable<AmnestyAct>>>;

export type AmnestyActName = keyof typeof amnestyActs;

export const amnestyActNames = ['kz-2016', 'kz-2021', 'kz-2022', 'kz-2025'] as const satisfies readonly AmnestyActName[];

/** The full relief that the acts of 2021 and 2025 share. */
function releasesSince2021(article: string): readonly AmnestyClause[] {
  return [
    clause('MISDEMEANOUR_OR_MINOR', `${article}(1)(1)`, ['MISDEMEANOUR', 'MINOR'], { kind: 'RELEASE' }),
    clause('MEDIUM_SETTLED', `${article}(1)(2)`, ['MEDIUM'], { kind: 'RELEASE' }, { damage: settled }),
    clause('MEDIUM_VULNERABLE', `${article}(1)(3)`, ['MEDIUM'], { kind: 'RELEASE' }, { vulnerableOnly: true }),
    clause('MEDIUM_LAST_YEAR', `${article}(2)`, ['MEDIUM'], { kind: 'RELEASE' }, { leftAtMost: { years: 1 }, behaviour: notNegative }),
  ];
}

function clause(
  code: string,
  provision: string,
  categories: AmnestyClause['categories'],
  effect: AmnestyClause['effect'],
  conditions: Omit<AmnestyClause, 'code' | 'provision' | 'categories' | 'effect'> = {},
): AmnestyClause {
  return { code, provision, effect, categories, ...conditions };
}

function cut(fraction: `${number}/${number}`): AmnestyClause['effect'] {
  return { kind: 'REDUCE', fraction, of: 'UNSERVED' };
}

function excluding(provision: string, grounds: readonly AmnestyExclusion['ground'][]): readonly AmnestyExclusion[] {
  return grounds.map((ground) => ({ ground, provision, verified: true }));
}

function articlesBetween(first: number, last: number): readonly ListedArticle[] {
  return Array.from({ length: last - first + 1 }, (_, index) => ({ article: String(first + index) }));
}
