import { YesNo } from '../../libs/commands/fields.ts';
import { bansDue } from '../../libs/criminal-case/bans-due.ts';
import type { CriminalCaseFact, CumulationValidity, SentenceId, SentenceValidity } from '../../libs/criminal-case/criminal-case.events.ts';
import { statedIn, type Sentence } from '../../libs/criminal-case/criminal-case.state.ts';
import { personCharged } from '../../libs/criminal-case/person-charged.ts';
import { fold } from '../../libs/event-log/decider.ts';
import { streamName, type AnyFact, type Recorded } from '../../libs/event-log/event.ts';
import { standingFacts } from '../../libs/event-log/standing-facts.ts';
import type { PersonFact } from '../../libs/person/person.events.ts';
import { read } from '../../libs/platform/read-route.ts';
import type { ReconciliationFact } from '../../libs/reconciliation/reconciliation.events.ts';
import { reconciliationState } from '../../libs/reconciliation/reconciliation.state.ts';
import { caseRowOf, type AppealOutcome, type SentenceInRow } from '../../libs/registers/case-register.ts';
import { nextOn } from './next-steps.ts';
import { recordedCase, type RecordedCase } from './recorded-case.ts';
import { readEntries } from './recorded-streams.ts';
import type { Sources } from './sources.ts';

class CaseQuery {
  @YesNo({ says: 'With the receipts of the law of every sentence, whole', optional: true })
  readonly receipts?: boolean;
}

type FactOf<Type extends CriminalCaseFact['type']> = Recorded<Extract<CriminalCaseFact, { readonly type: Type }>>;
type ImposedFact = FactOf<'SentenceImposed' | 'FinalPunishmentDetermined'>;

/** One verdict file as it stands: what was charged and found, every sentence with what the law said of it, and what became of it. */
export const readCase = read<Sources, CaseQuery>({
  method: 'GET',
  path: 'cases/:id',
  query: CaseQuery,
  says: 'A verdict file: charges, verdicts, sentences with what the law says of each, final punishment, appeals, claim and payments, bans, warnings, and what may be done next.',
  by: ['court-registrar', 'officer', 'supervisor', 'facility', 'amnesty-commission', 'auditor'],
  registers: [],
  example: { id: '0192e4a0-7b1c-7000-8000-0000000000ca' },
  answer: async ({ query: { receipts = false }, context, sources }) => {
    const recorded = await recordedCase(sources, context);
    const { stream, revision, facts, file } = recorded;
    const caseId = context.params['id'] ?? '';
    const [ofReconciliation, ofPerson] = await Promise.all([
      standingOf<ReconciliationFact>(sources, 'reconciliation', caseId),
      standingOf<PersonFact>(sources, 'person', file.personId),
    ]);
    const row = caseRowOf(facts);
    const person = fold(personCharged, ofPerson);
    const sentences = of(facts, 'SentenceImposed', 'FinalPunishmentDetermined');
    return {
      json: {
        caseId,
        personId: file.personId,
        stream,
        revision,
        registrationNumber: row?.registrationNumber,
        court: row?.court,
        openedOn: row?.openedOn,
        state: row?.state,
        inForceOn: file.inForceOn ?? null,
        gravest: row?.gravest ?? null,
        charges: of(facts, 'ChargeAdded').map((charge) => chargeOf(charge, recorded)),
        sentences: sentences.map((sentence) => sentenceOf(sentence, recorded, receipts)),
        appeals: of(facts, 'SentenceUpheld', 'SentenceVaried', 'SentenceQuashed').map((decision) => appealOf(decision, receipts)),
        damages: damagesOf(recorded),
        bans: of(facts, 'LifelongBanImposed').map(({ data: { personId: _, receipt, ...ban } }) => ({
          ...ban,
          stands: row?.bans.some(({ chargeId, closes }) => chargeId === ban.chargeId && closes === ban.closes) ?? false,
          ...(receipts && { receipt }),
        })),
        reconciliation: fold(reconciliationState, ofReconciliation)?.outcome ?? null,
        warnings: [
          ...sentences.flatMap((sentence) => warningsOf(sentence, recorded)),
          ...(person === undefined ? [] : bansDue(file, person.birthDate).map((due) => ({ code: 'LIFELONG_BAN_MISSING', ...due }))),
        ],
        next: await nextOn(sources, context.principal, stream),
      },
      persons: [file.personId],
      headers: { etag: `"${String(revision)}"` },
    };
  },
});

/** What stands of the facts of a stream; none where there is no such stream. */
async function standingOf<F extends AnyFact>(sources: Sources, category: string, id: string): Promise<readonly Recorded<F>[]> {
  const entries = await readEntries(sources, streamName(category, id));
  return standingFacts(entries.map(({ fact }) => fact)) as unknown as readonly Recorded<F>[]; // a stream holds the facts of its kind
}

function of<Type extends CriminalCaseFact['type']>(facts: RecordedCase['facts'], ...types: readonly Type[]): readonly FactOf<Type>[] {
  return facts.filter((fact): fact is FactOf<Type> => types.some((type) => type === fact.type));
}

function chargeOf({ effectiveOn, data: { personId: _, receipt, ...charge } }: FactOf<'ChargeAdded'>, { file }: RecordedCase): object {
  const { verdict = null, terminated = null } = file.charges.find(({ chargeId }) => chargeId === charge.chargeId) ?? {};
  return { ...charge, chargedOn: effectiveOn, verdict, terminated, provisions: receipt.provisions };
}

