import { createHash } from 'node:crypto';

/** What happened, line by line: a digest of all of it, and its end. */
export class Trace {
  private readonly hash = createHash('sha256');
  private readonly end: string[] = [];
  private unhashed = '';
  private readonly onLine: ((line: string) => void) | undefined;

  constructor(onLine?: (line: string) => void) {
    this.onLine = onLine;
  }

  add(at: number, what: string): void {
    const line = `${at.toFixed(3)} ${what}\n`;
    this.unhashed += line;
    this.onLine?.(line);
    if (this.unhashed.length > 16_384) this.digestSoFar();
    this.end.push(line);
    if (this.end.length > 2 * keptLines) this.end.splice(0, keptLines);
  }

  /** The last lines, oldest first. */
  lastLines(): readonly string[] {
    return this.end.slice(-keptLines).map((line) => line.trimEnd());
  }

  /** Of every line, byte for byte. Nothing can be added afterwards. */
  digest(): string {
    this.digestSoFar();
    return this.hash.digest('hex');
  }

  private digestSoFar(): void {
    this.hash.update(this.unhashed);
    this.unhashed = '';
  }
}

const keptLines = 60;
