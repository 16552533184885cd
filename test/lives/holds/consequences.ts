import type { Receipt } from '../../../libs/law/receipt.ts';
import { verifyReceipt } from '../../../libs/law/verify-receipt.ts';
import { tellEvent } from '../../../libs/narrative/tell-event.ts';
import type { LivedLife } from '../lived-life.ts';
import type { ReadFact } from '../recorded-fields.ts';
import { standing } from '../what-is-served.ts';
import { firstOf, isOver, newFacts, termsOf, type Happened } from './happened.ts';

/**
 * Days away are held by the last day, whoever was asked to record them: an escape of who should have been released is refused rightly. What
 * is corrected of a term that is over moves nothing. Whether a term carries out what a higher court made of a sentence that turned out not to be
 * in force is for somebody to say.
 */
export function carriedOut({ life }: Happened): string | undefined {
  const refused = life.refusedSince().find(({ code, command }) => {
    const isLeftOut = command === 'record-interruption' || (leftOut[command] ?? []).includes(code);
    return code !== 'nothing-changed' && !isLeftOut;
  });
  return refused && `${refused.process} asked for ${refused.command} because of ${refused.because}: ${refused.code}`;
}

const leftOut: Readonly<Record<string, readonly string[]>> = {
  recalculate: ['term-completed', 'no-sentence'],
  'renew-sentence': ['not-in-force'],
};

export function told(happened: Happened): string | undefined {
  return firstOf(newFacts(happened), toldBadly);
}

/** The law answers a receipt as it did. */
export function receipts(happened: Happened): string | undefined {
  return firstOf(newFacts(happened), ({ type, data }) =>
    firstOf(receiptsIn(data), (receipt) => {
      const verified = verifyReceipt(receipt);
      return verified.verdict === 'EQUAL' ? undefined : `${type}: ${receipt.question} ${JSON.stringify(verified)}`;
    }),
  );
}

function toldBadly({ type, data }: ReadFact): string | undefined {
  return firstOf(['en', 'ru', 'kk'] as const, (language) => {
    const { sentence, unworded } = tellEvent({ type, data }, language);
    if (unworded.length > 0) return `${type} in ${language}: no words for ${unworded.join(', ')}`;
    return /[{}[\]]|undefined|null|NaN/.test(sentence) || sentence.length < 10 ? `${type} in ${language}: ${sentence}` : undefined;
  });
}

function receiptsIn(value: unknown): readonly Receipt[] {
  if (Array.isArray(value)) return value.flatMap(receiptsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(
    ([key, inner]) => (key === 'receipt' || key === 'receipts' ? ([inner].flat() as Receipt[]) : receiptsIn(inner)), // by their name
  );
}

interface DueRow {
  readonly subject: string;
  readonly dues: readonly {
    readonly id: string;
    readonly kind: string;
    readonly day: string;
    readonly subject: string;
    readonly basis?: string;
  }[];
}

/** Of one thing that is due once a person is told one day; a release may fall due on several bases. */
export function due(happened: Happened): string | undefined {
  if (newFacts(happened).length === 0) return undefined;
  const { life, registers } = happened;
  const rows = registers.rows('deadline') as readonly DueRow[]; // of that register
  const twice = firstOf(rows, ({ dues }) => {
    const things = dues.map(({ id, kind, subject, basis }) =>
      ['RELEASE', 'OBLIGATION_END'].includes(kind) ? `${id} ${basis ?? ''}` : `${kind} ${subject}`,
    );
    const again = things.find((thing, at) => things.indexOf(thing) !== at);
    return again && `${again} is due twice`;
  });
  return twice ?? firstOf(termsOf(life), (id) => endDue(life, id, rows));
}

/** The end of a term falls due on its last day as it stands: computed, or the day that papers put in its place. */
function endDue(life: LivedLife, id: string, rows: readonly DueRow[]): string | undefined {
  const facts = standing(life.of(`term-${id}`));
  const personId = facts[0]?.data.personId ?? '';
  const calculated = facts.findLast(({ type }) => type === 'TermCalculated');
  if (calculated === undefined) return undefined;
  const dues = rows.find(({ subject }) => subject === personId)?.dues ?? [];
  const is = dues.find(({ kind, subject }) => kind === 'TERM_END' && subject === `term-${id}`)?.day;
  const isDead = life.of(`person-${personId}`).some(({ type }) => type === 'DeathRecorded');
  const onPaper = facts.findLast(
    ({ type, data, position }) => type === 'DateOverridden' && data.date === 'TERM_END' && position > calculated.position,
  );
  const expected = isDead || isOver(facts) ? undefined : (onPaper?.data.day ?? calculated.data.calculation?.lastDay);
  return is === expected ? undefined : `TERM_END of ${id} is due on ${String(is)}, and the facts say ${String(expected)}`;
}
