import { expect } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration, type Configuration } from '../../apps/configuration.ts';
import { openDeployment, type Deployment } from '../../apps/deployment.ts';
import type { Command } from '../../libs/commands/command.ts';
import { runCommand } from '../../libs/commands/run-command.ts';
import { freshDatabase } from '../../libs/embedded-postgres/test-database.ts';
import type { CommandId } from '../../libs/event-log/event.ts';

/** An installation of one spec, on a database and in a folder of its own. */
export interface ThrowAwayDeployment {
  readonly configuration: Configuration;
  readonly deployment: Deployment;
  /** Carries out a command on 21 November 2026, which must be recorded. */
  record(command: Command, id: string, body: object): Promise<void>;
  close(): Promise<void>;
}

export async function openThrowAway(): Promise<ThrowAwayDeployment> {
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'qadam-'));
  const configuration = readConfiguration({ DATABASE_URL: database.url, QADAM_FOLDER: folder });
  const deployment = await openDeployment(configuration, () => undefined);
  let commands = 0;
  return {
    configuration,
    deployment,
    record: async (command, id, body) => {
      const commandId = `0192e4a0-7b1c-7000-8000-${String(++commands).padStart(12, '0')}` as CommandId; // ids of a spec
      const asked = { command, id, body, commandId, actor: 'officer-1', today: '2026-11-21', metadata: {} } as const;
      expect(await runCommand(deployment.sources, asked)).toMatchObject({ outcome: 'recorded' });
    },
    close: async () => {
      await deployment.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
