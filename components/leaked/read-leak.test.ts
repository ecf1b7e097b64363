import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEvents, emptyFleet } from "@/lib/audit/fleet/reducer";
import { withoutSecrets } from "@/lib/audit/leak/without-secrets";
import { matchInFleets } from "./match-in-fleets";
import { maskedIds, readLeak, unreadOf } from "./read-leak";
import { coverageWords, headlineOf, notFoundWords, otherWordsOf } from "./words";

const ID = "abcdefghijklmnopqrst-_";
const SECRET = `${"Zk9".repeat(14)}x`;
const KEY = `SG.${ID}.${SECRET}`;
const ACCOUNT = {
  type: "account",
  region: "global",
  disabled: false,
  status: "failed",
  keys: null,
} as const;

describe("reading what was pasted", () => {
  it.each([KEY, `export SENDGRID_API_KEY="${KEY}"`, `a log\nwith ${KEY} and more\n`])(
    "finds the id of a whole key in %s",
    (text) => {
      const leak = readLeak(text);
      expect([...leak.ids.keys()]).toEqual([ID]);
      expect(leak.basis).toBe("key");
    },
  );

  it.each([ID, ` ${ID}\n`, `"${ID}"`, `SG.${ID}`, `SG.${ID}.•••`, `SG.${ID}.abc…`])(
    "takes %s for an id without its secret",
    (text) => expect(readLeak(text)).toMatchObject({ ids: new Map([[ID, 1]]), basis: "id" }),
  );

  it("takes a list of ids", () => expect(readLeak(`${ID}\n${"b".repeat(22)}`).ids.size).toBe(2));

  it("finds the id of a key that is masked within a log line", () => {
    const leak = readLeak(`12:00 auth=SG.${ID}.••• status=202`);
    expect(leak).toMatchObject({ ids: new Map([[ID, 1]]), basis: "id" });
  });

  it("finds words that are ids of keys that were read, and keeps no other word", () => {
    const fleet = applyEvents(emptyFleet(), [
      { type: "key", account: "self", api_key_id: ID, name: "n", shape: null, readAtMs: null },
    ]);
    const other = "PerhapsASecretOf22Char";
    const leak = readLeak(`Look at ${ID}, please. And ${other}?`, [fleet]);
    expect(leak).toMatchObject({ ids: new Map([[ID, 1]]), basis: "id", otherWords: 1 });
    const none = readLeak(`Look at ${other}.`, [fleet]);
    expect(none).toMatchObject({ ids: new Map(), otherWords: 1 });
    expect(JSON.stringify([leak, [...leak.ids], none])).not.toContain(other);
    expect(otherWordsOf(none)).toContain("1 word of 22 characters may be an ID");
    expect(readLeak(`${KEY} of ${ID}`, [fleet])).toMatchObject({ ids: new Map([[ID, 1]]) });
  });

  it("finds keys by their name, however it is written, and prefers an id", () => {
    const key = (name: string, api_key_id: string) =>
      ({ type: "key", account: "self", api_key_id, name, shape: null, readAtMs: null }) as const;
    const twin = "b".repeat(22);
    const own = { account: "self", label: "a", region: "global", disabled: false } as const;
    const fleet = applyEvents(emptyFleet(), [
      { type: "account", ...own, status: "read", keys: 3 },
      key("ci-Déploy", ID),
      key("ci-deploy", twin),
      key(ID, "c".repeat(22)),
    ]);
    for (const typed of ["ci-deploy", ' "CI-Deploy"\n', "ｃｉ-deploy"]) {
      const leak = readLeak(typed, [fleet]);
      expect(leak).toMatchObject({ basis: "name", problem: null });
      expect([...leak.ids.keys()]).toEqual([ID, twin]);
      expect(headlineOf(leak, matchInFleets(leak.ids.keys(), [fleet]), 0)).toBe(
        "2 keys have this name",
      );
    }
    expect(readLeak(ID, [fleet])).toMatchObject({ basis: "id", ids: new Map([[ID, 1]]) });
    expect(readLeak("ci", [fleet])).toMatchObject({ basis: "id", ids: new Map() });
    expect(readLeak(`ci-deploy ${KEY}`, [fleet]).basis).toBe("key");
    expect(readLeak("  ", [fleet]).ids.size).toBe(0);
  });

  it("finds the names that hold what was typed, where it is none, and keeps it only then", () => {
    const key = (name: string, api_key_id: string) =>
      ({ type: "key", account: "self", api_key_id, name, shape: null, readAtMs: null }) as const;
    const fleet = applyEvents(emptyFleet(), [
      key("Staging-api", ID),
      key("web staging", "b".repeat(22)),
      key("production", "c".repeat(22)),
    ]);
    const leak = readLeak(" STAGING\n", [fleet]);
    expect(leak).toMatchObject({ basis: "name", problem: null, ids: new Map() });
    expect(leak.namePart).toEqual({ text: "staging", keys: 2 });
    expect(readLeak("st", [fleet]).namePart).toBeUndefined();
    expect(readLeak("stagings", [fleet]).namePart).toBeUndefined();
    expect(readLeak("production", [fleet])).toMatchObject({ ids: new Map([["c".repeat(22), 1]]) });
  });

  it("says what is wrong with a cut key, without repeating it", () => {
    const { problem } = readLeak("SG.short.key");
    expect(problem).toContain("too short: 12 of 69 characters");
    expect(problem).not.toContain("short.key");
  });

  it("says of what is in no account that it is in none, once every account is read", () => {
    const leak = readLeak(KEY);
    const some = matchInFleets(leak.ids.keys(), []);
    expect(headlineOf(leak, some, 0)).toBe("No match in the keys read so far");
    expect(notFoundWords(1, some.isWhole)).toContain("may belong to an account that hasn’t been");
    const all = { ...some, isWhole: true };
    expect(headlineOf(leak, all, 0)).toBe("Not in any of your accounts");
    expect(notFoundWords(1, all.isWhole)).toBe(
      "It may be someone else’s, or already deleted. Treat it as live until its owner or SendGrid says otherwise.",
    );
    const name = { ...leak, ids: new Map(), basis: "name" } as const;
    expect(headlineOf(name, all, 0)).toBe("No key has this name");
    const own = matchInFleets(leak.ids.keys(), [], ID);
    expect(headlineOf(leak, own, 0)).toBe("You are signed in with this key");
  });

  it("counts no list of accounts as an account", () => {
    const fleet = applyEvents(emptyFleet("all"), [
      { ...ACCOUNT, account: "self", label: "mail-only" },
      { ...ACCOUNT, account: "subuser:", label: "Subusers" },
    ]);
    expect(coverageWords(matchInFleets([], [fleet]))).toBe(
      "Nothing has been read yet. Not searched: 1 account not read (mail-only); subusers, whose list could not be read.",
    );
  });

  it("is never sure of what was not all looked into", () => {
    const none = readLeak("nothing");
    const match = matchInFleets([], []);
    expect(headlineOf(none, match, 0)).toBe("No SendGrid key found");
    expect(headlineOf(none, match, 1)).toBe("Not all could be read");
    const leak = readLeak(KEY);
    expect(headlineOf(leak, matchInFleets(leak.ids.keys(), []), 1)).toContain("No match");
  });

  it("is not sure either of what is pasted and packed", () => {
    const packed = `data: ${gzipSync(KEY).toString("base64")}`;
    expect(unreadOf(packed)).toEqual([{ name: "what you pasted", why: "inside-text" }]);
    expect(unreadOf(KEY)).toEqual([]);
    expect(
      unreadOf("eJust words, EAE and eJwts in them: eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0"),
    ).toEqual([]);
  });

  it("says what a lone text looks like instead, without repeating it", () => {
    const leak = readLeak("sk_live_4eC39HqLyjWDarjtT1zdp7dc");
    expect(leak.ids.size).toBe(0);
    expect(leak.problem).toContain("Stripe");
    expect(leak.problem).not.toContain("4eC39");
    expect(readLeak("nothing in a sentence like this one").problem).toBeNull();
  });

  it("keeps no part of a secret, wherever the key stands", () => {
    const around = fc.string({ maxLength: 40 });
    fc.assert(
      fc.property(around, around, (before, after) => {
        const leak = readLeak(`${before}${KEY}${after}`);
        const kept = JSON.stringify([...leak.ids, leak.source, leak.problem]);
        expect(kept).not.toContain(SECRET.slice(0, 6));
        expect(maskedIds(leak.ids.keys())).toContain(`SG.${ID}.•••`);
      }),
    );
  });
});

describe("a key that is typed", () => {
  it("loses its secret with the first character of it", () => {
    let field = "";
    for (const character of KEY) {
      field = withoutSecrets(field + character);
      expect(field).not.toContain("Zk");
    }
    expect(field).toBe(`SG.${ID}.•••`);
    expect(readLeak(field).basis).toBe("id");
  });
});
