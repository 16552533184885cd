import { describe, expect, it } from '@jest/globals';
import { checkBody } from '../commands/check-body.ts';
import { exampleOf } from '../commands/fields.ts';
import { given, type History } from '../commands/scenario.ts';
import type { Offence } from '../criminal-case/criminal-case.events.ts';
import type { LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import type { LawQuestions } from '../law/law-questions.ts';
import type { PersonFact, PersonId } from '../person/person.events.ts';
import {
  admitted,
  back,
  escaped,
  aselId,
  calculated,
  cancelledDeferral,
  completed,
  custodyStream,
  deferralStream,
  deferred,
  graded,
  granted,
  interrupted,
  lawFacts,
  opened,
  paroleStream,
  personStream,
  refused,
  registered,
  status,
  term,
  termId,
  termOf,
  termStream,
  theft,
  withdrawn,
} from './history-of-a-term.ts';
import { OpenApplication, openApplication } from './open-application.ts';

const serving = { [personStream]: [registered()], [termStream]: term() };
const petition = { personId: aselId, initiator: 'PERSON', openedOn: '2025-02-02', documentRef: 'petition 31' };

/** Opens the application of that day and looks at what it says of the law. */
function asks(history: History, on: LegalDate, also: object = {}): ReturnType<ReturnType<typeof given>['when']> {
  return given(history).when(openApplication, { ...petition, openedOn: on, ...also }, { on: paroleStream });
}

function opensWith(eligibility: object, facts: LawQuestions['parole']['facts'], on: LegalDate): object {
  return { data: expect.objectContaining({ eligibility, receipt: evaluate('parole', facts, on).receipt }) };
}

describe('open', () => {
  it('records who asks, the answer of the law on that day and its receipt', () => {
    given(serving)
      .when(openApplication, petition, { on: paroleStream })
      .thenRecords({
        [paroleStream]: [
          {
            type: 'ParoleOpened',
            effectiveOn: '2025-02-02',
            data: {
              personId: aselId,
              termId,
              initiator: 'PERSON',
              openedOn: '2025-02-02',
              noticeBy: { day: '2025-02-07', provision: 'PEC 162' },
              fileBy: { day: '2025-02-12', provision: 'PEC 162' },
              eligibility: { verdict: 'ELIGIBLE', mode: 'MAY', from: '2025-02-02', fraction: '1/2' },
              receipt: evaluate('parole', lawFacts, '2025-02-02').receipt,
            },
          },
        ],
      });
  });

  it('tells the first day and the provisions to somebody who has not served half of the term for a grave crime', () => {
    asks(serving, '2025-02-01').thenRefuses('parole-not-yet', {
      reason:
        'Parole may be granted from 2025-02-02, when the part of the term that must be served (1/2) and any least time have been served.',
      provision: 'CC 72(1), CC 72(4), CC 72(3), CC 72(5)',
      next: 'Ask on 2025-02-02 or later.',
      pointer: '/openedOn',
    });
    asks(serving, '2025-02-03').thenRecordsTypes(paroleStream, 'ParoleOpened');
  });

  it('is refused on a day before the act that the term is for', () => {
    asks(serving, '2023-09-11').thenRefuses('facts-contradict', {
      reason: 'What is recorded cannot be true together: facts.offences[0].committedOn: must not lie after the decision on 2023-09-11.',
      pointer: '/openedOn',
    });
  });

  it('counts an escape as not served, and its days as days of the term that come later', () => {
    const escaped = {
      ...serving,
      [termStream]: [
        ...term(),
        interrupted('2024-06-01', '2024-06-03'),
        calculated({ verdict: 'COMPUTED', lastDay: '2026-08-07', creditedDays: 180 }),
      ],
    };
    asks(escaped, '2025-02-04').thenRefuses('parole-not-yet', { next: 'Ask on 2025-02-05 or later.' });
    asks(escaped, '2025-02-05').thenRecordsTypes(paroleStream, 'ParoleOpened');
  });

  it.each<[string, PersonFact[], LawQuestions['parole']['facts']]>([
    [
      'a pregnant woman',
      [registered(), status('PREGNANT', '2024-06-01', '2025-02-01')],
      { ...lawFacts, person: { ...lawFacts.person, statuses: [{ kind: 'PREGNANT', from: '2024-06-01', to: '2025-02-01' }] } },
    ],
    [
      'a woman who raises a child under 3',
      [registered(), status('CHILD_UNDER_3', '2023-05-02', '2026-05-01')],
      { ...lawFacts, raisesChildUnder14: true, raisesChildAlone: false },
    ],
    [
      'a man who raises a child under 14 alone',
      [registered({ sex: 'M' }), status('CHILD_UNDER_14', '2023-05-02'), status('SINGLE_PARENT', '2023-05-02')],
      { ...lawFacts, person: { ...lawFacts.person, sex: 'M' }, raisesChildUnder14: true, raisesChildAlone: true },
    ],
    [
      'a person with a disability of the second group',
      [registered(), status('DISABILITY_2', '2020-01-01')],
      { ...lawFacts, person: { ...lawFacts.person, statuses: [{ kind: 'DISABILITY_2', from: '2020-01-01' }] } },
    ],
    ['a woman of 58', [registered({ birthDate: '1966-08-05' })], { ...lawFacts, person: { ...lawFacts.person, birthDate: '1966-08-05' } }],
  ])('needs a third of a term for a grave crime of %s', (_, person, facts) => {
    const history = { ...serving, [personStream]: person };
    asks(history, '2024-08-05').thenRecordsAmong(
      paroleStream,
      opensWith({ verdict: 'ELIGIBLE', mode: 'MAY', from: '2024-08-05', fraction: '1/3' }, facts, '2024-08-05'),
    );
    asks(history, '2024-08-04').thenRefuses('parole-not-yet');
  });

  it.each<[string, PersonFact[]]>([
    ['a man who does not raise the child alone', [registered({ sex: 'M' }), status('CHILD_UNDER_14', '2023-05-02')]],
    ['a man who raises alone a child of whose age nothing is recorded', [registered({ sex: 'M' }), status('SINGLE_PARENT', '2023-05-02')]],
    ['a woman whose child grew up', [registered(), status('CHILD_UNDER_14', '2018-05-02', '2024-08-04')]],
    [
      'a woman of whom it was recorded that she no longer raises the child',
      [
        registered(),
        status('CHILD_UNDER_14', '2018-05-02'),
        {
          type: 'SocialStatusEnded',
          effectiveOn: '2024-08-04',
          data: { personId: aselId, kind: 'CHILD_UNDER_14', from: '2018-05-02', to: '2024-08-04' },
        },
      ],
    ],
    ['a woman of 57', [registered({ birthDate: '1966-08-06' })]],
    ['a man of 58', [registered({ sex: 'M', birthDate: '1966-08-05' })]],
    ['a person with a disability of the third group', [registered(), status('DISABILITY_3', '2020-01-01')]],
  ])('needs half of a term for a grave crime of %s', (_, person) => {
    asks({ ...serving, [personStream]: person }, '2024-08-05').thenRefuses('parole-not-yet', { next: 'Ask on 2025-02-02 or later.' });
  });

  it('goes by the date of birth as it was corrected', () => {
    const corrected: PersonFact = {
      type: 'PersonalDataCorrected',
      effectiveOn: '2024-03-01',
      data: {
        personId: aselId,
        corrects: 0,
        birthDate: '1966-08-05',
        reason: 'CLERICAL_ERROR',
        legalBasis: 'PEC 91',
        approvedBy: 'supervisor-7',
      },
    };
    asks({ ...serving, [personStream]: [registered(), corrected] }, '2024-08-05').thenRecordsTypes(paroleStream, 'ParoleOpened');
  });

  it('must be granted where the damage is repaid and no violation is malicious', () => {
    asks(serving, '2025-02-02', { damageRepaid: true }).thenRecordsAmong(
      paroleStream,
      opensWith(
        { verdict: 'ELIGIBLE', mode: 'MUST', from: '2025-02-02', fraction: '1/2' },
        { ...lawFacts, damageRepaid: true },
        '2025-02-02',
      ),
    );
  });

  it.each([
    ['on the day of the third negative degree', [admitted, graded('NEGATIVE_3', '2025-02-02')], 'MAY'],
    ['before the third negative degree', [admitted, graded('NEGATIVE_3', '2025-02-03')], 'MUST'],
    ['after the degree was lifted', [admitted, graded('NEGATIVE_3', '2024-06-01'), graded('NONE', '2025-02-02')], 'MUST'],
    ['with the second negative degree', [admitted, graded('NEGATIVE_2', '2024-06-01')], 'MUST'],
  ] as const)('takes a malicious violator from the degree in custody: %s', (_, custody, mode) => {
    asks({ ...serving, [custodyStream]: custody }, '2025-02-02', { damageRepaid: true }).thenRecordsAmong(
      paroleStream,
      opensWith(
        { verdict: 'ELIGIBLE', mode, from: '2025-02-02', fraction: '1/2' },
        { ...lawFacts, damageRepaid: true, maliciousViolation: mode === 'MAY' },
        '2025-02-02',
      ),
    );
  });

  it('needs a third of the term of somebody who fulfilled a cooperation agreement', () => {
    asks(serving, '2024-08-05', { cooperation: true }).thenRecordsAmong(
      paroleStream,
      opensWith(
        { verdict: 'ELIGIBLE', mode: 'MAY', from: '2024-08-05', fraction: '1/3' },
        { ...lawFacts, cooperation: true },
        '2024-08-05',
      ),
    );
    asks(serving, '2024-08-05', { cooperation: false }).thenRefuses('parole-not-yet');
  });

  it('is closed after a sexual offence against a minor', () => {
    const offence: Offence = { ...theft, article: '121', flags: ['SEXUAL_VS_MINOR'] };
    asks({ ...serving, [termStream]: term({ offences: [offence] }) }, '2025-02-02').thenRefuses('parole-barred', {
      reason: 'Parole from this term is barred: SEXUAL_VS_MINOR.',
      provision: 'CC 72(8)',
      pointer: '/openedOn',
    });
  });

  it('is not for those who serve an arrest', () => {
    asks({ ...serving, [termStream]: termOf('ARREST', [theft]) }, '2025-02-02').thenRefuses('parole-barred', {
      reason: 'Parole from this term is barred: PUNISHMENT.',
      provision: 'CC 72(1)',
    });
  });

  it('is for those who serve a restriction of liberty', () => {
    asks({ ...serving, [termStream]: termOf('RESTRICTION_OF_LIBERTY', [theft]) }, '2025-08-01').thenRecordsTypes(
      paroleStream,
      'ParoleOpened',
    );
    asks({ ...serving, [termStream]: termOf('RESTRICTION_OF_LIBERTY', [theft]) }, '2025-07-31').thenRefuses('parole-not-yet');
  });

  it('is late after the last day of the term', () => {
    asks(serving, '2026-08-04').thenRecordsTypes(paroleStream, 'ParoleOpened');
    asks(serving, '2026-08-05').thenRefuses('parole-barred', { provision: 'PEC 165(2)' });
  });

  it('comes after twenty-five years of a life term', () => {
    const life = { ...serving, [termStream]: termOf('LIFE', [{ ...theft, article: '99', lifeSanction: true }]) };
    const told = { on: paroleStream, today: '2049-02-01' } as const;
    given(life)
      .when(openApplication, { ...petition, openedOn: '2049-01-31' }, told)
      .thenRefuses('parole-not-yet', {
        reason: 'Parole may be granted from 2049-02-01, when the years that a life term needs and any least time have been served.',
      });
    given(life)
      .when(openApplication, { ...petition, openedOn: '2049-02-01' }, told)
      .thenRecordsAmong(paroleStream, {
        data: expect.objectContaining({ eligibility: { verdict: 'ELIGIBLE', mode: 'MAY', from: '2049-02-01' } }),
      });
  });

  it('is left to the court, with the reasons, where the library cannot answer', () => {
    const atSeventeen: Offence = { ...theft, committedOn: '2023-09-11' };
    const history = {
      [personStream]: [registered({ birthDate: '2005-09-12' })],
      [termStream]: term({ offences: [atSeventeen, theft] }),
    };
    asks(history, '2024-03-01').thenRecordsAmong(paroleStream, {
      data: expect.objectContaining({ eligibility: { verdict: 'NEEDS_MANUAL', because: ['OFFENCES_BEFORE_AND_AFTER_18'] } }),
    });
  });

  it.each([
    ['2025-02-01', 'in-the-future'],
    ['2025-02-02', undefined],
    ['2025-02-03', undefined],
  ] as const)('of 2025-02-02, told on %s: %s', (today, code) => {
    const then = given(serving).when(openApplication, petition, { on: paroleStream, today });
    if (code === undefined) then.thenRecordsTypes(paroleStream, 'ParoleOpened');
    else then.thenRefuses(code, { pointer: '/openedOn' });
  });

  it('is not for a term that is deferred, until the deferral is over', () => {
    asks({ ...serving, [deferralStream]: [deferred('2026-02-28')] }, '2025-02-02').thenRefuses('term-deferred', { provision: 'CC 74(1)' });
    asks({ ...serving, [deferralStream]: [deferred('2026-02-28'), cancelledDeferral] }, '2025-02-02').thenRecordsTypes(
      paroleStream,
      'ParoleOpened',
    );
  });

  it('is not for a term from which the person is away: those days would count as served', () => {
    const since = (escapedOn: LegalDate): History => ({ ...serving, [custodyStream]: [admitted, escaped(escapedOn)] });
    asks(since('2024-06-03'), '2025-02-02').thenRefuses('escaped');
    asks(since('2025-02-01'), '2025-02-02').thenRefuses('escaped');
    // the day of the escape is served, and so is every day before it
    asks(since('2025-02-02'), '2025-02-02').thenRecordsTypes(paroleStream, 'ParoleOpened');
    asks(
      { ...serving, [custodyStream]: [admitted, escaped('2024-06-03'), back('2024-06-03', '2024-06-04')] },
      '2025-02-02',
    ).thenRecordsTypes(paroleStream, 'ParoleOpened');
  });

  it('is one at a time', () => {
    asks({ ...serving, [paroleStream]: [opened('2025-02-02')] }, '2025-03-02').thenRefuses('application-open');
  });

  it('is over once parole is granted', () => {
    asks({ ...serving, [paroleStream]: [opened('2025-02-02'), granted('2025-03-02')] }, '2025-09-02').thenRefuses('parole-granted');
  });

  it.each([
    ['2025-09-02', 'asked-again-too-soon'],
    ['2025-09-03', undefined],
    ['2025-09-04', undefined],
  ] as const)('again on %s after a refusal on 2025-03-03: %s', (on, code) => {
    const then = asks({ ...serving, [paroleStream]: [opened('2025-02-02'), refused('2025-03-03', '2025-09-03')] }, on);
    if (code === undefined) then.thenRecordsTypes(paroleStream, 'ParoleOpened');
    else then.thenRefuses(code, { provision: 'PEC 162', next: 'Ask on 2025-09-03 or later.', pointer: '/openedOn' });
  });

  it.each([
    ['2025-02-19', 'too-early'],
    ['2025-02-20', undefined],
    ['2025-02-21', undefined],
  ] as const)('again on %s after a withdrawal on 2025-02-20: %s', (on, code) => {
    const then = asks({ ...serving, [paroleStream]: [opened('2025-02-02'), withdrawn('2025-02-20')] }, on);
    if (code === undefined) then.thenRecordsTypes(paroleStream, 'ParoleOpened');
    else then.thenRefuses(code, { pointer: '/openedOn' });
  });

  it('needs a term that exists, is of this person, has a sentence that is not suspended and is not completed', () => {
    const another = '0192e4a0-7b1c-7000-8000-000000000002' as PersonId; // id of an example
    asks({ ...serving, [termStream]: [] }, '2025-02-02').thenRefuses('term-unknown');
    asks({ ...serving, [termStream]: term({ of: another }) }, '2025-02-02').thenRefuses('term-of-another-person', { pointer: '/personId' });
    asks({ ...serving, [termStream]: term().slice(0, 1) }, '2025-02-02').thenRefuses('term-without-sentence');
    asks({ ...serving, [termStream]: term({ suspended: true }) }, '2025-02-02').thenRefuses('term-suspended', { provision: 'CC 72(1)' });
    asks({ ...serving, [termStream]: [...term(), completed] }, '2025-02-02').thenRefuses('term-completed');
  });

  it('needs a person who is registered and lives', () => {
    const died: PersonFact = { type: 'DeathRecorded', effectiveOn: '2025-01-20', data: { personId: aselId, diedOn: '2025-01-20' } };
    asks({ [termStream]: term() }, '2025-02-02').thenRefuses('person-unknown', { pointer: '/personId' });
    asks({ ...serving, [personStream]: [registered(), died] }, '2025-02-02').thenRefuses('person-dead');
  });

  it('tells every fault of the request', () => {
    given(serving)
      .when(
        openApplication,
        { personId: 'Asel', initiator: 'COURT', openedOn: '2025-02-29', damageRepaid: 'yes', cooperation: 1 },
        { on: paroleStream },
      )
      .thenFindsFault('/personId', '/initiator', '/openedOn', '/damageRepaid', '/cooperation', '/documentRef');
  });

  it('has an example that is a sound request', () => {
    expect(checkBody(OpenApplication, exampleOf(OpenApplication))).toHaveProperty('body');
    given(serving).when(openApplication, exampleOf(OpenApplication), { on: paroleStream }).thenRecordsTypes(paroleStream, 'ParoleOpened');
  });
});
