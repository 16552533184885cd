import { Transform, type Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import QueryStream from 'pg-query-stream';
import type { Pool } from 'pg';
import { OneOf, SomeOf } from '../../libs/commands/fields.ts';
import { read, type Answer, type AnyRead } from '../../libs/platform/read-route.ts';
import type { Sources } from './sources.ts';

const formats = { json: 'application/json', csv: 'text/csv', ndjson: 'application/x-ndjson' } as const;
type Format = keyof typeof formats;

interface Report {
  readonly name: string;
  readonly view: string;
  readonly says: string;
  /** Columns of the view by which it is counted. */
  readonly dimensions: readonly [string, string, ...string[]];
  readonly registers: readonly string[];
}

const ofPeople = ['region', 'sex', 'basis'] as const;

/** How many are in custody now. */
export const readPopulationReport = report({
  name: 'population',
  view: 'population',
  says: 'People in custody now, by region, sex and legal basis.',
  dimensions: ofPeople,
  registers: ['person', 'prisoner'],
});

/** How many are under supervision now. */
export const readSupervisionReport = report({
  name: 'supervision',
  view: 'supervised',
  says: 'People under supervision now, by region, sex and basis.',
  dimensions: ofPeople,
  registers: ['person', 'parole'],
});

/** How much falls due. */
export const readDeadlinesReport = report({
  name: 'deadlines',
  view: 'deadlines',
  says: 'What falls due, by region, facility, office, kind and month.',
  dimensions: ['region', 'facility', 'office', 'kind', 'month'],
  registers: ['deadline'],
});

/** How many releases fall due. */
export const readReleasesReport = report({
  name: 'releases-due',
  view: 'releases_due',
  says: 'Releases that fall due, by region, facility, basis, month, authorised or not, calculation confirmed or not.',
  dimensions: ['region', 'facility', 'basis', 'month', 'authorised', 'confirmed'],
  registers: ['deadline', 'prisoner'],
});

function report({ name, view, says, dimensions, registers }: Report): AnyRead {
  class ReportQuery {
    @SomeOf(dimensions, {
      says: 'By what is counted, in this order; by all of it unless told',
      optional: true,
      min: 1,
      example: dimensions.slice(0, 2),
    })
    readonly by?: readonly string[];

    @OneOf(Object.keys(formats), { says: 'Format; the header Accept decides unless told', optional: true, example: 'json' })
    readonly format?: Format;
  }

  return read<Sources, ReportQuery>({
    method: 'GET',
    path: `reports/${name}`,
    query: ReportQuery,
    says: `${says} As JSON, CSV or NDJSON, streamed.`,
    by: ['reporting', 'auditor', 'supervisor', 'administrator'],
    registers,
    answer: async ({ query: { by = dimensions, format }, context, sources }) => {
      const columns = by.join(', '); // names from the list above, nothing else
      const sql = `select ${columns}, sum(people)::integer as people from reporting.${view} group by ${columns} order by ${columns}`;
      const rows = await streamed(sources.pool, sql);
      return written(rows, format ?? accepted(context.accept), name, [...by, 'people']);
    },
  });
}

/** Rows as they come from the database; the connection goes back when the stream ends, and is given up where it ends with an error. */
async function streamed(pool: Pool, sql: string): Promise<Readable> {
  const client = await pool.connect();
  const rows = client.query(new QueryStream(sql, [], { batchSize: 500 }));
  rows.once('close', () => client.release(rows.errored ?? undefined));
  return rows;
}

function accepted(accept: string): Format {
  if (accept.includes(formats.csv)) return 'csv';
  return accept.includes(formats.ndjson) ? 'ndjson' : 'json';
}

function written(rows: Readable, format: Format, name: string, columns: readonly string[]): Answer {
  const file = { mediaType: `${formats[format]}; charset=utf-8`, fileName: `${name}.${format}`, persons: [] };
  switch (format) {
    case 'csv':
      return { ...file, stream: joined(rows, stringify({ header: true, columns: [...columns], escape_formulas: true })) };
    case 'ndjson':
      return { ...file, stream: joined(rows, lines()) };
    case 'json':
      return { ...file, stream: joined(rows, jsonObject()) };
  }
}

/** A failure on either side ends both. */
function joined(rows: Readable, into: Transform): Readable {
  rows.once('error', (error) => into.destroy(error));
  into.once('close', () => rows.destroy());
  return rows.pipe(into);
}

function lines(): Transform {
  return new Transform({ writableObjectMode: true, transform: (row, _, done) => done(null, `${JSON.stringify(row)}\n`) });
}

/** `{ "items": [ … ], "total": n }`, row by row. */
function jsonObject(): Transform {
  let opening = '{"items":[';
  let total = 0;
  return new Transform({
    writableObjectMode: true,
    transform(row: { readonly people: number }, _, done) {
      total += row.people;
      this.push(`${opening}${JSON.stringify(row)}`);
      opening = ',';
      done();
    },
    flush(done) {
      this.push(`${opening === ',' ? '' : opening}],"total":${String(total)}}`);
      done();
    },
  });
}
