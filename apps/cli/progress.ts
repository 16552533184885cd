import { SingleBar } from 'cli-progress';

/** How far a long piece of work is, for whoever waits. */
export interface Progress {
  to(done: number, of: number, note?: string): void;
  end(): void;
}

const plainEveryMs = 2_000;

/** A bar on a terminal, a plain line every two seconds elsewhere; on stderr, so that results can be piped. */
export function showProgress(what: string, terminal: boolean = process.stderr.isTTY): Progress {
  return terminal ? bar(what) : lines(what);
}

function bar(what: string): Progress {
  const single = new SingleBar({
    format: `${what} {bar} {percentage} % {value}/{total} {note} {eta_formatted} left`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    stream: process.stderr,
  });
  let started = false;
  return {
    to(done, of, note = '') {
      if (!started) single.start(of, 0, { note });
      started = true;
      single.setTotal(of);
      single.update(done, { note });
    },
    end() {
      if (started) single.stop();
    },
  };
}

function lines(what: string): Progress {
  let toldAt = 0;
  let last = '';
  const tell = (): void => {
    if (last !== '') process.stderr.write(`${last}\n`);
    last = '';
    toldAt = performance.now();
  };
  return {
    to(done, of, note = '') {
      const percent = of === 0 ? 100 : Math.floor((100 * done) / of);
      last = `${what}: ${String(percent)} % (${String(done)} of ${String(of)}) ${note}`.trimEnd();
      if (performance.now() - toldAt > plainEveryMs) tell();
    },
    end: tell,
  };
}
