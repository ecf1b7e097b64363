import { expect, it } from "vitest";
import type { HistoryChange } from "@/lib/contract/history";
import { changeWords } from "./change-words";

const added = (gained: string[] | null): HistoryChange => ({
  account: "self",
  label: "acme",
  kind: "added",
  after: "2026-11-25T00:00:00Z",
  by: "2026-11-26T00:00:00Z",
  api_key_id: "id",
  name: "new",
  previous_name: null,
  gained,
  lost: null,
  keys: null,
  code: null,
  status: null,
});

it("counts the scopes of a key that came as its own page does, without the marks that SendGrid sets", () => {
  expect(changeWords(added(["mail.send", "stats.read", "2fa_required"]))).toBe(
    "added, with 2 scopes",
  );
});

it("never says that a key whose scopes were not read has none", () => {
  expect(changeWords(added(null))).toBe("added; its scopes were not read");
});
