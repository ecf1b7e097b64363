import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  anyAccounts,
  anyKeys,
  type PlainAccount,
  type PlainKey,
  snapshotWith,
  twoFacts,
} from "../testing/snapshots";
import { type Changes, compareSnapshots } from "./changes";
import { countChanges, countsSentence, gainedSentence } from "./changes-words";
import type { Snapshot } from "./snapshot";

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
      "2 keys can now create or change API keys or logins, and 1 new key can too.",
    );
    expect(countsSentence(changes)).toBe(
      "Of 6 keys in 1 account: 1 added, 4 with changed scopes and 1 renamed; 0 unchanged.",
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
      "1 key can now change the account’s owner, logins or senders.",
    );
    expect(gainedSentence(between(own([]), own([{ id: "a", scopes: ["new.thing"] }])))).toBe(
      "1 key gained unrecognized scopes.",
    );
  });

  it("say of nothing changed how many were compared, and of nothing compared nothing", () => {
    const same = own([{ id: "a", scopes: sender }]);
    expect(countsSentence(between(same, same))).toBe(
      "None of 1 key in 1 account was added, removed, renamed or given other scopes.",
    );
    expect(countsSentence(between(same, own(null)))).toContain("nothing can be said about any key");
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

describe("what is looked at first", () => {
  it("is new power by how bad it is, then what is not known, then the rest by what became of it", () => {
    const [small, minter] = [["stats.read"], ["stats.read", "api_keys.create"]];
    const changes = between(
      own([
        { id: "same", scopes: minter },
        { id: "known", scopes: null },
        { id: "unknown", scopes: small },
        { id: "renamed", scopes: small },
        { id: "removed", scopes: small },
        { id: "removed-strong", scopes: minter },
        { id: "lost", scopes: ["stats.read", "alerts.read"] },
        { id: "gained", scopes: small },
        { id: "sender", scopes: small },
        { id: "minter", scopes: small },
      ]),
      own([
        { id: "same", scopes: minter },
        { id: "known", scopes: small },
        { id: "unknown", scopes: null },
        { id: "renamed", name: "new name", scopes: small },
        { id: "lost", scopes: small },
        { id: "gained", scopes: ["stats.read", "mail_settings.read"] },
        { id: "sender", scopes: ["stats.read", "mail.send"] },
        { id: "minter", scopes: minter },
        { id: "dark", scopes: null },
        { id: "new-sender", scopes: ["mail.send", "suppression.delete"] },
        { id: "new-small", scopes: small },
        { id: "new-none", scopes: [] },
      ]),
    );
    expect(changes.keys.map(({ api_key_id }) => api_key_id)).toEqual([
      "minter",
      "new-sender",
      "sender",
      "dark",
      "gained",
      "new-small",
      "new-none",
      "lost",
      "removed-strong",
      "removed",
      "renamed",
      "unknown",
      "known",
      "same",
    ]);
  });
});

describe("of an account that is not compared", () => {
  const keys = [{ id: "a", scopes: [] }];
  const accountsOf = (older: Accounts, newer: Accounts) =>
    between({ ...own([]), ...older }, { ...own([]), ...newer }).accounts;

  it("all that is known is said: its label, its keys, and why it was not read", () => {
    const [read, failed] = [
      { "subuser:x": { keys, label: "X" } },
      { "subuser:x": { keys: null, label: "X" } },
    ];
    const account = { account: "subuser:x", label: "X" };
    expect(accountsOf(failed, read)).toEqual([
      { ...account, kind: "readable", keys: 1, reason: "Refused." },
    ]);
    expect(accountsOf(read, failed)).toEqual([
      { ...account, kind: "unreadable", keys: 1, reason: "Refused." },
    ]);
    expect(accountsOf({}, read)).toEqual([{ ...account, kind: "appeared", keys: 1, reason: null }]);
    expect(accountsOf(read, {})).toEqual([{ ...account, kind: "gone", keys: 1, reason: null }]);
    expect(accountsOf({}, failed)).toEqual([
      { ...account, kind: "appeared", keys: null, reason: "Refused." },
    ]);
    expect(accountsOf(failed, {})).toMatchObject([
      { kind: "gone", keys: null, reason: "Refused." },
    ]);
  });

  it("a list that was not read proves nothing of who is not named", () => {
    const list = { "subuser:": { keys: null } };
    const kinds = (older: Accounts, newer: Accounts) =>
      Object.fromEntries(accountsOf(older, newer).map(({ account, kind }) => [account, kind]));
    expect(kinds(list, list)).toEqual({ "subuser:": "unread" });
    expect(kinds(list, { ...list, "subuser:x": { keys: null } })).toEqual({
      "subuser:": "unread",
      "subuser:x": "unread",
    });
    expect(kinds(list, { ...list, "subuser:x": { keys } })).toMatchObject({
      "subuser:x": "readable",
    });
    // A list of another kind says nothing about it.
    expect(kinds({ "account-id:": { keys: null } }, { "subuser:x": { keys } })).toEqual({
      "account-id:": "readable",
      "subuser:x": "appeared",
    });
  });

  it("they are in the order of their labels", () => {
    const labelled = (label: string) => ({ keys: null, label });
    const accounts = accountsOf(
      { "subuser:1": labelled("c"), "subuser:2": labelled("a") },
      { "subuser:3": labelled("b") },
    );
    expect(accounts.map(({ label }) => label)).toEqual(["a", "b", "c"]);
  });
});

describe("what can be compared", () => {
  const keys = [{ id: "a", scopes: [] }];
  const with_ = (target: string, accounts: Accounts) => snapshotWith(accounts, { target });
  const outcome = (older: Snapshot, newer: Snapshot) => {
    const comparison = compareSnapshots(...twoFacts(older, newer));
    return comparison.ok ? comparison.changes.accountsCompared : comparison.why;
  };

  it("is what both looked at, whichever of them looked at more", () => {
    const [all, one] = [
      with_("all", { ...own(keys), "subuser:x": { keys } }),
      with_("subuser:x", { "subuser:x": { keys } }),
    ];
    expect(outcome(all, all)).toBe(2);
    expect([outcome(all, one), outcome(one, all), outcome(one, one)]).toEqual([1, 1, 1]);
    expect(outcome(one, with_("subuser:y", { "subuser:y": { keys } }))).toBe("targets");
  });

  it("is not two parents' own account, and a parent is another only by name and every key", () => {
    const parent = (label: string, id: string) =>
      with_("all", { self: { label, keys: [{ id, scopes: [] }] }, "subuser:x": { keys } });
    expect(outcome(parent("acme", "k"), parent("globex", "z"))).toBe("parents");
    expect(outcome(parent("acme", "k"), parent("acme", "z"))).toBe(2);
    expect(outcome(parent("acme", "k"), parent("globex", "k"))).toBe(2);
    const two = with_("all", {
      self: {
        label: "acme",
        keys: [
          { id: "k", scopes: [] },
          { id: "l", scopes: [] },
        ],
      },
    });
    expect(outcome(two, parent("globex", "l"))).toBe(1);
    const none = with_("all", { "subuser:x": { keys } });
    expect([outcome(none, parent("acme", "k")), outcome(parent("acme", "k"), none)]).toEqual([
      1, 1,
    ]);
  });
});

describe("the sentences", () => {
  const many = (count: number, scopes: readonly string[] | null, from = 0) =>
    Array.from({ length: count }, (_, at) => ({ id: `k${from + at}`, scopes }));

  it("have each count with its noun", () => {
    const [small, sender] = [["stats.read"], ["mail.send"]];
    const said = (older: readonly PlainKey[], newer: readonly PlainKey[]) =>
      gainedSentence(between(own(older), own(newer)));
    expect(said([], many(1, sender))).toBe("1 new key can send mail as you.");
    expect(said([], many(2, sender))).toBe("2 new keys can send mail as you.");
    expect(said(many(1, small), [...many(1, sender), ...many(2, sender, 5)])).toBe(
      "1 key can now send mail as you, and 2 new keys can too.",
    );
    expect(said(many(1, small), many(1, sender))).toBe("1 key can now send mail as you.");
    expect(said([], many(2, null))).toBe("What 2 keys can do that are new is not known.");
    expect(said(many(1, small), many(1, [...small, "x.new"]))).toBe(
      "1 key gained unrecognized scopes.",
    );
    // It held this before, so it hasn't gained it.
    expect(said(many(1, ["x.new"]), many(1, ["x.new", "stats.read"]))).toBeNull();
    expect(said(many(1, null), many(1, null))).toBeNull();
  });

  it("say how many were compared in how many accounts", () => {
    const accounts = (count: number) => ({
      ...own(many(count, ["stats.read"])),
      "subuser:x": { keys: many(1, []) },
    });
    expect(countsSentence(between(accounts(1_200), accounts(1_200)))).toBe(
      "None of 1,201 keys in 2 accounts was added, removed, renamed or given other scopes.",
    );
    expect(countsSentence(between(own([]), own(many(1, []))))).toBe(
      "Of 1 key in 1 account: 1 added; 0 unchanged.",
    );
    expect(countChanges(between(own(many(1, null)), own(many(1, [], 1))))).toEqual({
      added: 1,
      removed: 1,
      rescoped: 0,
      renamed: 0,
      "scopes-known": 0,
      "scopes-unknown": 0,
      changed: 2,
      same: 0,
      compared: 2,
    });
  });
});
