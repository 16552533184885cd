import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from, to } from 'pg-copy-streams';

/** One row as `COPY` reads it. */
export function copyLine(values: readonly string[]): string {
  return `${values.map((value) => (/[\\\t\n\r]/.test(value) ? value.replaceAll(/[\\\t\n\r]/g, escaped) : value)).join('\t')}\n`;
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escaped(character: string): string {
  return escapes[character] ?? character;
}

/** Sends rows in chunks of the size that suits the socket. */
export async function copyIn(client: ClientBase, statement: string, lines: readonly string[]): Promise<void> {
  await copyInFrom(client, statement, Readable.from(chunksOf(lines)));
}

export async function copyInFrom(client: ClientBase, statement: string, source: Readable): Promise<void> {
  await pipeline(source, client.query(from(statement)));
}

/** Reads everything and keeps nothing. @returns rows */
export async function copyOut(client: ClientBase, statement: string): Promise<number> {
  const rows = client.query(to(statement));
  await pipeline(rows, new Writable({ write: (_chunk, _encoding, done) => done() }));
  return rows.rowCount;
}

function* chunksOf(lines: readonly string[]): Generator<string> {
  for (let at = 0; at < lines.length; at += linesAtOnce) yield lines.slice(at, at + linesAtOnce).join('');
}

const linesAtOnce = 100;
