/** A message of PostgreSQL's frontend/backend protocol 3.0 on its way. https://www.postgresql.org/docs/current/protocol-message-formats.html */
export interface WireMessage {
  readonly to: 'server' | 'client';
  /** Number of its connection. */
  readonly link: number;
  /** What the connection called itself when it began. */
  readonly application: string;
  /** The letter of its kind, `P` Parse, `B` Bind, `S` Sync, `Q` Query, `d` CopyData, `C` CommandComplete, `Z` ReadyForQuery; '' of the first one. */
  readonly letter: string;
  /** Text of the statement that it is a part of, or that it answers. */
  readonly sql: string;
  /** Texts of the transaction so far, that one included, from its BEGIN on; the last 50. */
  readonly transaction: readonly string[];
}

/** Cuts a stream of bytes into messages. */
export class MessageCutter {
  private left: Buffer = Buffer.alloc(0);
  private lettered: boolean;

  /** @param lettered whether the first message begins with a letter: that of a client does not */
  constructor(lettered: boolean) {
    this.lettered = lettered;
  }

  /** The messages that are whole by now. */
  push(bytes: Buffer): readonly { readonly letter: string; readonly bytes: Buffer }[] {
    let rest = this.left.length === 0 ? bytes : Buffer.concat([this.left, bytes]);
    const whole: { letter: string; bytes: Buffer }[] = [];
    for (;;) {
      const at = this.lettered ? 1 : 0;
      if (rest.length < at + 4) break;
      const end = at + rest.readInt32BE(at);
      if (rest.length < end) break;
      whole.push({ letter: at === 1 ? String.fromCharCode(rest[0] ?? 0) : '', bytes: rest.subarray(0, end) });
      rest = rest.subarray(end);
      this.lettered = true;
    }
    this.left = rest;
    return whole;
  }
}

/** Knows what each message of one connection is about. */
export class Conversation {
  private readonly link: number;
  private readonly statements = new Map<string, string>();
  /** Statements that were sent and are not answered yet. */
  private readonly unanswered: string[] = [];
  private application = '';
  private sql = '';
  private transaction: string[] = [];

  constructor(link: number) {
    this.link = link;
  }

  toServer(letter: string, bytes: Buffer): WireMessage {
    switch (letter) {
      case '':
        this.application = startParameter(bytes, 'application_name');
        break;
      case 'P': {
        const [name = '', text = ''] = texts(bytes, 5, 2);
        this.statements.set(name, text);
        this.sql = text;
        break;
      }
      case 'B':
        this.begins(this.statements.get(texts(bytes, 5, 2)[1] ?? '') ?? '');
        break;
      case 'Q':
        this.begins(texts(bytes, 5, 1)[0] ?? '');
        break;
    }
    if (letter === 'Q' || letter === 'S') this.unanswered.push(this.sql);
    return this.message('server', letter, this.sql);
  }

  toClient(letter: string): WireMessage {
    const message = this.message('client', letter, this.unanswered[0] ?? '');
    if (letter === 'Z') this.unanswered.shift();
    return message;
  }

  private begins(sql: string): void {
    this.sql = sql;
    if (/^\s*begin\b/i.test(sql)) this.transaction = [];
    this.transaction = [...this.transaction.slice(-49), sql];
  }

  private message(to: WireMessage['to'], letter: string, sql: string): WireMessage {
    const { link, application, transaction } = this;
    return { to, link, application, letter, sql, transaction };
  }
}

/** Zero-terminated texts, one behind the other. */
function texts(bytes: Buffer, from: number, count: number): readonly string[] {
  const found: string[] = [];
  let start = from;
  for (let index = 0; index < count; index++) {
    const end = bytes.indexOf(0, start);
    if (end < 0) break;
    found.push(bytes.toString('utf8', start, end));
    start = end + 1;
  }
  return found;
}

function startParameter(bytes: Buffer, name: string): string {
  const parameters = bytes.toString('utf8', 8).split('\0');
  return parameters[parameters.indexOf(name) + 1] ?? '';
}
