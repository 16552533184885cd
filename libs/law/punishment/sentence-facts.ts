import type { Term } from '../calendar/last-day-of-term.ts';
import type { LegalDate } from '../calendar/legal-date.ts';
import { amount, bool, date, LawFactError, object, oneOf, optional } from '../fact-checks.ts';
import type { FactCheck } from '../fact-checks.ts';
import { offenceFact, personFact, punishments, termFact } from '../law-facts.ts';
import type { LawOffence, LawPerson, Punishment } from '../law-facts.ts';

export interface SentenceFacts {
  readonly person: LawPerson;
  readonly offence: LawOffence;
  /** The day whose law of sentencing applies and on which ages and statuses are taken. */
  readonly sentencedOn: LegalDate;
  readonly punishment: Punishment;
  /** Of arrest in days, of restriction and deprivation of liberty in months and years; of a fine, how long its payment is spread. */
  readonly term?: Term;
  /** Of a fine or of corrective labour, in monthly calculation indices. */
  readonly amountMci?: number;
  /** Of community service. */
  readonly hours?: number;
  readonly suspended?: boolean;
  /** A ban of posts or activities imposed with it, for a term or for life. */
  readonly ban?: { readonly term?: Term; readonly forLife?: boolean };
}

const fields: FactCheck<SentenceFacts> = object<SentenceFacts>({
  person: personFact,
  offence: offenceFact,
  sentencedOn: date,
  punishment: oneOf(punishments),
  term: optional(termFact),
  amountMci: optional(amount),
  hours: optional(amount),
  suspended: optional(bool),
  ban: optional(object<NonNullable<SentenceFacts['ban']>>({ term: optional(termFact), forLife: optional(bool) })),
});

/** Refuses a sentence before its offence, an offence before the birth, and an amount that the punishment is not counted in. */
export const sentenceFacts: FactCheck<SentenceFacts> = (value, path) => {
  const facts = fields(value, path);
  const { person, offence, sentencedOn, punishment, term, amountMci, hours, ban } = facts;
  if (offence.committedOn < person.birthDate)
    throw new LawFactError(`${path}.offence.committedOn`, `must not lie before the birth on ${person.birthDate}`);
  if (sentencedOn < offence.committedOn)
    throw new LawFactError(`${path}.sentencedOn`, `must not lie before the offence of ${offence.committedOn}`);
  if (amountMci !== undefined && punishment !== 'FINE' && punishment !== 'CORRECTIVE_LABOUR')
    throw new LawFactError(`${path}.amountMci`, 'is of a fine or of corrective labour only');
  if (hours !== undefined && punishment !== 'COMMUNITY_SERVICE') throw new LawFactError(`${path}.hours`, 'is of community service only');
  if (term !== undefined && punishment === 'LIFE') throw new LawFactError(`${path}.term`, 'is none where the punishment is for life');
  if (ban !== undefined && (ban.term === undefined) === (ban.forLife !== true))
    throw new LawFactError(`${path}.ban`, 'must be for a term or for life');
  return facts;
};
