import { invalidRequest } from './problem.ts';

/** Where a list goes on: the sort it belongs to, the sort value and the id of the last row that was sent. */
export interface Cursor {
  readonly sort: string;
  readonly value: string | null;
  readonly id: string;
}

/** Signs and reads cursors, so that nobody makes one up. */
export interface Cursors {
  write(cursor: Cursor): string;
  /** @throws Problem 400 on a cursor that is not ours or belongs to another sort */
  read(text: string, sort: string): Cursor;
}

export function signedCursors(keyedHash: (scheme: string, value: string) => string): Cursors {
  const signature = (payload: string): string => keyedHash('cursor', payload).slice(0, 16);
  return {
    write: (cursor) => {
      const payload = Buffer.from(JSON.stringify([cursor.sort, cursor.value, cursor.id])).toString('base64url');
      return `${payload}.${signature(payload)}`;
    },
    read: (text, sort) => {
      const [payload = '', signed] = text.split('.');
      if (signed !== signature(payload)) throw badCursor();
      const [of, value, id] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [string, string | null, string]; // signed by us
      if (of !== sort) throw badCursor();
      return { sort, value, id };
    },
  };
}

function badCursor(): Error {
  return invalidRequest([
    { pointer: '/cursor', code: 'cursor', message: 'must be the `next` of an answer to the same list with the same sort' },
  ]);
}
