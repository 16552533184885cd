import { Text } from '../commands/fields.ts';
import type { Refusal } from '../commands/refusal.ts';
import type { LegalDate } from '../event-log/event.ts';
import { evaluate } from '../law/evaluate.ts';
import { LawFactError } from '../law/fact-checks.ts';
import type { Receipt } from '../law/receipt.ts';
import type { CourtsOwn, Offence, PunishmentStated, SentenceValidity } from './criminal-case.events.ts';
import type { PersonCharged } from './person-charged.ts';

/** The court decided otherwise than the law allows, and the registrar shows where. */
export class CourtsOwnDecision {
  @Text({ says: 'Why the court decided so, as the verdict says', max: 500, example: 'the court applied CC 55(4)' })
  readonly reason!: string;

  @Text({ says: 'Document that shows it', max: 200, example: 'verdict 1-23/2024, p. 4' })
  readonly document!: string;
}

/**
 * Whether the law allows a punishment, under the law of the acts and of the sentence (CC 6, 40–50, 63, 81).
 *
 * One punishment for several offences may be more than the sanction of one of them: what breaks a limit of a sanction must break that of
 * each. Life where it is the only punishment for one of them is asked for whatever the others say.
 */
export function validityOf(
  stated: PunishmentStated,
  offences: readonly Offence[],
  sentencedOn: LegalDate,
  person: PersonCharged,
): AskedValidity | { readonly refused: Refusal } {
  try {
    const asked = offences.map((offence) => askedOf(stated, offence, sentencedOn, person));
    const receipts = asked.map(({ receipt }) => receipt);
    const because = new Set(asked.flatMap(({ answer }) => (answer.verdict === 'NEEDS_MANUAL' ? answer.because : [])));
    const broken = asked.map(({ answer }) => (answer.verdict === 'UNLAWFUL' ? answer.violations : []));
    const violations = [...new Set(broken.flat())].filter(
      (violation) => ofOneOffence.includes(violation) || broken.every((ofOffence) => ofOffence.includes(violation)),
    );
    if (violations.length > 0) return { verdict: 'UNLAWFUL', violations, receipts };
    return because.size > 0 ? { verdict: 'NEEDS_MANUAL', because: [...because], receipts } : { verdict: 'LAWFUL', receipts };
  } catch (error) {
    if (!(error instanceof LawFactError)) throw error;
    return {
      refused: {
        code: 'facts-contradict',
        reason: `What is recorded cannot be true together: ${error.message}.`,
        next: 'Check the days of the acts, the date of birth and the day of the sentence, and correct what is wrong.',
      },
    };
  }
}

/** What the law answered, whatever it was. */
export type AskedValidity = Exclude<SentenceValidity, { readonly verdict: 'NOT_ASKED' }>;

const ofOneOffence: readonly string[] = ['LIFE_ONLY', 'NO_OFFENCE', 'UNDER_AGE_OF_LIABILITY'];

function askedOf(stated: PunishmentStated, offence: Offence, sentencedOn: LegalDate, { sex, birthDate }: PersonCharged): Asked {
  const { punishment, term, hours, amountMci, suspended } = stated;
  return evaluate(
    'sentence-validity',
    {
      person: { sex, birthDate },
      offence,
      sentencedOn,
      punishment,
      ...(term && { term }),
      ...(hours !== undefined && { hours }),
      ...(amountMci !== undefined && { amountMci }),
      suspended,
    },
    sentencedOn,
  );
}

type Asked = ReturnType<typeof evaluate<'sentence-validity'>>;

/** Refuses what the law does not allow, unless it is recorded as the court's own. The court wins; the warning stays with the sentence. */
export function unlessLawful(
  validity: { readonly verdict: string; readonly violations?: readonly string[] },
  receipts: readonly Receipt[],
  courtsOwn: CourtsOwn | undefined,
): Refusal | undefined {
  if (validity.verdict !== 'UNLAWFUL') {
    if (courtsOwn === undefined) return undefined;
    return {
      code: 'not-against-the-law',
      reason: 'The law allows the punishment, or leaves it open: there is nothing that would be the court’s own.',
      next: 'Leave courtsOwn out.',
      pointer: '/courtsOwn',
    };
  }
  if (courtsOwn !== undefined) return undefined;
  return {
    code: 'unlawful-punishment',
    reason: `The law does not allow this punishment: ${(validity.violations ?? []).join(', ')}.`,
    provision: provisionsBroken(validity.violations ?? [], receipts).join(', '),
    next: 'Check it against the verdict. If the verdict says so, record it as the court’s own decision (courtsOwn) with reason and document.',
    pointer: '/punishment',
  };
}

/** The provisions of the steps that answered a violation; where none of them names one, all that were looked at. */
function provisionsBroken(violations: readonly string[], receipts: readonly Receipt[]): readonly string[] {
  const broken = receipts.flatMap(({ steps }) =>
    steps.flatMap(({ result, provision }) =>
      provision !== undefined && violations.some((one) => (Array.isArray(result) ? result.includes(one) : result === one))
        ? [provision]
        : [],
    ),
  );
  return [...new Set(broken.length > 0 ? broken : receipts.flatMap(({ provisions }) => provisions))];
}
