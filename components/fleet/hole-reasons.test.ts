import { expect, it } from "vitest";
import type { Hole } from "@/lib/audit/fleet/fleet";
import { holeReasons } from "./hole-reasons";

const hole = (api_key_id: string | null, message: string, status: number | null): Hole => ({
  account: "self",
  api_key_id,
  code: "upstream_failed",
  status,
  message,
});

it("counts keys and whole accounts of one reason apart, the most frequent reason first", () => {
  const reasons = holeReasons([
    hole("a", "It took too long.", null),
    hole("b", "SendGrid refused.", 403),
    hole("c", "SendGrid refused.", 403),
    hole(null, "SendGrid refused.", 403),
  ]);
  expect(reasons).toEqual([
    { words: "SendGrid refused (403).", keys: 2, accounts: 1, lists: 0 },
    { words: "It took too long.", keys: 1, accounts: 0, lists: 0 },
  ]);
});

it("counts a list of accounts as no account", () => {
  const list = { ...hole(null, "SendGrid refused.", 403), account: "subuser:" };
  expect(holeReasons([list])).toMatchObject([{ keys: 0, accounts: 0, lists: 1 }]);
});
