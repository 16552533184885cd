import { DataSource } from 'typeorm';
import type { AnyRegister } from './register.ts';

/** What TypeORM knows of the entities of registers, from a data source that never connects. */
export async function entityMetadata(registers: readonly AnyRegister[]): Promise<DataSource> {
  const described = new Unconnected({ type: 'postgres', entities: registers.map(({ entity }) => entity) });
  await described.describe();
  return described;
}

class Unconnected extends DataSource {
  async describe(): Promise<void> {
    await this.buildMetadatas();
  }
}
