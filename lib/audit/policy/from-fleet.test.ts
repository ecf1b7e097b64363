import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { CATALOGUE } from "../catalogue/catalogue";
import { fleetOf, type PlainKey } from "../testing/snapshots";
import { evaluatePolicy } from "./evaluate";
import { policyFromFleet, policyText } from "./from-fleet";
import { readPolicy } from "./read";

const NOW_MS = Date.UTC(2026, 10, 27);
const fleetWith = (keys: readonly PlainKey[]) => fleetOf({ self: { label: "acme", keys } });

describe("a policy made from what is", () => {
  it("has an owner to fill in for each team, and what its keys may be held to", () => {
    const text = policyFromFleet(
      fleetWith([
        { id: "a", name: "checkout-prod", scopes: ["mail.send"] },
        { id: "b", name: "Checkout-test", scopes: ["mail.send", "mail.batch.read"] },
        { id: "c", name: "other", scopes: ["api_keys.create"] },
      ]),
      NOW_MS,
    );
    const read = readPolicy(text);
    expect(read).toMatchObject({
      ok: true,
      policy: { owners: [{ where: { name: "checkout-*" }, owner: "TODO" }] },
    });
    const rules = read.ok ? (read.policy.rules ?? []) : [];
    expect(rules).toContainEqual({
      id: "checkout-only",
      where: { name: "checkout-*" },
      only: ["send"],
    });
    expect(rules.map(({ id }) => id)).not.toContain("no-minting");
    expect(rules.map(({ id }) => id)).toContain("no-billing");
  });

  it("is of the teams whose names several keys share, the largest first, and twenty at most", () => {
    const named = (...names: string[]) =>
      fleetWith(names.map((name, at) => ({ id: `k${at}`, name, scopes: ["api_keys.read"] })));
    const ownersOf = (...names: string[]) => {
      const read = readPolicy(policyFromFleet(named(...names), NOW_MS));
      return read.ok ? (read.policy.owners ?? []).map(({ where }) => where.name) : [];
    };
    expect(
      ownersOf(
        "web_a",
        "WEB_b",
        "Ops-a",
        "ops-b",
        "ops-c",
        "ops-",
        "aa-x",
        "AA-y",
        "aa-z b",
        "one-off",
      ),
    ).toEqual(["aa-*", "ops-*", "web_*"]);
    expect(ownersOf("9-a", "9-b", "plain", "plain", "a web-a", "b web-b", "x", "-a", "-b")).toEqual(
      [],
    );
    const teams = Array.from({ length: 21 }, (_, at) => `t${at}x-`);
    expect(ownersOf(...teams.flatMap((team) => [`${team}a`, `${team}b`]))).toHaveLength(20);
  });

  it("holds a team to the purpose that allows least, under a name that is an id", () => {
    const team = "a".repeat(60);
    const keys = ["one", "two"].map((id) => ({
      id,
      name: `${team}-${id}`,
      scopes: ["api_keys.read"],
    }));
    const read = readPolicy(policyFromFleet(fleetWith(keys), NOW_MS));
    expect(read.ok && read.policy.rules).toContainEqual({
      id: `${"a".repeat(40)}-only`,
      where: { name: `${team}-*` },
      only: ["audit"],
    });
  });

  it("keeps of the usual rules those that hold, and the size of the largest key", () => {
    const fleet = fleetOf({
      self: { keys: [{ id: "a", scopes: ["api_keys.create", "stats.read"] }] },
      "subuser:s": {
        keys: [
          { id: "b", scopes: ["mail.send"] },
          { id: "c", scopes: null },
        ],
      },
    });
    expect(
      policyFromFleet(fleet, NOW_MS),
    ).toBe(`# Made on 2026-11-27 from 3 keys: the rules hold for everything that was read.
# 1 key was not read: the rules may not hold for them.
# Fill in the owners, remove what you don't want, and keep this file in Git.
version: 1
rules:
  - id: subusers-mint-nothing
    where:
      account: subuser:*
    deny: api_keys.create OR api_keys.update
  - id: no-account-takeover
    deny: take over the account
    severity: critical
  - id: no-teammates
    deny: teammates.create OR teammates.update
    severity: critical
  - id: no-subuser-administration
    deny: subusers.create OR subusers.update OR subusers.delete
  - id: no-billing
    deny: billing.*
  - id: no-ip-list
    deny: access_settings.whitelist.*
  - id: no-mail-settings
    deny: mail_settings.*
    severity: medium
  - id: no-larger-keys
    max_scopes: 2
    severity: low
`);
    expect(policyFromFleet(fleetWith([]), NOW_MS)).toMatch(
      / from 0 keys: .*\n# Fill .*\nversion: 1\n$/,
    );
  });

  it("says how many keys were not read, and claims nothing of an account of which none was", () => {
    const text = policyFromFleet(fleetWith([{ id: "a", name: "a", scopes: null }]), NOW_MS);
    expect(text).toContain("1 key was not read");
    expect(readPolicy(text)).toMatchObject({ ok: true, policy: { version: 1 } });
    expect(text).not.toContain("rules:");
  });

  test("is always a policy, and no key breaks it", () => {
    const scopes = fc.array(fc.constantFrom(...CATALOGUE.map(({ scope }) => scope)), {
      maxLength: 8,
    });
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom("ops-a", "ops-b", "marketing_x", "marketing_y"),
    );
    const key = fc.record({ name, scopes: fc.option(scopes) });
    fc.assert(
      fc.property(fc.array(key, { maxLength: 12 }), (keys) => {
        const fleet = fleetWith(keys.map((each, at) => ({ ...each, id: `k${at}` })));
        const read = readPolicy(policyFromFleet(fleet, NOW_MS));
        expect(read.ok).toBe(true);
        if (!read.ok) return;
        const evaluated = { file: "", context: { nowMs: NOW_MS }, hashes: new Map() };
        expect(evaluatePolicy(read.policy, fleet, evaluated).totals.failing).toBe(0);
        const again = readPolicy(policyText(read.policy));
        expect(again.ok && again.policy).toEqual(read.policy);
      }),
    );
  });
});
