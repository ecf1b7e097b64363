import { describe, expect, it } from "vitest";
import { auditFleet } from "../findings/audit-fleet";
import type { Fleet } from "../fleet/fleet";
import { emptyFleet } from "../fleet/reducer";
import { keysBySeverity } from "./by-severity";

const key = (name: string, shape: number | null) => {
  return { account: "self", api_key_id: name, name, shape, readAtMs: shape === null ? null : 1 };
};
const FLEET: Fleet = {
  ...emptyFleet(),
  shapes: new Map([
    [0, ["mail.send"]],
    [1, ["teammates.create"]],
    [2, ["api_keys.create", "mail.send"]],
  ]),
  keys: [
    key("sender", 0),
    key("unread", null),
    key("b-admin", 1),
    key("minter", 2),
    key("a-admin", 1),
  ],
};

describe("keys in order of severity", () => {
  it("begin with the worst finding, then the higher exposure, then the name; what is not read comes last", () => {
    const names = keysBySeverity(FLEET, auditFleet(FLEET).findings).map(({ name }) => name);
    expect(names).toEqual(["a-admin", "b-admin", "minter", "sender", "unread"]);
  });
});
