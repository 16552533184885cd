import { describe, expect, it } from '@jest/globals';
import { NotFoundException } from '@nestjs/common';
import { KeyDestroyed } from '../access/personal-cipher.ts';
import { LogBusy, LogUnavailable, OutcomeUnknown } from '../event-log/append-errors.ts';
import { asProblem } from './problem-filter.ts';

describe('what leaves the server when something goes wrong', () => {
  it.each([
    ['the log is full', new LogBusy('full'), 503, 'log-unavailable'],
    ['the log cannot be reached', new LogUnavailable('away'), 503, 'log-unavailable'],
    ['the log was lost while it wrote', new OutcomeUnknown('lost'), 503, 'outcome-unknown'],
    ['the database refuses connections', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 503, 'database-unavailable'],
    ['the database is shutting down', Object.assign(new Error('terminating connection'), { code: '57P01' }), 503, 'database-unavailable'],
    ['a server went silent in the middle of a read', new Error('Query read timeout'), 503, 'database-unavailable'],
    ['no connection comes about', new Error('timeout exceeded when trying to connect'), 503, 'database-unavailable'],
    ['a connection broke in the middle of a read', new Error('Connection terminated unexpectedly'), 503, 'database-unavailable'],
    ['the person is erased', new KeyDestroyed('asel'), 422, 'person-erased'],
    ['there is no such route', new NotFoundException(), 404, 'not-found'],
    ['the body is too large', Object.assign(new Error('too large'), { statusCode: 413 }), 413, 'too-large'],
    ['the body is no JSON', Object.assign(new Error('json'), { statusCode: 400 }), 400, 'invalid-request'],
    ['nobody foresaw it', new TypeError('Ахметова is not a function'), 500, 'internal'],
  ])('says so when %s', (_, error, status, code) => {
    expect(asProblem(error)).toMatchObject({ status, code });
  });

  it('never tells what an unforeseen error said', () => {
    expect(JSON.stringify(asProblem(new TypeError('Ахметова is not a function')).body('id-1'))).not.toContain('Ахметова');
  });

  it('tells an unknown outcome to be repeated with the same key', () => {
    expect(asProblem(new OutcomeUnknown('lost')).detail).toContain('same Idempotency-Key');
  });
});
