import { describe, expect, it } from '@jest/globals';
import { textLines } from './text-lines.ts';

async function linesOf(...chunks: readonly (string | Buffer)[]): Promise<readonly string[]> {
  const lines: string[] = [];
  const each = async function* (): AsyncGenerator<string | Buffer> {
    for (const chunk of chunks) yield await Promise.resolve(chunk);
  };
  for await (const line of textLines(each(), new AbortController().signal)) lines.push(line);
  return lines;
}

describe('the lines of a text', () => {
  it('are the same wherever it is cut into chunks, in the middle of a letter too', async () => {
    const bytes = Buffer.from('әже\n\n👩🏽‍⚖️ "1"\nend\n');
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(await linesOf(bytes.subarray(0, cut), bytes.subarray(cut))).toEqual(['әже', '', '👩🏽‍⚖️ "1"', 'end']);
    }
  });

  it('end at a line feed and at nothing else', async () => {
    expect(await linesOf('a\u2028b\rc\u2029\nd')).toEqual(['a\u2028b\rc\u2029', 'd']);
  });

  it('are none where there is no text', async () => {
    expect(await linesOf()).toEqual([]);
    expect(await linesOf('')).toEqual([]);
  });

  it('are not handed out once it is time to stop', async () => {
    const stop = new AbortController();
    const each = async function* (): AsyncGenerator<string> {
      yield await Promise.resolve('a\nb\nc\n');
    };
    const lines = textLines(each(), stop.signal);
    expect((await lines.next()).value).toBe('a');
    stop.abort();
    await expect(lines.next()).rejects.toThrow(/abort/i);
  });
});
