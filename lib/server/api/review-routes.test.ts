import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as audit from "@/app/api/audit/route";
import * as acknowledgement from "@/app/api/reviews/[id]/acknowledgement/route";
import * as decisions from "@/app/api/reviews/[id]/decisions/route";
import * as oneReview from "@/app/api/reviews/[id]/route";
import * as reviews from "@/app/api/reviews/route";
import { keyRef } from "@/lib/audit/key-ref";
import { populationOf } from "@/lib/audit/review/population";
import { verifyReview } from "@/lib/audit/review/read";
import type { Review } from "@/lib/audit/review/review";
import type { ReviewList, ReviewNews } from "@/lib/contract/reviews";
import type { WantedAccount } from "@/lib/sandbox/tenants/with-accounts";
import { signIn } from "../session/sign-in";
import { cookieName } from "../session/ticket";
import { readReviewFile } from "../store/review/reviews";
import { store } from "../store/shared-store";
import { ORIGIN, serverEnv } from "../testing/server-env";

const server = serverEnv();
type Route = typeof audit;
type Reader = Awaited<ReturnType<typeof reader>>;

const ANN = { name: "Ann", role: "security", relation: "uses none" };
const BOB = { name: "Bob", role: "platform", relation: "" };
const WHY = "It sends the shop's receipts.";
const digest = async (text: string) => createHash("sha256").update(text).digest("hex");

