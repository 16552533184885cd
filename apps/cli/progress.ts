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

/**
 * How long it will take at the pace so far, in words: `about 40 s left`; nothing where that cannot be told yet.
 *
 * @param sinceDone how much was done when it began, which may have been done by somebody before
 */
export function timeLeft(
  done: number,
  of: number,
  { sinceDone, seconds }: { readonly sinceDone: number; readonly seconds: number },
): string {
  if (done <= sinceDone || done >= of || seconds < 2) return '';
  const left = ((of - done) * seconds) / (done - sinceDone);
  if (left < 90) return `about ${String(Math.max(1, Math.round(left)))} s left`;
  if (left < 90 * 60) return `about ${String(Math.round(left / 60))} min left`;
  return `about ${(left / 3_600).toFixed(1)} h left`;
}

function bar(what: string): Progress {
  const single = new SingleBar({
    format: `${what} {bar} {percentage} % {value}/{total} {note}{left}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    stream: process.stderr,
  });
  const left = pace();
  let started = false;
  return {
    to(done, of, note = '') {
      if (!started) single.start(of, done, { note, left: '' });
      started = true;
      single.setTotal(of);
      single.update(done, { note, left: left(done, of) });
    },
    end() {
      if (started) single.stop();
    },
  };
}

function lines(what: string): Progress {
  const left = pace();
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
      last = `${what}: ${String(percent)} % (${String(done)} of ${String(of)}) ${note}${left(done, of)}`.trimEnd();
      if (performance.now() - toldAt > plainEveryMs) tell();
    },
    end: tell,
  };
}

/** Time left from what is told, the first time being the beginning. */
function pace(): (done: number, of: number) => string {
  let began: { readonly sinceDone: number; readonly at: number } | undefined;
  return (done, of) => {
    const now = performance.now();
    began ??= { sinceDone: done, at: now };
    const left = timeLeft(done, of, { sinceDone: began.sinceDone, seconds: (now - began.at) / 1000 });
    return left === '' ? '' : `, ${left}`;
  };
}
