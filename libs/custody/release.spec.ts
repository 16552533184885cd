import { describe, expect, it } from '@jest/globals';
import { given } from '../commands/scenario.ts';
import type { AnyFact, LegalDate } from '../event-log/event.ts';
import { authoriseRelease } from './authorise-release.ts';
import { releaseBases } from './custody.events.ts';
import {
  aselId,
  arrived,
  authorised,
  caseId,
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
  termId,
  termOf,
  termStream,
} from './history-of-a-stay.ts';
import type { CompletionReason, PunishmentTermFact, TermId } from '../punishment-term/punishment-term.events.ts';
import { release } from './release.ts';

function overBy(reason: CompletionReason, completedOn: LegalDate): PunishmentTermFact {
  return { type: 'TermCompleted', effectiveOn: completedOn, data: { personId: aselId, reason, completedOn } };
}

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

  it('on ILLNESS rests on its document', () => {
    const body = { on: '2025-07-05', basis: 'ILLNESS', releaseOn: '2025-07-05', documentRef: 'ruling 1' };
    given(held).when(authoriseRelease, body, { on: custodyStream }).thenRecordsTypes(custodyStream, 'ReleaseAuthorised');
    given(held)
      .when(authoriseRelease, { ...body, documentRef: undefined }, { on: custodyStream })
      .thenFindsFault('/documentRef');
  });

  it.each(['AMNESTY', 'PARDON', 'QUASHED'] as const)('on %s rests on a term that is recorded as over by it, from that day on', (basis) => {
    const body = { on: '2025-07-05', basis, releaseOn: '2025-07-05', documentRef: 'ruling 1' };
    given(held).when(authoriseRelease, body, { on: custodyStream }).thenRefuses('term-not-over', { pointer: '/basis' });
    const over = (reason: CompletionReason, on: LegalDate): object => ({ ...held, [termStream]: [...threeYears, overBy(reason, on)] });
    given({ ...held, ...over(basis, '2025-07-05') })
      .when(authoriseRelease, body, { on: custodyStream })
      .thenRecordsTypes(custodyStream, 'ReleaseAuthorised');
    given({ ...held, ...over(basis, '2025-07-06') })
      .when(authoriseRelease, body, { on: custodyStream })
      .thenRefuses('too-early', { pointer: '/releaseOn' });
    given({ ...held, ...over('DEATH', '2025-07-05') })
      .when(authoriseRelease, body, { on: custodyStream })
      .thenRefuses('term-not-over');
  });

  it('on AMNESTY lets somebody go whose rest an act replaced by restriction of liberty, from the day of the act on', () => {
    const replaced = (decidedBy: string | undefined, to: 'RESTRICTION_OF_LIBERTY' | 'ARREST' = 'RESTRICTION_OF_LIBERTY'): object => ({
      ...held,
      [termStream]: [
        ...threeYears,
        {
          type: 'PunishmentReplaced',
          effectiveOn: '2025-07-05',
          data: { personId: aselId, from: 'DEPRIVATION_OF_LIBERTY', to, unservedDays: 395, ...(decidedBy && { decidedBy }) },
        },
      ],
    });
    const byAmnesty = `amnesty-decision-195-viii-${termId}@1`;
    const body = { on: '2025-08-13', basis: 'AMNESTY', releaseOn: '2025-08-13', documentRef: 'ruling 8-13/2025' };
    const on = { on: custodyStream };
    given({ ...held, ...replaced(byAmnesty) })
      .when(authoriseRelease, body, on)
      .thenRecordsTypes(custodyStream, 'ReleaseAuthorised');
    given({ ...held, ...replaced(byAmnesty) })
      .when(authoriseRelease, { ...body, on: '2025-07-04', releaseOn: '2025-07-04' }, on)
      .thenRefuses('too-early', { pointer: '/releaseOn' });
    // arrest is served in a facility
    given({ ...held, ...replaced(byAmnesty, 'ARREST') })
      .when(authoriseRelease, body, on)
      .thenRefuses('term-not-over');
    // each decision is a basis of its own
    given({ ...held, ...replaced(`substitution-${termId}@2`) })
      .when(authoriseRelease, body, on)
      .thenRefuses('term-not-over');
    given({ ...held, ...replaced(byAmnesty) })
      .when(authoriseRelease, { ...body, basis: 'SUBSTITUTION' }, on)
      .thenRefuses('not-replaced');
    given({ ...held, ...replaced(`substitution-${termId}@2`) })
      .when(authoriseRelease, { ...body, basis: 'PARDON' }, on)
      .thenRefuses('term-not-over');
    for (const basis of ['AMNESTY', 'PARDON', 'SUBSTITUTION'])
      given({ ...held, ...replaced(undefined) })
        .when(authoriseRelease, { ...body, basis }, on)
        .thenRecordsTypes(custodyStream, 'ReleaseAuthorised');
  });

  it('on SUBSTITUTION and DEFERRAL rests on the decision of the court, while it stands', () => {
    const about = { personId: aselId, termId };
    const substituted = { type: 'SubstitutionGranted', effectiveOn: '2025-07-05', data: { ...about, grantedOn: '2025-07-05' } } as const;
    const revoked = { type: 'SubstitutionRevoked', effectiveOn: '2025-07-06', data: about } as const;
    const deferred = { type: 'DeferralGranted', effectiveOn: '2025-07-05', data: { ...about, grantedOn: '2025-07-05' } } as const;
    const on = { on: custodyStream };
    const body = { on: '2025-07-05', releaseOn: '2025-07-05', documentRef: 'ruling 1' };
    const streams = { SUBSTITUTION: `substitution-${termId}`, DEFERRAL: `deferral-${termId}` };
    for (const basis of ['SUBSTITUTION', 'DEFERRAL'] as const) {
      const granted = basis === 'SUBSTITUTION' ? substituted : deferred;
      given(held)
        .when(authoriseRelease, { ...body, basis }, on)
        .thenRefuses(basis === 'SUBSTITUTION' ? 'not-replaced' : 'not-deferred');
      given({ ...held, [streams[basis]]: [granted] })
        .when(authoriseRelease, { ...body, basis }, on)
        .thenRecordsTypes(custodyStream, 'ReleaseAuthorised');
      given({ ...held, [streams[basis]]: [granted] })
        .when(authoriseRelease, { ...body, basis, on: '2025-07-04', releaseOn: '2025-07-04' }, on)
        .thenRefuses('too-early', { pointer: '/releaseOn' });
    }
    given({ ...held, [streams.SUBSTITUTION]: [substituted, revoked] })
      .when(authoriseRelease, { ...body, basis: 'SUBSTITUTION' }, on)
      .thenRefuses('not-replaced');
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
      .thenRefuses('calculation-not-checked');
    given({ ...endsInAugust, [termStream]: [...longer, ...checked(2)] })
      .when(release, { ...goes, releasedOn: '2026-08-05' }, releasedBySecond)
      .thenRecordsTypes(custodyStream, 'PersonReleased');
  });

  it('follows the authorisation that came last', () => {
    const stays = [serving, authorised('TERM_END', '2026-08-04'), authorised('PARDON', '2025-12-16')];
    const history = { [termStream]: [...threeYears, overBy('PARDON', '2025-12-16')], [custodyStream]: stays };
    given(history)
      .when(release, { ...goes, releasedOn: '2025-12-16' }, releasedBySecond)
      .thenRecordsAmong(custodyStream, {
        data: { personId: aselId, stayId, basis: 'PARDON', to: 'LIBERTY', releasedOn: '2025-12-16', releasedBy: 'facility-9' },
      });
  });

  it('is not before the arrival at the facility that lets the person go', () => {
    const moved = [serving, authorised('PARDON', '2025-12-16'), sent('F7501', '2025-12-17'), arrived('F7501', '2025-12-19')];
    const pardoned = { [termStream]: [...threeYears, overBy('PARDON', '2025-12-16')], [custodyStream]: moved };
    given(pardoned)
      .when(release, { ...goes, releasedOn: '2025-12-18' }, releasedBySecond)
      .thenRefuses('too-early', { pointer: '/releasedOn' });
    given(pardoned)
      .when(release, { ...goes, releasedOn: '2025-12-19' }, releasedBySecond)
      .thenRecordsTypes(custodyStream, 'PersonReleased');
  });

  it('is not while another term is to be served in a facility, unless the person was let go from that one, too', () => {
    const other = '0192e4a0-7b1c-7000-8000-0000000000f2' as TermId; // an id of an example
    const noted = (id: TermId): AnyFact => ({
      type: 'TermNoted',
      effectiveOn: '2024-02-01',
      data: { personId: aselId, termId: id, punishment: 'DEPRIVATION_OF_LIBERTY' },
    });
    const both = { ...endsInAugust, [`terms-${aselId}`]: [noted(termId), noted(other)] };
    const beside = (...facts: readonly AnyFact[]): object => ({ ...both, [`term-${other}`]: facts });
    given({ ...both, ...beside(...threeYears) })
      .when(release, goes, releasedBySecond)
      .thenRefuses('other-term-open', { reason: expect.stringContaining(other) as unknown as string });
    // opened, and not yet turned to execution; completed; suspended; served at liberty
    for (const facts of [
      threeYears.slice(0, 1),
      [...threeYears, overBy('AMNESTY', '2025-07-05')],
      termOf('DEPRIVATION_OF_LIBERTY', { suspended: true }),
      termOf('RESTRICTION_OF_LIBERTY'),
    ]) {
      given({ ...both, ...beside(...facts) })
        .when(release, goes, releasedBySecond)
        .thenRecordsTypes(custodyStream, 'PersonReleased');
    }
  });

  it('at the end of the term is not of a sentence that is served within the final punishment of a later verdict', () => {
    const sentenceId = '0192e4a0-7b1c-7000-8000-0000000000d1'; // ids of an example
    const within = { caseId: '0192e4a0-7b1c-7000-8000-0000000000cb', sentenceId: '0192e4a0-7b1c-7000-8000-0000000000d3' };
    const joined: AnyFact = { type: 'SentenceJoined', effectiveOn: '2026-05-01', data: { personId: aselId, sentenceId, within } };
    const separated: AnyFact = { type: 'SentenceSeparated', effectiveOn: '2026-07-01', data: { personId: aselId, sentenceId } };
    const file = `case-${caseId}`;
    given({ ...held, [file]: [joined] })
      .when(authoriseRelease, atTheEnd, { on: custodyStream })
      .thenRefuses('sentence-joined', { provision: 'CC 60', pointer: '/basis' });
    given({ ...endsInAugust, [file]: [joined] })
      .when(release, goes, releasedBySecond)
      .thenRefuses('sentence-joined');
    given({ ...endsInAugust, [file]: [joined, separated] })
      .when(release, goes, releasedBySecond)
      .thenRecordsTypes(custodyStream, 'PersonReleased');
  });

  it('is not from remand while a term is to be served in a facility, unless the person was let go from it', () => {
    const noted: AnyFact = {
      type: 'TermNoted',
      effectiveOn: '2024-02-01',
      data: { personId: aselId, termId, punishment: 'DEPRIVATION_OF_LIBERTY' },
    };
    const remanded = { ...term, [`terms-${aselId}`]: [noted], [custodyStream]: [onRemand, authorised('REMAND_LIFTED', '2024-03-01')] };
    const leaves = { releasedOn: '2024-03-01', to: 'LIBERTY' };
    given(remanded)
      .when(release, leaves, releasedBySecond)
      .thenRefuses('other-term-open', { reason: expect.stringContaining(termId) as unknown as string });
    given({ ...remanded, [termStream]: termOf('DEPRIVATION_OF_LIBERTY', { suspended: true }) })
      .when(release, leaves, releasedBySecond)
      .thenRecordsTypes(custodyStream, 'PersonReleased');
    given({ ...remanded, [paroleStream]: [paroleOpened, paroleGranted] })
      .when(release, leaves, releasedBySecond)
      .thenRecordsTypes(custodyStream, 'PersonReleased');
  });

  it('is where the person was paroled from the other term, until that parole is revoked', () => {
    const other = '0192e4a0-7b1c-7000-8000-0000000000f2' as TermId; // an id of an example
    const noted = (id: TermId): AnyFact => ({
      type: 'TermNoted',
      effectiveOn: '2024-02-01',
      data: { personId: aselId, termId: id, punishment: 'DEPRIVATION_OF_LIBERTY' },
    });
    const both = { ...endsInAugust, [`terms-${aselId}`]: [noted(termId), noted(other)], [`term-${other}`]: threeYears };
    const revoked: AnyFact = { type: 'ParoleRevoked', effectiveOn: '2026-08-01', data: { personId: aselId, termId: other } };
    given({ ...both, [`parole-${other}`]: [paroleOpened, paroleGranted] })
      .when(release, goes, releasedBySecond)
      .thenRecordsTypes(custodyStream, 'PersonReleased');
    given({ ...both, [`parole-${other}`]: [paroleOpened, paroleGranted, revoked] })
      .when(release, goes, releasedBySecond)
      .thenRefuses('other-term-open');
    // they left the other term on that parole, and came back on this one
    const left = { ...serving, data: { ...serving.data, stayId: '0192e4a0-7b1c-7000-8000-0000000000e0', termId: other } } as AnyFact;
    const gone: AnyFact = {
      ...released('2024-02-19'),
      data: { ...released('2024-02-19').data, stayId: '0192e4a0-7b1c-7000-8000-0000000000e0' },
    };
    const stays = [left, gone, serving, authorised('TERM_END', '2026-08-04')];
    given({ ...both, [custodyStream]: stays })
      .when(release, goes, releasedBySecond)
      .thenRecordsTypes(custodyStream, 'PersonReleased');
    given({ ...both, [custodyStream]: stays, [`parole-${other}`]: [paroleOpened, paroleGranted, revoked] })
      .when(release, goes, releasedBySecond)
      .thenRefuses('other-term-open');
  });

  it('on DEFERRAL is not after its last day, unless it was extended', () => {
    const about = { personId: aselId, termId };
    const granted: AnyFact = {
      type: 'DeferralGranted',
      effectiveOn: '2025-07-05',
      data: { ...about, grantedOn: '2025-07-05', until: '2025-07-10' },
    };
    const extended: AnyFact = { type: 'DeferralExtended', effectiveOn: '2025-07-09', data: { ...about, until: '2025-07-11' } };
    const body = { on: '2025-07-05', basis: 'DEFERRAL', releaseOn: '2025-07-11', documentRef: 'ruling 1' };
    const stream = `deferral-${termId}`;
    given({ ...held, [stream]: [granted] })
      .when(authoriseRelease, { ...body, releaseOn: '2025-07-10' }, { on: custodyStream })
      .thenRecordsTypes(custodyStream, 'ReleaseAuthorised');
    given({ ...held, [stream]: [granted] })
      .when(authoriseRelease, body, { on: custodyStream })
      .thenRefuses('deferral-over', { pointer: '/releaseOn' });
    given({ ...held, [stream]: [granted, extended] })
      .when(authoriseRelease, body, { on: custodyStream })
      .thenRecordsTypes(custodyStream, 'ReleaseAuthorised');
  });

  it('rests on a parole that still stands when the person leaves', () => {
    const revoked: AnyFact = { type: 'ParoleRevoked', effectiveOn: '2025-08-04', data: { personId: aselId, termId } };
    const leaving = { ...held, [custodyStream]: [serving, authorised('PAROLE', '2025-08-05')] };
    given({ ...leaving, [paroleStream]: [paroleOpened, paroleGranted, revoked] })
      .when(release, { ...goes, releasedOn: '2025-08-05', to: 'PROBATION' }, releasedBySecond)
      .thenRefuses('parole-not-granted');
    given({ ...leaving, [paroleStream]: [paroleOpened, paroleGranted] })
      .when(release, { ...goes, releasedOn: '2025-08-05', to: 'PROBATION' }, releasedBySecond)
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
