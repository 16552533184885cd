import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold, type StreamState } from './decider.ts';
import type { AnyFact, Fact } from './event.ts';
import { basisChanged, CorrectsNothing, standingByRevision, standingFacts, type Correcting } from './standing-facts.ts';

type Paid = Fact<'Paid', { amount: number }>;

const paid = (amount: number, effectiveOn: Paid['effectiveOn'] = '2024-02-01'): Paid => ({ type: 'Paid', effectiveOn, data: { amount } });
const voided = (target: number): AnyFact & Correcting => ({ type: 'Voided', effectiveOn: '2024-03-01', data: { target } });
const corrected = (target: number, amount: number): AnyFact & Correcting => ({
  type: 'Corrected',
  effectiveOn: '2024-03-01',
  data: { target, now: { effectiveOn: '2024-02-02', data: { amount } } },
});
const superseded = (target: number, amount: number): AnyFact & Correcting => ({
  type: 'Superseded',
  effectiveOn: '2024-03-01',
  data: { target, targetType: 'Paid', now: { effectiveOn: '2024-03-01', data: { amount } } },
});
const note: AnyFact = { type: basisChanged, effectiveOn: '2024-03-01', data: {} };

/** What was paid, in order. */
const payments: StreamState<readonly number[], Paid> = {
  category: 'account',
  evolve: (amounts = [], fact: AnyFact) => {
    if (fact.type !== 'Paid') throw new Error(`a state is told of ${fact.type}`);
    return [...amounts, (fact as Paid).data.amount]; // by its type
  },
};
const stateOf = (...facts: readonly AnyFact[]): readonly number[] | undefined => fold(payments, facts as readonly Paid[]);

describe('the facts of a stream that stand', () => {
  it('are those that were recorded where nothing was corrected: the very same list', () => {
    const facts = [paid(1), paid(2)];
    expect(standingFacts(facts)).toBe(facts);
  });

  it('lack what was voided, from the beginning', () => {
    expect(stateOf(paid(1), paid(2), paid(3), voided(1))).toEqual([1, 3]);
  });

  it('have what was corrected in its old place, from the day from which it is true', () => {
    expect(standingFacts([paid(1), paid(2), corrected(0, 7)])).toEqual([paid(7, '2024-02-02'), paid(2)]);
  });

  it('have what is newer where it was recorded, and no longer what it supersedes', () => {
    expect(standingFacts([paid(1), paid(2), superseded(0, 7), paid(3)])).toEqual([paid(2), paid(7, '2024-03-01'), paid(3)]);
  });

  it('are what they were before that, when they are looked at as of then', () => {
    const facts = [paid(1), paid(2), superseded(0, 7)];
    expect(stateOf(...facts.slice(0, 2))).toEqual([1, 2]);
  });

  it('are as the last correction of a fact says: one that was voided by mistake can be put right', () => {
    expect(stateOf(paid(1), corrected(0, 2), corrected(0, 3))).toEqual([3]);
    expect(stateOf(paid(1), paid(2), voided(0), corrected(0, 1))).toEqual([1, 2]);
  });

  it('have what was superseded again, once what superseded it is voided', () => {
    expect(stateOf(paid(1), superseded(0, 7), voided(1))).toEqual([1]);
    expect(stateOf(paid(1), corrected(0, 4), superseded(0, 7), voided(2))).toEqual([4]);
  });

  it('have the newer fact corrected in the place where it supersedes', () => {
    expect(stateOf(paid(1), superseded(0, 7), paid(2), corrected(1, 8))).toEqual([8, 2]);
  });

  it('are not told of a basis that changed', () => {
    expect(standingFacts([paid(1), note, paid(2)])).toEqual([paid(1), paid(2)]);
  });

  it('are found by their revision, though others fell away', () => {
    expect(standingByRevision([paid(1), paid(2), voided(0), note])).toEqual([undefined, paid(2), undefined, undefined]);
  });

  it('keep what a fact says of where it is recorded, and its personal fields', () => {
    const recorded = { ...paid(1), personal: { evidence: 'certificate' }, revision: 0 };
    expect(standingFacts<AnyFact>([recorded, corrected(0, 2)])).toEqual([{ ...recorded, effectiveOn: '2024-02-02', data: { amount: 2 } }]);
  });

  it('cannot be told where a correction names itself, a later fact or none', () => {
    expect(() => standingFacts<AnyFact>([paid(1), voided(1)])).toThrow(CorrectsNothing);
    expect(() => standingFacts<AnyFact>([paid(1), voided(5)])).toThrow('Voided at revision 1 names revision 5');
    expect(() => standingFacts<AnyFact>([voided(-1)])).toThrow(CorrectsNothing);
  });

  it('are told in full to whoever asks for what was recorded', () => {
    const all: StreamState<readonly string[], AnyFact> = {
      category: 'account',
      asRecorded: true,
      evolve: (types = [], { type }) => [...types, type],
    };
    expect(fold(all, [paid(1), voided(0), note])).toEqual(['Paid', 'Voided', 'BasisChanged']);
  });

  it('are the list that a clerk would keep by hand, whatever was recorded in whatever order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('pay', 'void', 'correct', 'supersede', 'note'), fc.nat(), fc.nat(99)), { maxLength: 30 }),
        (steps) => {
          const clerk = new Clerk();
          for (const [what, chosen, amount] of steps) clerk.take(what, chosen, amount);
          expect(stateOf(...clerk.recorded) ?? []).toEqual(clerk.list());
        },
      ),
      { seed: 42, numRuns: 2_000 },
    );
  });
});

/** Keeps the list of payments by hand, on cards: one for each payment, which are put away, written over, or put away behind a newer one. */
class Clerk {
  readonly recorded: AnyFact[] = [];
  private readonly cards: { readonly revision: number; amount: number; away: boolean; readonly instead: Card | undefined }[] = [];

  take(what: string, chosen: number, amount: number): void {
    const revision = this.recorded.length;
    const card = this.cards[chosen % Math.max(1, this.cards.length)];
    if (what === 'note') this.recorded.push(note);
    else if (what === 'pay' || card === undefined) {
      this.recorded.push(paid(amount));
      this.cards.push({ revision, amount, away: false, instead: undefined });
    } else if (card.away)
      return; // commands refuse what does not stand
    else if (what === 'correct') {
      this.recorded.push(corrected(card.revision, amount));
      card.amount = amount;
    } else {
      card.away = true;
      if (what === 'supersede') {
        this.recorded.push(superseded(card.revision, amount));
        this.cards.push({ revision, amount, away: false, instead: card });
      } else {
        this.recorded.push(voided(card.revision));
        if (card.instead !== undefined) card.instead.away = false;
      }
    }
  }

  list(): readonly number[] {
    return this.cards.filter(({ away }) => !away).map(({ amount }) => amount);
  }
}

interface Card {
  away: boolean;
}
