import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LoadedDataSet } from './data-set.ts';
import type { Bench } from './figure.ts';
import { HttpConnection } from './http-connection.ts';

/** The product's API beside the bench, on a data set, with connections to it. */
export interface RunningApi {
  readonly url: string;
  readonly connections: readonly HttpConnection[];
}

/** @param keeps `registers`: the process is API and worker in one */
export async function startApi(
  bench: Bench,
  { configuration }: LoadedDataSet,
  { connections, keeps }: { readonly connections: number; readonly keeps: 'registers' | 'nothing' },
): Promise<RunningApi> {
  const { databaseUrl = '', folder } = configuration;
  const api = fork(fileURLToPath(new URL('api-process.js', import.meta.url)), keeps === 'registers' ? ['--worker'] : [], {
    env: { ...process.env, DATABASE_URL: databaseUrl, QADAM_FOLDER: folder, PORT: '0', HOST: '127.0.0.1', NODE_ENV: 'test' },
    execArgv: ['--max-semi-space-size=64'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(api, 'exit');
  bench.atEnd(async () => {
    if (api.connected) api.disconnect();
    const slow = setTimeout(() => api.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(slow);
  });
  const url = await new Promise<string>((resolve, reject) => {
    api.once('message', (address) => (typeof address === 'string' ? resolve(address) : undefined));
    api.once('exit', (code) => reject(new Error(`The API ended with ${String(code)}`)));
  });
  const opened: HttpConnection[] = [];
  bench.atEnd(async () => {
    for (const connection of opened) connection.close();
  });
  for (let nth = 0; nth < connections; nth++) opened.push(await HttpConnection.open(url));
  return { url, connections: opened };
}
