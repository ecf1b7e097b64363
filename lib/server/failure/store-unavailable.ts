import "server-only";

/**
 * The database can't be reached, or can't answer now: its host is away, a time limit passed, its disk is full. It says
 * nothing about the data. The same call may succeed later; `cause` is the driver's own error.
 */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";

  constructor(cause: unknown) {
    super("The store cannot be reached.", { cause });
  }

  // By name: pages and routes share a store, and Next loads this module, and so this class, once for each.
  static [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === "StoreUnavailable";
  }
}

/** For `catch`, if the work can wait: swallows StoreUnavailable and nothing else. */
export function unlessUnavailable(error: unknown) {
  if (!(error instanceof StoreUnavailable)) throw error;
}
