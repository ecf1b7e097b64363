import { describe, expect, it } from "vitest";
import { catalogueWords } from "../catalogue/version";
import { type PlainKey, snapshotWith, twoFacts } from "../testing/snapshots";
import { compareSnapshots } from "./changes";
import { type ChangesExport, changesCsv, changesJson } from "./changes-export";
import { historyOf } from "./key-history";

/** The export of all keys in two scans of one account. */
function exported(older: readonly PlainKey[] | null, newer: readonly PlainKey[]): ChangesExport {
  const [before, after] = [older, newer].map((keys, at) =>
    snapshotWith({ self: { keys, label: "acme" } }, { atMs: 86_400_000 * (at + 1) }),
  );
  if (before === undefined || after === undefined) throw new Error("Two went in.");
  const readings = twoFacts(before, after);
  const comparison = compareSnapshots(...readings);
  if (!comparison.ok) throw new Error(comparison.why);
  const shown = comparison.changes.keys.map((change) => {
    return { change, history: historyOf(readings, change) };
  });
  return { tool: { name: "Key Audit", version: "2" }, changes: comparison.changes, shown };
}

const from = () =>
  exported(
    [
      { id: "gone", scopes: ["stats.read"] },
      { id: "grown", name: "web", scopes: ["mail.send", "stats.read"] },
      { id: "dark", scopes: null },
      { id: "same", scopes: [] },
    ],
    [
      { id: "new", scopes: ["2fa_required", "mail.send"] },
      { id: "grown", name: "worker", scopes: ["api_keys.create", "api_keys.read", "mail.send"] },
      { id: "dark", scopes: ["mail.send"] },
      { id: "same", scopes: [] },
    ],
  );

const SENTENCE =
  "1 key can now create or change API keys or logins. Of 5 keys in 1 account: 1 added, 1 removed, 1 with changed scopes and 1 renamed; 1 unchanged. The scopes of 1 were not read both times, so they may have changed.";

describe("the changes as JSON", () => {
  const keyOf = (id: string) =>
    JSON.parse(changesJson(from())).keys.find(
      ({ api_key_id }: { api_key_id: string }) => api_key_id === id,
    );

  it("say what was compared, by which readings, and by what they are judged", () => {
    const { older, newer } = from().changes;
    const { keys, ...head } = JSON.parse(changesJson(from()));
    expect(keys).toHaveLength(5);
    expect(head).toEqual({
      version: 1,
      tool: { name: "Key Audit", version: "2" },
      judged_by: { catalogue: catalogueWords(), exposure_version: 1 },
      older: {
        read_after_ms: older.snapshot.read_after_ms,
        read_before_ms: older.snapshot.read_before_ms,
        tool: older.snapshot.tool,
        catalogue: older.snapshot.catalogue,
      },
      newer: {
        read_after_ms: newer.snapshot.read_after_ms,
        read_before_ms: newer.snapshot.read_before_ms,
        tool: newer.snapshot.tool,
        catalogue: newer.snapshot.catalogue,
      },
      sentence: SENTENCE,
      accounts_compared: 1,
      accounts_not_compared: [],
      accounts_looked_at_once: 0,
    });
  });

  it("have of a key both states, what it gained and lost, and what the readings prove", () => {
    expect(keyOf("grown")).toEqual({
      account: "self",
      api_key_id: "grown",
      change: "rescoped renamed",
      name_before: "web",
      name_after: "worker",
      scopes_before: "mail.send stats.read",
      scopes_after: "api_keys.create api_keys.read mail.send",
      scopes_gained: "api_keys.create api_keys.read",
      scopes_lost: "stats.read",
      effects_gained: "mint observe",
      exposure_before: 30,
      exposure_after: 61,
      appeared_after_ms: null,
      appeared_by_ms: 86_401_000,
      went_after_ms: null,
      went_by_ms: null,
      rescoped_after_ms: 86_401_000,
      rescoped_by_ms: 172_801_000,
      readings_of_its_scopes: 2,
    });
  });

  it("have null for what was not there, words for what was not read, and none for no change", () => {
    expect(keyOf("new")).toMatchObject({
      change: "added",
      name_before: null,
      scopes_before: null,
      exposure_before: null,
      scopes_after: "mail.send",
      effects_gained: "send",
      appeared_by_ms: 172_801_000,
    });
    expect(keyOf("gone")).toMatchObject({
      change: "removed",
      name_after: null,
      scopes_after: null,
      exposure_after: null,
      went_after_ms: 86_401_000,
      effects_gained: "",
    });
    expect(keyOf("dark")).toMatchObject({
      change: "scopes-known",
      scopes_before: "unknown: not read",
      exposure_before: "unknown: not read",
      scopes_gained: "",
      readings_of_its_scopes: 1,
    });
    expect(keyOf("same")).toMatchObject({ change: "none", scopes_before: "", exposure_before: 0 });
  });

  it("say what could not be compared", () => {
    const { accounts_compared, accounts_not_compared, sentence, keys } = JSON.parse(
      changesJson(exported(null, [{ id: "a", scopes: [] }])),
    );
    expect(accounts_not_compared).toMatchObject([{ account: "self", kind: "readable", keys: 1 }]);
    expect([accounts_compared, keys]).toEqual([0, []]);
    expect(sentence).toMatch(/^No account was fully read both times/);
  });
});

describe("the changes as CSV", () => {
  const table = () => {
    const lines = changesCsv(from()).slice(1).trim().split("\r\n");
    const [header = [], ...rows] = lines.map((line) => line.slice(1, -1).split('","'));
    const at = (id: string, name: string) =>
      rows.find((row) => row[1] === id)?.[header.indexOf(name)];
    return { header, rows, at };
  };

  it("have times as a person reads them, empty where there is none", () => {
    const { header, at } = table();
    expect(header.filter((name) => name.endsWith("_ms"))).toEqual([]);
    expect(at("grown", "rescoped_by")).toBe("1970-01-03T00:00:01Z");
    expect(at("grown", "went_by")).toBe("");
    expect(at("new", "name_before")).toBe("");
    expect(at("grown", "older_read_by")).toBe("1970-01-02T00:00:02Z");
    expect(at("grown", "readings_of_its_scopes")).toBe("2");
  });

  it("say in every row of how many it is, and by what it was judged", () => {
    const { header, rows } = table();
    expect(rows).toHaveLength(5);
    for (const row of rows) {
      expect(row).toHaveLength(header.length);
      expect(row[header.indexOf("of")]).toBe(SENTENCE);
      expect(row[header.indexOf("tool_version")]).toBe("Key Audit 2");
      expect(row[header.indexOf("catalogue_version")]).toBe(catalogueWords());
    }
  });

  it("of no key say what was compared all the same", () => {
    const none = changesCsv({ ...from(), shown: [] });
    expect(none).toBe(`\uFEFF"of"\r\n"${SENTENCE}"\r\n`);
  });
});
