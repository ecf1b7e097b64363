import { expect, test } from "vitest";
import { auditFleet } from "@/lib/audit/findings/audit-fleet";
import { keyRef } from "@/lib/audit/key-ref";
import { fleetOf } from "@/lib/audit/testing/snapshots";
import { chosenKey, firstKey } from "./chosen-key";

const keys = [{ id: "?1", scopes: [] }];
const { findings } = auditFleet(fleetOf({ self: { keys }, "subuser:x": { keys } }));

test("of two keys whose ids could not be read one is chosen, by its account", () => {
  const inX = keyRef({ account: "subuser:x", api_key_id: "?1" });
  expect(findings.filter((one) => keyRef(one) === chosenKey(findings, inX))).toEqual([
    expect.objectContaining({ account: "subuser:x" }),
  ]);
  expect(firstKey(findings)).toBe("self/?1");
});

test.each([null, "?1", "self/gone", "self/"])("%j in the address chooses none", (inAddress) => {
  expect(chosenKey(findings, inAddress)).toBeNull();
  expect(chosenKey(undefined, inAddress)).toBeNull();
});

test("a finding of an account has no key to choose", () => {
  const full = Array.from({ length: 90 }, (_, at) => ({ id: `${at}`, scopes: null }));
  const ofAccount = auditFleet(fleetOf({ self: { keys: full } })).findings;
  expect(firstKey(ofAccount)).toBeNull();
  expect(firstKey([])).toBeNull();
});
