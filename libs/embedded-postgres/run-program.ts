import { spawn } from 'node:child_process';
import type { RunAs } from './server-user.ts';

/** How a program ended and everything it wrote. `code` is null where a signal ended it. */
export interface ProgramRun {
  readonly code: number | null;
  readonly output: string;
}

/**
 * Runs a program of the PostgreSQL package to its end.
 *
 * @throws Error where the program cannot be run at all
 */
export function runProgram(program: string, args: readonly string[], as: RunAs, input = ''): Promise<ProgramRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...as, cwd: '/', env: cleanEnvironment(), stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, output });
    });
    // A program that ends before it has read its input says why on its own; the broken pipe adds nothing.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** English messages, which we read; and neither PG* nor LD_LIBRARY_PATH of the user, which would change what is run. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' };
}
