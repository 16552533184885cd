import { resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { LocalIssuerRefused } from '../../libs/access/local-issuer.ts';
import { OtherMasterKey } from '../../libs/access/person-keys.ts';
import { isRole, roles } from '../../libs/access/roles.ts';
import { SecretExposed } from '../../libs/access/secret-file.ts';
import { EmbeddedPostgresFailed } from '../../libs/embedded-postgres/embedded-postgres-failed.ts';
import { LogUnavailable } from '../../libs/event-log/append-errors.ts';
import { CopiesDiffer } from '../../libs/event-log/copy-log.ts';
import { CopyRefused } from '../../libs/event-log/import-log.ts';
import { RestoreRefused } from '../../libs/event-log/restorable-log.ts';
import { RegistersOutdated } from '../../libs/projections/migrate-projections.ts';
import { RebuildRunning } from '../../libs/projections/rebuild-lock.ts';
import { languages } from '../../libs/law/wording.ts';
import { VERSION } from '../api/health.controller.ts';
import { runWorker } from '../worker/run-worker.ts';
import { ConfigurationRefused, isInKurrentdb, isInPostgres, readConfiguration, type Configuration } from '../configuration.ts';
import { dataSetSizes, type DataSetSize } from '../data-set/population-plan.ts';
import { copyBetween } from './copy-log.ts';
import { demo, demoLogs } from './demo.ts';
import { explain } from './explain.ts';
import { CopyNotWritten, exportTo } from './export.ts';
import { CopyNotFound, importFrom, RegistersAhead } from './import.ts';
import { askLaw, explainLaw, LawCallRefused } from './law.ts';
import { load } from './load.ts';
import { migrate } from './migrate.ts';
import { parked } from './parked.ts';
import { refused } from './refused.ts';
import { RehearsalRefused, rehearse } from './rehearse.ts';
import { rebuild } from './rebuild.ts';
import { replay } from './replay.ts';
import { ScreeningRefused, screen } from './screen.ts';
import { PortTaken, serve } from './serve.ts';
import { serveLog } from './serve-log.ts';
import { token } from './token.ts';
import { verify } from './verify.ts';
import { LogElsewhere } from '../stored-log.ts';
import { WorkFailed } from './with-worker.ts';

const program = new Command('qadam')
  .description('What happens to a person between a verdict and the end of their punishment.')
  .version(VERSION)
  .showHelpAfterError()
  .exitOverride()
  .addHelpText(
    'after',
    `
Examples:
  npm run -s qadam -- demo                                      the national data set and the API, ready to try
  npm run -s qadam -- start                                     the API on what is recorded already
  npm run -s qadam -- token --role officer --office P7501       a token for an officer of one office
  npm run -s qadam -- rebuild all                               every register from the log, with parity
  npm run -s qadam -- parked                                    what registers could not fold, and why
  npm run -s qadam -- refused                                   what process managers asked for in vain, and why
  npm run -s qadam -- verify                                    chain, contiguity and form of every event
  npm run -s qadam -- explain term-0192… 3                      why an event says what it says
  npm run -s qadam -- law explain parole case.yaml --lang ru    what the law says of a case, and why

Settings (environment): PORT, HOST, QADAM_FOLDER, HEARTBEAT_FILE, DATABASE_URL or DATABASE_URL_FILE, EVENT_LOG_URL or EVENT_LOG_URL_FILE,
TOKEN_ISSUER, TOKEN_AUDIENCE, JWKS_URL.`,
  );

program
  .command('start')
  .description('start API and worker on what is recorded already')
  .option('--without-worker', 'the API alone, where workers run as processes of their own')
  .action(({ withoutWorker = false }: { withoutWorker?: boolean }) => serve(configured(), { withoutWorker }));

program
  .command('worker')
  .description('keep a share of the registers up to the log; any number of workers share them')
  .action(() => runWorker(configured()));

program
  .command('demo')
  .description('load a synthetic data set where it is missing, then start API and worker and print tokens and calls')
  .option('--set <set>', 'demo (300 people) or national (57,500 people)', 'national')
  .option('--log <log>', 'where the event log is: postgres, or kurrentdb (its protocol, through its own client)', 'postgres')
  .action((options: { set: string; log: string }) => {
    const log = demoLogs.find((known) => known === options.log);
    if (log === undefined) return program.error(`There is no log ${options.log}. Logs: ${demoLogs.join(', ')}`, { exitCode: 64 });
    return demo(configured(), dataSetNamed(options.set), log);
  });

program
  .command('load <set>')
  .description(`load a synthetic data set: ${dataSetSizes.join(', ')}; goes on where it was stopped`)
  .action((name: string) => load(configured(), dataSetNamed(name)));

program
  .command('migrate')
  .description('bring every table up to date')
  .action(() => migrate(configured()));

program
  .command('token')
  .description('print a token of the local issuer, as the last line')
  .requiredOption('--role <role...>', `one or several of ${Object.keys(roles).join(', ')}`)
  .option('--subject <who>', 'who it is for; <role>-1 unless told')
  .option('--office <office>', 'limit it to a probation office, such as P7501')
  .option('--facility <facility>', 'limit it to a facility, such as F3504')
  .option('--hours <hours>', 'how long it holds, at most 12', '8')
  .action((options: { role: string[]; subject?: string; office?: string; facility?: string; hours: string }) => {
    const unknown = options.role.filter((role) => !isRole(role));
    if (unknown.length > 0)
      program.error(`There is no role ${unknown.join(', ')}. Roles: ${Object.keys(roles).join(', ')}`, { exitCode: 64 });
    const hours = Number(options.hours);
    if (!(hours > 0 && hours <= 12)) program.error('--hours must be above 0 and at most 12', { exitCode: 64 });
    return token(configured(), { ...options, role: options.role.filter(isRole), hours });
  });

program
  .command('rebuild <register>')
  .description('rebuild a register, or `all`, from the log beside the live one, compare the two and swap them')
  .option('--workers <n>', 'threads that share the registers, 4 at most; half as many as cores unless told', wholeNumber)
  .option('--rows-held <n>', 'rows that are held in memory, by all threads together', wholeNumber, 1_000_000)
  .action((name: string, options: { workers?: number; rowsHeld: number }) => rebuild(configured(), name, options));

program
  .command('parked')
  .description('list what registers could not fold: key by key, since when, and why')
  .action(() => parked(configured()));

program
  .command('refused')
  .description('list what process managers asked for in vain: because of which event, and why it was refused')
  .action(() => refused(configured()));

program
  .command('replay <register> [key]')
  .description('fold what is parked of a register, or of one key of it, as this release can')
  .action((name: string, key?: string) => replay(configured(), name, key));

program
  .command('screen <lawNo>')
  .description('count whom an act of amnesty touches; goes on where it was stopped')
  .option('--start', 'record what it proposes for each of them')
  .action((lawNo: string, { start = false }: { start?: boolean }) => screen(configured(), lawNo, { start }));

program
  .command('rehearse <file>')
  .description('whom a draft act or a change of law would touch, by how many days; records nothing; goes on where it was stopped')
  .option('--out <file>', 'write every term with its days before and after, as .ndjson or .csv')
  .action((file: string, { out }: { out?: string }) =>
    rehearse(configured(), fromWhereItWasTyped(file), out === undefined ? undefined : fromWhereItWasTyped(out)),
  );

program
  .command('verify')
  .description('check the whole log: hash chain, contiguity, and that every event decodes')
  .action(() => verify(configured()));

program
  .command('export <file>')
  .description('write the whole log, events and commands as they are recorded, to a new file or to -')
  .action((file: string) => exportTo(configured(), file));

program
  .command('import <file>')
  .description('restore an exported log, from a file or from -, to an empty one; goes on where it was broken off')
  .action((file: string) => importFrom(configured(), file));

program
  .command('copy-log')
  .description('copy a log to another store, ids, times and hashes as they are, and compare the two; goes on where it was broken off')
  .requiredOption('--from <url>', 'postgres://… or kurrentdb://…')
  .requiredOption('--to <url>', 'an empty log, or one that this copy has begun')
  .action(({ from, to }: { from: string; to: string }) => {
    for (const url of [from, to]) {
      if (!isInPostgres(url) && !isInKurrentdb(url))
        program.error(`${url} begins neither with postgres:// nor with kurrentdb://`, { exitCode: 64 });
    }
    return copyBetween(from, to);
  });

program
  .command('serve-log')
  .description('let clients of KurrentDB read the event log, on 127.0.0.1')
  .option('--port <port>', 'where they find it', wholeNumber, 2_113)
  .action(({ port }: { port: number }) => serveLog(configured(), port));

program
  .command('explain <stream> <revision>')
  .description('show one event: who, when, on what, the state before and after, and the receipt of the law')
  .action((stream: string, revision: string) => explain(configured(), stream, revision));

const law = program.command('law').description('ask the law, without a database: a file holds { asOf, facts }, a case, or a list of them');

law
  .command('ask <question> <file>')
  .description('print answer and receipt as JSON, one a line')
  .action((question: string, file: string) => askLaw(question, fromWhereItWasTyped(file)));

law
  .command('explain <question> <file>')
  .description('print the answer, and step by step in words why it is that')
  .option('--lang <language>', languages.join(', '), 'en')
  .action((question: string, file: string, { lang }: { lang: string }) => explainLaw(question, fromWhereItWasTyped(file), lang));

/** As the pool says it, without a code. */
const noConnectionInTime = 'timeout exceeded when trying to connect';

/** Codes of a database that is unreachable or does not let us in. */
const refusals: readonly string[] = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN', '28000', '28P01', '3D000', '42501', '57P03'];

/** Errors that say by themselves what to do, with the exit code of each. */
const expected: readonly (readonly [kind: abstract new (...parameters: never[]) => Error, exitCode: number])[] = [
  [ConfigurationRefused, 78],
  [LocalIssuerRefused, 78],
  [SecretExposed, 78],
  [OtherMasterKey, 78],
  [RegistersOutdated, 78],
  [EmbeddedPostgresFailed, 69],
  [PortTaken, 69],
  [RebuildRunning, 75],
  [CopyRefused, 65],
  [CopiesDiffer, 65],
  [RestoreRefused, 65],
  [LogElsewhere, 64],
  [LogUnavailable, 69],
  [CopyNotFound, 66],
  [RegistersAhead, 78],
  [CopyNotWritten, 73],
  [LawCallRefused, 64],
  [ScreeningRefused, 65],
  [RehearsalRefused, 65],
  [WorkFailed, 70],
];

// whoever reads the output may have seen enough: `qadam --help | head`
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = told(error);
}

