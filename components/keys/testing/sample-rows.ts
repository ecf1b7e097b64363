import { auditFleet } from "@/lib/audit/findings/audit-fleet";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import { keyRows } from "../key-row";

/** A small fleet for tests: two keys read, one that could not be, one on its way. */
export const SAMPLE_FLEET: Fleet = {
  ...emptyFleet(),
  shapes: new Map([
    [0, ["api_keys.create", "api_keys.read", "mail.send", "templates.read"]],
    [1, ["mail.send", "brand.new.read"]],
  ]),
  keys: [
    { account: "self", api_key_id: "id-1", name: "production", shape: 0, readAtMs: 1 },
    { account: "subuser:b", api_key_id: "id-2", name: "newsletter", shape: 1, readAtMs: 1 },
    { account: "self", api_key_id: "id-3", name: "ci 10", shape: null, readAtMs: null },
    { account: "self", api_key_id: "id-4", name: "ci 9", shape: null, readAtMs: null },
  ],
  holes: [
    { account: "self", api_key_id: "id-3", code: "access_forbidden", status: 403, message: "no" },
  ],
};

/** The rows of {@link SAMPLE_FLEET}. */
export function sampleRows(stopped = false) {
  return keyRows(SAMPLE_FLEET, auditFleet(SAMPLE_FLEET).findings, stopped);
}
