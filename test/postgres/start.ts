import { throwAwayServer } from './throw-away-server.ts';

/** Before the first spec: one throw-away server for the whole run, unless `QADAM_TEST_DATABASE_URL` names another. */
export default async function start(): Promise<void> {
  process.env['QADAM_TEST_DATABASE_URL'] ??= await throwAwayServer.start();
}