/** Under `npm run` the working folder is the package's; files are meant from where the command was typed. */
function fromWhereItWasTyped(file: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
}

function configured(): Configuration {
  return readConfiguration(process.env);
}

function wholeNumber(text: string): number {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : program.error(`${text} is not a whole number above 0`, { exitCode: 64 });
}

function dataSetNamed(name: string): DataSetSize {
  const size = dataSetSizes.find((known) => known === name);
  return size ?? program.error(`There is no data set ${name}. Data sets: ${dataSetSizes.join(', ')}`, { exitCode: 64 });
}

/** Tells what went wrong to whoever typed the command; the exit code follows sysexits. */
function told(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode;
  if (isAboutDatabase(error)) {
    process.stderr.write(
      `The database cannot be used: ${error.message}. Look at DATABASE_URL and EVENT_LOG_URL, and whether the server runs.\n`,
    );
    return 69;
  }
  const [, exitCode] = expected.find(([kind]) => error instanceof kind) ?? [];
  if (exitCode === undefined || !(error instanceof Error)) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 70;
  }
  process.stderr.write(`${error.message}\n`);
  return exitCode;
}

/** Unreachable, or it does not let us in. */
function isAboutDatabase(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return error.message === noConnectionInTime || ('code' in error && typeof error.code === 'string' && refusals.includes(error.code));
}
