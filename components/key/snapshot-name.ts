import type { Snapshot } from "@/lib/audit/snapshot";
import { exportName } from "./export-name";

/** What a snapshot's file is called. */
export function snapshotName({ target, accounts, keys, read_before_ms }: Snapshot): string {
  return exportName({
    what: "sendgrid-snapshot",
    account: target === "all" ? null : (accounts[0]?.label ?? target),
    madeAt: new Date(read_before_ms).toISOString(),
    complete:
      accounts.every(({ status }) => status === "read") &&
      keys.every(({ shape }) => shape !== null),
    extension: "json",
  });
}
