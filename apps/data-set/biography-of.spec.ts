import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { checkBody } from '../../libs/commands/check-body.ts';
import { evaluate } from '../../libs/law/evaluate.ts';
import { recordIdentifier } from '../../libs/person/record-identifier.ts';
import { registerPerson } from '../../libs/person/register-person.ts';
import { biographyOf } from './biography-of.ts';
import type { Biography } from './biography.ts';
import { peopleOf, populationPlans, referenceDay, type DataSetSize } from './population-plan.ts';

const demo = Array.from({ length: peopleOf(populationPlans.demo) }, (_, index) => biographyOf('demo', index));

describe('the commands of a data set', () => {
  it('have bodies that the API would accept, every one of them', () => {
    const faults = demo
      .flatMap(({ steps }) => steps)
      .flatMap(({ command, body }) => {
        const checked = checkBody(command.body, JSON.parse(JSON.stringify(body)));
        return 'faults' in checked ? [{ command: command.name, faults: checked.faults }] : [];
      });
    expect(faults).toEqual([]);
  });

  it('come from senders whose role may ask for them', () => {
    const strangers = demo.flatMap(({ steps }) => steps).filter(({ command, sender }) => !command.by.includes(sender.role));
    expect(strangers).toEqual([]);
  });

  it('come in the order of their days, none after the reference day', () => {
    const days = demo.map(({ steps }) => steps.map(({ today }) => today));
    expect(days).toEqual(days.map((ofPerson) => [...ofPerson].sort()));
    expect(days.flat().filter((day) => day > referenceDay)).toEqual([]);
  });

  it('say that they are synthetic', () => {
    const sources = new Set(demo.flatMap(({ steps }) => steps.map(({ metadata }) => metadata['source'])));
    expect([...sources]).toEqual(['synthetic']);
  });

  it('are the ones that they have always been', () => {
    expect(digestOf(demo)).toBe('027b9bbbdc22d4f77a8ee157eb974990d7a92334a2dcab3a268f152ef1d75d35');
  });

  it('are the same whoever of the data set was asked for before', () => {
    const later = biographyOf('demo', 41);
    biographyOf('demo', 7);
    expect(digestOf([biographyOf('demo', 41)])).toBe(digestOf([later]));
  });

  it('differ from person to person and from data set to data set', () => {
    const digests = [biographyOf('demo', 0), biographyOf('demo', 1), biographyOf('national', 0)].map((biography) => digestOf([biography]));
    expect(new Set(digests).size).toBe(3);
  });
});

describe('the identification numbers of a data set', () => {
  const sample = [...demo, ...everyTwentieth('national')];

  it('cannot be anybody’s: the check digit is wrong, and nothing else is', () => {
    const answers = sample.map((biography) => {
      const { sex, birthDate, value } = identityOf(biography);
      const { answer } = evaluate('identity-number', { iin: value, sex }, referenceDay);
      return { answer, expected: { valid: false, because: 'CHECKSUM', birthDate, sex } };
    });
    expect(answers.filter(({ answer, expected }) => JSON.stringify(answer) !== JSON.stringify(expected))).toEqual([]);
  });

  it('are recorded as the document shows them, since no check would let them pass', () => {
    expect(new Set(sample.map((biography) => identityOf(biography).check))).toEqual(new Set(['AS_DOCUMENTED']));
  });
});

/** Everything of a biography but the code that carries it out. */
function digestOf(biographies: readonly Biography[]): string {
  const told = biographies.flatMap(({ steps }) =>
    steps.map(({ command, id, body, commandId, sender, today, metadata }) => [
      command.on.category,
      command.name,
      id,
      body,
      commandId,
      sender,
      today,
      metadata,
    ]),
  );
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}

function everyTwentieth(size: DataSetSize): readonly Biography[] {
  const people = peopleOf(populationPlans[size]);
  return Array.from({ length: Math.floor(people / 20) }, (_, nth) => biographyOf(size, 20 * nth));
}

function identityOf({ steps }: Biography): {
  readonly sex: 'M' | 'F';
  readonly birthDate: string;
  readonly value: string;
  readonly check: string;
} {
  const bodies = steps.filter(({ command }) => [registerPerson, recordIdentifier].includes(command)).map(({ body }) => body);
  return Object.assign({}, ...bodies) as ReturnType<typeof identityOf>; // the fields of the two bodies together
}
