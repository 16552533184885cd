import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Ground } from './ground.ts';

/** A program of the build, running as a process of its own. */
export interface Program {
  readonly pid: number;
  /** Everything that it wrote, to either stream; the last megabyte. */
  readonly said: () => string;
  /** Resolves once it has written something that matches. @throws Error where it ends before, or takes more than two minutes */
  readonly heard: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Writes a line to its standard input. */
  readonly send: (line: string) => void;
  readonly isRunning: () => boolean;
  /** From now on it may end. */
  readonly mayEnd: () => void;
  /** At once, with everything that it holds in memory. */
  readonly kill: () => Promise<void>;
  /** As an operator would; killed where that takes more than half a minute, which is a fault of the case. */
  readonly stop: () => Promise<void>;
  readonly signal: (signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL') => void;
  /** Its exit code, null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

export interface Launch {
  /** Of the build, such as `apps/cli/main.js`. */
  readonly program: string;
  readonly args?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Told of every line of its standard output. */
  readonly onLine?: (line: string) => void;
}

/**
 * Starts a program, which ends with the ground at the latest.
 *
 * One that ends though nobody ended it is a fault of the case, as is an error that nobody in it caught.
 */
export function launch(ground: Ground, { program, args = [], environment, onLine }: Launch): Program {
  const child = spawn(process.execPath, [join(build, program), ...args], {
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'test', HOST: '127.0.0.1', PORT: '0', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true, // the Ctrl-C of our terminal is for us alone
  });
  if (child.pid === undefined) throw new Error(`${program} cannot be started`);
  const { faults } = ground.findings;
  let said = '';
  let complaint = '';
  let mayEnd = false;
  const hear = (chunk: string): void => void (said = (said + chunk).slice(-1024 * 1024));
  child.stderr.setEncoding('utf8').on('data', hear);
  child.stderr.on('data', (chunk: string) => (complaint = (complaint + chunk).slice(-1024 * 1024)));
  child.stdout.setEncoding('utf8').on('data', hear);
  if (onLine !== undefined) child.stdout.on('data', byLine(onLine));
  child.stdin.on('error', () => undefined); // it was killed while it was told something
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  void ended.then((code) => {
    if (!mayEnd) faults.push(`${program} ended by itself with ${String(code)}: ${said.slice(-600).trim()}`);
    if (/UnhandledPromiseRejection|ERR_UNHANDLED/.test(said)) faults.push(`${program} left an error uncaught: ${said.slice(-600).trim()}`);
  });
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    mayEnd = true;
    if (!isRunning(child)) return;
    child.kill(signal);
    const late = setTimeout(() => {
      if (signal === 'SIGTERM') faults.push(`${program} did not end within ${String(stopMs / 1000)} s of being asked to`);
      child.kill('SIGKILL');
    }, stopMs);
    await ended;
    clearTimeout(late);
  };
  ground.inTheEnd(async () => {
    await end('SIGKILL');
    if (ground.findings.bad) for (const line of errorsIn(complaint)) ground.tell(`${program} ${args.join(' ')}: ${line}`);
  });
  return {
    pid: child.pid,
    said: () => said,
    heard: (pattern) => heard(child, pattern, () => said, `${program} ${args.join(' ')}`, ground.signal),
    send: (line) => void child.stdin.write(`${line}\n`),
    isRunning: () => isRunning(child),
    mayEnd: () => void (mayEnd = true),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    signal: (signal) => {
      mayEnd ||= signal === 'SIGKILL';
      child.kill(signal);
    },
    ended,
  };
}

/** Each error once, with how often it was told. */
function errorsIn(complaint: string): readonly string[] {
  const times = new Map<string, number>();
  for (const [told] of complaint.matchAll(/\b\w*[Ee]rror: .*/g)) times.set(told, (times.get(told) ?? 0) + 1);
  return [...times].map(([told, count]) => `${told} ×${String(count)}`);
}

const build = join(import.meta.dirname, '../..');
const stopMs = 30_000;
const readyMs = 120_000;

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function heard(child: ChildProcess, pattern: RegExp, said: () => string, program: string, signal: AbortSignal): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const settle = (answer: () => void): void => {
      clearTimeout(timer);
      child.stdout?.off('data', look);
      child.stderr?.off('data', look);
      child.off('close', gone);
      signal.removeEventListener('abort', stopped);
      answer();
    };
    const look = (): void => {
      const found = pattern.exec(said());
      if (found !== null) settle(() => resolve(found));
    };
    const fail = (how: string): void => settle(() => reject(new Error(`${program} ${how}: ${said().slice(-2_000).trim()}`)));
    const gone = (): void => fail('ended before it was ready');
    const stopped = (): void => fail('was stopped');
    const timer = setTimeout(() => fail(`was not ready within ${String(readyMs / 1000)} s`), readyMs);
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('close', gone);
    signal.addEventListener('abort', stopped);
    look();
  });
}

function byLine(onLine: (line: string) => void): (chunk: string) => void {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  };
}
