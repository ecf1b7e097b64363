import { describe, expect, it } from "vitest";
import type { Fleet, FleetKey, Hole } from "@/lib/audit/fleet/fleet";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import { readingOf, readingWords } from "./reading";

const key = (api_key_id: string, shape: number | null): FleetKey => ({
  account: "self",
  api_key_id,
  name: api_key_id,
  shape,
  readAtMs: null,
});
const refused: Hole = {
  account: "self",
  api_key_id: "b",
  code: "access_forbidden",
  status: 403,
  message: "no",
};
const fleet: Fleet = {
  ...emptyFleet(),
  shapes: new Map([[0, ["mail.send"]]]),
  keys: [key("a", 0), key("b", null), key("c", null)],
  holes: [refused],
};

describe("how far a fleet is read", () => {
  it("tells what is on its way from what failed while it is read", () => {
    const reading = readingOf(fleet, false);
    expect(reading).toMatchObject({ read: 1, waiting: 1, failed: 1, total: 3 });
    expect(readingWords(reading)).toBe("1 of 3 keys read so far; 1 key could not be read");
  });

  it("counts a list of accounts that could not be read as no account", () => {
    const own = { label: "", region: "global", disabled: false, keys: null } as const;
    const accounts = new Map([
      ["self", { ...own, account: "self", status: "read" as const }],
      ["subuser:", { ...own, account: "subuser:", status: "failed" as const }],
    ]);
    expect(readingOf({ ...fleet, accounts }, true)).toMatchObject({
      accounts: { read: 1, failed: 0, total: 1 },
      lists: 1,
    });
    expect(readingWords(readingOf({ ...fleet, accounts }, true))).toBe(
      "1 of 3 keys read; 2 keys and 1 list of accounts could not be read",
    );
  });

  it("waits for nothing once the audit has stopped", () => {
    const reading = readingOf(fleet, true);
    expect(reading).toMatchObject({ read: 1, waiting: 0, failed: 2, total: 3 });
    expect(readingWords(reading)).toBe("1 of 3 keys read; 2 keys could not be read");
  });
});
