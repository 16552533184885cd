/** A key of a person in the clear, and whose it is. */
export interface ClearKey {
  readonly of: string;
  readonly bytes: Uint8Array;
}

/** A key of a person as it is stored, and whose it is. */
export interface WrappedKey {
  readonly of: string;
  readonly wrapped: Uint8Array;
}

/**
 * The key over the keys of all persons: a file, or a service that never hands it out.
 *
 * In batches, so that a service is asked once for many. A wrapped key is bound to its person and unwraps for nobody else.
 */
export interface MasterKey {
  /** Tells one master key from another; no secret. Stored beside each key that it wrapped. */
  readonly id: string;
  /** One for each, in order. */
  wrap(keys: readonly ClearKey[]): Promise<readonly Uint8Array[]>;
  /**
   * One for each, in order.
   *
   * @throws Error where one was not wrapped by this master key for this person
   */
  unwrap(keys: readonly WrappedKey[]): Promise<readonly Uint8Array[]>;
  /** 32 bytes that follow from the master key and the purpose, and tell nothing of either; always the same. */
  deriveKey(purpose: string): Promise<Uint8Array>;
}
