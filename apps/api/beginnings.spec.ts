import { describe, expect, it } from '@jest/globals';
import type { Principal } from '../../libs/access/principal.ts';
import type { AnyFact, StreamName } from '../../libs/event-log/event.ts';
import { beginnings, type PersonStreams } from './beginnings.ts';

const asel = '0192e4a0-7b1c-7000-8000-00000000d001';
const termId = '0192e4a0-7b1c-7000-8000-00000000d005';
const caseId = '0192e4a0-7b1c-7000-8000-00000000d002';

const facility: Principal = { subject: 'facility-3', clientId: 'kiosk', roles: ['facility'], facility: 'F3504' };
const registrar: Principal = { subject: 'registrar-3', clientId: 'registry', roles: ['court-registrar'] };

const term = `term-${termId}`;
const opened: AnyFact = {
  type: 'TermOpened',
  effectiveOn: '2024-02-01',
  data: { personId: asel, punishment: 'DEPRIVATION_OF_LIBERTY', start: '2024-02-01' },
};
const included = (suspended: boolean): AnyFact => ({
  type: 'SentenceIncluded',
  effectiveOn: '2024-02-17',
  data: { personId: asel, caseId, punishment: 'DEPRIVATION_OF_LIBERTY', suspended, offences: [] },
});
const served: AnyFact = {
  type: 'TermCompleted',
  effectiveOn: '2026-08-04',
  data: { personId: asel, reason: 'SERVED', completedOn: '2026-08-04' },
};
const granted: AnyFact = { type: 'ParoleGranted', effectiveOn: '2025-08-01', data: { personId: asel, termId, grantedOn: '2025-08-01' } };
const petition: AnyFact = { type: 'ParoleOpened', effectiveOn: '2025-06-01', data: { personId: asel, termId, openedOn: '2025-06-01' } };

const applications = [`/v1/parole/${termId}/open`, `/v1/substitutions/${termId}/open`, `/v1/deferrals/${termId}/open`];

describe('what may be begun about a person', () => {
  it('is an application from the term that is served, under the id of the term', () => {
    expect(begun(facility, { [term]: [opened, included(false)] })).toEqual(expect.arrayContaining(applications));
  });

  it.each([
    ['that has no sentence yet', { [term]: [opened] }],
    ['whose sentence is suspended', { [term]: [opened, included(true)] }],
    ['that is over', { [term]: [opened, included(false), served] }],
    ['that parole released the person from', { [term]: [opened, included(false)], [`parole-${termId}`]: [petition, granted] }],
  ])('is no application from a term %s', (_, streams) => {
    expect(begun(facility, streams)).not.toEqual(expect.arrayContaining([expect.stringContaining(termId)]));
  });

  it('is no second application for parole beside one that is open, and still one for a milder punishment', () => {
    const open = begun(facility, { [term]: [opened, included(false)], [`parole-${termId}`]: [petition] });
    expect(open).not.toContain(applications[0]);
    expect(open).toContain(applications[1]);
  });

  it('is reconciliation in a case that is not in force, and in no other', () => {
    const file: AnyFact = { type: 'CaseOpened', effectiveOn: '2024-01-10', data: { personId: asel } };
    const inForce: AnyFact = { type: 'VerdictInForce', effectiveOn: '2024-02-17', data: { personId: asel, inForceOn: '2024-02-17' } };
    const propose = `/v1/reconciliations/${caseId}/propose`;
    expect(begun(registrar, { [`case-${caseId}`]: [file] })).toContain(propose);
    expect(begun(registrar, { [`case-${caseId}`]: [file, inForce] })).not.toContain(propose);
  });

  it('is a first stay in custody under the id of the person, and a case under a new one', () => {
    expect(begun(facility, {})).toContain(`/v1/custody/${asel}/admit`);
    expect(begun(registrar, {})).toContain('/v1/cases/{new id}/open');
    expect(begun(facility, { [`custody-${asel}`]: [] })).not.toContain(`/v1/custody/${asel}/admit`);
  });
});

function begun(principal: Principal, streams: Readonly<Record<string, readonly AnyFact[]>>): readonly string[] {
  const facts: PersonStreams = new Map(Object.entries(streams).map(([stream, of]) => [stream as StreamName, of])); // names of this spec
  return beginnings(principal, asel, facts).map(({ href }) => href);
}
