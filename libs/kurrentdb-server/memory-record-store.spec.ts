import { describe, expect, test } from '@jest/globals';
import { MemoryRecordStore } from './memory-record-store.ts';
import type { ExpectedState, ProposedWrite, WriteAnswer } from './record-store.ts';

describe('the store that answers as KurrentDB does', () => {
  test('answers a repetition as the first time, whatever became of a stream that was only checked', async () => {
    const store = aStore();
    const check = { stream: 'checked', expected: 'no-stream' } as const;
    const first = await store.write([record('case', 'a'), record('other', 'b')], [check]);
    await store.write([record('checked', 'c')], []);
    expect(await store.write([record('case', 'a'), record('other', 'b')], [check])).toEqual(first);
    expect(await store.write([record('case', 'd')], [check])).toMatchObject({ outcome: 'violated', violations: [{ check: 0 }] });
  });

  test.each<[ExpectedState, WriteAnswer['outcome'], readonly string[]]>([
    ['any', 'written', ['a', 'b']],
    ['exists', 'written', ['a', 'b']],
    ['no-stream', 'written', ['a', 'b']],
    [0n, 'written', ['b']],
    ['any', 'violated', ['a', 'new']],
    ['no-stream', 'violated', ['a', 'new']],
    ['no-stream', 'violated', ['b']],
    [0n, 'violated', ['new']],
    [2n, 'violated', ['new']],
  ])('with %s expected of a stream of two, it answers %s to %j', async (expected, outcome, ids) => {
    const store = aStore();
    await store.write([record('case', 'a'), record('case', 'b')], []);
    const answer = await store.write(
      ids.map((id) => record('case', id)),
      [{ stream: 'case', expected }],
    );
    expect(answer.outcome).toBe(outcome);
    const records = await store.readStream('case', { from: 'start', direction: 'forwards', limit: 10 });
    expect(records).toHaveLength(2);
  });

  test('is not repeating where only some of the streams were written before', async () => {
    const store = aStore();
    await store.write([record('case', 'a')], []);
    expect(await store.write([record('case', 'a'), record('other', 'b')], [])).toMatchObject({ outcome: 'violated' });
    expect(await store.readStream('other', { from: 'start', direction: 'forwards', limit: 10 })).toBe('absent');
  });

  test('takes a stream for one that exists where it has metadata alone', async () => {
    const store = aStore();
    const check = [{ stream: 'case', expected: 'exists' }] as const;
    expect(await store.write([record('case', 'a')], check)).toMatchObject({ outcome: 'violated' });
    await store.write([record('$$case', 'm', '{"$maxCount":2}')], []);
    expect(await store.write([record('case', 'a')], check)).toMatchObject({ outcome: 'written' });
  });

  test('reads of a stream what its metadata leaves', async () => {
    const store = aStore();
    await store.write(
      ['a', 'b', 'c', 'd', 'e'].map((id) => record('case', id)),
      [],
    );
    await store.write([record('$$case', 'm', '{"$tb":1}')], []);
    expect(await ids(store)).toEqual(['b', 'c', 'd', 'e']);
    await store.write([record('$$case', 'n', '{"$tb":1,"$maxCount":2}')], []);
    expect(await ids(store)).toEqual(['d', 'e']);
  });

  test('keeps the rest of the metadata of a stream that is deleted', async () => {
    const store = aStore();
    await store.write([record('case', 'a'), record('$$case', 'm', '{"owner":"clerk","$maxCount":9}')], []);
    await store.delete('case', 'any', 'soft');
    expect(await store.readStream('case', { from: 'start', direction: 'forwards', limit: 10 })).toBe('absent');
    expect(Buffer.from((await store.metadataOf('case')) ?? []).toString()).toBe(
      '{"$tb":9223372036854775807,"owner":"clerk","$maxCount":9}',
    );
  });
});

function aStore(): MemoryRecordStore {
  return new MemoryRecordStore(() => new Date('2026-11-29T05:00:00Z'));
}

function record(stream: string, id: string, data = '{}'): ProposedWrite {
  const bytes = Buffer.from(data);
  return { stream, record: { id, type: 'Recorded', contentType: 'application/json', data: bytes, metadata: new Uint8Array() } };
}

async function ids(store: MemoryRecordStore): Promise<readonly string[]> {
  const records = await store.readStream('case', { from: 'start', direction: 'forwards', limit: 10 });
  return typeof records === 'string' ? [] : records.map(({ id }) => id);
}
