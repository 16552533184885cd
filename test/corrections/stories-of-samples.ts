import type { AnyFact, LegalDate } from '../../libs/event-log/event.ts';
import { eventCatalogues } from '../../libs/registers/vocabulary.ts';
import type { Recorded } from '../effects/stories.ts';

const person = '0192e4a0-7b1c-7000-8000-000000000001';
const term = '0192e4a0-7b1c-7000-8000-0000000000f1';

/** One fact as its golden sample has it, on a day; what else the story needs of it is told beside. */
type Told = readonly [type: string, effectiveOn: LegalDate, also?: object];

/** Streams whose facts follow one another as an officer records them, told in golden samples. */
const streams: Readonly<Record<string, readonly Told[]>> = {
  [`person-${person}`]: [
    ['PersonRegistered', '2023-05-02'],
    ['SocialStatusRecorded', '2023-05-02'],
    ['SocialStatusEnded', '2025-01-31'],
    ['DeathRecorded', '2025-11-03'],
  ],
  [`custody-${person}`]: [
    ['PersonAdmitted', '2024-02-20'],
    ['BehaviourGraded', '2024-03-01'],
    ['TransferredOut', '2024-03-04'],
    ['TransferredIn', '2024-03-06'],
    ['RegimeChanged', '2024-04-01'],
    ['IncentiveGranted', '2025-03-08'],
    ['ReleaseAuthorised', '2025-08-04', { basis: 'PAROLE', releaseOn: '2025-08-05' }],
    ['PersonReleased', '2025-08-06', { releasedOn: '2025-08-06' }],
  ],
  [`parole-${term}`]: [
    ['ParoleOpened', '2025-05-10'],
    ['ParoleWithdrawn', '2025-06-01'],
  ],
  [`substitution-${term}`]: [
    ['SubstitutionOpened', '2025-02-24'],
    ['SubstitutionWithdrawn', '2025-03-01', { withdrawnOn: '2025-03-01' }],
    ['SubstitutionOpened', '2025-03-02', { openedOn: '2025-03-02' }],
    ['SubstitutionSubmitted', '2025-03-05'],
    ['SubstitutionGranted', '2025-03-20', { grantedOn: '2025-03-20' }],
    ['SubstitutionRevoked', '2025-11-20', { revokedOn: '2025-11-20' }],
  ],
  [`deferral-${term}`]: [
    ['DeferralOpened', '2024-05-20'],
    ['DeferralRefused', '2024-06-01'],
    ['DeferralOpened', '2024-06-02', { openedOn: '2024-06-02' }],
    ['DeferralGranted', '2024-06-10', { grantedOn: '2024-06-10' }],
    ['DeferralExtended', '2025-05-20', { extendedOn: '2025-05-20' }],
    ['DeferralEnded', '2026-05-20', { endedOn: '2026-05-20' }],
  ],
  'supervision-0192e4a0-7b1c-7000-8000-0000000000a1': [
    ['SupervisionRegistered', '2025-08-06'],
    ['OfficerAssigned', '2025-08-06'],
    ['ObligationSet', '2025-08-06'],
    ['ReportingRegimeSet', '2025-08-06'],
    ['ObligationLifted', '2025-10-01'],
    ['WarningIssued', '2025-10-03'],
    ['SupervisionTransferred', '2026-01-15'],
    ['SupervisionEnded', '2026-08-04'],
  ],
};

/** Whom they are about, and the term from which somebody is released, or which is deferred. */
const registered = [`person-${person}`, factOf(['PersonRegistered', '2023-05-02'])] as const;
const opened = [`term-${term}`, factOf(['TermOpened', '2024-02-01'])] as const;

/** Each of them as far as it has come after each fact, so that each fact is the last one once. */
export const storiesOfSamples: readonly Recorded[] = Object.entries(streams).flatMap(([stream, told]) => {
  const before = [registered, opened].filter(([other]) => other !== stream);
  return told.map((_, last) => [...before, ...told.slice(0, last + 1).map((fact) => [stream, factOf(fact)] as const)]);
});

function factOf([type, effectiveOn, also = {}]: Told): AnyFact {
  const samples = Object.values(eventCatalogues.flatMap((catalogue) => catalogue[type] ?? [])[0]?.samples ?? {});
  const sample = samples.at(-1); // of the present version
  if (sample === undefined) throw new Error(`${type} has no sample`);
  return { type, effectiveOn, data: { ...(JSON.parse(sample.data) as object), ...also } };
}
