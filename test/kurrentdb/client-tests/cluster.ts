import { fork, type ChildProcess } from 'node:child_process';

/** What a node tells once it listens, on 127.0.0.1. */
export interface NodeAnswer {
  readonly port: number;
  /** Of the authority that its certificate is from; empty where it has none. */
  readonly authorityFile: string;
}

/** What a test may ask of a connection; whatever is not a login is a parameter of the connection string. */
interface ConnectionFeatures {
  readonly defaultUserCredentials?: { readonly username: string; readonly password: string };
  readonly [parameter: string]: unknown;
}

/**
 * Stands for the module of the same name in the client's tests, which starts servers in containers: a cluster of one node, ours.
 *
 * The tests are run as CommonJS, and so is the build of this file; it imports nothing of ours but types.
 */
export class Cluster {
  private readonly insecure: boolean;
  private node: ChildProcess | undefined;
  private answer: NodeAnswer | undefined;

  constructor(nodes: number, insecure = false) {
    if (nodes !== 1) throw new Error('a cluster of our server is one node');
    this.insecure = insecure;
  }

  up = async (): Promise<void> => {
    const { KURRENTDB_NODE_PROGRAM: program = '' } = process.env;
    const node = fork(program, [this.insecure ? 'insecure' : 'secure'], { execArgv: [] });
    this.node = node;
    this.answer = await new Promise((resolve, reject) => {
      node.once('message', (answer) => resolve(answer as NodeAnswer)); // the program sends nothing else
      node.once('exit', (code) => reject(new Error(`the node ended with ${String(code)}`)));
    });
  };

  down = async (): Promise<void> => {
    if (this.node?.connected === true) this.node.disconnect();
  };

  connectionString = (): string => this.connectionStringWithOverrides({});

  connectionStringWithOverrides = ({ defaultUserCredentials, ...others }: ConnectionFeatures): string => {
    const { username, password } = defaultUserCredentials ?? { username: 'admin', password: 'changeit' };
    const parameters = { ...(this.insecure ? { tls: false } : { tlsCAFile: this.listening.authorityFile }), ...others };
    const pairs = Object.entries(parameters).map(([name, value]) => `${name}=${String(value)}`);
    return `kurrentdb://${username}:${password}@localhost:${String(this.listening.port)}?${pairs.join('&')}`;
  };

  private get listening(): NodeAnswer {
    if (this.answer === undefined) throw new Error('the node is not up');
    return this.answer;
  }
}
