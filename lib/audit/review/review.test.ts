import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type KeyRef, keyRef } from "../key-ref";
import { isNamed, isSamePerson } from "../named";
import {
  ACCOUNTS,
  ADA,
  ADA_BY_PROXY,
  act,
  BOB,
  digest,
  keyOf,
  OWN_KEY,
  opened,
  openedFully,
  sealed,
  withDecision,
} from "../testing/reviews";
import { acknowledge, decide, undecidedOf } from "./decide";
import { likeKeys, populationOf } from "./population";
import { headOf, type Review, reviewFile, sealOf, standingDecisions } from "./review";

const CY = { name: "Cy", role: "management" };

async function whyNot(review: Review, said: Parameters<typeof decide>[1]): Promise<string> {
  const outcome = await decide(review, said, digest);
  return outcome.ok ? "allowed" : outcome.why;
}

describe("the population", () => {
  it("begins with what is not known, goes on with the privileged, and keeps equal keys together", async () => {
    const { keys } = populationOf(await opened());
    expect(keys.map(({ key }) => key.api_key_id)).toEqual([
      "dark",
      "odd",
      "mighty",
      OWN_KEY,
      "web",
      "worker",
      "web",
    ]);
    expect(keys.map((each) => each.isPrivileged)).toEqual([
      false,
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it("has every key of the snapshot once, whatever was read", async () => {
    const review = await opened();
    const { keys } = populationOf(review);
    expect(new Set(keys.map(({ ref }) => ref)).size).toBe(review.snapshot.keys.length);
  });
});

describe("a decision", () => {
  it("on several keys is on keys of one owner, or of none", async () => {
    const review = await openedFully();
    const population = populationOf(review);
    // From one population, where equal scope sets share an object.
    const keyIn = (ref: string) =>
      population.keys.find((each) => each.ref === ref) ?? keyOf(review, ref);
    const [web, worker] = [keyIn("self/web"), keyIn("self/worker")];
    const ofSubuser = keyIn("subuser:one/web");
    expect(web.ownership?.owner).toBe("web@example.com");
    const told = { reviewer: ADA_BY_PROXY };
    expect(await whyNot(review, act([web, worker], told))).toContain("one owner");
    expect(await whyNot(review, act([worker, ofSubuser], told))).toBe("allowed");
    const likeOf = ({ ref }: { ref: KeyRef }) => {
      const like = likeKeys(population, keyIn(ref), new Map(), [OWN_KEY]);
      return like.map((each) => each.ref);
    };
    expect(likeOf(web)).toEqual([]);
    expect(likeOf(worker)).toEqual([ofSubuser.ref]);
  });

  it("is added, and changing it adds one more, hung on the one before", async () => {
    const review = await opened();
    const once = await withDecision(review, act([keyOf(review, "web")]));
    const twice = await withDecision(once, act([keyOf(review, "web")], { decision: "revoke" }));
    expect(twice.decisions.map(({ decision }) => decision)).toEqual(["retain", "revoke"]);
    expect(twice.decisions[0]?.previous).toBe(review.opening_sha256);
    expect(twice.decisions[1]?.previous).toBe(headOf(once));
    expect(
      standingDecisions(twice).get(keyRef({ account: "self", api_key_id: "web" }))?.decision,
    ).toBe("revoke");
    expect(undecidedOf(twice)).toBe(review.snapshot.keys.length - 1);
  });

  it("needs a name and a rationale of 15 characters that are no space", async () => {
    const review = await opened();
    const keys = [keyOf(review, "web")];
    expect(await whyNot(review, act(keys, { rationale: `  ${"x".repeat(14)}   ` }))).toContain(
      "15",
    );
    expect(await whyNot(review, act(keys, { rationale: "x".repeat(15) }))).toBe("allowed");
    expect(await whyNot(review, act(keys, { reviewer: { ...ADA, name: " \u200b" } }))).toContain(
      "name",
    );
  });

  it("never holds the secret of a key that was pasted into it", async () => {
    const secret = "s".repeat(43);
    const review = await opened();
    const rationale = `Its key is SG.${"i".repeat(22)}.${secret}`;
    const reviewer = { ...ADA, role: rationale };
    const next = await withDecision(review, act([keyOf(review, "web")], { rationale, reviewer }));
    expect(reviewFile(next)).not.toContain("sss");
  });

  it("on a key that was not read can only be to investigate", async () => {
    const review = await opened();
    const keys = [keyOf(review, "dark")];
    for (const decision of ["retain", "reduce", "revoke"] as const) {
      expect(await whyNot(review, act(keys, { decision }))).toContain("not read");
    }
    expect(await whyNot(review, act(keys, { decision: "investigate" }))).toBe("allowed");
  });

  it("on the key they came in with is not the reader's", async () => {
    const review = await opened();
    const own = [keyOf(review, OWN_KEY)];
    const bobs = [keyOf(review, "web")];
    expect(await whyNot(review, act(own))).toContain("another reviewer");
    expect(await whyNot(review, act(own, { reviewer: { ...ADA, name: " aDa " } }))).toContain(
      "another",
    );
    expect(await whyNot(review, act(own, { decision: "investigate" }))).toBe("allowed");
    expect(await whyNot(review, act(own, { reviewer: BOB }))).toBe("allowed");
    expect(await whyNot(review, act(bobs, { reviewer: BOB, signed_in_with: "web" }))).toContain(
      "another",
    );
    const ofSubuser = [keyOf(review, "web", "subuser:one")];
    expect(
      await whyNot(review, act(ofSubuser, { signed_in_with: "web" })),
      "a subuser's admin reviews in the parent's words",
    ).toContain("another");
  });

  it("is made of several only where all hold the same scopes and none is privileged or unknown", async () => {
    const review = await opened();
    const [web, worker, one] = [
      keyOf(review, "web"),
      keyOf(review, "worker"),
      keyOf(review, "web", "subuser:one"),
    ];
    // From one population, where equal sets share an object.
    const like = populationOf(review).keys.filter(({ key }) =>
      ["web", "worker"].includes(key.api_key_id),
    );
    expect(like.map(({ ref }) => ref).sort()).toEqual([web.ref, worker.ref, one.ref].sort());
    const done = await withDecision(review, act(like));
    expect(done.decisions.map(({ together }) => together)).toEqual([3, 3, 3]);
    expect(new Set(done.decisions.map(({ scopes_sha256 }) => scopes_sha256)).size).toBe(1);
    const { keys } = populationOf(review);
    for (const id of ["mighty", "odd", "dark"]) {
      const other = keys.filter(({ key }) => key.api_key_id === id);
      const said = act([...other, ...like], { decision: "investigate" });
      expect(await whyNot(review, said)).toContain("together");
    }
  });

  it("offers others only of the same scopes, undecided, and nobody's own", async () => {
    const review = await opened();
    const population = populationOf(review);
    const ids = (id: string, decided = new Map(), own: string[] = []) => {
      const one = population.keys.find(({ key }) => key.api_key_id === id);
      if (one === undefined) throw new Error(id);
      return likeKeys(population, one, decided, own).map(({ ref }) => ref);
    };
    expect(ids("worker")).toEqual(["self/web", "subuser:one/web"]);
    expect(ids("worker", new Map([["self/web", null]]))).toEqual(["subuser:one/web"]);
    expect(ids("worker", new Map(), ["web"])).toEqual([]);
    expect(ids("mighty")).toEqual([]);
    expect(ids("odd")).toEqual([]);
    expect(ids("dark")).toEqual([]);
  });
});

describe("an acknowledgement", () => {
  it("takes every key decided and somebody who is no reviewer", async () => {
    const review = await opened();
    const early = await acknowledge(review, { by: CY, atMs: 1 }, digest);
    expect(early).toMatchObject({ ok: false, why: "Not every key is decided." });
    const done = { ...(await sealed(review)), acknowledgement: null };
    for (const name of ["Ada", "ADA", " a d a ", "A\u200bda", "Ａｄａ"]) {
      const own = await acknowledge(done, { by: { name, role: "" }, atMs: 1 }, digest);
      expect(own, name).toMatchObject({ ok: false });
    }
    expect(await acknowledge(done, { by: CY, atMs: 1 }, digest)).toMatchObject({ ok: true });
  });

  it("is not for whoever opened the review, though somebody else decided every key", async () => {
    let review = await opened();
    for (const each of populationOf(review).keys) {
      const said = { decision: "investigate", reviewer: BOB } as const;
      review = await withDecision(review, act([each], said));
    }
    const by = (name: string) => acknowledge(review, { by: { name, role: "" }, atMs: 1 }, digest);
    for (const name of [ADA.name, BOB.name]) {
      expect(await by(name), name).toMatchObject({ ok: false });
    }
    expect(await by("Cy")).toMatchObject({ ok: true });
  });

  it("ends the review, and is what the file hangs on", async () => {
    const done = await sealed(await opened());
    expect(done.acknowledgement?.head).toBe(headOf(done));
    expect(sealOf(done)).toBe(done.acknowledgement?.sha256);
    expect(await whyNot(done, act([keyOf(done, "web")]))).toContain("locked");
  });

  it("is not stopped by an account without keys", async () => {
    const empty = await opened({ self: { keys: [] } });
    expect(await acknowledge(empty, { by: CY, atMs: 1 }, digest)).toMatchObject({ ok: true });
  });
});

describe("a person", () => {
  it("is the same one however the name is written, and nobody else", () => {
    // A capital i and a small L look the same, and m and w look like pairs of letters.
    const name = fc.stringMatching(/^[a-kn-vx-z]{2,8}$/);
    fc.assert(
      fc.property(name, name, (one, other) => {
        const written = { name: ` ${one.charAt(0)} ${one.slice(1).toUpperCase()}\t` };
        expect(isSamePerson({ name: one }, written)).toBe(true);
        expect(isSamePerson({ name: other }, written)).toBe(one === other);
      }),
    );
  });

  it.each([
    "\u3164",
    "\u2800",
    "\uffa0",
    "\u115f",
    "\u034f",
    "\ufe0f",
    "\u200b",
    "\u{e0041}",
    "\u00ad",
    "\u{1d159}",
    "\u{13441}",
    "\u{16fe4}",
    "\u02bc",
    "\u3000",
    ".",
    " - ",
  ])("is nobody else, and nobody, by %j", (sign) => {
    for (const name of [`Ann${sign}Lee`, `${sign}Ann Lee`, `Ann Lee${sign}`]) {
      expect(isSamePerson({ name }, { name: "Ann Lee" })).toBe(true);
    }
    expect(isNamed({ name: sign })).toBe(false);
  });

  it.each([
    ["Аnn Lее", "Ann Lee"],
    ["αnn lee", "ann lee"],
    ["ΑΝΝ LΕΕ", "Ann Lee"],
    ["ann LЕE", "Ann Lee"],
    ["Vaνa", "vava"],
    ["Іvan", "IVAN"],
    ["Αnn Ӏee", "Ann lee"],
    ["Zоё", "Zoë"],
    ["Аna", "Ana"],
    ["Bob0", "BobO"],
    ["bob0", "bobo"],
    ["aI1", "a1l"],
    ["b1ll@example.com", "bill@example.com"],
    ["Kern", "Kem"],
    ["Lavvrence", "Lawrence"],
    ["3оя", "Зоя"],
    ["Bo8", "Bo৪"],
    ["Æneas", "AEneas"],
    ["Bobi\u0307", "Bobi"],
    ["Čapek", "C\u0306apek"],
    ["ハナ", "八ナ"],
  ])("is nobody else by what looks the same: %s and %s", (one, other) => {
    expect(isSamePerson({ name: one }, { name: other })).toBe(true);
    expect(isSamePerson({ name: other }, { name: one })).toBe(true);
  });

  it.each([
    ["Ian", "Lan"],
    ["Анна", "Ann"],
    ["Вера", "Vera"],
    ["李安", "李娜"],
    ["Łucja", "Lucja"],
    ["reviewer1", "reviewer2"],
    ["reviewer1", "reviewer7"],
    ["Marn", "Man"],
    ["Çelik", "Celik"],
    ["田中", "山中"],
  ])("is another by letters that look different: %s and %s", (one, other) => {
    expect(isSamePerson({ name: one }, { name: other })).toBe(false);
  });

  it("is the same one whatever form the letters have", () => {
    for (const [one, other] of [
      ["ＡＮＮ", "ann"],
      ["Straße", "STRASSE"],
      ["ΣΑΣ", "σας"],
      ["ΑΝΝΑ", "Αννα"],
      ["Jose\u0301", "José"],
    ] as const) {
      expect(isSamePerson({ name: one }, { name: other })).toBe(true);
    }
    expect(isSamePerson({ name: "José" }, { name: "Jose" })).toBe(false);
  });
});

describe("the file", () => {
  it("holds no key that is not in the snapshot, and says what it proves", async () => {
    const file = reviewFile(await sealed(await opened(ACCOUNTS)));
    expect(file).toContain("It does not prove who anybody is");
    expect(JSON.parse(file).decisions).toHaveLength(7);
  });
});
