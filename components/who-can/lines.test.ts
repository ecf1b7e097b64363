import fc from "fast-check";
import { expect, it } from "vitest";
import type { FleetAccount } from "@/lib/audit/fleet/fleet";
import { linesOf } from "./lines";

const NAMES = ["subuser:b", "self", "subuser:a"];
const accounts = new Map(
  NAMES.map((account): [string, FleetAccount] => [
    account,
    { account, label: account, region: "global", disabled: false, status: "read", keys: 1 },
  ]),
);
const items = fc.array(
  fc.record({
    key: fc.record({
      account: fc.constantFrom(...NAMES, "subuser:not listed"),
      api_key_id: fc.string(),
      name: fc.string(),
      shape: fc.constant(null),
      readAtMs: fc.constant(null),
    }),
  }),
);

it("puts every key under its account, once, accounts in the order of their first key", () => {
  fc.assert(
    fc.property(items, (list) => {
      const lines = linesOf(list, accounts);
      let heading: string | null = null;
      const headings: string[] = [];
      const seen = new Set<unknown>();
      for (const line of lines) {
        if (line.kind === "account") {
          heading = line.id;
          headings.push(line.id);
          expect(line.count).toBe(list.filter(({ key }) => key.account === line.id).length);
        } else {
          expect(line.item.key.account).toBe(heading);
          seen.add(line.item);
        }
      }
      expect(seen).toEqual(new Set(list));
      expect(headings).toEqual([...new Set(list.map(({ key }) => key.account))]);
    }),
  );
});