/** A user signed in with a key of their own. */
async function reader(apiKey: string) {
  const { cookie, session } = await signIn(apiKey, undefined, new AbortController().signal);
  const headers = { cookie: `${cookieName()}=${cookie}`, Origin: ORIGIN };
  const ask = async (route: Route, query: string, id = "", body?: unknown) => {
    const method = body === undefined ? "GET" : "POST";
    const request = new Request(`${ORIGIN}/api?${query}`, {
      method,
      headers: { ...headers, "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const answer = await route[method](request, { params: Promise.resolve({ id }) });
    return { status: answer.status, text: await answer.text() };
  };
  return {
    apiKey,
    ownId: session.api_key_id,
    ask,
    scan: async (account = "self") => {
      await ask(audit, "", "", { account, action: "refresh" });
      await ask(audit, `account=${encodeURIComponent(account)}`);
    },
    open: async (account = "self", person: unknown = ANN) => {
      const query = `account=${encodeURIComponent(account)}`;
      const { status, text } = await ask(reviews, query, "", { note: "The quarter", person });
      return { status, id: status === 201 ? String(JSON.parse(text).id) : "" };
    },
    list: async (account = "all"): Promise<ReviewList["reviews"]> =>
      JSON.parse((await ask(reviews, `account=${encodeURIComponent(account)}`)).text).reviews,
    read: async (id: string): Promise<Review> => {
      const { text } = await ask(oneReview, "", id);
      const read = await verifyReview(text, digest);
      if (!read.ok) throw new Error(`${read.problem}: ${text.slice(0, 300)}`);
      return read.review;
    },
  };
}

const clone = (owner: string, subusers: readonly string[] = []) => {
  const accounts: WantedAccount[] = [
    { username: `parent-of-${owner}`, keys: [`${owner}'s first`, `${owner}'s second`] },
    ...subusers.map((username) => ({ username, keys: [`${owner}'s in ${username}`] })),
  ];
  return server.sandbox().control.clone("acme", { accounts, rateLimit: null });
};

const decision = (review: Review, at: number, more: object = {}) => {
  const { account, api_key_id } = review.snapshot.keys[at] ?? { account: "", api_key_id: "" };
  const previous = review.decisions.at(-1)?.sha256 ?? review.opening_sha256;
  const said = { account, api_key_id, decision: "investigate", rationale: WHY, seconds: 3 };
  return { ...said, together: 1, previous, person: ANN, ...more };
};

/** Decides every key as "investigate", one after the other. */
async function decideAll({ ask, read }: Reader, id: string) {
  for (let at = 0; at < (await read(id)).snapshot.keys.length; at += 1) {
    const { status, text } = await ask(decisions, "", id, decision(await read(id), at));
    expect(status, text).toBe(201);
  }
}

test("a review is opened by one, decided and acknowledged by others with keys of their own, and is a file that holds", async () => {
  const [ann, bob] = [await reader(clone("Ann")), await reader(clone("Ann"))];
  expect((await ann.open()).status, "nothing was read yet").toBe(404);
  await ann.scan();
  const { status, id } = await ann.open();
  expect(status).toBe(201);
  expect(await bob.list(), "who has listed nothing in this session").toEqual([]);
  await bob.scan();
  const [listed] = await bob.list("self");
  expect(listed).toMatchObject({
    id,
    account: "self",
    label: "parent-of-Ann",
    note: "The quarter",
    opened_by: "Ann",
    keys: 3,
    decided: 0,
    state: "open",
    signed_off_at: null,
  });
  await decideAll(bob, id);
  expect((await ann.list())[0]).toMatchObject({ decided: 3, state: "decided" });
  const head = (await ann.read(id)).decisions.at(-1)?.sha256;
  const seal = (who: Reader, person: object) => who.ask(acknowledgement, "", id, { head, person });
  expect((await seal(ann, { ...ANN, name: " aNN " })).status, "a reviewer").toBe(400);
  expect((await seal(ann, { ...BOB, name: "Cy" })).status).toBe(201);
  const [signedOff] = await bob.list();
  expect(signedOff).toMatchObject({ state: "signed_off", signed_off_at: expect.any(String) });
  const review = await bob.read(id);
  expect(review.acknowledgement?.acknowledged_by).toMatchObject({ name: "Cy", named_by: "typed" });
  expect(review.decisions.map(({ reviewer }) => reviewer.named_by)).toEqual([
    "typed",
    "typed",
    "typed",
  ]);
  expect(review.opening.manifest).toContainEqual(
    expect.objectContaining({ path: "/v3/api_keys", account: "self", status: 200, count: 3 }),
  );
  const late = await bob.ask(decisions, "", id, decision(review, 0));
  expect(late.status, "over").toBe(409);
});

test("who decides on what is no longer the newest is told what came first, and decides again", async () => {
  const [ann, bob] = [await reader(clone("Eve")), await reader(clone("Eve"))];
  await ann.scan();
  await bob.scan();
  const { id } = await ann.open();
  const before = await bob.read(id);
  const first = decision(before, 0, { ticket: "SEC-1", due: "2026-12-31" });
  expect((await ann.ask(decisions, "", id, first)).status).toBe(201);
  const late = decision(before, 1, { person: BOB });
  const { status, text } = await bob.ask(decisions, "", id, late);
  expect(status).toBe(409);
  const { errors, came_first } = JSON.parse(text);
  expect(errors[0].code).toBe("review_moved_on");
  const news: ReviewNews = came_first;
  expect(news.decisions).toMatchObject([
    { reviewer: { name: "Ann" }, ticket: "SEC-1", due: "2026-12-31" },
  ]);
  expect((await bob.ask(decisions, "", id, { ...late, previous: news.head })).status).toBe(201);
  const behind = await bob.ask(decisions, `after=${before.opening_sha256}`, id);
  expect(JSON.parse(behind.text).decisions).toHaveLength(2);
  expect((await bob.ask(decisions, `after=${"0".repeat(64)}`, id)).status).toBe(404);
});

test("an act on several keys is of low-risk keys of one scope set, and says how many", async () => {
  const { control } = server.sandbox();
  const apiKey = clone("Fay");
  control.editKeys(apiKey, {
    removed: [],
    put: [
      ...[1, 2, 3].map((n) => ({
        api_key_id: `stats${n}`.padEnd(22, "x"),
        name: `stats ${n}`,
        scopes: ["stats.read"],
      })),
      {
        api_key_id: "mighty".padEnd(22, "x"),
        name: "mighty",
        scopes: ["api_keys.create", "mail.send"],
      },
    ],
  });
  const fay = await reader(apiKey);
  await fay.scan();
  const { id } = await fay.open();
  const review = await fay.read(id);
  const named = (name: string) => {
    const key = review.snapshot.keys.find((each) => each.name === name);
    return { account: "self", api_key_id: key?.api_key_id ?? "" };
  };
  const act = (names: string[], together: number) => {
    const [one, ...also] = names.map(named);
    const said = { decision: "retain", rationale: WHY, seconds: 9, together, person: ANN };
    return fay.ask(decisions, "", id, { ...one, ...said, also, previous: review.opening_sha256 });
  };
  expect((await act(["stats 1", "mighty"], 2)).status, "one is privileged").toBe(400);
  expect((await act(["stats 1", "Fay's first"], 2)).status, "of other scopes").toBe(400);
  expect((await act(["stats 1", "stats 2"], 3)).status, "not as many").toBe(400);
  expect((await act(["stats 1", "stats 1"], 2)).status, "twice").toBe(400);
  expect((await act(["stats 1", "stats 2", "stats 3"], 3)).status).toBe(201);
  expect((await fay.read(id)).decisions.map(({ together }) => together)).toEqual([3, 3, 3]);
  const mighty = decision(await fay.read(id), 0, { ...named("mighty"), together: 2 });
  expect((await fay.ask(decisions, "", id, mighty)).status, "said to be one of two").toBe(400);
});

test.each<[string, object]>([
  ["no person", { person: undefined }],
  ["a person without a name", { person: { ...ANN, name: " \u200b " } }],
  ["a person who says by whom they are named", { person: { ...ANN, named_by: "proxy" } }],
  ["no reason", { rationale: "short" }],
  ["a reason that is endless", { rationale: "x".repeat(2_001) }],
  ["a key that is not in it", { api_key_id: "A".repeat(22) }],
  ["a day that no calendar has", { due: "2026-02-30" }],
  ["another word for a decision", { decision: "delete" }],
  ["a field of nobody's", { note: "x" }],
])("with %s nothing is decided", async (_, more) => {
  const gus = await reader(clone("Gus"));
  await gus.scan();
  const { id } = await gus.open();
  const { status } = await gus.ask(decisions, "", id, decision(await gus.read(id), 0, more));
  expect(status).toBe(400);
  expect((await gus.read(id)).decisions).toEqual([]);
});

test("of a review a stranger learns nothing, whatever they ask and whatever their accounts are called", async () => {
  const [hal, ida] = [
    await reader(clone("Hal", ["shop"])),
    await reader(clone("Ida", ["desk", "shop"])),
  ];
  await hal.scan("all");
  await ida.scan("all");
  const { id } = await hal.open("all");
  await hal.scan("subuser:shop");
  const { id: ofShop } = await hal.open("subuser:shop");
  const review = await hal.read(id);
  const [one] = await hal.list("subuser:shop");
  expect(one).toMatchObject({ id: ofShop, account: "subuser:shop", label: "shop" });
  for (const each of [id, ofShop]) {
    const body = decision(review, 0);
    const head = { head: review.opening_sha256, person: BOB };
    for (const told of [
      await ida.ask(oneReview, "", each),
      await ida.ask(decisions, `after=${review.opening_sha256}`, each),
      await ida.ask(decisions, "", each, body),
      await ida.ask(acknowledgement, "", each, head),
    ]) {
      expect(told.status).toBe(404);
      expect(told.text).not.toMatch(/Hal/);
    }
  }
  expect(await ida.list()).toEqual([]);
  expect((await ida.ask(oneReview, "", "no-such-id")).status).toBe(404);
});

test("of a fleet's review one account that the key may no longer list is one too many; one that is gone is none", async () => {
  const { control } = server.sandbox();
  const apiKey = clone("Joe", ["lost", "kept"]);
  const joe = await reader(apiKey);
  await joe.scan("all");
  const { id } = await joe.open("all");
  control.setFaults(apiKey, [{ kind: "status", status: 403, onBehalfOf: "lost" }]);
  await joe.scan("all");
  expect((await joe.ask(oneReview, "", id)).status, "refused").toBe(404);
  expect(await joe.list()).toEqual([]);
  control.setFaults(apiKey, []);
  await joe.scan("all");
  expect((await joe.ask(oneReview, "", id)).status).toBe(200);
});

test("a review stays its account's when the keys that it decided on are gone", async () => {
  const { control } = server.sandbox();
  const apiKey = clone("Kim");
  const kim = await reader(apiKey);
  await kim.scan();
  const { id } = await kim.open();
  const { snapshot } = await kim.read(id);
  const ids = snapshot.keys
    .map(({ api_key_id }) => api_key_id)
    .filter((each) => each !== kim.ownId);
  control.editKeys(apiKey, { removed: ids, put: [] });
  await kim.scan();
  expect((await kim.list()).map((each) => each.id)).toEqual([id]);
});

test("a key that somebody pasted by mistake is in no review, and in no file of the store", async () => {
  const mia = await reader(clone("Mia"));
  await mia.scan();
  const secret = mia.apiKey.slice(26);
  const person = { name: `Mia ${mia.apiKey}`, role: mia.apiKey, relation: mia.apiKey };
  const note = { note: `For ${mia.apiKey}`, person };
  const opened = await mia.ask(reviews, "", "", note);
  const { id } = JSON.parse(opened.text);
  const more = { rationale: `Is ${mia.apiKey}, leaked`, ticket: mia.apiKey, person };
  const decided = await mia.ask(decisions, "", id, decision(await mia.read(id), 0, more));
  expect(decided.status, decided.text).toBe(201);
  expect((await mia.read(id)).decisions).toHaveLength(1);
  const rows = await mia.ask(reviews, "account=all");
  const file = await mia.ask(oneReview, "", id);
  const folder = process.env.DATA_DIR ?? "";
  const stored = readdirSync(folder).map((name) => readFileSync(join(folder, name), "latin1"));
  for (const text of [file.text, rows.text, ...stored]) expect(text).not.toContain(secret);
  expect(stored.join("").length).toBeGreaterThan(10_000);
});

test("a key whose id SendGrid does not name is decided as any, and shows a review to nobody else", async () => {
  const { control } = server.sandbox();
  const put = [{ api_key_id: "no id", name: "nameless", scopes: [] }];
  const [ned, oda] = [clone("Ned"), clone("Oda")];
  for (const apiKey of [ned, oda]) control.editKeys(apiKey, { removed: [], put });
  const [one, other] = [await reader(ned), await reader(oda)];
  await one.scan();
  await other.scan();
  const { id } = await one.open();
  const { snapshot } = await one.read(id);
  expect(snapshot.keys.map(({ api_key_id }) => api_key_id)).toContain("?1");
  await decideAll(one, id);
  expect((await one.list())[0]).toMatchObject({ state: "decided" });
  expect(await other.list()).toEqual([]);
  expect((await other.ask(oneReview, "", id)).status).toBe(404);
});

test("of one account there are a hundred reviews at most, and those of others are none of them", async () => {
  const [pam, quin] = [await reader(clone("Pam")), await reader(clone("Quin"))];
  await pam.scan();
  await quin.scan();
  for (let made = 0; made < 100; made += 1) expect((await pam.open()).status).toBe(201);
  expect((await pam.open()).status).toBe(429);
  expect((await quin.open()).status).toBe(201);
});

test("a review that has just been opened is shown as the store keeps it, to the letter", async () => {
  const mia = await reader(clone("Mia"));
  await mia.scan();
  const { id } = await mia.open();
  const { text } = await mia.ask(oneReview, "", id);
  expect(text).toBe(await readReviewFile(await store(), id));
});

test("the keys are frozen: what is read later is in no review before", async () => {
  const { control } = server.sandbox();
  const apiKey = clone("Lou");
  const lou = await reader(apiKey);
  await lou.scan();
  const { id } = await lou.open();
  const put = [{ api_key_id: "late".padEnd(22, "x"), name: "late", scopes: ["mail.send"] }];
  control.editKeys(apiKey, { removed: [], put });
  await lou.scan();
  const names = ({ snapshot }: Review) => snapshot.keys.map(({ name }) => name);
  expect(names(await lou.read(id))).not.toContain("late");
  const { id: later } = await lou.open();
  expect(names(await lou.read(later))).toContain("late");
  const refs = populationOf(await lou.read(later)).keys.map(({ ref }) => ref);
  expect(refs).toContain(keyRef({ account: "self", api_key_id: "late".padEnd(22, "x") }));
});
