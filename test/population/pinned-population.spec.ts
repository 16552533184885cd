import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fold, type StreamState } from '../../libs/event-log/decider.ts';
import { beforeFirst, streamName, type AnyFact } from '../../libs/event-log/event.ts';
import { basisChanged } from '../../libs/event-log/standing-facts.ts';
import { revokeParole } from '../../libs/parole/revoke-parole.ts';
import { recordDeath } from '../../libs/person/record-death.ts';
import {
  dropPin,
  findPin,
  pinPopulation,
  RegistersNotLevel,
  registersOfPopulation,
  type Pin,
} from '../../libs/population/pin-population.ts';
import { pinnedTerm, pinnedTerms, type PopulationTerm } from '../../libs/population/pinned-terms.ts';
import { behaviourInCustody } from '../../libs/sentenced-person/behaviour-in-custody.ts';
import { damageOfCase } from '../../libs/sentenced-person/damage-of-cases.ts';
import { priorParole } from '../../libs/sentenced-person/revoked-parole.ts';
import { sentencedPerson } from '../../libs/sentenced-person/sentenced-person.ts';
import { termServed } from '../../libs/sentenced-person/term-served.ts';
import type { ThrowAwayDeployment } from '../deployment/throw-away-deployment.ts';
import { openDemo, registersUpToLog } from '../rebuild/demo-deployment.ts';

const everyone = '0192e4a0-7b1c-7000-8000-00000000a001';
const women = '0192e4a0-7b1c-7000-8000-00000000a002';
const later = '0192e4a0-7b1c-7000-8000-00000000a003';
const afterRevocation = '0192e4a0-7b1c-7000-8000-00000000a006';

const since = beforeFirst;

let demo: ThrowAwayDeployment;
let pin: Pin;
let terms: readonly PopulationTerm[];

beforeAll(async () => {
  demo = await openDemo();
  const { pool } = demo.deployment.sources;
  pin = await pinPopulation(pool, everyone, { since });
  terms = await pinnedTerms(pool, everyone, { from: 0, to: pin.terms });
});
afterAll(() => demo.close());

/** The state of a stream as a decision would read it, and the revision of its last event; notes beside decisions change nothing of it. */
async function read<State, F extends AnyFact>(kind: StreamState<State, F>, id: string): Promise<{ state?: State; revision?: number }> {
  const { log, codec } = demo.deployment.sources;
  const events = await log.readStream(streamName(kind.category, id));
  const facts = events.map((event) => codec.decode(event) as unknown as F); // of its own category
  const [state, revision] = [fold(kind, facts), events.findLast(({ type }) => type !== basisChanged)?.revision];
  return { ...(state !== undefined && { state }), ...(revision !== undefined && { revision }) };
}

