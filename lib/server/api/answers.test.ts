import { beforeAll, describe, expect, test } from "vitest";
import * as audit from "@/app/api/audit/route";
import * as session from "@/app/api/session/route";
import * as apiKey from "@/app/api/v3/api_keys/[api_key_id]/route";
import * as apiKeys from "@/app/api/v3/api_keys/route";
import * as customers from "@/app/api/v3/partners/accounts/route";
import * as scopes from "@/app/api/v3/scopes/route";
import * as subusers from "@/app/api/v3/subusers/route";
import * as healthz from "@/app/healthz/route";
import * as readyz from "@/app/readyz/route";
import { CALLS } from "@/lib/contract/calls";
import { breachOf } from "@/lib/contract/testing/breach-of";
import { signIn } from "../session/sign-in";
import { cookieName } from "../session/ticket";
import { ORIGIN, serverEnv } from "../testing/server-env";

const server = serverEnv();

/** What answers each path of the contract. */
const ROUTES: Record<string, typeof healthz> = {
  "/api/session": session,
  "/api/v3/api_keys": apiKeys,
  "/api/v3/api_keys/{api_key_id}": apiKey,
  "/api/v3/scopes": scopes,
  "/api/v3/subusers": subusers,
  "/api/v3/partners/accounts": customers,
  "/api/audit": audit,
  "/healthz": healthz,
  "/readyz": readyz,
};

let key = "";
let cookie = "";
beforeAll(async () => {
  key = server.sandbox().control.clone("acme");
  const signedIn = await signIn(key, undefined, new AbortController().signal);
  cookie = `${cookieName()}=${signedIn.cookie}`;
});

/** Asks the route of a path. @returns the status, and how the answer breaks the contract: null when it does not */
async function ask(
  template: string,
  method: string,
  headers: Record<string, string> = {},
  body?: string,
) {
  const route = ROUTES[template]?.[method as keyof typeof healthz];
  const params = { api_key_id: key.slice(3, 25) };
  const path = template.replace("{api_key_id}", params.api_key_id);
  const own = { Origin: ORIGIN, "Content-Type": "application/json", ...headers };
  const request = new Request(ORIGIN + path, { method, headers: own, body });
  const answer = await route?.(request, { params: Promise.resolve(params) });
  const { status = 0, headers: told = new Headers() } = answer ?? {};
  const contentType = told.get("content-type") ?? "";
  const text = (await answer?.text()) ?? "";
  return { status, breach: breachOf({ method, path, status, contentType, body: text }) };
}

/** What a call of the contract takes, where it takes a body. */
const bodyOf = (id: string) =>
  ({
    signIn: JSON.stringify({ api_key: key }),
    actOnScan: JSON.stringify({ account: "self", action: "refresh" }),
  })[id];

const all = Object.entries(CALLS).flatMap(([path, calls]) =>
  Object.entries(calls).map(([method, call]) => ({ path, method: method.toUpperCase(), call })),
);
// Signing out last: it ends the session of the others.
const calls = all.sort((a, b) => Number(a.method === "DELETE") - Number(b.method === "DELETE"));

describe("every call answers as the contract says", () => {
  test.each(calls)("$call.id", async ({ path, method, call }) => {
    // Who signs in with a cookie ends its session.
    const headers: HeadersInit = call.id === "signIn" ? {} : { cookie };
    const good = await ask(path, method, headers, bodyOf(call.id));
    expect(good).toEqual({ status: call.answer.status, breach: null });
  });

  test.each(calls)("$call.id, refused", async ({ path, method, call }) => {
    if (!call.isOpen) expect(await ask(path, method)).toEqual({ status: 401, breach: null });
    const elsewhere = { cookie, "Sec-Fetch-Site": "cross-site" };
    expect(await ask(path, method, elsewhere)).toEqual({ status: 403, breach: null });
    expect(await ask(path, "PUT")).toEqual({ status: 405, breach: null });
  });
});
