import type { AuditContext } from "@/lib/audit/context";
import { DAY_MS } from "@/lib/audit/day";
import { auditFleet } from "@/lib/audit/findings/audit-fleet";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import { type KeyRef, keyRef } from "@/lib/audit/key-ref";
import type { LastMail } from "@/lib/audit/last-mail/last-mail";
import { keyRows } from "../key-row";

/** A small fleet for tests: two keys read, one that failed, one still waiting. */
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

const ref = (api_key_id: string) => keyRef({ account: "self", api_key_id });
const createdBy = (byMs: number) => ({
  created: { afterMs: null, byMs },
  renamed: null,
  rescoped: null,
});

/**
 * The last mail is known for two keys. The history covers the first for 100 days, the second since today, the others
 * not at all.
 */
const CONTEXT: AuditContext = {
  nowMs: 100 * DAY_MS,
  lives: new Map([
    [ref("id-1"), createdBy(0)],
    [keyRef({ account: "subuser:b", api_key_id: "id-2" }), createdBy(100 * DAY_MS)],
  ]),
  lastMail: new Map<KeyRef, LastMail>([
    [ref("id-1"), { state: "silent", askedAtMs: 8 }],
    [ref("id-4"), { state: "sent", lastEventMs: 7, askedAtMs: 8 }],
  ]),
};

/** The rows of {@link SAMPLE_FLEET}. */
export function sampleRows(stopped = false) {
  return keyRows(SAMPLE_FLEET, auditFleet(SAMPLE_FLEET).findings, stopped, CONTEXT);
}
