import { describe, expect, it } from '@jest/globals';
import { Conversation, MessageCutter } from './wire-messages.ts';

function message(letter: string, ...texts: readonly string[]): Buffer {
  const body = Buffer.from(texts.map((text) => `${text}\0`).join(''));
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(letter), length, body]);
}

function start(application: string): Buffer {
  const body = Buffer.concat([Buffer.from([0, 3, 0, 0]), Buffer.from(`user\0qadam\0application_name\0${application}\0\0`)]);
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([length, body]);
}

describe('a stream of bytes', () => {
  const whole = [start('worker'), message('Q', 'select 1'), message('X')];

  it.each([1, 2, 3, 5, 8, 1000])('is the same messages when it comes %d bytes at a time', (size) => {
    const cutter = new MessageCutter(false);
    const bytes = Buffer.concat(whole);
    const found = [];
    for (let at = 0; at < bytes.length; at += size) found.push(...cutter.push(bytes.subarray(at, at + size)));
    expect(found.map(({ letter }) => letter)).toEqual(['', 'Q', 'X']);
    expect(Buffer.concat(found.map((each) => each.bytes))).toEqual(bytes);
  });
});

describe('a conversation', () => {
  it('knows who speaks, and the text of a prepared statement wherever its name is used', () => {
    const conversation = new Conversation(1);
    conversation.toServer('', start('worker'));
    expect(conversation.toServer('P', message('P', 'log.write', 'insert into t'))).toMatchObject({
      application: 'worker',
      sql: 'insert into t',
    });
    conversation.toServer('Q', message('Q', 'select 1'));
    expect(conversation.toServer('B', message('B', '', 'log.write'))).toMatchObject({ to: 'server', sql: 'insert into t' });
  });

  it('knows which statement an answer is to, when the next one was sent already', () => {
    const conversation = new Conversation(1);
    conversation.toServer('Q', message('Q', 'select 1'));
    conversation.toServer('Q', message('Q', 'select 2'));
    expect(conversation.toClient('D').sql).toBe('select 1');
    expect(conversation.toClient('Z').sql).toBe('select 1');
    expect(conversation.toClient('Z').sql).toBe('select 2');
    expect(conversation.toClient('A').sql).toBe('');
  });

  it('knows what was said since the transaction began', () => {
    const conversation = new Conversation(1);
    for (const sql of ['select 1', 'BEGIN', 'update t', 'COMMIT']) conversation.toServer('Q', message('Q', sql));
    expect(conversation.toClient('Z').transaction).toEqual(['BEGIN', 'update t', 'COMMIT']);
  });
});
