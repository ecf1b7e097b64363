import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Changes, compareSnapshots } from "./changes";
import { countChanges, countsSentence, gainedSentence } from "./changes-words";
import type { Snapshot } from "./snapshot";
import {
  anyAccounts,
  anyKeys,
  type PlainAccount,
  type PlainKey,
  snapshotWith,
  twoFacts,
} from "./testing/snapshots";

function changesBetween(older: Snapshot, newer: Snapshot): Changes {
  const comparison = compareSnapshots(...twoFacts(older, newer));
  if (!comparison.ok) throw new Error(comparison.why);
  return comparison.changes;
}

type Accounts = Readonly<Record<string, PlainAccount>>;
const between = (older: Accounts, newer: Accounts) =>
  changesBetween(snapshotWith(older), snapshotWith(newer));

const own = (keys: readonly PlainKey[] | null): Accounts => ({ self: { keys, label: "acme" } });
const kindsOf = ({ keys }: Changes) =>
  Object.fromEntries(keys.map(({ api_key_id, kinds }) => [api_key_id, kinds]));
const real = (scopes: readonly string[]) => scopes.filter((s) => s !== "2fa_required").sort();

describe("the difference between two snapshots", () => {
  it("is nothing between a snapshot and itself", () => {
    fc.assert(
      fc.property(anyAccounts, (accounts) => {
        const changes = between(accounts, accounts);
        expect(changes.keys.filter(({ kinds }) => kinds.length > 0)).toEqual([]);
        expect(changes.accounts.filter(({ kind }) => kind !== "unread")).toEqual([]);
        expect(gainedSentence(changes)).toBeNull();
      }),
    );
  });

  it("sees one scope with a space in it become two", () => {
    const changes = between(
      own([{ id: "a", scopes: ["x y"] }]),
      own([{ id: "a", scopes: ["x", "y"] }]),
    );
    expect(changes.keys).toMatchObject([
      { kinds: ["rescoped"], lost: ["x y"], gained: ["x", "y"] },
    ]);
  });

  it("makes the newer of the older, where all was read", () => {
    fc.assert(
      fc.property(anyKeys(false), anyKeys(false), (older, newer) => {
        const made = new Map(older.map(({ id, name, scopes }) => [id, { name, scopes }]));
        for (const change of between(own(older), own(newer)).keys) {
          const { api_key_id: id, kinds, after, gained, lost } = change;
          const before = made.get(id);
          if (kinds.includes("removed")) made.delete(id);
          else if (kinds.includes("added")) {
            made.set(id, { name: after?.name, scopes: after?.analysis?.real ?? null });
          } else if (before !== undefined) {
            const kept = before.scopes?.filter((scope) => !lost.includes(scope)) ?? [];
            const name = kinds.includes("renamed") ? after?.name : before.name;
            made.set(id, { name, scopes: [...kept, ...gained] });
          }
        }
        const plain = (all: Iterable<[string, Omit<PlainKey, "id">]>) =>
          new Map([...all].map(([id, { name, scopes }]) => [id, [name, real(scopes ?? [])]]));
        expect(plain(made)).toEqual(plain(newer.map((key) => [key.id, key])));
      }),
    );
  });

  it("says added or removed only of accounts that were read in full both times", () => {
    fc.assert(
      fc.property(anyAccounts, anyAccounts, (older, newer) => {
        const changes = between(older, newer);
        const isRead = (accounts: Accounts, id: string) => (accounts[id]?.keys ?? null) !== null;
        for (const { account } of changes.keys) {
          expect(isRead(older, account) && isRead(newer, account)).toBe(true);
        }
        const others = new Set([...Object.keys(older), ...Object.keys(newer)]);
        expect(changes.accounts.length + changes.accountsCompared).toBe(others.size);
      }),
    );
  });

  it("does not depend on the order of accounts and keys", () => {
    const turned = (snapshot: Snapshot): Snapshot => ({
      ...snapshot,
      accounts: snapshot.accounts.toReversed(),
      keys: snapshot.keys.toReversed(),
    });
    fc.assert(
      fc.property(anyAccounts, anyAccounts, (a, b) => {
        const [older, newer] = [snapshotWith(a), snapshotWith(b)];
        const { keys, accounts } = changesBetween(turned(older), turned(newer));
        expect({ keys, accounts }).toEqual({
          keys: changesBetween(older, newer).keys,
          accounts: changesBetween(older, newer).accounts,
        });
      }),
    );
  });

  it("counts every key compared once, as changed or as it was", () => {
    fc.assert(
      fc.property(anyAccounts, anyAccounts, (older, newer) => {
        const counts = countChanges(between(older, newer));
        expect(counts.changed + counts.same).toBe(counts.compared);
      }),
    );
  });
});

describe("what is no change of a key", () => {
  it("is a scope that SendGrid sets by itself", () => {
    const changes = between(
      own([{ id: "a", scopes: ["mail.send"] }]),
      own([{ id: "a", scopes: ["mail.send", "2fa_required"] }]),
    );
    expect(kindsOf(changes)).toEqual({ a: [] });
  });

  it("is another catalogue, which knew a scope of SendGrid's own as another", () => {
    const older = snapshotWith(own([{ id: "a", scopes: ["mail.send", "2fa_required"] }]));
    const shapes = [{ scopes: ["2fa_required", "mail.send"], set_by_sendgrid: [] }];
    expect(kindsOf(changesBetween({ ...older, shapes }, older))).toEqual({ a: [] });
    const newer = snapshotWith(own([{ id: "a", scopes: ["mail.send", "templates.read"] }]));
    const apart = [{ scopes: ["mail.send"], set_by_sendgrid: ["templates.read"] }];
    expect(kindsOf(changesBetween({ ...newer, shapes: apart }, newer))).toEqual({ a: [] });
  });

  it("are scopes that were read in one of the two only", () => {
    const [known, unknown] = [
      { id: "a", scopes: ["mail.send"] },
      { id: "a", scopes: null },
    ];
    expect(kindsOf(between(own([known]), own([unknown])))).toEqual({ a: ["scopes-unknown"] });
    expect(kindsOf(between(own([unknown]), own([known])))).toEqual({ a: ["scopes-known"] });
    expect(countsSentence(between(own([unknown]), own([unknown])))).toContain(
      "The scopes of 1 were not read both times",
    );
  });
});

