import { throwAwayServer } from './throw-away-server.ts';

/** After the last spec. */
export default async function stop(): Promise<void> {
  await throwAwayServer.stop();
}
