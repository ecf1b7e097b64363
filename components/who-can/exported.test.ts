import { expect, it } from "vitest";
import { applyEvents, emptyFleet } from "@/lib/audit/fleet/reducer";
import { parseQuery } from "@/lib/audit/who-can/query";
import { whoCan } from "@/lib/audit/who-can/who-can";
import { exportedAnswer } from "./exported";

it("has every key the answer speaks of, says which way, and calls no unread key unable", () => {
  const key = (api_key_id: string, shape: number | null) =>
    ({ type: "key", account: "self", api_key_id, name: "", shape, readAtMs: null }) as const;
  const fleet = applyEvents(emptyFleet(), [
    { type: "shape", id: 1, scopes: ["mail.send"] },
    { type: "shape", id: 2, scopes: ["api_keys.create"] },
    { type: "shape", id: 3, scopes: ["stats.read"] },
    key("unable", 3),
    key("unread", null),
    key("mints", 2),
    key("sends", 1),
  ]);
  const parsed = parseQuery("send mail");
  if (!parsed.ok) throw new Error(parsed.problem);
  const { shown, answers } = exportedAnswer(whoCan(fleet, parsed.query));
  expect(shown.map(({ api_key_id }, at) => [api_key_id, answers[at]])).toEqual([
    ["sends", "can: mail.send"],
    [
      "mints",
      expect.stringMatching(/^could gain this ability \(conflicting\): It can create API keys/),
    ],
    ["unread", "not known: its scopes are not read"],
  ]);
});