describe("accounts", () => {
  const keys = [{ id: "a", scopes: ["mail.send"] }];
  const accountsOf = (older: Accounts, newer: Accounts) =>
    between({ ...own([]), ...older }, { ...own([]), ...newer }).accounts;

  it("that could be read in one of the two only are a change of coverage, with its reason", () => {
    const [read, failed] = [{ "subuser:x": { keys } }, { "subuser:x": { keys: null } }];
    expect(accountsOf(failed, read)).toMatchObject([{ kind: "readable", keys: 1 }]);
    expect(accountsOf(read, failed)).toMatchObject([
      { kind: "unreadable", keys: 1, reason: "Refused." },
    ]);
    expect(accountsOf(failed, failed)).toMatchObject([{ kind: "unread", keys: null }]);
  });

  it("appear and go, unless the list that would name them was not read", () => {
    const there = { "subuser:x": { keys } };
    const unlisted = { "subuser:": { keys: null } };
    expect(accountsOf({}, there)).toMatchObject([{ kind: "appeared", keys: 1 }]);
    expect(accountsOf(there, {})).toMatchObject([{ kind: "gone", keys: 1 }]);
    expect(accountsOf(there, unlisted).map(({ kind }) => kind)).toEqual([
      "unreadable",
      "unreadable",
    ]);
    expect(accountsOf(unlisted, there).map(({ kind }) => kind)).toEqual(["readable", "readable"]);
  });

  it("that only one of the two looked at are left out, and counted", () => {
    const one = snapshotWith(own(keys), { target: "self" });
    const all = snapshotWith({ ...own([]), "subuser:x": { keys } });
    const changes = changesBetween(one, all);
    expect(kindsOf(changes)).toEqual({ a: ["removed"] });
    expect(changes).toMatchObject({ outside: 1, accounts: [] });
  });

  it("of two parents, or of two subusers, are not compared", () => {
    const other = snapshotWith({ self: { keys: [{ id: "z", scopes: [] }], label: "globex" } });
    const mine = snapshotWith(own(keys));
    expect(compareSnapshots(...twoFacts(mine, other))).toEqual({ ok: false, why: "parents" });
    const renamed = snapshotWith({ self: { keys, label: "acme-inc" } });
    expect(compareSnapshots(...twoFacts(mine, renamed)).ok).toBe(true);
    const subuser = snapshotWith({ "subuser:x": { keys } }, { target: "subuser:x" });
    const self = snapshotWith(own(keys), { target: "self" });
    expect(compareSnapshots(...twoFacts(self, subuser))).toEqual({ ok: false, why: "targets" });
  });
});

describe("the words", () => {
  const [sender, minter] = [["mail.send"], ["mail.send", "api_keys.create"]];

  it("begin with the worst that keys can do now and could not before", () => {
    const changes = between(
      own([
        { id: "a", scopes: sender },
        { id: "b", scopes: sender },
        { id: "c", scopes: minter },
        { id: "d", scopes: ["templates.read"] },
        { id: "e", scopes: sender },
      ]),
      own([
        { id: "a", scopes: minter },
        { id: "b", scopes: minter },
        { id: "c", scopes: sender },
        { id: "d", scopes: sender },
        { id: "f", scopes: minter },
        { id: "e", name: "renamed", scopes: sender },
      ]),
    );
    expect(gainedSentence(changes)).toBe(
      "2 keys gained the power to create or rewrite API keys and logins, and 1 new key has it.",
    );
    expect(countsSentence(changes)).toBe(
      "Of 6 keys in 1 account: 1 added, 4 re-scoped and 1 renamed; 0 as they were.",
    );
    expect(changes.keys.map(({ api_key_id }) => api_key_id)).toEqual([
      "a",
      "b",
      "f",
      "d",
      "c",
      "e",
    ]);
  });

  it("see more power in a key that had some of its kind, and scopes that nobody knows in a new one", () => {
    const grown = between(
      own([{ id: "a", scopes: ["user.profile.update"] }]),
      own([{ id: "a", scopes: ["user.profile.update", "user.password.update"] }]),
    );
    expect(gainedSentence(grown)).toBe(
      "1 key gained the power to change who the account belongs to or sends as.",
    );
    expect(gainedSentence(between(own([]), own([{ id: "a", scopes: ["new.thing"] }])))).toBe(
      "1 key came to hold scopes that are not in our catalogue.",
    );
  });

  it("say of nothing changed how many were compared, and of nothing compared nothing", () => {
    const same = own([{ id: "a", scopes: sender }]);
    expect(countsSentence(between(same, same))).toBe(
      "None of 1 key in 1 account was added, removed, re-scoped or renamed.",
    );
    expect(countsSentence(between(same, own(null)))).toContain("nothing can be said of any key");
  });

  it("do not take a new key that was not read for harmless", () => {
    const changes = between(
      own([]),
      own([
        { id: "a", scopes: null },
        { id: "b", scopes: ["stats.read"] },
      ]),
    );
    expect(gainedSentence(changes)).toBe("What 1 key can do that is new is not known.");
    expect(changes.keys.map(({ api_key_id }) => api_key_id)).toEqual(["a", "b"]);
  });
});
