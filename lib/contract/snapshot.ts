import { z } from "zod";
import { SNAPSHOT_STATUSES } from "@/lib/audit/snapshot/snapshot";
import { account, count, epochMs, region, sha256 } from "./atoms";

/** An account in a snapshot. `keys` is null if its list was not read. */
export const SnapshotAccount = z.strictObject({
  account,
  label: z.string(),
  region,
  disabled: z.boolean(),
  status: z.enum(SNAPSHOT_STATUSES),
  keys: count.nullable(),
});

/** A snapshot file, as `/changes`, reviews and the command use it. Times are epoch ms. */
export const Snapshot = z.strictObject({
  format: z.literal("sendgrid-key-audit-snapshot"),
  version: z.literal(1),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  catalogue: z.strictObject({ date: z.string(), sha256: z.string(), scopes: count }),
  exposure_version: count,
  target: z.string(),
  read_after_ms: epochMs,
  read_before_ms: epochMs,
  accounts: z.array(SnapshotAccount),
  shapes: z.array(
    z.strictObject({ scopes: z.array(z.string()), set_by_sendgrid: z.array(z.string()) }),
  ),
  keys: z.array(
    z.strictObject({
      account,
      api_key_id: z.string(),
      name: z.string(),
      shape: count.nullable(),
      read_at_ms: epochMs.nullable(),
    }),
  ),
  not_read: z.array(
    z.strictObject({
      account,
      api_key_id: z.string().nullable(),
      code: z.string(),
      status: z.int().nullable(),
      message: z.string(),
    }),
  ),
  /** Covers all the other fields. */
  sha256,
});
