import { describe, expect, it } from "vitest";
import type { AuditEvent } from "@/lib/audit/fleet/events";
import { applyEvents, emptyFleet } from "@/lib/audit/fleet/reducer";
import { findKeys, SHOWN_KEYS } from "./find-keys";

const key = (name: string, api_key_id: string): AuditEvent => ({
  type: "key",
  account: "self",
  api_key_id,
  name,
  shape: null,
  readAtMs: null,
});
const fleet = (...keys: AuditEvent[]) => applyEvents(emptyFleet(), keys);

describe("finding keys by name or id", () => {
  it("puts those first that start with what is typed", () => {
    const some = fleet(key("old-mailer", "x1"), key("Mailer", "x2"), key("other", "mail9"));
    const names = findKeys("mail", [some]).hits.map((hit) => hit.key.name);
    expect(names).toEqual(["Mailer", "other", "old-mailer"]);
  });

  it("counts a key that two fleets hold once", () =>
    expect(findKeys("a", [fleet(key("a", "1")), fleet(key("a", "1"), key("a", "2"))]).total).toBe(
      2,
    ));

  it("finds nothing while nothing is typed", () =>
    expect(findKeys("  ", [fleet(key("a", "1"))]).total).toBe(0));

  it("counts all of 20,000 keys, and shows no more than can be looked through", () => {
    const many = fleet(
      ...Array.from({ length: 20_000 }, (_, at) => key(`service-${at}`, `id${at}`)),
    );
    const found = findKeys("service-1", [many]);
    expect(found.hits).toHaveLength(SHOWN_KEYS);
    expect(found.total).toBe(11_111);
  });
});
