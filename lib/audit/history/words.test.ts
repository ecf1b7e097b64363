import { describe, expect, it } from "vitest";
import { changeCounts } from "./change-counts";
import { whenDays, whenWords } from "./life-words";

const at = (day: string) => Date.parse(`${day}T10:00:00Z`);

describe("when something happened", () => {
  it("names both ends, or the one that is known", () => {
    const open = { afterMs: null, byMs: at("2026-07-02") };
    expect(whenWords(open)).toBe("before 2026-07-02 10:00:00 UTC");
    expect(whenDays(open)).toBe("by 2026-07-02");
    const closed = { afterMs: at("2026-07-02"), byMs: at("2026-10-01") };
    expect(whenWords(closed)).toBe("between 2026-07-02 10:00:00 UTC and 2026-10-01 10:00:00 UTC");
    const second = { afterMs: at("2026-07-02"), byMs: at("2026-07-02") + 999 };
    expect(whenWords(second)).toBe("at 2026-07-02 10:00:00 UTC");
    expect(whenDays(closed)).toBe("2026-07-02 to 2026-10-01");
    expect(whenDays({ afterMs: at("2026-07-02"), byMs: at("2026-07-02") + 1 })).toBe("2026-07-02");
  });
});

describe("what became of keys, in figures", () => {
  it("counts each kind, and nothing that is no key's", () => {
    const kinds = ["added", "added", "rescoped", "first", "unreadable", "readable"] as const;
    expect(changeCounts(kinds.map((kind) => ({ kind })))).toBe(
      "2 keys added and 1 with changed scopes",
    );
    expect(changeCounts([{ kind: "readable" }])).toBe("");
    const each = ["removed", "renamed", "rescoped", "unread", "read"] as const;
    expect(changeCounts(each.map((kind) => ({ kind })))).toBe(
      "1 key removed, 1 renamed, 1 with changed scopes, 1 no longer readable and 1 readable again",
    );
  });
});
