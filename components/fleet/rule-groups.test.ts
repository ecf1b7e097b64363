import { describe, expect, it } from "vitest";
import { auditFleet } from "@/lib/audit/findings/audit-fleet";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import { firstThings, ruleGroupsOf } from "./rule-groups";

function fleetOf(keys: (readonly string[] | null)[]): Fleet {
  const read = keys.filter((scopes) => scopes !== null);
  return {
    ...emptyFleet(),
    accounts: new Map([
      [
        "self",
        {
          account: "self",
          label: "acme",
          region: "global",
          disabled: false,
          status: "read",
          keys: keys.length,
        },
      ],
    ]),
    shapes: new Map(read.entries()),
    keys: keys.map((scopes, at) => ({
      account: "self",
      api_key_id: `id-${at}`,
      name: `key ${at}`,
      shape: scopes === null ? null : read.indexOf(scopes),
      readAtMs: null,
    })),
  };
}

const MINTS = ["api_keys.create"];
const SPENDS = ["billing.update"];

describe("an audit by rule", () => {
  it("has every rule in exactly one group", () => {
    const audit = auditFleet(fleetOf([MINTS, null]));
    const { found, open, clear } = ruleGroupsOf(audit);
    expect(found.length + open.length + clear.length).toBe(audit.outcomes.length);
    expect(found.flatMap(({ findings }) => findings)).toHaveLength(audit.findings.length);
  });

  it("calls no rule clear that could not see a key", () => {
    const { open, clear } = ruleGroupsOf(auditFleet(fleetOf([["mail.send"], null])));
    expect(open.map(({ rule }) => rule.id)).toContain("mints-keys");
    expect(clear.map(({ rule }) => rule.id)).not.toContain("mints-keys");
  });

  it("puts the worst first, then what concerns most keys", () => {
    const { found } = ruleGroupsOf(
      auditFleet(fleetOf([MINTS, SPENDS, SPENDS, ["user.password.update"]])),
    );
    const ids = found.map(({ rule }) => rule.id);
    expect(ids[0]).toBe("takes-over-account");
    expect(ids.indexOf("spends-money")).toBeLessThan(ids.indexOf("mints-keys"));
  });

  it("begins with different keys rather than with several names for the same ones", () => {
    const { found } = ruleGroupsOf(
      auditFleet(
        fleetOf([
          ["api_keys.create", "user.webhooks.event.settings.update"],
          ["api_keys.create", "user.webhooks.event.settings.update"],
          SPENDS,
        ]),
      ),
    );
    const first = firstThings(found, 2).map(({ rule }) => rule.id);
    expect(first).toContain("spends-money");
  });
});
