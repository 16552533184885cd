import { describe, expect, it } from '@jest/globals';
import { languages } from '../law/wording.ts';
import { eventCatalogues } from '../registers/vocabulary.ts';
import * as amnesty from '../amnesty/amnesty.events.ts';
import * as correction from '../correction/correction.events.ts';
import * as criminalCase from '../criminal-case/criminal-case.events.ts';
import * as custody from '../custody/custody.events.ts';
import * as deferral from '../deferral/deferral.events.ts';
import * as parole from '../parole/parole.events.ts';
import * as person from '../person/person.events.ts';
import * as term from '../punishment-term/punishment-term.events.ts';
import * as reconciliation from '../reconciliation/reconciliation.events.ts';
import * as substitution from '../substitution/substitution.events.ts';
import * as supervision from '../supervision/supervision.events.ts';
import { tellEvent } from './tell-event.ts';
import { personalFields } from '../correction/correction.events.ts';
import { wordOfCode } from './word-of-code.ts';

const samples = eventCatalogues.flatMap((catalogue) =>
  Object.entries(catalogue).map(([type, { version, samples: all }]) => ({
    type,
    data: JSON.parse(all[version]?.data ?? '{}') as object, // golden samples are JSON objects
  })),
);

/** Where a code of a list stands in the events. */
const codes: Readonly<Record<string, readonly string[]>> = {
  changed: personalFields,
  sex: person.sexes,
  scheme: person.identifierSchemes,
  kind: [
    ...person.socialStatusKinds,
    ...term.creditKinds,
    ...term.interruptionKinds,
    ...custody.violationKinds,
    ...custody.penalties,
    ...parole.paroleReportKinds,
    ...supervision.visitKinds,
    ...correction.correctionKinds,
    ...criminalCase.claimKinds,
  ],
  method: criminalCase.cumulationMethods,
  closes: criminalCase.lifelongBanKinds,
  category: criminalCase.categories,
  finding: criminalCase.findings,
  punishment: criminalCase.punishments,
  facility: criminalCase.facilityTypes,
  reason: [
    ...term.completionReasons,
    ...term.overrideReasons,
    ...custody.transferReasons,
    ...custody.liftingReasons,
    ...parole.paroleRefusalReasons,
    ...deferral.deferralRefusalReasons,
    ...reconciliation.reconciliationRefusalReasons,
    ...amnesty.amnestyRefusalReasons,
  ],
  legalBasis: custody.legalBases,
  regime: [...criminalCase.facilityTypes, 'REMAND'],
  conditions: custody.conditions,
  degree: custody.behaviourDegrees,
  incentive: custody.incentives,
  from: custody.escapedFrom,
  what: ['FINDING', 'PENALTY'],
  date: term.termDates,
  because: ['VARIED', 'FINAL_PUNISHMENT'],
  basis: [...criminalCase.cumulationBases, ...custody.releaseBases, ...term.reductionBases, ...supervision.supervisionBases],
  to: ['LIBERTY', 'PROBATION', ...substitution.milderPunishments],
  initiator: parole.paroleInitiators,
  obligations: parole.paroleObligations,
  obligation: supervision.obligationCodes,
  ground: [...deferral.deferralGrounds, ...substitution.substitutionRevocationGrounds, ...supervision.warningGrounds],
  why: deferral.deferralEndings,
  outcome: [...criminalCase.quashedOutcomes, ...deferral.deferralOutcomes, ...amnesty.amnestyOutcomes, ...correction.reviewOutcomes],
  how: reconciliation.repairs,
  ending: supervision.supervisionEndings,
  verdict: [...amnesty.amnestyVerdicts, 'ELIGIBLE', 'NOT_YET', 'BARRED', 'MUST', 'MAY', 'NOT_AVAILABLE'],
  mode: ['MUST', 'MAY'],
  reasonCode: correction.correctionReasons,
};

describe.each(languages)('events in words, %s', (language) => {
  it.each(samples)('$type is told whole', ({ type, data }) => {
    const { sentence, unworded } = tellEvent({ type, data }, language);
    expect(unworded).toEqual([]);
    expect(sentence).not.toMatch(/[{}[\]]|undefined|[A-Z]{3,}_|\(\)|: [;.]/);
    expect(sentence).toMatch(/[.»”]$/);
  });

  it.each(Object.entries(codes))('every code that `%s` can be has a word', (name, list) => {
    expect(list.filter((code) => wordOfCode(code, name, language) === undefined)).toEqual([]);
  });
});
