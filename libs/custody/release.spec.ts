import { describe, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { LegalDate } from '../event-log/event.ts';
import { authoriseRelease } from './authorise-release.ts';
import { releaseBases } from './custody.events.ts';
import {
  aselId,
  arrived,
  authorised,
  calculated,
  checked,
  completed,
  custodyStream,
  onRemand,
  paroleGranted,
  paroleOpened,
  paroleStream,
  released,
  sent,
  serving,
  stayId,
  termOf,
  termStream,
} from './history-of-a-stay.ts';
import type { PunishmentTermFact } from '../punishment-term/punishment-term.events.ts';
import { release } from './release.ts';

const threeYears = [...termOf('DEPRIVATION_OF_LIBERTY'), ...checked(1)];
const term = { [termStream]: threeYears };
const held = { ...term, [custodyStream]: [serving] };
const paroled = { ...held, [paroleStream]: [paroleOpened, paroleGranted] };
const atTheEnd = { on: '2026-07-30', basis: 'TERM_END', releaseOn: '2026-08-04', documentRef: 'calculation 9' };
const onParole = { on: '2025-08-02', basis: 'PAROLE', releaseOn: '2025-08-05', documentRef: 'ruling 5-77/2025' };
const lifted = { on: '2024-01-10', basis: 'REMAND_LIFTED', releaseOn: '2024-01-10', documentRef: 'order 9' };

describe('authorise-release', () => {
  it('records the basis, the first day and who authorised it', () => {
    given(held)
      .when(authoriseRelease, atTheEnd, { on: custodyStream, today: '2026-07-30', actor: 'facility-3' })
      .thenRecords({
        [custodyStream]: [
          {
            type: 'ReleaseAuthorised',
            effectiveOn: '2026-07-30',
            data: { personId: aselId, stayId, basis: 'TERM_END', releaseOn: '2026-08-04', authorisedBy: 'facility-3' },
          },
        ],
      });
  });

  it.each([
    ['2026-07-31', 'term-not-served'],
    ['2026-08-01', undefined],
    ['2026-08-02', undefined],
    ['2026-08-03', undefined],
    ['2026-08-04', undefined],
    ['2026-08-05', undefined],
  ] as const)('at the end of a term whose last day is 2026-08-04, from %s: %s', (releaseOn, code) => {
    const then = given(held).when(authoriseRelease, { ...atTheEnd, releaseOn }, { on: custodyStream });
    if (code === undefined) then.thenRecordsTypes(custodyStream, 'ReleaseAuthorised');
    else then.thenRefuses(code, { provision: 'PEC 165(2)', pointer: '/releaseOn' });
  });

  it('counts with the last calculation of the term', () => {
    const shorter = [...threeYears, calculated({ verdict: 'COMPUTED', lastDay: '2026-08-01', creditedDays: 183 }), ...checked(2)];
    given({ ...held, [termStream]: shorter })
      .when(authoriseRelease, { ...atTheEnd, on: '2026-07-28', releaseOn: '2026-07-29' }, { on: custodyStream })
      .thenRecordsTypes(custodyStream, 'ReleaseAuthorised');
    given({ ...held, [termStream]: shorter })
      .when(authoriseRelease, { ...atTheEnd, on: '2026-07-28', releaseOn: '2026-07-28' }, { on: custodyStream })
      .thenRefuses('term-not-served');
  });

  it('knows no end of a life term', () => {
    given({ ...held, [termStream]: termOf('LIFE', { to: { verdict: 'LIFE' } }) })
      .when(authoriseRelease, atTheEnd, { on: custodyStream })
      .thenRefuses('last-day-unknown', { reason: 'A life term has no last day.', provision: 'PEC 165(2)' });
  });

  it('at the end of a term needs a calculation that two people have checked, and that is still the latest', () => {
    const [confirmed, second] = checked(1);
    const atFirst = termOf('DEPRIVATION_OF_LIBERTY');
    const until = (...facts: readonly (PunishmentTermFact | undefined)[]) =>
      given({ ...held, [termStream]: [...atFirst, ...facts.filter((fact) => fact !== undefined)] }).when(authoriseRelease, atTheEnd, {
        on: custodyStream,
      });
    until().thenRefuses('calculation-not-checked', { provision: 'PEC 165(2)', pointer: '/basis' });
    until(confirmed).thenRefuses('calculation-not-checked');
    until(confirmed, second).thenRecordsTypes(custodyStream, 'ReleaseAuthorised');
    const again = calculated({ verdict: 'COMPUTED', lastDay: '2026-08-04', creditedDays: 180 });
    until(confirmed, second, again).thenRefuses('calculation-not-checked');
    until(confirmed, second, again, ...checked(2)).thenRecordsTypes(custodyStream, 'ReleaseAuthorised');
  });

  it('takes the day of completion of a term whose last day a person must say', () => {
    const manual = termOf('DEPRIVATION_OF_LIBERTY', { to: { verdict: 'NEEDS_MANUAL', because: ['CREDIT_RATE_NOT_VERIFIED'] } });
    given({ ...held, [termStream]: manual })
      .when(authoriseRelease, atTheEnd, { on: custodyStream })
      .thenRefuses('last-day-unknown', { pointer: '/releaseOn' });
    given({ ...held, [termStream]: [...manual, completed('2026-08-04')] })
      .when(authoriseRelease, atTheEnd, { on: custodyStream })
      .thenRecordsTypes(custodyStream, 'ReleaseAuthorised');
  });

  it.each([
    ['2025-07-31', 'too-early'],
    ['2025-08-01', undefined],
    ['2025-08-02', undefined],
  ] as const)('on parole granted on 2025-08-01, from %s: %s', (releaseOn, code) => {
    const then = given(paroled).when(authoriseRelease, { ...onParole, on: '2025-07-31', releaseOn }, { on: custodyStream });
    if (code === undefined) then.thenRecordsTypes(custodyStream, 'ReleaseAuthorised');
    else then.thenRefuses(code, { pointer: '/releaseOn' });
  });

  it('knows no parole that no court has granted', () => {
    given(held)
      .when(authoriseRelease, onParole, { on: custodyStream })
      .thenRefuses('parole-not-granted', { provision: 'CC 72', pointer: '/basis' });
    given({ ...held, [paroleStream]: [paroleOpened] })
      .when(authoriseRelease, onParole, { on: custodyStream })
      .thenRefuses('parole-not-granted');
  });

  it('lifts remand, and nothing else from remand', () => {
    for (const basis of releaseBases) {
      const then = given({ ...term, [custodyStream]: [onRemand] }).when(authoriseRelease, { ...lifted, basis }, { on: custodyStream });
      if (basis === 'REMAND_LIFTED') then.thenRecordsTypes(custodyStream, 'ReleaseAuthorised');
      else then.thenRefuses('basis-and-hold', { pointer: '/basis' });
    }
  });

  it('lifts no remand of somebody who serves a sentence', () => {
    given(held)
      .when(authoriseRelease, { ...lifted, on: '2024-03-01', releaseOn: '2024-03-01' }, { on: custodyStream })
      .thenRefuses('basis-and-hold', { pointer: '/basis' });
  });

  it.each(['AMNESTY', 'SUBSTITUTION', 'ILLNESS', 'PARDON', 'QUASHED'])('on %s rests on its document', (basis) => {
    const body = { on: '2025-07-05', basis, releaseOn: '2025-07-05', documentRef: 'ruling 1' };
    given(held).when(authoriseRelease, body, { on: custodyStream }).thenRecordsTypes(custodyStream, 'ReleaseAuthorised');
    given(held)
      .when(authoriseRelease, { ...body, documentRef: undefined }, { on: custodyStream })
      .thenFindsFault('/documentRef');
  });

  it('authorises no release before the day of the authorisation', () => {
    given(held)
      .when(authoriseRelease, { ...atTheEnd, on: '2026-08-05' }, { on: custodyStream, today: '2026-08-05' })
      .thenRefuses('too-early', { pointer: '/releaseOn' });
    given(held)
      .when(authoriseRelease, { ...atTheEnd, on: '2026-08-04' }, { on: custodyStream, today: '2026-08-04' })
      .thenRecordsTypes(custodyStream, 'ReleaseAuthorised');
  });

  it('is of today or earlier, and not before the admission', () => {
    given(held)
      .when(authoriseRelease, atTheEnd, { on: custodyStream, today: '2026-07-29' })
      .thenRefuses('in-the-future', { pointer: '/on' });
    given(held)
      .when(authoriseRelease, { ...atTheEnd, on: '2024-02-19' }, { on: custodyStream })
      .thenRefuses('too-early', { pointer: '/on' });
    given(held)
      .when(authoriseRelease, { ...atTheEnd, on: '2024-02-20' }, { on: custodyStream })
      .thenRecordsTypes(custodyStream, 'ReleaseAuthorised');
  });

  it('is not recorded twice, but another basis or day takes its place', () => {
    const history = { ...paroled, [custodyStream]: [serving, authorised('TERM_END', '2026-08-04')] };
    given(history).when(authoriseRelease, atTheEnd, { on: custodyStream }).thenRefuses('already-authorised');
    given(history)
      .when(authoriseRelease, { ...atTheEnd, releaseOn: '2026-08-03' }, { on: custodyStream })
      .thenRecordsTypes(custodyStream, 'ReleaseAuthorised');
    given(history).when(authoriseRelease, onParole, { on: custodyStream }).thenRecordsTypes(custodyStream, 'ReleaseAuthorised');
  });

  it('needs somebody in custody', () => {
    given({ ...term, [custodyStream]: [serving, released('2026-07-01')] })
      .when(authoriseRelease, atTheEnd, { on: custodyStream })
      .thenRefuses('no-open-stay');
  });

  it('tells every fault of the request', () => {
    given(held)
      .when(authoriseRelease, { on: '2026-13-01', basis: 'DEATH', authorisedBy: 'me' }, { on: custodyStream })
      .thenFindsFault('/authorisedBy', '/on', '/basis', '/releaseOn', '/documentRef');
  });
});

describe('release', () => {
  const endsInAugust = { ...term, [custodyStream]: [serving, authorised('TERM_END', '2026-08-04')] };
  const goes = { releasedOn: '2026-08-04', to: 'LIBERTY' };
  const releasedBySecond = { on: custodyStream, actor: 'facility-9' };

  it('records who went where on which basis, and who let them go', () => {
    given(endsInAugust)
      .when(release, goes, releasedBySecond)
      .thenRecords({
        [custodyStream]: [
          {
            type: 'PersonReleased',
            effectiveOn: '2026-08-04',
            data: { personId: aselId, stayId, basis: 'TERM_END', to: 'LIBERTY', releasedOn: '2026-08-04', releasedBy: 'facility-9' },
          },
        ],
      });
  });

  it('needs another person than the one who authorised it', () => {
    given(endsInAugust).when(release, goes, { on: custodyStream, actor: 'facility-3' }).thenRefuses('second-person');
  });

  it('needs an authorisation', () => {
    given(held).when(release, goes, releasedBySecond).thenRefuses('release-not-authorised');
  });

  it.each<[LegalDate, string | undefined]>([
    ['2026-08-03', 'too-early'],
    ['2026-08-04', undefined],
    ['2026-08-05', undefined],
  ])('on %s where it is authorised from 2026-08-04: %s', (releasedOn, code) => {
    const then = given(endsInAugust).when(release, { ...goes, releasedOn }, releasedBySecond);
    if (code === undefined) then.thenRecordsTypes(custodyStream, 'PersonReleased');
    else then.thenRefuses(code, { pointer: '/releasedOn' });
  });

  it.each<[LegalDate, string | undefined]>([
    ['2026-08-03', 'in-the-future'],
    ['2026-08-04', undefined],
    ['2026-08-05', undefined],
  ])('of 2026-08-04, told on %s: %s', (today, code) => {
    const then = given(endsInAugust).when(release, goes, { ...releasedBySecond, today });
    if (code === undefined) then.thenRecordsTypes(custodyStream, 'PersonReleased');
    else then.thenRefuses(code, { pointer: '/releasedOn' });
  });

  it('sends somebody on parole to probation', () => {
    const history = { ...paroled, [custodyStream]: [serving, authorised('PAROLE', '2025-08-05')] };
    const leaves = { releasedOn: '2025-08-05', to: 'PROBATION', documentRef: 'certificate 31' };
    given(history)
      .when(release, leaves, releasedBySecond)
      .thenRecordsAmong(custodyStream, {
        data: { personId: aselId, stayId, basis: 'PAROLE', to: 'PROBATION', releasedOn: '2025-08-05', releasedBy: 'facility-9' },
      });
    given(history)
      .when(release, { ...leaves, to: 'LIBERTY' }, releasedBySecond)
      .thenRefuses('parole-is-controlled', { provision: 'CC 72(2)', pointer: '/to' });
  });

  it('waits where the term has become longer since it was authorised', () => {
    const longer = [...threeYears, calculated({ verdict: 'COMPUTED', lastDay: '2026-08-08', creditedDays: 180 })];
    given({ ...endsInAugust, [termStream]: longer })
      .when(release, goes, releasedBySecond)
      .thenRefuses('term-not-served', { provision: 'PEC 165(2)', pointer: '/releasedOn' });
    given({ ...endsInAugust, [termStream]: longer })
      .when(release, { ...goes, releasedOn: '2026-08-05' }, releasedBySecond)
      .thenRecordsTypes(custodyStream, 'PersonReleased');
  });

  it('follows the authorisation that came last', () => {
    const history = { ...term, [custodyStream]: [serving, authorised('TERM_END', '2026-08-04'), authorised('PARDON', '2025-12-16')] };
    given(history)
      .when(release, { ...goes, releasedOn: '2025-12-16' }, releasedBySecond)
      .thenRecordsAmong(custodyStream, {
        data: { personId: aselId, stayId, basis: 'PARDON', to: 'LIBERTY', releasedOn: '2025-12-16', releasedBy: 'facility-9' },
      });
  });

  it('is not before the arrival at the facility that lets the person go', () => {
    const moved = [serving, authorised('PARDON', '2025-12-16'), sent('F7501', '2025-12-17'), arrived('F7501', '2025-12-19')];
    given({ ...term, [custodyStream]: moved })
      .when(release, { ...goes, releasedOn: '2025-12-18' }, releasedBySecond)
      .thenRefuses('too-early', { pointer: '/releasedOn' });
    given({ ...term, [custodyStream]: moved })
      .when(release, { ...goes, releasedOn: '2025-12-19' }, releasedBySecond)
      .thenRecordsTypes(custodyStream, 'PersonReleased');
  });

  it('closes the stay', () => {
    given({ ...term, [custodyStream]: [serving, authorised('TERM_END', '2026-08-04'), released('2026-08-04')] })
      .when(release, goes, releasedBySecond)
      .thenRefuses('no-open-stay');
  });

  it('tells every fault of the request', () => {
    given(endsInAugust)
      .when(release, { releasedOn: 20260804, to: 'HOME', documentRef: '' }, releasedBySecond)
      .thenFindsFault('/releasedOn', '/to', '/documentRef');
  });
});
