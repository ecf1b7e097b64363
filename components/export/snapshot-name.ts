import { isWhole, type Snapshot } from "@/lib/audit/snapshot/snapshot";
import { exportName } from "./export-name";

/** The file name of a snapshot. */
export function snapshotName(snapshot: Snapshot): string {
  const { target, accounts, read_before_ms } = snapshot;
  return exportName({
    what: "sendgrid-snapshot",
    account: target === "all" ? null : (accounts[0]?.label ?? target),
    madeAt: new Date(read_before_ms).toISOString(),
    complete: isWhole(snapshot),
    extension: "json",
  });
}
