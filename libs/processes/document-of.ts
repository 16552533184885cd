/** The document that a fact rests on; the fact itself where it names none. */
export function documentOf({
  stream,
  revision,
  metadata,
}: {
  readonly stream: string;
  readonly revision: number;
  readonly metadata: Readonly<Record<string, string>>;
}): string {
  return metadata['documentRef'] ?? eventOf({ stream, revision });
}

/** Where a fact stands: `substitution-…@2`. */
export function eventOf({ stream, revision }: { readonly stream: string; readonly revision: number }): string {
  return `${stream}@${String(revision)}`;
}
