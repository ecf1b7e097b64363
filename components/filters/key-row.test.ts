import { expect, it } from "vitest";
import { auditFleet } from "@/lib/audit/findings/audit-fleet";
import type { FleetKey } from "@/lib/audit/fleet/fleet";
import { keyRows, senders } from "./key-row";
import { SAMPLE_FLEET } from "./testing/sample-rows";

it("of the own keys that can send, those without an ID are counted as what nothing can be asked by", () => {
  const nameless = (nth: number, shape: number | null): FleetKey => {
    return { account: "self", api_key_id: `?${nth}`, name: "lost", shape, readAtMs: null };
  };
  const keys = [...SAMPLE_FLEET.keys, nameless(1, null), nameless(2, 0)];
  const fleet = { ...SAMPLE_FLEET, keys };
  const rows = keyRows(fleet, auditFleet(fleet).findings, true);
  // A subuser's key can send too, but it does not belong to the one account that can be asked.
  expect(senders(rows)).toEqual({ asked: 3, nameless: 2 });
});
