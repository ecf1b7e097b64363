import { expect, it } from "vitest";
import { SORTS } from "@/lib/audit/report/arrange";
import { sortsOf } from "./sorts-of";

it("offers to sort by the columns that there are, and by what the list is sorted by", () => {
  const plain = { policy: null, lastMail: null };
  const order = { sort: "name", descending: false } as const;
  const few = ["severity", "name", "type", "scopes", "exposure"];
  expect(sortsOf([plain], { target: "self" }, order)).toEqual(few);
  expect(sortsOf([plain], { target: "self" }, { ...order, sort: "mail" })).toEqual([
    ...few,
    "mail",
  ]);
  const ownership = { owner: "web", purpose: null, data: null };
  const full = { policy: { ownership }, lastMail: { state: "silent", askedAtMs: 1 } } as const;
  expect(sortsOf([plain, full], { target: "all" }, order)).toEqual(SORTS);
});
