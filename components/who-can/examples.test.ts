import { expect, it } from "vitest";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import { parseQuery } from "@/lib/audit/who-can/query";
import { whoCan } from "@/lib/audit/who-can/who-can";
import { EXAMPLES, exampleCounts } from "./examples";

const SHAPES = [
  ["api_keys.create", "mail.send"],
  ["mail.send", "templates.read"],
  ["billing.update"],
  ["suppression.bounces.delete", "user.email.update"],
];
const fleet = {
  ...emptyFleet(),
  shapes: new Map(SHAPES.entries()),
  keys: [0, 0, 1, 2, 3, null].map((shape, at) => ({
    account: "self",
    api_key_id: `id-${at}`,
    name: "",
    shape,
    readAtMs: null,
  })),
};

it.each(EXAMPLES)("$question: counts what asking it would find", ({ question }) => {
  const parsed = parseQuery(question);
  if (!parsed.ok) throw new Error(parsed.problem);
  expect(exampleCounts(fleet).get(question)).toBe(whoCan(fleet, parsed.query).direct.length);
});
