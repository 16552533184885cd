import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export const repository = new URL('../../../', import.meta.url);
export const composeFile = new URL('docker/compose.yaml', repository);

export interface Healthcheck {
  readonly test?: readonly string[];
  readonly disable?: boolean;
}

export interface Dependency {
  readonly condition: 'service_healthy' | 'service_completed_successfully' | 'service_started';
  readonly required?: boolean;
}

/** A name, or where its file is put. */
export type Mounted = string | { readonly source: string; readonly target: string };

/** A service as far as the tests look at it; the schema of the Compose Specification looks at the rest. */
export interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly profiles?: readonly string[];
  readonly user?: string;
  readonly privileged?: boolean;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly logging?: { readonly options: Readonly<Record<string, string>> };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
  readonly configs?: readonly Mounted[];
  readonly secrets?: readonly Mounted[];
  readonly healthcheck?: Healthcheck;
  readonly depends_on?: Readonly<Record<string, Dependency>>;
  readonly restart?: string;
  readonly deploy?: {
    readonly replicas?: number;
    readonly resources: { readonly limits: { readonly cpus: string; readonly memory: string; readonly pids: number } };
  };
}

export interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly configs: Readonly<Record<string, { readonly file: string }>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

/** The file with its anchors and merges carried out; `${...}` stands in it as it is written. */
export function readCompose(): Compose {
  return parse(readFileSync(composeFile, 'utf8'), { merge: true }) as Compose; // its shape is the first thing that the tests check, by its schema
}

/** Where a service finds a file: secrets that say no more are in one folder. */
export function placeOf(mounted: Mounted): string {
  const target = typeof mounted === 'string' ? mounted : mounted.target;
  return target.startsWith('/') ? target : `/run/secrets/${target}`;
}

export function sourceOf(mounted: Mounted): string {
  return typeof mounted === 'string' ? mounted : mounted.source;
}
