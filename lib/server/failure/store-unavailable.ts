import "server-only";

/**
 * The database cannot be reached, or cannot answer now: its host is away, a time limit passed, its disk is full.
 * Nothing is known about the data. The same call may succeed later; `cause` is the driver's own error.
 */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";

  constructor(cause: unknown) {
    super("The store cannot be reached.", { cause });
  }

  // By name: pages and routes share a store, and Next loads this module, and so this class, once for each of them.
  static [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === "StoreUnavailable";
  }
}

/** For `catch`, where the work may as well be done later: swallows StoreUnavailable, and nothing else. */
export function unlessUnavailable(error: unknown) {
  if (!(error instanceof StoreUnavailable)) throw error;
}
