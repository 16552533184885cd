import { begun, type StreamState } from '../event-log/decider.ts';
import type { Id, LegalDate } from '../event-log/event.ts';
import type {
  ChargeId,
  CriminalCaseFact,
  Finding,
  LifelongBanKind,
  Offence,
  OffenceCategory,
  PunishmentStated,
  SentenceId,
  SentenceOfFile,
} from './criminal-case.events.ts';

export interface Charge {
  readonly chargeId: ChargeId;
  readonly offence: Offence;
  readonly category: OffenceCategory;
  /** Absent until the court has decided on this charge. */
  readonly verdict?: { readonly finding: Finding; readonly deliveredOn: LegalDate };
  /** A court ended the prosecution: no verdict follows, and one that was delivered has no effect. */
  readonly terminated?: { readonly on: LegalDate; readonly provision: string };
}

export interface Sentence {
  readonly sentenceId: SentenceId;
  /** Of a final punishment the charges of the sentences of this file that it covers. */
  readonly chargeIds: readonly ChargeId[];
  readonly imposedOn: LegalDate;
  /** As the last court that decided stated it. */
  readonly stated: PunishmentStated;
  readonly offences: readonly Offence[];
  readonly gravest: OffenceCategory;
  readonly firstTime: boolean;
  /** A final punishment took its place. */
  readonly coveredBy?: SentenceId;
  /** Of a final punishment the earlier sentences, of other files, that it or a final punishment under it covers. CC 60. */
  readonly joins?: readonly SentenceOfFile[];
  /** The final punishment of a later verdict, of another file, within which it is served. CC 60. */
  readonly within?: SentenceOfFile;
  /** Decisions of higher courts that left it as it is. */
  readonly upheld?: readonly { readonly court: string; readonly decidedOn: LegalDate }[];
  readonly quashedOn?: LegalDate;
}

/** What decisions about a verdict file need. */
export interface CriminalCase {
  readonly personId: Id<'person'>;
  readonly charges: readonly Charge[];
  readonly sentences: readonly Sentence[];
  readonly inForceOn?: LegalDate;
  /** In whole tenge, what is claimed in the file and what is paid of it. */
  readonly claimed: number;
  readonly paid: number;
  readonly bans: readonly { readonly chargeId: ChargeId; readonly closes: LifelongBanKind }[];
}

export const criminalCaseState: StreamState<CriminalCase, CriminalCaseFact> = { category: 'case', evolve };

function evolve(state: CriminalCase | undefined, fact: CriminalCaseFact): CriminalCase {
  if (fact.type === 'CaseOpened') return { personId: fact.data.personId, charges: [], sentences: [], claimed: 0, paid: 0, bans: [] };
  const file = begun('case', state, fact);
  switch (fact.type) {
    case 'ChargeAdded': {
      const { chargeId, offence, category } = fact.data;
      return { ...file, charges: [...file.charges, { chargeId, offence, category }] };
    }
    case 'VerdictDelivered': {
      const { chargeId, finding, deliveredOn } = fact.data;
      const verdict = { finding, deliveredOn };
      return { ...file, charges: file.charges.map((charge) => (charge.chargeId === chargeId ? { ...charge, verdict } : charge)) };
    }
    case 'SentenceImposed': {
      const { sentenceId, chargeIds, imposedOn, offences, gravest, firstTime } = fact.data;
      const imposed = { sentenceId, chargeIds, imposedOn, stated: statedIn(fact.data), offences, gravest, firstTime };
      return { ...file, sentences: [...file.sentences, imposed] };
    }
    case 'FinalPunishmentDetermined': {
      const { sentenceId, covers, imposedOn, offences, gravest, firstTime } = fact.data;
      const covered = file.sentences.filter((sentence) => covers.some((component) => component.sentenceId === sentence.sentenceId));
      const sentences = file.sentences.map((sentence) => (covered.includes(sentence) ? { ...sentence, coveredBy: sentenceId } : sentence));
      const chargeIds = covered.flatMap((sentence) => sentence.chargeIds);
      const earlier = covers.filter((component) => !covered.some((sentence) => sentence.sentenceId === component.sentenceId));
      const joins = [...earlier, ...covered.flatMap((sentence) => sentence.joins ?? [])];
      const final = { sentenceId, chargeIds, imposedOn, stated: statedIn(fact.data), offences, gravest, firstTime };
      return { ...file, sentences: [...sentences, { ...final, ...(joins.length > 0 && { joins }) }] };
    }
    case 'SentenceVaried':
      return withSentence(file, fact.data.sentenceId, (sentence) => ({ ...sentence, stated: fact.data.now }));
    case 'SentenceQuashed':
      return withSentence(file, fact.data.sentenceId, (sentence) => ({ ...sentence, quashedOn: fact.data.decidedOn }));
    case 'SentenceUpheld': {
      const { sentenceId, court, decidedOn } = fact.data;
      return withSentence(file, sentenceId, (sentence) => ({ ...sentence, upheld: [...(sentence.upheld ?? []), { court, decidedOn }] }));
    }
    case 'SentenceJoined':
      return withSentence(file, fact.data.sentenceId, (sentence) => ({ ...sentence, within: fact.data.within }));
    case 'SentenceSeparated':
      return withSentence(file, fact.data.sentenceId, ({ within: _, ...sentence }) => sentence);
    case 'ProsecutionTerminated': {
      const { chargeIds, terminatedOn, provision } = fact.data;
      return withTerminated(file, chargeIds, { on: terminatedOn, provision });
    }
    case 'CivilClaimRecorded':
      return { ...file, claimed: file.claimed + fact.data.amount };
    case 'DamageCompensated':
      return { ...file, paid: file.paid + fact.data.amount };
    case 'LifelongBanImposed': {
      const { chargeId, closes } = fact.data;
      return { ...file, bans: [...file.bans, { chargeId, closes }] };
    }
    case 'VerdictInForce':
      return { ...file, inForceOn: fact.data.inForceOn };
  }
}

/** Whether a court has still to decide on a charge. */
export function isOpen({ verdict, terminated }: Charge): boolean {
  return verdict === undefined && terminated === undefined;
}

/** Whether neither a final punishment of its file took the place of a sentence, nor a higher court set it aside. */
export function stands({ coveredBy, quashedOn }: Sentence): boolean {
  return coveredBy === undefined && quashedOn === undefined;
}

/** The file with the prosecution of charges ended. */
export function withTerminated(
  file: CriminalCase,
  chargeIds: readonly ChargeId[],
  terminated: NonNullable<Charge['terminated']>,
): CriminalCase {
  return { ...file, charges: file.charges.map((charge) => (chargeIds.includes(charge.chargeId) ? { ...charge, terminated } : charge)) };
}

function withSentence(file: CriminalCase, sentenceId: SentenceId, change: (sentence: Sentence) => Sentence): CriminalCase {
  return { ...file, sentences: file.sentences.map((sentence) => (sentence.sentenceId === sentenceId ? change(sentence) : sentence)) };
}

/** A punishment alone, as a court states it. */
export function statedIn({ punishment, term, hours, amountMci, facility, suspended }: PunishmentStated): PunishmentStated {
  return {
    punishment,
    ...(term && { term }),
    ...(hours !== undefined && { hours }),
    ...(amountMci !== undefined && { amountMci }),
    ...(facility && { facility }),
    suspended,
  };
}
