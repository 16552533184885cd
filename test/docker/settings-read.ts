import { readConfiguration } from '../../apps/configuration.ts';

/** The names of all environment variables that the product looks at, as it is seen to look at them. */
export function settingsRead(): ReadonlySet<string> {
  const read = new Set<string>();
  const watched = new Proxy<Record<string, string | undefined>>(
    {},
    {
      get: (_, name) => {
        read.add(String(name));
        return undefined;
      },
    },
  );
  readConfiguration(watched);
  return read;
}
