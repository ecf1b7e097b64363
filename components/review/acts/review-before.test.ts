import { expect, it } from "vitest";
import type { ReviewSummary } from "@/lib/queries/reviews";
import { reviewBefore } from "./review-before";

function review(id: string, more: Partial<ReviewSummary> = {}): ReviewSummary {
  return {
    id,
    account: "self",
    label: "acme",
    note: "",
    opened_at: `2026-0${id}-01T00:00:00.000Z`,
    opened_by: "Ada",
    keys: 5,
    decided: 5,
    state: "signed_off",
    signed_off_at: null,
    ...more,
  };
}

const left = { decided: 1, state: "open" } as const;

it("the review before one is the newest that was decided to its end, whatever was begun and left since", () => {
  const reviews = [review("5"), review("4", left), review("3"), review("2")];
  expect(reviewBefore("5", reviews)?.id).toBe("3");
  const decided = [review("5"), review("4", { state: "decided" }), review("3")];
  expect(reviewBefore("5", decided)?.id).toBe("4");
});

it("is one that decided on some keys where none decided on all", () => {
  const untouched = review("4", { decided: 0, state: "open" });
  expect(reviewBefore("5", [review("5"), untouched, review("3", left)])?.id).toBe("3");
  expect(reviewBefore("5", [review("5"), untouched])).toBeUndefined();
});

it("is of the same account, and older", () => {
  const others = [review("6"), review("5"), review("4", { account: "subuser:one" })];
  expect(reviewBefore("5", others)).toBeUndefined();
  expect(reviewBefore("9", others)).toBeUndefined();
});
