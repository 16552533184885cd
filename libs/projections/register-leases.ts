/** Which registers this process runs, of those that several processes share. */
export interface RegisterLeases {
  /** Those that it may run as far as it knows; changes at any time. */
  held(): ReadonlySet<string>;
  /** Whether it may run it now, asked where it is true; what was read before the question is then of its own time. */
  holds(register: string): Promise<boolean>;
}
