import type { SeededRandom } from '../../apps/data-set/seeded-random.ts';
import type { LegalDate } from '../../libs/event-log/event.ts';
import type { Step } from './life-step.ts';
import type { LivedLife } from './lived-life.ts';
import { dateOf, dayOf, type Day } from './own-calendar.ts';
import { read, type Fields, type ReadFact } from './recorded-fields.ts';

/** A request without its day, its number and who repeats it. */
export type Draft = Pick<Step, 'command' | 'id' | 'actor' | 'body'>;

/** What could be asked now, as often as its weight says; nothing is made where it turns out that it could not. */
export interface Possible {
  readonly weight: number;
  readonly make: () => Draft | undefined;
}

export const document = { documentRef: 'paper 1' };
export const court = { court: 'Karaganda district court' };

const says = ['Voided', 'Corrected', 'Superseded', 'BasisChanged'];

/** What is known of a life when somebody asks something of one of its people, and the chance that is drawn from. */
export class Situation {
  readonly random: SeededRandom;
  readonly life: LivedLife;
  readonly person: string;
  readonly today: Day;
  readonly fresh: () => string;
  /** The term that is asked about; a fresh id where there is none. */
  readonly term: string;
  private readonly isWild: boolean;

  constructor({ random, life, person, today, fresh }: Pick<Situation, 'random' | 'life' | 'person' | 'today' | 'fresh'>) {
    this.random = random;
    this.life = life;
    this.person = person;
    this.today = today;
    this.fresh = fresh;
    const terms = this.likelyTerms();
    this.term = terms.length === 0 ? fresh() : random.pick(terms);
    this.isWild = random.chance(0.04);
  }

  /** So often where it is in order; out of order now and then. */
  when(weight: number, isInOrder: boolean, make: () => Draft | undefined): Possible {
    return { weight: isInOrder ? weight : this.isWild ? 0.5 : 0, make };
  }

  ask(command: string, id: string, role: string, body: object): Draft {
    return { command, id, actor: this.by(role), body };
  }

  by(role: string): string {
    return `${role}-${String(this.random.whole(1, 2))}`;
  }

  of(stream: string): readonly ReadFact[] {
    return read(this.life.of(stream));
  }

  /** The data of the last fact of a type. */
  last(stream: string, type: string): Fields | undefined {
    return this.of(stream).findLast((fact) => fact.type === type)?.data;
  }

  /** The type of the last fact that is not about another one. */
  standing(stream: string): string | undefined {
    return this.of(stream).findLast(({ type }) => !says.includes(type))?.type;
  }

  has(stream: string, ...types: readonly string[]): boolean {
    return this.life.of(stream).some(({ type }) => types.includes(type));
  }

  /** Ids of the streams of a category, of this person where one is asked about. */
  streams(category: string, person?: string): readonly string[] {
    const prefix = `${category}-`;
    return this.life.streams().flatMap((stream) => {
      const isOfPerson = person === undefined || this.of(stream)[0]?.data.personId === person;
      return stream.startsWith(prefix) && isOfPerson ? [stream.slice(prefix.length)] : [];
    });
  }

  cases(): readonly string[] {
    return this.streams('case', this.person);
  }

  openTerms(): readonly string[] {
    return this.streams('term', this.person).filter((id) => !this.has(`term-${id}`, 'TermCompleted'));
  }

  private likelyTerms(): readonly string[] {
    const open = this.random.chance(0.95) ? this.openTerms() : this.streams('term');
    const served = open.filter((id) => this.has(`term-${id}`, 'TermCalculated'));
    return served.length > 0 && this.random.chance(0.8) ? served : open;
  }

  isServed(): boolean {
    return this.has(`term-${this.term}`, 'TermCalculated');
  }

  /** The last day of a term, as it was computed last. */
  lastDay(term: string): Day | undefined {
    const day = this.last(`term-${term}`, 'TermCalculated')?.calculation?.lastDay;
    return day === undefined ? undefined : dayOf(day);
  }

  /** Mostly the day itself; sometimes one beside it. */
  near(day: Day): LegalDate {
    return dateOf(this.random.chance(0.88) ? day : day + this.random.pick([-1, 1, 1, -2, 10, -30]));
  }

  now(): LegalDate {
    return this.near(this.today);
  }

  earlier(most: number): LegalDate {
    return this.near(this.today - this.random.whole(0, most));
  }

  /** Fields that are told so often, and left out otherwise. */
  maybe(probability: number, fields: object): object {
    return this.random.chance(probability) ? fields : {};
  }
}
