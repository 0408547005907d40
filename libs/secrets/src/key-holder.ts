/**
 * Keeps the master key, which wraps every institution's key: from the environment (`MasterKeys`), or from a key
 * management service that never gives it out. Both answers may take a call over the network, so they are asked for
 * once per institution and process.
 */
export abstract class KeyHolder {
  /** Id of the master key that wraps from now on. */
  abstract readonly currentId: string;

  /** @param context what the key is for; the same must be given to unwrap it. */
  abstract wrap(key: Buffer, context: string): Promise<Buffer>;

  /** @throws {DomainError} conflict, `key.unknown-master`, when it does not have the master key with this id. */
  abstract unwrap(masterId: string, wrapped: Buffer, context: string): Promise<Buffer>;
}
