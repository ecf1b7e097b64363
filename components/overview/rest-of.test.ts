import { expect, test } from "vitest";
import { ruleGroupsOf } from "@/components/fleet/rule-groups";
import { auditFleet } from "@/lib/audit/findings/audit-fleet";
import type { RuleId } from "@/lib/audit/findings/rules";
import { fleetOf } from "@/lib/audit/testing/snapshots";
import { restOf } from "./rest-of";

const full = Array.from({ length: 90 }, (_, at) => ({ id: `${at}`, scopes: [] }));
const fleet = fleetOf(
  Object.fromEntries(["a", "b", "c"].map((each) => [`subuser:${each}`, { keys: full }])),
);
const { found } = ruleGroupsOf(auditFleet(fleet));

function restAfter(shown: number, id: RuleId) {
  const group = found.find(({ rule }) => rule.id === id);
  if (group === undefined) throw new Error(`${id} was not found.`);
  return restOf(group, shown);
}

test("the rest of a rule's keys are one list, of a rule's accounts none", () => {
  expect(restAfter(8, "no-scopes")).toEqual({ words: "All 270 keys", to: { rule: ["no-scopes"] } });
  expect(restAfter(2, "near-key-cap")).toEqual({ words: "And 1 more account", to: null });
  expect(restAfter(1, "near-key-cap")).toEqual({ words: "And 2 more accounts", to: null });
});

test("nothing is left of what is all shown", () => {
  expect(restAfter(3, "near-key-cap")).toBeNull();
});
