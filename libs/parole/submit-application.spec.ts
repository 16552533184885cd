import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import { attachReport } from './attach-report.ts';
import { aselId, opened, paroleStream, refused, termId } from './history-of-a-term.ts';
import type { ParoleFact } from './parole.events.ts';
import { submitApplication } from './submit-application.ts';

const court = 'Karaganda district court';
const on = { on: paroleStream };
const fileBy = { day: '2025-02-20', provision: 'PEC 162' } as const;
const petition = opened('2025-02-10');
const withDeadline = { ...petition, data: { ...petition.data, fileBy } } as ParoleFact; // of its own type, with one key more
const asked = { [paroleStream]: [withDeadline] };
const submission = { court, submittedOn: '2025-02-20', documentRef: 'letter 8-120' };
const report = { kind: 'CHARACTERISTIC', attachedOn: '2025-02-12', documentRef: 'characteristic 14' };
const submitted: ParoleFact = {
  type: 'ParoleSubmitted',
  effectiveOn: '2025-02-20',
  data: { personId: aselId, termId, court, submittedOn: '2025-02-20', reports: [], late: false },
};
const attached: ParoleFact = {
  type: 'ParoleReportAttached',
  effectiveOn: '2025-02-12',
  data: { personId: aselId, termId, kind: 'CHARACTERISTIC', attachedOn: '2025-02-12' },
};

describe('submit', () => {
  it.each([
    ['2025-02-19', false],
    ['2025-02-20', false],
    ['2025-02-21', true],
  ] as const)('on %s, ten days after 2025-02-10 being 2025-02-20, is late: %s', (submittedOn, late) => {
    given(asked)
      .when(submitApplication, { ...submission, submittedOn }, on)
      .thenRecords({
        [paroleStream]: [
          {
            type: 'ParoleSubmitted',
            effectiveOn: submittedOn,
            data: { personId: aselId, termId, court, submittedOn, reports: [], fileBy, late },
          },
        ],
      });
  });

  it('names each kind of report in the file once', () => {
    given({ [paroleStream]: [withDeadline, attached, attached] })
      .when(submitApplication, submission, on)
      .thenRecordsAmong(paroleStream, { data: expect.objectContaining({ reports: ['CHARACTERISTIC'] }) });
  });

  it.each([
    ['2025-02-17', 'too-early'],
    ['2025-02-18', undefined],
    ['2025-02-19', undefined],
  ])('on %s, where a report in the file is of 2025-02-18: %s', (submittedOn, code) => {
    const report = { ...attached, effectiveOn: '2025-02-18', data: { ...attached.data, attachedOn: '2025-02-18' } } as ParoleFact; // of its own type, of a later day
    const then = given({ [paroleStream]: [withDeadline, report, attached] }).when(submitApplication, { ...submission, submittedOn }, on);
    if (code === undefined) then.thenRecordsTypes(paroleStream, 'ParoleSubmitted');
    else then.thenRefuses(code, { pointer: '/submittedOn' });
  });

  it('is done once', () => {
    given({ [paroleStream]: [withDeadline, submitted] })
      .when(submitApplication, { ...submission, submittedOn: '2025-02-21' }, on)
      .thenRefuses('file-submitted');
  });
});

describe('attach-report', () => {
  it('records a characteristic', () => {
    given(asked)
      .when(attachReport, report, on)
      .thenRecords({ [paroleStream]: [attached] });
  });

  it('records of a report on compensation whether the damage is repaid', () => {
    given(asked)
      .when(attachReport, { ...report, kind: 'COMPENSATION', damageRepaid: false }, on)
      .thenRecordsAmong(paroleStream, { data: expect.objectContaining({ kind: 'COMPENSATION', damageRepaid: false }) });
  });

  it.each([
    { ...report, kind: 'COMPENSATION' },
    { ...report, damageRepaid: true },
  ])('is refused of %j', (body) => {
    given(asked).when(attachReport, body, on).thenRefuses('report-and-damage', { pointer: '/damageRepaid' });
  });

  it('is of any day since the petition, also before that of another report', () => {
    given({ [paroleStream]: [withDeadline, attached] })
      .when(attachReport, { ...report, kind: 'RISK', attachedOn: '2025-02-11' }, on)
      .thenRecordsTypes(paroleStream, 'ParoleReportAttached');
  });

  it('comes too late once the file is with the court', () => {
    given({ [paroleStream]: [withDeadline, submitted] })
      .when(attachReport, { ...report, attachedOn: '2025-02-21' }, on)
      .thenRefuses('file-submitted');
  });
});

describe.each([
  ['submit', submitApplication, submission, 'submittedOn'],
  ['attach-report', attachReport, report, 'attachedOn'],
] as const)('%s', (_, command, body, day) => {
  it('needs an open application', () => {
    given({ [paroleStream]: [withDeadline, refused('2025-03-03', '2025-09-03')] })
      .when(command, body, on)
      .thenRefuses('no-open-application');
  });

  it('is not before the petition, and not tomorrow', () => {
    given(asked)
      .when(command, { ...body, [day]: '2025-02-09' }, on)
      .thenRefuses('too-early', { pointer: `/${day}` });
    given(asked)
      .when(command, { ...body, [day]: '2025-02-10' }, { ...on, today: '2025-02-10' })
      .thenRecordsAmong(paroleStream, { effectiveOn: '2025-02-10' });
    given(asked)
      .when(command, { ...body, [day]: '2025-02-11' }, { ...on, today: '2025-02-10' })
      .thenRefuses('in-the-future', { pointer: `/${day}` });
  });
});
