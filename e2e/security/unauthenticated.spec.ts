import { addresses } from "../support/addresses";
import { cookieOf } from "../support/ask";
import { audit, told } from "../support/audit-events";
import { everyRoute } from "../support/every-route";
import { expect, test } from "../support/fixtures";
import { inTurns } from "../support/in-turns";
import { type Sent, sendBytes } from "../support/send-bytes";

/** Part of every name that must not be revealed. */
const MARK = "only-for-its-owner";
const ACTION = "a".repeat(42);

/** Ways around a framework's access checks: its internal headers and addresses, and odd spellings. */
const WAYS: Record<string, (path: string) => Sent> = {
  plain: (path) => ({ path }),
  HEAD: (path) => ({ path, method: "HEAD" }),
  "a cookie of nobody": (path) => ({
    path,
    headers: { Cookie: `key-audit-${new URL(addresses().appUrl).port}=Fe26.2*1*x` },
  }),
  ".rsc": (path) => ({ path: `${path === "/" ? "/index" : path}.rsc` }),
  RSC: (path) => ({ path, headers: { RSC: "1" } }),
  prefetch: (path) => ({ path, headers: { RSC: "1", "Next-Router-Prefetch": "1" } }),
  "a segment's prefetch": (path) => ({
    path,
    headers: { RSC: "1", "Next-Router-Prefetch": "1", "Next-Router-Segment-Prefetch": "/_tree" },
  }),
  "a segment's file": (path) => ({ path: `${path}.segments/_tree.segment.rsc` }),
  "a part of the tree": (path) => ({
    path,
    headers: { RSC: "1", "Next-Router-State-Tree": encodeURIComponent('["",{},null,"refetch"]') },
  }),
  "a subrequest": (path) => ({
    path,
    headers: { "x-middleware-subrequest": Array(5).fill("proxy").join(":") },
  }),
  "a subrequest of old": (path) => ({
    path,
    headers: { "x-middleware-subrequest": Array(5).fill("src/middleware").join(":") },
  }),
  "a rewrite": (path) => ({
    path: "/sign-in",
    headers: { "x-middleware-rewrite": path, "x-invoke-path": path, "x-matched-path": path },
  }),
  "data of old": (path) => ({
    path: `/_next/data/x${path}.json`,
    headers: { "x-nextjs-data": "1" },
  }),
  "two slashes": (path) => ({ path: `/${path}` }),
  "an encoded letter": (path) => ({
    path: path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  }),
  "an encoded slash": (path) => ({ path: `/x/..%2f${path.slice(1)}` }),
  "a whole address": (path) => ({ path: `${addresses().appUrl}${path}` }),
  "an action": (path) => ({
    path,
    method: "POST",
    headers: { "Next-Action": ACTION, "Content-Type": "text/plain", Origin: addresses().appUrl },
    body: "[]",
  }),
  "a resumed page": (path) => ({
    path,
    method: "POST",
    headers: { "next-resume": "1" },
    body: "x",
  }),
  "a WebSocket": (path) => ({
    path,
    headers: { Connection: "Upgrade", Upgrade: "websocket", "Sec-WebSocket-Version": "13" },
  }),
};

test("without a session no route gives a byte of data, in whatever way it is asked", async ({
  sandbox,
  signIn,
}) => {
  const { appUrl } = addresses();
  const names = Array.from({ length: 40 }, (_, index) => `${MARK} ${index}`);
  const apiKey = await sandbox.clone("acme", {
    accounts: [
      { username: MARK, keys: names },
      { username: `${MARK}-eu`, region: "eu", keys: names },
    ],
  });
  const context = await signIn(apiKey);
  // First as the owner, so that the server, its store and its caches know everything requested below.
  const ids = told(await audit(context, "all"), "key").map((key) => key.api_key_id);
  expect(await (await context.get("/api/v3/subusers")).text()).toContain(MARK);
  const cookie = await cookieOf(context);
  const calls = (await sandbox.calls(apiKey)).length;
  const { pages, routes } = everyRoute(ids[0] ?? "");
  const data = [MARK, ...ids.slice(1)];
  expect(data.length).toBeGreaterThan(80);
  const heldIn = (text: string) => data.filter((each) => text.includes(each));
  const own = await sendBytes(appUrl, {
    path: "/keys?on-behalf-of=*",
    headers: { Cookie: cookie },
  });
  expect(heldIn(own.body).length, "the search finds what is there").toBeGreaterThan(30);

  const asked = [...pages, ...routes].flatMap((path) =>
    Object.entries(WAYS).map(([way, sent]) => [`${path} as ${way}`, sent(path)] as const),
  );
  expect(asked.length).toBeGreaterThan(350);
  const wrong: string[] = [];
  await inTurns(asked, 8, async ([what, sent]) => {
    const { status, head, body } = await sendBytes(appUrl, sent);
    const found = heldIn(head + body);
    if (found.length > 0) wrong.push(`${what}: ${status} tells ${found[0]}`);
    if (status >= 500 || status === 0) wrong.push(`${what}: ${status}`);
    if (/^set-cookie:/im.test(head)) wrong.push(`${what}: sets a cookie`);
  });
  expect(wrong).toEqual([]);
  expect((await sandbox.calls(apiKey)).length, "calls to SendGrid").toBe(calls);
});
