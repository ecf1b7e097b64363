import { setTimeout as sleep } from "node:timers/promises";
import { addresses } from "../support/addresses";
import { expect, madeUpAddress, test } from "../support/fixtures";
import { inTurns } from "../support/in-turns";
import { sendBytes } from "../support/send-bytes";

const ROUNDS = 1_000;
const SLOW_MS = 20;
const READS = ["/api/v3/scopes", "/api/session", "/api/audit"];

const cookieIn = (head: string) => /^set-cookie: ([^;]+)/im.exec(head)?.[1] ?? "";

test(`in ${ROUNDS} races with slow reads, signing out is never undone, on either replica`, {
  tag: "@long",
}, async ({ sandbox }) => {
  test.setTimeout(600_000);
  const { appUrl, replicaUrl } = addresses();
  const replicas = [appUrl, replicaUrl] as const;
  const apiKey = await sandbox.clone("solo", { rateLimit: null, latencyMs: SLOW_MS });
  const session = (at: string, method: string, headers: Record<string, string>, body?: string) =>
    sendBytes(at, { path: "/api/session", method, headers: { Origin: appUrl, ...headers }, body });

  const ids = new Set<string>();
  const wrong: string[] = [];
  const race = async (round: number) => {
    const [here = "", there = ""] = round % 2 === 0 ? replicas : [...replicas].reverse();
    // From a separate client address, because this many sign-ins a minute would exceed the limit.
    const json = { "Content-Type": "application/json", "X-Forwarded-For": madeUpAddress() };
    const signedIn = await session(here, "POST", json, JSON.stringify({ api_key: apiKey }));
    const cookie = cookieIn(signedIn.head);
    ids.add(cookie);
    const read = async (at: string, path: string) => {
      const { head, status } = await sendBytes(at, { path, headers: { Cookie: cookie } });
      if (/^set-cookie:/im.test(head)) wrong.push(`${round}: ${path} sets a cookie`);
      if (![200, 307, 401].includes(status)) wrong.push(`${round}: ${path} is ${status}`);
    };
    const [path = "/keys"] = round % 25 === 0 ? [] : READS.slice(round % READS.length);
    const reads = [read(here, path), read(there, "/api/v3/api_keys")];
    await sleep(Math.random() * 3 * SLOW_MS);
    const out = await session(there, "DELETE", { Cookie: cookie });
    await Promise.all(reads);
    for (const at of replicas) {
      const { status } = await session(at, "GET", { Cookie: cookie });
      if (status !== 401) wrong.push(`${round}: after ${out.status} the cookie opens ${status}`);
    }
  };
  await inTurns(Array(ROUNDS).keys(), 16, race);
  expect(wrong).toEqual([]);
  expect(ids.size, "sessions").toBe(ROUNDS);
});
