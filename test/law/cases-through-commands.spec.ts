import { describe, expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { given, type History } from '../../libs/commands/scenario.ts';
import { addCharge } from '../../libs/criminal-case/add-charge.ts';
import type { AnyFact } from '../../libs/event-log/event.ts';
import { evaluate, evaluateUntyped } from '../../libs/law/evaluate.ts';
import type { LawQuestions } from '../../libs/law/law-questions.ts';
import { legalDate, type LegalDate } from '../../libs/law/calendar/legal-date.ts';
import type { LawCase } from '../../libs/law/law-case.ts';
import { readCases } from '../../libs/law/read-cases.ts';
import { openApplication } from '../../libs/parole/open-application.ts';
import { includeSentence } from '../../libs/punishment-term/include-sentence.ts';

/**
 * Cases of the law, each asked once more as an officer or a registrar asks it: by the command whose decision rests on the question.
 *
 * A case with a fact that no event records is named in the last test of its question, and asked of the library alone.
 */
const folder = fileURLToPath(new URL('../../../libs/law/cases', import.meta.url));
const casesOf = (question: string): readonly LawCase[] =>
  readCases(folder).flatMap((lawCase) => ('problem' in lawCase || lawCase.question !== question ? [] : [lawCase]));

/** A day of the calendar, or the library had refused the case. */
const on = ({ asOf }: LawCase): LegalDate => legalDate(asOf);

const personId = '0192e4a0-7b1c-7000-8000-000000000001';
const caseId = '0192e4a0-7b1c-7000-8000-0000000000ca';
const sentenceId = '0192e4a0-7b1c-7000-8000-0000000000d1';
const [personStream, caseStream] = [`person-${personId}`, `case-${caseId}`];
const [termStream, paroleStream] = ['term-0192e4a0-7b1c-7000-8000-0000000000f1', 'parole-0192e4a0-7b1c-7000-8000-0000000000f1'];

const registered = ({ sex, birthDate }: { readonly sex: 'M' | 'F'; readonly birthDate: LegalDate }): AnyFact => ({
  type: 'PersonRegistered',
  effectiveOn: birthDate,
  data: { personId, sex, birthDate, citizenship: 'KZ' },
});

describe('a charge is classified as the case says', () => {
  it.each(casesOf('classification').map((lawCase) => ({ id: lawCase.id, lawCase })))('$id', ({ lawCase }) => {
    const {
      kind,
      intent = 'INTENTIONAL',
      maxTermYears,
      lifeSanction = false,
    } = lawCase.facts as unknown as LawQuestions['classification']['facts']; // checked by the library
    if (maxTermYears === undefined && kind === 'CRIME' && !lifeSanction) return; // a charge always names the ceiling
    if (!Number.isInteger(maxTermYears ?? 0) || (maxTermYears ?? 0) > 30) return; // and in whole years, up to 30
    const charge = {
      on: on(lawCase),
      chargeId: '0192e4a0-7b1c-7000-8000-0000000000c1',
      kind,
      article: '188',
      committedOn: on(lawCase),
      intent,
      maxTermYears: maxTermYears ?? 0,
      lifeSanction,
      flags: [],
    };
    const opened: AnyFact = { type: 'CaseOpened', effectiveOn: on(lawCase), data: { personId, registrationNumber: '1', court: 'Almaty' } };
    const history = { [personStream]: [registered({ sex: 'M', birthDate: '1980-01-01' })], [caseStream]: [opened] };
    const asked = given(history).when(addCharge, charge, { on: caseStream, today: '2199-01-01' });
    const { answer, receipt } = evaluateUntyped(
      'classification',
      { kind, intent, maxTermYears: charge.maxTermYears, lifeSanction },
      on(lawCase),
    );
    if (!('category' in answer)) {
      asked.thenRefuses('category-needed');
      return;
    }
    asked.thenRecordsAmong(caseStream, {
      type: 'ChargeAdded',
      data: expect.objectContaining({ category: lawCase.expect.category ?? answer.category, receipt }),
    });
  });
});

type TermFacts = Pick<LawQuestions['parole']['facts'], 'start' | 'punishment' | 'term' | 'facility' | 'credits' | 'interruptions'>;

/** What a term holds before its sentence is included. */
const termBefore = ({ start, punishment, credits = [], interruptions = [] }: TermFacts): readonly AnyFact[] => [
  { type: 'TermOpened', effectiveOn: start, data: { personId, punishment, start } },
  ...credits.map((credit): AnyFact => ({ type: 'TimeCredited', effectiveOn: credit.from, data: { personId, ...credit } })),
  ...interruptions.map((days): AnyFact => ({
    type: 'InterruptionRecorded',
    effectiveOn: days.from,
    data: { personId, kind: 'ESCAPE', ...days },
  })),
];

const sentence = ({ punishment, term, facility }: TermFacts, imposedOn: string, offences: readonly object[] = []): object => ({
  personId,
  sentenceId,
  chargeIds: [],
  punishment,
  ...(term && { term }),
  ...(facility && { facility }),
  suspended: false,
  imposedOn,
  offences,
  gravest: 'GRAVE',
  firstTime: true,
});

describe('a term is calculated as the case says', () => {
  it.each(casesOf('term-end').map((lawCase) => ({ id: lawCase.id, lawCase })))('$id', ({ lawCase }) => {
    const facts = lawCase.facts as unknown as LawQuestions['term-end']['facts']; // checked by the library
    const { answer, receipt } = evaluate('term-end', facts, on(lawCase));
    const history: History = {
      [termStream]: termBefore(facts),
      [caseStream]: [
        { type: 'CaseOpened', effectiveOn: '2000-01-01', data: { personId, registrationNumber: '1', court: 'Almaty' } },
        { type: 'SentenceImposed', effectiveOn: on(lawCase), data: sentence(facts, on(lawCase)) },
        { type: 'VerdictInForce', effectiveOn: on(lawCase), data: { personId, inForceOn: on(lawCase) } },
      ],
    };
    const expected = { lastDay: lawCase.expect.lastDay, creditedDays: lawCase.expect.creditedDays };
    given(history)
      .when(includeSentence, { on: on(lawCase), caseId, sentenceId }, { on: termStream, today: '2199-01-01' })
      .thenRecordsAmong(termStream, {
        type: 'TermCalculated',
        data: expect.objectContaining({
          receipt: expect.objectContaining({ provisions: receipt.provisions, ruleSetHash: receipt.ruleSetHash }),
          calculation: expect.objectContaining({
            ...('lastDay' in answer && { lastDay: answer.lastDay, creditedDays: answer.creditedDays }),
            ...(typeof expected.lastDay === 'string' && { lastDay: expected.lastDay }),
            ...(expected.creditedDays !== undefined && 'lastDay' in answer && { creditedDays: expected.creditedDays }),
          }),
        }),
      });
  });
});

type ParoleFacts = LawQuestions['parole']['facts'];

/** What no event records yet, so that a petition cannot rest on it. */
const factsWithoutEvent = (facts: ParoleFacts): readonly string[] => [
  ...(facts.revokedBefore === undefined ? [] : ['revokedBefore']),
  ...((facts.person.children ?? []).length === 0 ? [] : ['person.children']),
  ...(facts.raisesChildUnder14 === undefined ? [] : ['raisesChildUnder14']),
  ...(facts.lastDay === undefined ? [] : ['lastDay']),
  ...(facts.offences.some(({ victimUnder14 }) => victimUnder14 !== undefined) ? ['offences.victimUnder14'] : []),
  ...(facts.offences.some(({ maxTermYears }) => maxTermYears === undefined) ? ['offences without a ceiling'] : []),
  ...(facts.punishment === 'LIFE' && facts.term !== undefined ? ['a term for life'] : []),
];

describe('a petition for parole is opened or refused as the case says', () => {
  const asked = casesOf('parole').map((lawCase) => ({ id: lawCase.id, lawCase, facts: lawCase.facts as unknown as ParoleFacts })); // checked by the library
  const recordable = asked.filter(({ facts }) => factsWithoutEvent(facts).length === 0);

  it.each(recordable)('$id', ({ lawCase, facts }) => {
    const { answer } = evaluate('parole', facts, on(lawCase));
    const life = facts.life === true;
    const termFacts: TermFacts = { ...facts, punishment: life ? 'LIFE' : facts.punishment };
    const end = evaluate('term-end', { start: facts.start, punishment: termFacts.punishment, ...pick(facts) }, on(lawCase)).answer;
    const calculation =
      'lastDay' in end
        ? { verdict: 'COMPUTED', lastDay: end.lastDay, creditedDays: end.creditedDays }
        : { verdict: life ? 'LIFE' : 'NEEDS_MANUAL', because: [] };
    const history: History = {
      [personStream]: [
        registered(facts.person),
        ...(facts.person.statuses ?? []).map((status): AnyFact => ({
          type: 'SocialStatusRecorded',
          effectiveOn: status.from,
          data: { personId, ...status },
        })),
      ],
      [termStream]: [
        ...termBefore(termFacts),
        {
          type: 'SentenceIncluded',
          effectiveOn: facts.start,
          data: {
            caseId,
            ...sentence(
              termFacts,
              facts.start,
              facts.offences.map((offence) => ({ lifeSanction: false, flags: [], ...offence })),
            ),
          },
        },
        { type: 'TermCalculated', effectiveOn: facts.start, data: { personId, cause: 'SentenceIncluded', calculation, receipt: {} } },
      ],
      ...(facts.maliciousViolation === true && {
        [`custody-${personId}`]: [
          { type: 'PersonAdmitted', effectiveOn: facts.start, data: { personId, stayId: caseId, admittedOn: facts.start } },
          { type: 'BehaviourGraded', effectiveOn: facts.start, data: { personId, stayId: caseId, degree: 'NEGATIVE_3' } },
        ],
      }),
    };
    const petition = {
      personId,
      initiator: 'PERSON',
      openedOn: on(lawCase),
      documentRef: 'petition 31',
      ...(facts.damageRepaid !== undefined && { damageRepaid: facts.damageRepaid }),
      ...(facts.cooperation !== undefined && { cooperation: facts.cooperation }),
    };
    const then = given(history).when(openApplication, petition, { on: paroleStream, today: '2199-01-01' });
    switch (answer.verdict) {
      case 'NOT_YET': {
        then.thenRefuses('parole-not-yet', {
          reason: expect.stringContaining(textOf(lawCase.expect.from)) as unknown as string,
        });
        return;
      }
      case 'BARRED': {
        then.thenRefuses('parole-barred');
        return;
      }
      case 'ELIGIBLE':
      case 'NEEDS_MANUAL': {
        const { cites: _cites, termEndsFirst: _termEndsFirst, ...expected } = lawCase.expect;
        then.thenRecordsAmong(paroleStream, {
          type: 'ParoleOpened',
          data: expect.objectContaining({ eligibility: expect.objectContaining(withoutNull(expected)) }),
        });
        return;
      }
    }
  });

  it('asks the library alone where a case has a fact that no event records', () => {
    expect(recordable.length).toBeGreaterThan(100);
    expect([...new Set(asked.flatMap(({ facts }) => factsWithoutEvent(facts)))].sort()).toEqual(
      expect.arrayContaining(['lastDay', 'offences.victimUnder14', 'person.children', 'raisesChildUnder14', 'revokedBefore']),
    );
  });
});

function pick({ term, facility, credits, interruptions }: ParoleFacts): Partial<LawQuestions['term-end']['facts']> {
  return { ...(term && { term }), ...(facility && { facility }), ...(credits && { credits }), ...(interruptions && { interruptions }) };
}

/** `null` in a case is what is absent. */
function withoutNull(expected: object): object {
  return Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== null));
}

function textOf(expected: unknown): string {
  return typeof expected === 'string' ? expected : '';
}
