import { describe, expect, it } from "vitest";
import type { FleetAccount } from "@/lib/audit/fleet/fleet";
import { accountCounts, everyAccountWords } from "./every-account";

const facts = { label: "", region: "global", disabled: false, status: "read", keys: 0 } as const;
const fleet = (...ids: string[]) => ({
  accounts: new Map<string, FleetAccount>(ids.map((id) => [id, { account: id, ...facts }])),
});

describe("what every account holds", () => {
  it("counts each kind", () => {
    const counts = accountCounts(fleet("self", "subuser:a", "subuser:b", "account-id:x"));
    expect(everyAccountWords(counts)).toBe("parent, 2 subusers, 1 customer account");
  });

  it("does not call a list that could not be read none", () => {
    const words = everyAccountWords(accountCounts(fleet("self", "subuser:")));
    expect(words).toBe("parent, subusers not listed, no customer accounts");
  });
});
