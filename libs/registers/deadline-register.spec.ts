import { describe, expect, it } from '@jest/globals';
import type { LawNo } from '../amnesty/amnesty.events.ts';
import type { ChargeId } from '../criminal-case/criminal-case.events.ts';
import type { AnyFact, Id, LegalDate } from '../event-log/event.ts';
import type { Receipt } from '../law/receipt.ts';
import type { TermId } from '../punishment-term/punishment-term.events.ts';
import type { SupervisionBasis, SupervisionId } from '../supervision/supervision.events.ts';
import { deadlineRegister } from './deadline-register.ts';
import { folded } from './folded.ts';

const personId = 'asel' as Id<'person'>; // ids of this spec
const termId = 't' as TermId;
const supervisionId = 'file' as SupervisionId;

type Of = readonly [stream: string, fact: AnyFact];

const born = (sex: 'F' | 'M', birthDate: LegalDate): Of => [
  'person-asel',
  { type: 'PersonRegistered', effectiveOn: '2024-01-05', data: { personId, sex, birthDate, citizenship: 'KZ' } },
];
const died: Of = ['person-asel', { type: 'DeathRecorded', effectiveOn: '2024-06-01', data: { personId, diedOn: '2024-06-01' } }];
const opened: Of = [
  'term-t',
  { type: 'TermOpened', effectiveOn: '2024-02-01', data: { personId, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2024-02-01' } },
];
const ofTermEnd = (asOf: LegalDate): Receipt => ({
  ruleSet: 'kz',
  ruleSetHash: '00',
  question: 'term-end',
  asOf,
  facts: {},
  provisions: ['CC 62(3)', 'PEC 165(2)'],
  steps: [],
  rounding: 'credit-half-day-up',
});
const calculated = (lastDay: LegalDate, effectiveOn: LegalDate = '2024-02-17', rights: object = {}): Of => [
  'term-t',
  {
    type: 'TermCalculated',
    effectiveOn,
    data: {
      personId,
      cause: 'TimeCredited',
      calculation: { verdict: 'COMPUTED', lastDay, creditedDays: 180 },
      receipt: ofTermEnd(effectiveOn),
      rights,
    },
  },
];
const admitted: Of = [
  'custody-asel',
  {
    type: 'PersonAdmitted',
    effectiveOn: '2024-02-20',
    data: { personId, stayId: 's', facility: 'F3504', region: '35', legalBasis: 'SENTENCE', regime: 'MEDIUM', admittedOn: '2024-02-20' },
  },
];
const parole = (type: string, data: object): Of => ['parole-t', { type, effectiveOn: '2025-05-10', data: { personId, termId, ...data } }];
const file = (basis: SupervisionBasis): Of => [
  'supervision-file',
  {
    type: 'SupervisionRegistered',
    effectiveOn: '2025-08-06',
    data: { personId, basis, office: 'P7501', region: '75', from: '2025-08-06', plannedTo: '2026-08-04', firstVisitBy: '2025-08-12' },
  },
];
const onFile = (type: string, data: object, effectiveOn: LegalDate = '2025-08-06'): Of => [
  'supervision-file',
  { type, effectiveOn, data: { personId, ...data } },
];
const visit = (visitedOn: LegalDate, nextVisitBy: LegalDate): Of => [
  `appointment-${visitedOn}`,
  { type: 'VisitRecorded', effectiveOn: visitedOn, data: { personId, supervisionId, kind: 'OFFICE', visitedOn, nextVisitBy } },
];
const absence = (dueOn: LegalDate, nextVisitBy: LegalDate): Of => [
  `appointment-${dueOn}`,
  { type: 'AbsenceRecorded', effectiveOn: dueOn, data: { personId, supervisionId, dueOn, excused: false, nextVisitBy } },
];

/** Kinds and days of everything that is due of one person, by day, but for calculations to be confirmed. */
function duesAfter(...facts: readonly Of[]): readonly string[] {
  return everyDueAfter(...facts).filter((due) => !due.endsWith('CALCULATION_UNCONFIRMED'));
}

function everyDueAfter(...facts: readonly Of[]): readonly string[] {
  const [row] = folded(deadlineRegister, ...facts) as readonly {
    readonly dues: readonly { readonly kind: string; readonly day: string }[];
  }[];
  return (row?.dues ?? []).map(({ kind, day }) => `${day} ${kind}`);
}

describe('the register of deadlines', () => {
  it('has the end of a term with the question of the law and the provisions that it rests on', () => {
    expect(folded(deadlineRegister, opened, calculated('2026-08-04'), admitted)).toMatchObject([
      {
        personId: 'asel',
        facility: 'F3504',
        region: '35',
        nextDue: '2026-05-06',
        dues: [
          { kind: 'CALCULATION_UNCONFIRMED' },
          { kind: 'RELEASE' },
          { kind: 'TERM_END', day: '2026-08-04', subject: 'term-t', rule: 'term-end', provision: 'CC 62(3); PEC 165(2)', since: '2' },
        ],
      },
    ]);
  });

  it('says from which day the end moved, by how many days, and by which fact', () => {
    const [row] = folded(deadlineRegister, opened, calculated('2027-01-31'), calculated('2026-08-04'));
    expect(row).toMatchObject({
      dues: [{}, { day: '2026-08-04', since: '3', moved: { from: '2027-01-31', byDays: -180, because: 'TermCalculated' } }],
    });
  });

  it('keeps since when a day stands, when a later calculation comes to the same', () => {
    const [row] = folded(deadlineRegister, opened, calculated('2026-08-04'), calculated('2026-08-04', '2025-01-10'));
    expect(row).toMatchObject({ dues: [{}, { day: '2026-08-04', since: '2' }] });
    expect(row).not.toHaveProperty('dues.1.moved');
  });

  it('has nothing more of a term that is over, nor of anybody who died', () => {
    const completed: Of = [
      'term-t',
      { type: 'TermCompleted', effectiveOn: '2026-08-04', data: { personId, reason: 'SERVED', completedOn: '2026-08-04' } },
    ];
    expect(duesAfter(opened, calculated('2026-08-04'), completed)).toEqual([]);
    expect(duesAfter(born('F', '1990-04-17'), opened, calculated('2026-08-04'), died)).toEqual([]);
  });

  it('asks for a calculation to be confirmed 90 days before the end, until somebody has, and again after the next one', () => {
    const confirmed: Of = [
      'term-t',
      { type: 'CalculationConfirmed', effectiveOn: '2026-01-10', data: { personId, calculation: 1, confirmedBy: 'facility-1' } },
    ];
    const preliminary = ['2026-05-06 CALCULATION_UNCONFIRMED', '2026-08-04 TERM_END'];
    expect(everyDueAfter(opened, calculated('2026-08-04'))).toEqual(preliminary);
    expect(everyDueAfter(opened, calculated('2026-08-04'), confirmed)).toEqual(['2026-08-04 TERM_END']);
    expect(everyDueAfter(opened, calculated('2026-08-04'), confirmed, calculated('2026-08-04'))).toEqual(preliminary);
  });

  it('has the first day of parole and the notice of it 5 days later, until it is applied for; and the record after the term', () => {
    const parolefrom = {
      verdict: 'FROM',
      on: '2025-05-04',
      mode: 'MAY',
      receipt: { ...ofTermEnd('2024-02-17'), question: 'parole', provisions: ['CC 72(3)'] },
    };
    const record = {
      verdict: 'FROM',
      on: '2032-08-05',
      receipt: { ...ofTermEnd('2024-02-17'), question: 'conviction-record', provisions: ['CC 79(3)'] },
    };
    const term = calculated('2026-08-04', '2024-02-17', {
      paroleFrom: parolefrom,
      substitutionFrom: { verdict: 'BARRED', bars: ['TERRORIST'] },
      recordExpunges: record,
    });
    const petition = parole('ParoleOpened', { openedOn: '2025-05-10' });
    const withdrawn = parole('ParoleWithdrawn', { withdrawnOn: '2025-05-12' });
    const served: Of = [
      'term-t',
      { type: 'TermCompleted', effectiveOn: '2026-08-04', data: { personId, reason: 'SERVED', completedOn: '2026-08-04' } },
    ];
    const quashed: Of = [
      'term-t',
      { type: 'TermCompleted', effectiveOn: '2025-08-04', data: { personId, reason: 'QUASHED', completedOn: '2025-08-04' } },
    ];
    const later = ['2026-08-04 TERM_END', '2032-08-05 RECORD_EXPUNGES'];
    expect(duesAfter(opened, term)).toEqual(['2025-05-04 PAROLE_FROM', '2025-05-09 PAROLE_NOTICE', ...later]);
    expect(duesAfter(opened, term, petition)).toEqual(later);
    expect(duesAfter(opened, term, petition, withdrawn)).toEqual(['2025-05-04 PAROLE_FROM', '2025-05-09 PAROLE_NOTICE', ...later]);
    expect(duesAfter(opened, term, served)).toEqual(['2032-08-05 RECORD_EXPUNGES']);
    expect(duesAfter(opened, term, quashed)).toEqual([]);
    expect(folded(deadlineRegister, opened, term)).toMatchObject([
      {
        dues: [{ kind: 'PAROLE_FROM', rule: 'parole', provision: 'CC 72(3)' }, { provision: 'PEC 162' }, {}, {}, { provision: 'CC 79(3)' }],
      },
    ]);
  });

  it('has no right to ask for release from a term that parole or a deferral has released the person from', () => {
    const right = (on: LegalDate, question: string): object => ({
      verdict: 'FROM',
      on,
      receipt: { ...ofTermEnd('2024-02-17'), question },
    });
    const rights = { paroleFrom: right('2025-05-04', 'parole'), substitutionFrom: right('2024-12-04', 'substitution') };
    const term = calculated('2026-08-04', '2024-02-17', rights);
    const granted = parole('ParoleGranted', { grantedOn: '2025-08-01' });
    const deferred: Of = [
      'deferral-t',
      { type: 'DeferralGranted', effectiveOn: '2024-03-01', data: { personId, termId, grantedOn: '2024-03-01', until: '2030-03-01' } },
    ];
    const ended: Of = ['deferral-t', { type: 'DeferralEnded', effectiveOn: '2030-03-01', data: { personId, termId } }];
    const asks = ['2024-12-04 SUBSTITUTION_FROM', '2025-05-04 PAROLE_FROM', '2025-05-09 PAROLE_NOTICE'];
    expect(duesAfter(opened, term)).toEqual([...asks, '2026-08-04 TERM_END']);
    expect(duesAfter(opened, term, granted)).toEqual(['2026-08-04 TERM_END']);
    expect(duesAfter(opened, term, deferred)).toEqual(['2026-08-04 TERM_END', '2030-03-01 DEFERRAL_END']);
    expect(duesAfter(opened, term, deferred, ended)).toEqual([...asks, '2026-08-04 TERM_END']);
    const replaced: Of = [
      'amnesty-decision-195-viii-t',
      {
        type: 'AmnestyApplied',
        effectiveOn: '2024-07-05',
        data: { personId, termId, lawNo: '195-viii', outcome: 'REPLACE', decidedOn: '2024-08-12' },
      },
    ];
    expect(duesAfter(opened, term, replaced)).toEqual([...asks, '2026-08-04 TERM_END']); // the milder punishment is the same term
  });

  it('tells the earliest day by which somebody must do something from what comes about by itself', () => {
    const paroleFrom = { verdict: 'FROM', on: '2025-05-04', receipt: { ...ofTermEnd('2024-02-17'), question: 'parole' } };
    expect(folded(deadlineRegister, opened, calculated('2026-08-04', '2024-02-17', { paroleFrom }))).toMatchObject([
      { nextDue: '2025-05-04', toDoBy: '2025-05-09' },
    ]);
  });

  it('has the day that somebody set by hand in place of the one that was computed, and says so', () => {
    const overridden: Of = [
      'term-t',
      {
        type: 'DateOverridden',
        effectiveOn: '2026-01-10',
        data: {
          personId,
          calculation: 1,
          date: 'TERM_END',
          day: '2026-08-03',
          reason: 'COURT_DECISION',
          provision: 'CC 62',
          overriddenBy: 'f',
        },
      },
    ];
    const [row] = folded(deadlineRegister, opened, calculated('2026-08-04'), overridden);
    expect(row).toMatchObject({
      dues: [
        {},
        {
          day: '2026-08-03',
          rule: 'set-by-hand: COURT_DECISION',
          provision: 'CC 62',
          moved: { from: '2026-08-04', byDays: -1, because: 'DateOverridden' },
        },
      ],
    });
  });

  it('has what a corrected fact leaves, and says that a correction moved it', () => {
    const voided: Of = [
      'term-t',
      { type: 'Voided', effectiveOn: '2026-01-10', data: { personId, target: 2, targetType: 'TermCalculated' } },
    ];
    const [row] = folded(deadlineRegister, opened, calculated('2026-08-04'), calculated('2026-09-04'), voided);
    expect(row).toMatchObject({ dues: [{}, { day: '2026-08-04', moved: { from: '2026-09-04', byDays: -31, because: 'Corrected' } }] });
  });

  it('has the appeal window of a verdict, 15 days after the delivery, until it is in force', () => {
    const delivered = (chargeId: string, deliveredOn: LegalDate): Of => [
      'case-c',
      {
        type: 'VerdictDelivered',
        effectiveOn: deliveredOn,
        data: { personId, chargeId: chargeId as ChargeId, finding: 'GUILTY', deliveredOn },
      },
    ];
    const inForce: Of = ['case-c', { type: 'VerdictInForce', effectiveOn: '2024-02-17', data: { personId, inForceOn: '2024-02-17' } }];
    expect(duesAfter(delivered('1', '2024-02-01'), delivered('2', '2024-02-01'))).toEqual(['2024-02-16 APPEAL_WINDOW']);
    expect(duesAfter(delivered('1', '2024-02-01'), inForce)).toEqual([]);
  });

  it('has the file of an application until it is with the court, then the day of a refusal, and of a grant the end of control', () => {
    const petition = parole('ParoleOpened', { openedOn: '2025-05-10', fileBy: { day: '2025-05-20', provision: 'PEC 162' } });
    const submitted = parole('ParoleSubmitted', { submittedOn: '2025-05-19', late: false });
    const refused = parole('ParoleRefused', { refusedOn: '2025-06-02', reapplyNotBefore: '2025-12-02' });
    const granted = parole('ParoleGranted', { grantedOn: '2025-08-01', until: '2026-08-04' });
    expect(duesAfter(opened, petition)).toEqual(['2025-05-20 PAROLE_FILE']);
    expect(duesAfter(opened, petition, submitted)).toEqual([]);
    expect(duesAfter(opened, petition, submitted, refused)).toEqual(['2025-12-02 PAROLE_REAPPLY']);
    expect(duesAfter(opened, petition, granted)).toEqual(['2026-08-04 PAROLE_CONTROL_END']);
  });

  it('has an authorised release until the person is released', () => {
    const authorised: Of = [
      'custody-asel',
      { type: 'ReleaseAuthorised', effectiveOn: '2025-08-05', data: { personId, stayId: 's', basis: 'PAROLE', releaseOn: '2025-08-05' } },
    ];
    const released: Of = [
      'custody-asel',
      { type: 'PersonReleased', effectiveOn: '2025-08-05', data: { personId, stayId: 's', basis: 'PAROLE', releasedOn: '2025-08-05' } },
    ];
    expect(duesAfter(admitted, authorised)).toEqual(['2025-08-05 RELEASE_AUTHORISED_FOR']);
    expect(duesAfter(admitted, opened, parole('ParoleGranted', { grantedOn: '2025-08-01' }), authorised)).toEqual([
      '2025-08-05 RELEASE_AUTHORISED_FOR',
    ]);
    expect(duesAfter(admitted, authorised, released)).toEqual([]);
    expect(folded(deadlineRegister, admitted, authorised, released)).toMatchObject([{ facility: null }]);
  });

  it('has the release of whoever is held: on the working day at or before the last day of the term, and on what a court granted', () => {
    expect(folded(deadlineRegister, opened, calculated('2026-08-09'), admitted)).toMatchObject([
      {
        dues: [
          {},
          { kind: 'RELEASE', basis: 'TERM_END', day: '2026-08-07', provision: 'PEC 165(2)' },
          { kind: 'TERM_END', day: '2026-08-09' },
        ],
      },
    ]); // 9 August 2026 is a Sunday
    expect(duesAfter(opened, admitted, parole('ParoleGranted', { grantedOn: '2025-08-01' }))).toEqual(['2025-08-01 RELEASE']);
    expect(duesAfter(opened, admitted, parole('ParoleGranted', { grantedOn: '2024-02-19' }))).toEqual([]); // before the admission
    const applied = (outcome: string): Of => [
      'amnesty-decision-195-viii-t',
      {
        type: 'AmnestyApplied',
        effectiveOn: '2025-08-12',
        data: { personId, termId, lawNo: '195-viii', outcome, decidedOn: '2025-08-12' },
      },
    ];
    expect(duesAfter(opened, admitted, applied('RELEASE'))).toEqual(['2025-08-12 RELEASE']);
    expect(duesAfter(opened, admitted, applied('REDUCE'))).toEqual([]);
  });

  it('has the first appearance until a visit, and an absence does not stand for one', () => {
    const end = '2026-08-04 SUPERVISION_END';
    expect(duesAfter(file('PAROLE'))).toEqual(['2025-08-12 FIRST_APPEARANCE', end]);
    expect(duesAfter(file('PAROLE'), absence('2025-08-12', '2025-08-27'))).toEqual([
      '2025-08-12 FIRST_APPEARANCE',
      '2025-08-27 NEXT_VISIT',
      end,
    ]);
    expect(duesAfter(file('PAROLE'), visit('2025-08-11', '2025-09-11'))).toEqual(['2025-09-11 NEXT_VISIT', end]);
  });

  it('keeps what became of appointments while the end of the file is corrected, and when it is voided', () => {
    const ended = onFile('SupervisionEnded', { ending: 'EARLY', endedOn: '2026-01-15' }, '2026-01-15');
    const now = { effectiveOn: '2026-01-16', data: { personId, ending: 'EARLY', endedOn: '2026-01-16' } };
    const visited = [file('PAROLE'), visit('2025-08-11', '2025-09-11'), ended] as const;
    expect(duesAfter(...visited, onFile('Corrected', { target: 1, now }))).toEqual([]);
    expect(duesAfter(...visited, onFile('Corrected', { target: 1, now }), onFile('Voided', { target: 1 }))).toEqual([
      '2025-09-11 NEXT_VISIT',
      '2026-08-04 SUPERVISION_END',
    ]);
  });

  it('has the next visit as a due of its own, and not as the last one moved', () => {
    const [row] = folded(deadlineRegister, file('SUSPENDED'), visit('2025-08-11', '2025-08-26'), visit('2025-08-25', '2025-09-09'));
    expect(row).toMatchObject({ dues: [{ kind: 'NEXT_VISIT', day: '2025-09-09', provision: 'PEC 174(4)', since: '3' }, {}] });
    expect(row).not.toHaveProperty('dues.0.moved');
  });

  it('takes the first appearance of a parolee from the law of parole, and that of others from the probation law', () => {
    const provision = (basis: SupervisionBasis): unknown =>
      (folded(deadlineRegister, file(basis)) as readonly { readonly dues: readonly { readonly provision: string }[] }[])[0]?.dues[0]
        ?.provision;
    expect([provision('PAROLE'), provision('SUSPENDED'), provision('DEFERRED')]).toEqual(['PEC 169(8)', 'PL 15(3)', 'PEC 163(5)']);
  });

  it('is found by the office and the officer of a file, and by those of the office that it was transferred to', () => {
    const assigned = onFile('OfficerAssigned', { officer: 'officer-12', from: '2025-08-06' });
    const transferred = onFile('SupervisionTransferred', { toOffice: 'P7102', region: '71', transferredOn: '2026-01-15' });
    expect(folded(deadlineRegister, file('PAROLE'), assigned)).toMatchObject([
      { offices: ['P7501'], officers: ['officer-12'], dues: [{ office: 'P7501', officer: 'officer-12', region: '75' }, {}] },
    ]);
    expect(folded(deadlineRegister, file('PAROLE'), assigned, transferred)).toMatchObject([{ offices: ['P7102'], officers: [] }]);
  });

  it('has the end of an obligation that has one, until it is lifted', () => {
    const set = onFile('ObligationSet', { obligation: 'CURFEW', from: '2025-08-06', to: '2025-12-31' });
    const lifted = onFile('ObligationLifted', { obligation: 'CURFEW', liftedOn: '2025-10-01' });
    expect(duesAfter(file('PAROLE'), set)).toContain('2025-12-31 OBLIGATION_END');
    expect(duesAfter(file('PAROLE'), set, lifted)).not.toContain('2025-12-31 OBLIGATION_END');
  });

  it('has the birthday from which parole asks for less: 58 for a woman, 63 for a man, within the term, until it is calculated anew', () => {
    expect(duesAfter(born('F', '1967-08-04'), opened, calculated('2026-08-04'))).toContain('2025-08-04 BIRTHDAY_58');
    expect(duesAfter(born('M', '1962-08-04'), opened, calculated('2026-08-04'))).toContain('2025-08-04 BIRTHDAY_63');
    expect(duesAfter(born('F', '1968-08-04'), opened, calculated('2026-08-04'))).toContain('2026-08-04 BIRTHDAY_58'); // the last day
    expect(duesAfter(born('F', '1968-08-05'), opened, calculated('2026-08-04'))).toEqual(['2026-08-04 TERM_END']); // the day after
    expect(duesAfter(born('F', '1966-02-01'), opened, calculated('2026-08-04'))).toEqual(['2026-08-04 TERM_END']); // 58 on the first day
    expect(duesAfter(born('F', '1967-08-04'), opened, calculated('2026-08-04'), calculated('2026-08-04', '2025-08-04'))).toEqual([
      '2026-08-04 TERM_END',
    ]);
  });

  it('has the 18th birthday of a minor under supervision, until it has passed', () => {
    expect(duesAfter(born('M', '2008-02-29'), file('SUSPENDED'))).toContain('2026-03-01 BIRTHDAY_18'); // born on a leap day
    expect(duesAfter(born('M', '2007-08-06'), file('SUSPENDED'))).not.toContain('2025-08-06 BIRTHDAY_18');
    expect(duesAfter(born('M', '2008-02-29'), file('SUSPENDED'), visit('2026-03-01', '2026-03-16'))).not.toContain(
      '2026-03-01 BIRTHDAY_18',
    );
  });

  it('has the window of an act of amnesty on a row of its own, which is about nobody, until it is closed', () => {
    const lawNo = '195-viii' as LawNo;
    const enacted: Of = [
      'amnesty-195-viii',
      {
        type: 'ActEnacted',
        effectiveOn: '2025-07-05',
        data: { lawNo, window: { from: '2025-07-05', to: '2026-01-04' } },
      },
    ];
    const closed: Of = ['amnesty-195-viii', { type: 'WindowClosed', effectiveOn: '2026-01-05', data: { lawNo, closedOn: '2026-01-05' } }];
    expect(folded(deadlineRegister, enacted)).toMatchObject([
      { subject: 'amnesty-195-viii', personId: null, dues: [{ kind: 'AMNESTY_WINDOW', day: '2026-01-04', provision: 'Law 195-viii' }] },
    ]);
    expect(duesAfter(enacted, closed)).toEqual([]);
  });
});
