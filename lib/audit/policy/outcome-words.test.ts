import { expect, it } from "vitest";
import { totalsSentence, waivedWords, waiverWords } from "./outcome-words";

const totals = { keys: 38, failing: 7, unknown: 2, unread: 2, waived: 0, unowned: 0 };

it.each([
  [totals, "Fails 7 of 38 keys, 2 unknown since not read."],
  [{ ...totals, unread: 1 }, "Fails 7 of 38 keys, 2 unknown."],
  [{ ...totals, unknown: 0, unread: 0, waived: 1_000 }, "Fails 7 of 38 keys, 1,000 waived."],
  [
    { keys: 1, failing: 0, unknown: 1, unread: 1, waived: 1, unowned: 1 },
    "Fails 0 of 1 key, 1 unknown since not read, 1 waived.",
  ],
  [{ ...totals, unknown: 0, unread: 0 }, "Fails 7 of 38 keys."],
])("%j in a sentence: %s", (of, sentence) => {
  expect(totalsSentence(of)).toBe(sentence);
  expect(totalsSentence(of, "Would fail")).toBe(sentence.replace("Fails", "Would fail"));
});

it("says who waived something and until when, with the ticket if there is one", () => {
  const waived = {
    reason: "Migration",
    owner: "ops",
    approver: "sec",
    ticket: null,
    expires: "2026-12-31",
  };
  const words = "ops, approved by sec, through 2026-12-31 UTC";
  expect(waiverWords(waived)).toBe(words);
  expect(waiverWords({ ...waived, ticket: "S-1" })).toBe(`${words} (S-1)`);
  expect(waivedWords({ rule: "old-key", waived })).toEqual([
    `old-key: waived by ${words}. Reason: Migration.`,
  ]);
  expect(waivedWords({ rule: "old-key" })).toEqual([]);
});