describe('a pinned population', () => {
  it('is every open term of the living, in places without holes, at the position that the registers had reached', async () => {
    const { rows } = await demo.deployment.sources.pool.query<{ open: number }>(
      `select count(*)::integer as open from registers.term join registers.person using (person_id) where completed_on is null and died_on is null`,
    );
    expect(terms.length).toBeGreaterThan(150);
    expect({ terms: pin.terms, position: pin.position, withoutSentence: pin.withoutSentence }).toEqual({
      terms: rows[0]?.open,
      position: await demo.deployment.sources.log.head(),
      withoutSentence: 0,
    });
    expect(terms.map(({ seq }) => seq)).toEqual(terms.map((_, at) => at));
    expect(new Set(terms.map(({ termId }) => termId)).size).toBe(terms.length);
  });

  it('says of each term, person and behaviour what a decision reads from their streams, with their versions', async () => {
    for (const { termId, personId, onTerm, revisions } of terms) {
      const [term, person, custody, parole] = [
        await read(termServed, termId),
        await read(sentencedPerson, personId),
        await read(behaviourInCustody, personId),
        await read(priorParole, termId),
      ];
      const { caseId } = onTerm.sentence;
      const file = await read(damageOfCase, caseId);
      expect(onTerm).toEqual({
        ...{ term: term.state, sentence: term.state?.sentence, person: person.state, behaviour: custody.state },
        damages: [file.state],
        ...(parole.state?.revoked !== undefined && { revoked: parole.state.revoked }),
      });
      expect(revisions).toEqual({
        term: term.revision,
        person: person.revision,
        ...(custody.revision !== undefined && { custody: custody.revision }),
        ...(parole.revision !== undefined && { parole: parole.revision }),
        cases: expect.objectContaining({ [`case-${caseId}`]: file.revision }) as unknown,
      });
    }
  });

  it('has the facility of those in custody and the region of those and of the supervised', () => {
    const inCustody = terms.filter(({ facility }) => facility !== undefined);
    expect(inCustody.length).toBeGreaterThan(50);
    for (const { facility, region } of inCustody) expect(facility?.slice(1, 3)).toBe(region);
    expect(terms.some(({ facility, region }) => facility === undefined && region !== undefined)).toBe(true);
  });

  it('may be narrowed', async () => {
    const { pool } = demo.deployment.sources;
    const { terms: count } = await pinPopulation(pool, women, { since, filter: { sex: 'F', gravest: 'GRAVE' } });
    const narrowed = await pinnedTerms(pool, women, { from: 0, to: count });
    const expected = terms.filter(({ onTerm }) => onTerm.person.sex === 'F' && onTerm.sentence.gravest === 'GRAVE');
    expect(narrowed.map(({ termId }) => termId)).toEqual(expected.map(({ termId }) => termId));
    expect(narrowed.length).toBeGreaterThan(0);
  });

  it('stays what it was when more is recorded, under the same name, and another name shows what is new', async () => {
    const { pool } = demo.deployment.sources;
    const [first] = terms;
    if (first === undefined) throw new Error('nobody is in the data set');
    await demo.record(recordDeath, first.personId, { diedOn: '2026-11-20', documentRef: 'certificate 7' });
    await registersUpToLog(demo);
    expect(await pinPopulation(pool, everyone, { since })).toEqual(pin);
    expect(await pinnedTerm(pool, everyone, first.termId)).toEqual(first);
    const anew = await pinPopulation(pool, later, { since });
    expect(anew.position).toBeGreaterThan(pin.position);
    expect(anew.terms).toBe(pin.terms - terms.filter(({ personId }) => personId === first.personId).length);
    expect(await pinnedTerm(pool, later, first.termId)).toBeUndefined();
  });

  it('says of a term whether a parole from it was revoked, on which ground, and from which day the rest runs', async () => {
    const { pool } = demo.deployment.sources;
    const paroled = terms.find(({ revisions }) => revisions.parole !== undefined);
    const termId = paroled?.termId ?? '';
    await demo.record(revokeParole, termId, {
      ...{ court: 'Karaganda district court', revokedOn: '2026-11-21', breach: 'NEGLIGENT_CRIME', breachDays: ['2026-11-20'] },
      ...{ remainderFrom: '2026-11-21', documentRef: 'verdict 1-12/2026' },
    });
    await registersUpToLog(demo);
    await pinPopulation(pool, afterRevocation, { since });
    const { state, revision } = await read(priorParole, termId);
    expect(await pinnedTerm(pool, afterRevocation, termId)).toMatchObject({
      onTerm: { revoked: { ground: 2, remainderFrom: '2026-11-21' } },
      revisions: { parole: revision },
    });
    expect(state).toEqual({ revoked: { ground: 2, remainderFrom: '2026-11-21' } });
  });

  it('tells those of whom a register has put a fact aside', async () => {
    const { pool } = demo.deployment.sources;
    const [, stuck] = terms;
    await pool.query("insert into projections.parked values ('sentenced', $1, 1, 'SocialStatusRecorded', 'of a spec', now())", [
      stuck?.personId,
    ]);
    const pinned = '0192e4a0-7b1c-7000-8000-00000000a004';
    const { terms: count } = await pinPopulation(pool, pinned, { since });
    const incomplete = (await pinnedTerms(pool, pinned, { from: 0, to: count })).filter((term) => term.incomplete);
    await pool.query('delete from projections.parked');
    expect(new Set(incomplete.map(({ personId }) => personId))).toEqual(new Set([stuck?.personId]));
    await dropPin(pool, pinned);
    expect([await findPin(pool, pinned), await pinnedTerms(pool, pinned, { from: 0, to: 10 })]).toEqual([undefined, []]);
  });

  it('is not made while the registers stand at different positions', async () => {
    const { pool } = demo.deployment.sources;
    await pool.query("update projections.checkpoints set position = position - 1 where register = 'sentenced'");
    const pinned = '0192e4a0-7b1c-7000-8000-00000000a005';
    const refused = await pinPopulation(pool, pinned, { since, waitMs: 50 }).catch((error: unknown) => error);
    await pool.query("update projections.checkpoints set position = position + 1 where register = 'sentenced'");
    expect(refused).toBeInstanceOf(RegistersNotLevel);
    expect(String(refused)).toContain('sentenced');
    expect(await findPin(pool, pinned)).toBeUndefined();
    expect(registersOfPopulation).toContain('sentenced');
  });

  it('has nobody left out who was recorded before it was asked for: registers that lag are waited for', async () => {
    const { pool, log } = demo.deployment.sources;
    const dies = terms.at(-1);
    await demo.record(recordDeath, dies?.personId ?? '', { diedOn: '2026-11-20', documentRef: 'certificate 8' });
    const asked = await log.head();
    const pinned = '0192e4a0-7b1c-7000-8000-00000000a007';
    const early = await pinPopulation(pool, pinned, { since: asked, waitMs: 50 }).catch((error: unknown) => error);
    expect(early).toBeInstanceOf(RegistersNotLevel);
    expect(await findPin(pool, pinned)).toBeUndefined();
    const [made] = await Promise.all([pinPopulation(pool, pinned, { since: asked }), registersUpToLog(demo)]);
    expect(made.position).toBe(asked);
    expect(await pinnedTerm(pool, pinned, dies?.termId ?? '')).toBeUndefined();
  });
});
