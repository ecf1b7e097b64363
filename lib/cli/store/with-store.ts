import type { Target } from "@/lib/audit/account";
import type { AuditContext } from "@/lib/audit/context";
import type { Review } from "@/lib/audit/review/review";
import type { Snapshot } from "@/lib/audit/snapshot/snapshot";
import { ownerOf } from "@/lib/sendgrid/credential";
import { StoreUnavailable } from "@/lib/server/failure/store-unavailable";
import type { ApiKey } from "../api-key";
import { Misuse } from "../exit-code";
import type { Gathered } from "../scan/gather";
import type { Backing } from "./backing";

const NO_SQLITE =
  "--store keeps its history in SQLite through the package libsql, which is not installed here. Install it, or set DATABASE_URL to a PostgreSQL.";

const NO_STORE = "The store cannot be opened: check DATA_DIR, or DATABASE_URL.";

/**
 * Opens the store for one scan when that begins. Loads its code on demand, so that commands without a store don't need
 * it.
 * @throws Misuse if it can't be opened
 */
export async function storeFor(
  { api_key, api_key_id, target }: ApiKey & { target: Target },
  reuseMs: number,
) {
  const { openBacking } = await import("./backing");
  let backing: Backing | null = null;
  return {
    open: async (startedAtMs: number): Promise<Backing> => {
      const reader = { owner: ownerOf(api_key, "sendgrid"), api_key_id };
      backing = await openBacking(reader, target, { startedAtMs, reuseMs }).catch((error) => {
        if (isMissing(error)) throw new Misuse(NO_SQLITE);
        throw error instanceof StoreUnavailable ? new Misuse(NO_STORE) : error;
      });
      return backing;
    },
    backing: (): Backing | null => backing,
  };
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
}

type Stored = {
  recorded: Snapshot | null;
  lives: AuditContext["lives"];
  /** The newest signed-off review; null if there is none, or nobody can tell. */
  signedOff: Review | null;
  fault: unknown;
};
const NOTHING = { recorded: null, lives: undefined, signedOff: null };

/** Records a finished scan, after reading the earlier records, and closes the store. */
export async function closeStore(backing: Backing | null, { broken }: Gathered): Promise<Stored> {
  if (backing === null) return { ...NOTHING, fault: null };
  try {
    const recorded = await backing.recorded();
    const lives = broken === null ? await backing.record() : undefined;
    const signedOff = await backing.signedOff();
    return { recorded, lives, signedOff, fault: backing.fault() };
  } catch (error) {
    return { ...NOTHING, fault: error };
  } finally {
    await backing.close();
  }
}
