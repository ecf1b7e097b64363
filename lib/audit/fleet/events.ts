import type { AccountId } from "../account";
import type { FleetAccount, FleetKey, Hole, Progress } from "./fleet";

/**
 * One line of `GET /api/audit`. A `key` comes first without scopes (`shape: null`), then with them, after its `shape`.
 * `gone`: SendGrid no longer lists that key or, with a null `api_key_id`, that account and its keys. Everything was
 * read between the times of `done`; until then, after that of the last `progress`.
 */
export type AuditEvent =
  | ({ type: "account" } & FleetAccount)
  | { type: "shape"; id: number; scopes: readonly string[] }
  | ({ type: "key" } & FleetKey)
  | ({ type: "hole" } & Hole)
  | { type: "gone"; account: AccountId; api_key_id: string | null }
  | ({ type: "progress"; startedAtMs: number } & Progress)
  | ({ type: "done"; startedAtMs: number; finishedAtMs: number } & Pick<
      Progress,
      "accounts" | "keys"
    >);
