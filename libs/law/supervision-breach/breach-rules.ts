import type { DatedTable } from '../dated-table.ts';
import type { DeadlineKind } from '../probation-terms/probation-deadlines.ts';

/** Why somebody is under supervision. */
export const breachBases = [
  'RESTRICTION_OF_LIBERTY',
  'SUSPENDED',
  'PAROLE',
  'DEFERRED',
  'COMMUNITY_SERVICE',
  'POST_PENITENTIARY',
  'PRE_TRIAL',
] as const;
export type BreachBasis = (typeof breachBases)[number];

/** What the person did against the supervision, without a good cause. */
export const breachKinds = [
  /** A duty that the law or the court imposed was not done, other than by one of the kinds below. */
  'DUTY_NOT_DONE',
  /** A visit for registration was missed. */
  'ABSENCE',
  /** The person did not come at all to be registered, after the verdict or the release. */
  'NO_SHOW',
  /** Home, work or study was changed without notice. */
  'MOVED_WITHOUT_NOTICE',
  /** The electronic device was damaged on purpose. */
  'DEVICE_DAMAGED',
  /** An administrative offence of a kind that counts, penalised. */
  'ADMINISTRATIVE_OFFENCE',
  /** Lawful demands were refused, or an officer insulted or threatened. */
  'REFUSED_DEMANDS',
  /** Labour that the sentence imposes was dodged. */
  'FORCED_LABOUR_DODGED',
  'LEFT_COUNTRY',
  /** The whereabouts were not known for more than 15 days after a missed visit. */
  'ABSCONDED',
  /** The person for whose child the punishment is deferred refused the child. */
  'CHILD_REFUSED',
  'MISDEMEANOUR',
  'NEGLIGENT_CRIME',
  'INTENTIONAL_MINOR_CRIME',
  'INTENTIONAL_MEDIUM_CRIME',
  /** An intentional crime of a category above medium gravity. */
  'INTENTIONAL_CRIME',
] as const;
export type BreachKind = (typeof breachKinds)[number];

/**
 * What a breach leads to, mildest first: nothing; a written warning; a submission to the court, to extend the control or to change or end the
 * supervision; a court that may end it; a court that must, or that joins the sentence with the new one.
 */
export const breachSteps = ['NONE', 'WARNING', 'SUBMISSION', 'MAY_REVOKE', 'MUST_REVOKE'] as const;
export type BreachStep = (typeof breachSteps)[number];

/** What must have been before a breach, or be true of it, for the rule to reach it. */
export type BreachCondition =
  /** Found malicious. */
  | { readonly is: 'MALICIOUS' }
  /** An earlier breach of the same rule's kinds, or a warning, within so many months before where they are named. */
  | { readonly is: 'REPEATED'; readonly withinMonths?: number }
  /** At least so many breaches of the rule's kinds altogether. */
  | { readonly is: 'COUNTED'; readonly atLeast: number }
  /** At least so many written warnings. */
  | { readonly is: 'WARNED'; readonly atLeast: number };

export interface BreachRule {
  readonly kinds: readonly BreachKind[];
  /** Whom it covers; without it, everybody. */
  readonly who?: 'MINOR' | 'VULNERABLE';
  readonly when?: BreachCondition;
  readonly step: BreachStep;
  /** The longest extension of the control that may be asked for. */
  readonly extensionMonths?: number;
  /** The deadline after which it is this breach. */
  readonly after?: DeadlineKind;
  readonly provision: string;
}

const crimes = ['NEGLIGENT_CRIME', 'INTENTIONAL_MINOR_CRIME', 'INTENTIONAL_MEDIUM_CRIME', 'INTENTIONAL_CRIME'] as const;
const breachesOfRestriction = [
  'DUTY_NOT_DONE',
  'ABSENCE',
  'NO_SHOW',
  'MOVED_WITHOUT_NOTICE',
  'DEVICE_DAMAGED',
  'ADMINISTRATIVE_OFFENCE',
] as const;
const breachesOfSuspension = [
  'ABSENCE',
  'NO_SHOW',
  'MOVED_WITHOUT_NOTICE',
  'DEVICE_DAMAGED',
  'ADMINISTRATIVE_OFFENCE',
  'MISDEMEANOUR',
] as const;
const dutiesOfParole = [
  'DUTY_NOT_DONE',
  'ABSENCE',
  'MOVED_WITHOUT_NOTICE',
  'DEVICE_DAMAGED',
  'REFUSED_DEMANDS',
  'LEFT_COUNTRY',
  'ABSCONDED',
] as const;
const breachesOfDeferral = ['DUTY_NOT_DONE', 'ABSENCE', 'MOVED_WITHOUT_NOTICE', 'ADMINISTRATIVE_OFFENCE', 'REFUSED_DEMANDS'] as const;
const breachesOfService = ['DUTY_NOT_DONE', 'ABSENCE', 'NO_SHOW', 'MOVED_WITHOUT_NOTICE', 'REFUSED_DEMANDS'] as const;