/** A sentence with the punishment that stands, beside the one that was imposed where a higher court varied it. */
function sentenceOf(fact: ImposedFact, { file, facts }: RecordedCase, receipts: boolean): object {
  const { sentenceId, imposedOn, gravest, firstTime, courtsOwn } = fact.data;
  const now = file.sentences.find((sentence) => sentence.sentenceId === sentenceId);
  const varied = lastVaried(facts, sentenceId);
  return {
    sentenceId,
    chargeIds: now?.chargeIds ?? [],
    imposedOn,
    ...now?.stated,
    ...(varied && { asImposed: statedIn(fact.data) }),
    gravest,
    firstTime,
    standing: standingOfSentence(now),
    coveredBy: now?.coveredBy ?? null,
    within: now?.within ?? null,
    final: fact.type === 'FinalPunishmentDetermined' ? finalOf(fact) : null,
    validity: shownValidity((varied ?? fact).data.validity, receipts),
    courtsOwn: (varied === undefined ? courtsOwn : varied.data.courtsOwn) ?? null,
    documentRef: fact.metadata['documentRef'] ?? null,
  };
}

function standingOfSentence(sentence: Sentence | undefined): SentenceInRow['standing'] {
  if (sentence?.quashedOn !== undefined) return 'QUASHED';
  if (sentence?.within !== undefined) return 'JOINED';
  return sentence?.coveredBy === undefined ? 'STANDS' : 'COVERED';
}

function finalOf({ data: { basis, method, covers } }: FactOf<'FinalPunishmentDetermined'>): object {
  return { basis, method, covers, provision: basis === 'CRIMES' ? 'CC 58' : 'CC 60' };
}

type Appealed = FactOf<'SentenceUpheld' | 'SentenceVaried' | 'SentenceQuashed'>;

const outcomes: Readonly<Record<Appealed['type'], AppealOutcome>> = {
  SentenceUpheld: 'UPHELD',
  SentenceVaried: 'VARIED',
  SentenceQuashed: 'QUASHED',
};

function appealOf({ type, data, metadata }: Appealed, receipts: boolean): object {
  const { personId: _, ...decision } = data;
  const validity = 'validity' in decision ? { validity: shownValidity(decision.validity, receipts) } : {};
  return {
    outcome: outcomes[type],
    ...renamed(decision),
    ...validity,
    documentRef: metadata['documentRef'] ?? null,
  };
}

/** What became of the charge is named apart from what became of the sentence. */
function renamed(decision: object): object {
  if (!('outcome' in decision)) return decision;
  const { outcome: ofCharge, ...others } = decision;
  return { ...others, ofCharge };
}

function damagesOf({ facts, file: { claimed, paid } }: RecordedCase): object {
  return {
    claimed,
    paid,
    left: claimed - paid,
    claims: of(facts, 'CivilClaimRecorded').map(({ effectiveOn, data: { kind, amount } }) => ({ on: effectiveOn, kind, amount })),
    payments: of(facts, 'DamageCompensated').map(({ data: { amount, paidOn }, metadata }) => ({
      paidOn,
      amount,
      documentRef: metadata['documentRef'] ?? null,
    })),
  };
}

/** What somebody who reads the file must see of a sentence that stands: that the law does not allow it, or that it could not be asked. */
function warningsOf({ data: { sentenceId, validity, courtsOwn } }: ImposedFact, { file, facts }: RecordedCase): readonly object[] {
  const sentence = file.sentences.find((imposed) => imposed.sentenceId === sentenceId);
  if (standingOfSentence(sentence) !== 'STANDS') return [];
  const varied = lastVaried(facts, sentenceId)?.data;
  const said = varied?.validity ?? validity;
  switch (said.verdict) {
    case 'LAWFUL':
    case 'NOT_ASKED':
      return [];
    case 'UNLAWFUL': {
      const { violations } = said;
      return [
        {
          code: 'COURTS_OWN',
          sentenceId,
          violations,
          provisions: provisionsOf(said),
          courtsOwn: (varied ? varied.courtsOwn : courtsOwn) ?? null,
        },
      ];
    }
    case 'NEEDS_MANUAL':
      return [{ code: 'NEEDS_MANUAL', sentenceId, because: said.because, provisions: provisionsOf(said) }];
  }
}

function lastVaried(facts: RecordedCase['facts'], sentenceId: SentenceId): FactOf<'SentenceVaried'> | undefined {
  return of(facts, 'SentenceVaried').findLast((varied) => varied.data.sentenceId === sentenceId);
}

function shownValidity(validity: SentenceValidity | CumulationValidity, receipts: boolean): object {
  if (validity.verdict === 'NOT_ASKED') return validity;
  if ('receipt' in validity) {
    const { receipt, ...said } = validity;
    return { ...said, provisions: receipt.provisions, ...(receipts && { receipts: [receipt] }) };
  }
  const { receipts: every, ...said } = validity;
  return { ...said, provisions: provisionsOf(validity), ...(receipts && { receipts: every }) };
}

function provisionsOf(validity: SentenceValidity | CumulationValidity): readonly string[] {
  if (validity.verdict === 'NOT_ASKED') return [];
  const every = 'receipt' in validity ? [validity.receipt] : validity.receipts;
  return [...new Set(every.flatMap(({ provisions }) => provisions))];
}
