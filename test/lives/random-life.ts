import { SeededRandom } from '../../apps/data-set/seeded-random.ts';
import type { CommandId } from '../../libs/event-log/event.ts';
import { askedOfAmnesty } from './asked/of-amnesty.ts';
import { askedOfCase } from './asked/of-case.ts';
import { askedOfCorrection } from './asked/of-correction.ts';
import { askedOfCustody } from './asked/of-custody.ts';
import { askedOfDeferral } from './asked/of-deferral.ts';
import { askedOfParole } from './asked/of-parole.ts';
import { askedOfPerson, register } from './asked/of-person.ts';
import { askedOfSubstitution } from './asked/of-substitution.ts';
import { askedOfSupervision } from './asked/of-supervision.ts';
import { askedOfTerm } from './asked/of-term.ts';
import type { Step } from './life-step.ts';
import type { LivedLife } from './lived-life.ts';
import { dateOf, dayOf, type Day } from './own-calendar.ts';
import { Situation, type Draft } from './situation.ts';

const askedOf = [
  askedOfPerson,
  askedOfCase,
  askedOfTerm,
  askedOfCustody,
  askedOfParole,
  askedOfSubstitution,
  askedOfDeferral,
  askedOfSupervision,
  askedOfAmnesty,
  askedOfCorrection,
];

/** What somebody asks next, of what can be asked: mostly what is in order, on a day that fits; sometimes out of order, or on a day beside it. */
export class RandomLife {
  private readonly random: SeededRandom;
  private readonly life: LivedLife;
  private readonly persons: readonly string[];
  private readonly taken: Step[] = [];
  private today: Day;
  private number = 0;

  constructor(seed: number, life: LivedLife) {
    this.random = new SeededRandom(`life ${String(seed)}`);
    this.life = life;
    this.today = dayOf('2021-01-01') + this.random.whole(0, 900);
    this.persons = this.random.chance(0.25) ? [this.fresh(), this.fresh()] : [this.fresh()];
  }

  next(): Step {
    const step = this.drawn();
    this.taken.push(step);
    return step;
  }

  /** Something new; now and then something once more, or under an id that was used for something else. */
  private drawn(): Step {
    const { random } = this;
    const again = this.taken.at(-random.whole(1, 6));
    if (again !== undefined && random.chance(0.03)) return { ...again, today: dateOf(this.today) };
    const step = this.numbered(this.draft());
    return again !== undefined && random.chance(0.02) ? { ...step, commandId: again.commandId } : step;
  }

  private numbered(draft: Draft): Step {
    const commandId = this.id('9000') as CommandId; // counted
    return { ...draft, body: JSON.parse(JSON.stringify(draft.body)) as object, today: dateOf(this.today), commandId };
  }

  private fresh(): string {
    return this.id('8000');
  }

  private id(group: string): string {
    return `0192e4a0-7b1c-7000-${group}-${(++this.number).toString(16).padStart(12, '0')}`;
  }

  private draft(): Draft {
    const { random, life } = this;
    const person = random.pick(this.persons);
    const fresh = (): string => this.fresh();
    this.pass(new Situation({ random, life, person, today: this.today, fresh }));
    for (let tries = 0; tries < 40; tries++) {
      const at = new Situation({ random, life, person, today: this.today, fresh });
      const made = random.weighted(askedOf.flatMap((possible) => possible(at))).make();
      if (made !== undefined) return made;
    }
    return register(new Situation({ random, life, person, today: this.today, fresh }));
  }

  /** Time goes on: to a day on which something falls due, or the day beside it, or by some days; slowly until a term is served. */
  private pass(at: Situation): void {
    const { random } = this;
    const terms = at.openTerms().filter((id) => at.has(`term-${id}`, 'TermCalculated'));
    if (terms.length === 0) {
      this.today += random.pick([0, 0, 0, 1, 2, 9]);
      return;
    }
    const ahead = terms.flatMap((id) => dueDays(at, id)).filter((day) => day + 1 >= this.today && day < this.today + 6_000);
    if (ahead.length > 0 && random.chance(0.14)) this.today = Math.max(this.today, random.pick(ahead) + random.whole(-1, 1));
    else if (random.chance(0.5)) this.today += random.pick([0, 1, 1, 2, 5, 17, 40]);
  }
}

function dueDays(at: Situation, term: string): readonly Day[] {
  const { calculation, rights } = at.last(`term-${term}`, 'TermCalculated') ?? {};
  const days = [calculation?.lastDay, rights?.['paroleFrom']?.on, rights?.['paroleFrom']?.on, rights?.['substitutionFrom']?.on];
  return days.flatMap((day) => (day === undefined ? [] : [dayOf(day)]));
}
