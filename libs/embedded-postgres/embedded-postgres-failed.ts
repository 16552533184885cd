/** The PostgreSQL that comes with the product could not be started, found or stopped; the message says what to do. */
export class EmbeddedPostgresFailed extends Error {
  /** @param what one sentence on what happened and one on what to do
   *  @param serverLog the last lines that the server wrote, where it wrote any */
  constructor(what: string, serverLog = '', cause?: unknown) {
    const tail = serverLog.trim().split('\n').slice(-lastLines).join('\n');
    super(tail === '' ? what : `${what}\nThe last lines of PostgreSQL:\n${tail}`, { cause });
    this.name = 'EmbeddedPostgresFailed';
  }
}

const lastLines = 20;
