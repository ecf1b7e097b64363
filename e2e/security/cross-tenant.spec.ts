import { randomInt } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import type { WantedAccount } from "@/lib/sandbox/tenants/with-accounts";
import { addresses } from "../support/addresses";
import { cookieOf } from "../support/ask";
import { act, audit, auditAndLeave, told } from "../support/audit-events";
import { expect, test } from "../support/fixtures";
import { inTurns } from "../support/in-turns";
import { sendBytes } from "../support/send-bytes";

const REQUESTS = 1_000;
const SUBUSERS = ["shop one", "shop two", "shop three"];
const KEYS_EACH = 6;

/** The owner, written into the key's name, so that any row shows whose it is. */
const mark = (owner: string, account: string) => `row of ${owner} in ${account};`;

/** The same accounts for every owner, with the same account and key IDs: only the key names differ. */
function accountsOf(owner: string): WantedAccount[] {
  return ["own", ...SUBUSERS].map((username, index) => ({
    username,
    region: index === 3 ? "eu" : "global",
    keys: Array.from({ length: KEYS_EACH }, (_, key) => `${mark(owner, username)} ${key}`),
  }));
}

type Ask = {
  owner: string;
  account: string;
  path: string;
  isPage: boolean;
  headers: Record<string, string>;
};

/** The ways to request an account's keys: the list, one key, the audit's stream, the pages. */
function ways(account: string, apiKeyId: string): { path: string; isPage: boolean }[] {
  const name = encodeURIComponent(account);
  const isOwn = account === "own";
  const query = isOwn ? "" : `?on-behalf-of=${name}`;
  const target = isOwn ? "self" : `subuser:${name}`;
  return [
    { path: "/api/v3/api_keys", isPage: false },
    { path: `/api/v3/api_keys/${apiKeyId}`, isPage: false },
    { path: `/api/audit?account=${target}`, isPage: false },
    { path: `/keys${query}`, isPage: true },
    { path: `/keys/${apiKeyId}${query}`, isPage: true },
  ];
}

async function asksOf(owner: string, context: APIRequestContext): Promise<Ask[]> {
  const cookie = await cookieOf(context);
  const asks: Ask[] = [];
  for (const account of ["own", ...SUBUSERS]) {
    const behalf: Record<string, string> = account === "own" ? {} : { "on-behalf-of": account };
    const { result } = await (await context.get("/api/v3/api_keys", { headers: behalf })).json();
    const { api_key_id } = result.find(({ name }: { name: string }) => name.endsWith(" 0"));
    for (const { path, isPage } of ways(account, api_key_id)) {
      // Pages are expensive, and differ from the rest only in who calls: one in twenty.
      for (let times = isPage ? 1 : 6; times > 0; times -= 1) {
        asks.push({ owner, account, path, isPage, headers: { ...behalf, Cookie: cookie } });
      }
    }
  }
  return asks;
}

test(`of ${REQUESTS} interleaved requests of two keys, two regions and four accounts, none gets a row of another`, async ({
  sandbox,
  signIn,
}) => {
  const asks: Ask[] = [];
  for (const owner of ["Ann", "Bob"]) {
    const options = { accounts: accountsOf(owner), rateLimit: null, latencyMs: 10 };
    asks.push(...(await asksOf(owner, await signIn(await sandbox.clone("acme", options)))));
  }
  const [ann, bob] = ["Ann", "Bob"].map((owner) =>
    asks.filter((ask) => ask.owner === owner).map(({ path }) => path),
  );
  expect(ann, "the same addresses, so that a mix-up would be possible").toEqual(bob);

  const wrong: string[] = [];
  let rows = 0;
  const picked = Array.from({ length: REQUESTS }, () => asks[randomInt(asks.length)]);
  await inTurns(picked, 24, async (ask) => {
    if (ask === undefined) return;
    const { status, body } = await sendBytes(addresses().appUrl, ask);
    const found = body.match(/row of \w+ in [\w ]+;/g) ?? [];
    const what = `${ask.owner} asked for ${ask.account}: ${ask.path} ${status}`;
    const foreign = found.filter((row) => row !== mark(ask.owner, ask.account));
    if (foreign.length > 0) wrong.push(`${what} tells ${foreign[0]}`);
    // A slow page is sent without its keys, and follows the stream.
    if (found.length === 0 && !ask.isPage) wrong.push(`${what} tells nothing`);
    rows += found.length;
  });
  expect(wrong).toEqual([]);
  expect(rows).toBeGreaterThan(REQUESTS);
});

test("what one does to a scan stops no scan of another", async ({ sandbox, signIn }) => {
  const [bobsKey, annsKey] = await Promise.all(
    ["Bob", "Ann"].map((owner) =>
      sandbox.clone("acme", { accounts: accountsOf(owner), rateLimit: null, latencyMs: 300 }),
    ),
  );
  const bob = await signIn(bobsKey ?? "");
  const ann = await signIn(annsKey ?? "");
  await auditAndLeave(bob, "all");
  await auditAndLeave(ann, "all");
  await act(ann, "all", "cancel");
  const events = await audit(bob, "all");
  const read = new Set(
    told(events, "key").flatMap((key) => (key.shape === null ? [] : key.api_key_id)),
  );
  expect(read.size).toBe((1 + SUBUSERS.length) * KEYS_EACH + 1);
  const cut = (await sandbox.calls(bobsKey ?? "")).filter(({ aborted }) => aborted);
  expect(cut, "calls of Bob's that were cut").toEqual([]);
});
