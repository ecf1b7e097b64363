import "server-only";
import { env } from "./env";
import { openStore, type Store } from "./store/open-store";

const shared = globalThis as typeof globalThis & { keyAuditStore?: Promise<Store> };

/**
 * The process's one store, opened at its first use and not at build time.
 * @throws StoreUnavailable; the next call tries again
 */
export function store(): Promise<Store> {
  shared.keyAuditStore ??= openStore(env()).catch((error: unknown) => {
    shared.keyAuditStore = undefined;
    throw error;
  });
  return shared.keyAuditStore;
}