/** What each breach leads to, by basis; the first rule that reaches a breach stands. */
export const breachRules: Readonly<Record<BreachBasis, DatedTable<readonly BreachRule[]>>> = {
  RESTRICTION_OF_LIBERTY: [
    {
      from: '2015-01-01',
      provision: 'PEC 68',
      verified: true,
      source: 'CC as of early 2020, arts 44, 60; PEC as of 2018, arts 66-68',
      values: [
        { kinds: crimes, step: 'MUST_REVOKE', provision: 'CC 60' },
        { kinds: ['ABSCONDED'], step: 'SUBMISSION', after: 'ABSCONDING', provision: 'PEC 67(2)' },
        {
          kinds: ['LEFT_COUNTRY', 'MISDEMEANOUR', 'REFUSED_DEMANDS', 'FORCED_LABOUR_DODGED'],
          step: 'SUBMISSION',
          provision: 'PEC 67(2)',
        },
        { kinds: breachesOfRestriction, when: { is: 'MALICIOUS' }, step: 'SUBMISSION', provision: 'CC 44(3)' },
        { kinds: breachesOfRestriction, when: { is: 'REPEATED', withinMonths: 12 }, step: 'SUBMISSION', provision: 'PEC 67(2)' },
        { kinds: breachesOfRestriction, step: 'WARNING', provision: 'PEC 68(1)' },
      ],
    },
  ],
  SUSPENDED: [
    {
      from: '2015-01-01',
      provision: 'PEC 176',
      verified: true,
      source: 'CC as of early 2020, art. 64; PEC as of 2018, arts 174-176',
      values: [
        { kinds: ['NEGLIGENT_CRIME', 'INTENTIONAL_MINOR_CRIME'], step: 'MAY_REVOKE', provision: 'CC 64(4)' },
        { kinds: ['INTENTIONAL_MEDIUM_CRIME'], who: 'MINOR', step: 'MAY_REVOKE', provision: 'CC 64(4)' },
        { kinds: ['INTENTIONAL_MEDIUM_CRIME', 'INTENTIONAL_CRIME'], step: 'MUST_REVOKE', provision: 'CC 64(5)' },
        { kinds: ['ABSCONDED'], who: 'MINOR', step: 'SUBMISSION', extensionMonths: 12, after: 'ABSCONDING', provision: 'PEC 176(2)' },
        { kinds: ['ABSCONDED'], step: 'MUST_REVOKE', after: 'ABSCONDING', provision: 'PEC 176(2)' },
        { kinds: ['DUTY_NOT_DONE'], who: 'MINOR', step: 'SUBMISSION', extensionMonths: 12, provision: 'CC 64(3)' },
        { kinds: ['DUTY_NOT_DONE'], step: 'MUST_REVOKE', provision: 'CC 64(3)' },
        {
          kinds: breachesOfSuspension,
          who: 'MINOR',
          when: { is: 'REPEATED' },
          step: 'SUBMISSION',
          extensionMonths: 12,
          provision: 'CC 64(3)',
        },
        { kinds: breachesOfSuspension, when: { is: 'REPEATED' }, step: 'MUST_REVOKE', provision: 'CC 64(3)' },
        { kinds: breachesOfSuspension, who: 'MINOR', step: 'SUBMISSION', extensionMonths: 6, provision: 'PEC 176(1)' },
        { kinds: breachesOfSuspension, step: 'SUBMISSION', extensionMonths: 12, provision: 'CC 64(2)' },
      ],
    },
  ],
  PAROLE: [
    {
      from: '2015-01-01',
      provision: 'CC 72(7)',
      verified: true,
      source: 'CC as of early 2020, arts 72(7), 86(2)-(3); PEC as of 2018, art. 169',
      values: [
        { kinds: ['NEGLIGENT_CRIME'], step: 'MAY_REVOKE', provision: 'CC 72(7)(2)' },
        { kinds: ['MISDEMEANOUR', 'INTENTIONAL_MINOR_CRIME'], who: 'MINOR', step: 'MAY_REVOKE', provision: 'CC 86(2)' },
        { kinds: ['MISDEMEANOUR', 'INTENTIONAL_MINOR_CRIME'], who: 'VULNERABLE', step: 'MAY_REVOKE', provision: 'CC 72(7)(2)' },
        { kinds: ['INTENTIONAL_MEDIUM_CRIME', 'INTENTIONAL_CRIME'], who: 'MINOR', step: 'MUST_REVOKE', provision: 'CC 86(3)' },
        {
          kinds: ['INTENTIONAL_MINOR_CRIME', 'INTENTIONAL_MEDIUM_CRIME', 'INTENTIONAL_CRIME'],
          step: 'MUST_REVOKE',
          provision: 'CC 72(7)(3)',
        },
        { kinds: ['NO_SHOW'], step: 'MAY_REVOKE', after: 'PAROLEE_REGISTRATION', provision: 'CC 72(7)(1)' },
        {
          kinds: ['ADMINISTRATIVE_OFFENCE'],
          when: { is: 'COUNTED', atLeast: 2 },
          step: 'MAY_REVOKE',
          provision: 'CC 72(7)(1)',
        },
        { kinds: dutiesOfParole, when: { is: 'COUNTED', atLeast: 3 }, step: 'MAY_REVOKE', provision: 'CC 72(7)(1)' },
        { kinds: ['ADMINISTRATIVE_OFFENCE', ...dutiesOfParole], step: 'NONE', provision: 'CC 72(7)(1)' },
      ],
    },
  ],
  DEFERRED: [
    {
      from: '2015-01-01',
      provision: 'PEC 164',
      verified: true,
      source: 'CC as of early 2020, art. 74; PEC as of 2018, arts 163-164',
      values: [
        { kinds: crimes, step: 'MUST_REVOKE', provision: 'CC 74(4)' },
        { kinds: ['NO_SHOW'], step: 'SUBMISSION', after: 'DEFERRED_SEARCH', provision: 'PEC 163(9)' },
        { kinds: ['ABSCONDED', 'CHILD_REFUSED'], step: 'SUBMISSION', provision: 'PEC 164(2)' },
        { kinds: breachesOfDeferral, when: { is: 'WARNED', atLeast: 2 }, step: 'SUBMISSION', provision: 'PEC 164(2)' },
        { kinds: breachesOfDeferral, step: 'WARNING', provision: 'PEC 164(1)' },
      ],
    },
  ],
  COMMUNITY_SERVICE: [
    {
      from: '2015-01-01',
      provision: 'PEC 60',
      verified: true,
      source: 'CC as of early 2020, arts 43, 60; PEC as of 2018, art. 60',
      values: [
        { kinds: crimes, step: 'MUST_REVOKE', provision: 'CC 60' },
        { kinds: ['ABSCONDED'], step: 'SUBMISSION', after: 'ABSCONDING', provision: 'PEC 60(3)' },
        { kinds: ['LEFT_COUNTRY', 'FORCED_LABOUR_DODGED'], step: 'SUBMISSION', provision: 'PEC 60(3)' },
        { kinds: breachesOfService, step: 'WARNING', provision: 'PEC 60(1)' },
      ],
    },
  ],
  POST_PENITENTIARY: [
    {
      from: '2015-01-01',
      provision: 'PL 17',
      verified: false,
      source: 'what a breach leads to depends on what the supervision rests on; no text read',
      values: [],
    },
  ],
  PRE_TRIAL: [
    {
      from: '2015-01-01',
      provision: 'PL 13',
      verified: true,
      source: 'PL as enacted, art. 13: pre-trial probation is voluntary',
      values: [{ kinds: breachKinds, step: 'NONE', provision: 'PL 13(1)' }],
    },
  ],
};

/** Below which age the rules for minors hold where it is not known how old the person was at the offence. */
export const minorsUnder: DatedTable<{ readonly years: number }> = [
  { from: '2015-01-01', provision: 'CC 80(1)', verified: true, source: 'CC as of early 2020, art. 80(1)', values: { years: 18 } },
];
