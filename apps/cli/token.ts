import { mkdir } from 'node:fs/promises';
import { openLocalIssuer } from '../../libs/access/local-issuer.ts';
import type { Role } from '../../libs/access/roles.ts';
import type { Configuration } from '../configuration.ts';

interface TokenOptions {
  readonly role: readonly Role[];
  readonly subject?: string;
  readonly office?: string;
  readonly facility?: string;
  readonly hours: number;
}

/** Prints a token that a server on the same data folder accepts. */
export async function token(configuration: Configuration, { role, subject, office, facility, hours }: TokenOptions): Promise<void> {
  const { folder, production, host } = configuration;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const issuer = await openLocalIssuer({ folder, environment: { production, host } });
  const who = subject ?? `${role[0] ?? 'nobody'}-1`;
  const issued = await issuer.issue({
    subject: who,
    roles: role,
    hours,
    ...(office !== undefined && { office }),
    ...(facility !== undefined && { facility }),
  });
  process.stderr.write(`For ${who}: ${role.join(', ')}, good for ${String(hours)} h\n`);
  process.stdout.write(`${issued}\n`);
}
