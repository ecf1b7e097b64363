import { beforeAll, describe, expect, test, vi } from "vitest";
import * as audit from "@/app/api/audit/route";
import * as pastSnapshot from "@/app/api/history/[state]/route";
import * as historyChanges from "@/app/api/history/changes/route";
import * as keyLives from "@/app/api/history/lives/route";
import * as history from "@/app/api/history/route";
import * as lastMail from "@/app/api/last-mail/[api_key_id]/route";
import * as lastMails from "@/app/api/last-mail/route";
import * as policy from "@/app/api/policy/route";
import * as acknowledgement from "@/app/api/reviews/[id]/acknowledgement/route";
import * as decisions from "@/app/api/reviews/[id]/decisions/route";
import * as review from "@/app/api/reviews/[id]/route";
import * as reviews from "@/app/api/reviews/route";
import * as session from "@/app/api/session/route";
import * as apiKey from "@/app/api/v3/api_keys/[api_key_id]/route";
import * as apiKeys from "@/app/api/v3/api_keys/route";
import * as customers from "@/app/api/v3/partners/accounts/route";
import * as scopes from "@/app/api/v3/scopes/route";
import * as subusers from "@/app/api/v3/subusers/route";
import * as healthz from "@/app/healthz/route";
import * as readyz from "@/app/readyz/route";
import type { Review } from "@/lib/audit/review/review";
import { CALLS } from "@/lib/contract/calls";
import { breachOf } from "@/lib/contract/testing/breach-of";
import { signIn } from "../session/sign-in";
import { cookieName } from "../session/ticket";
import { ORIGIN, serverEnv } from "../testing/server-env";

vi.stubEnv("POLICY_FILE", "docs/key-audit.example.yml");
const server = serverEnv();

/** The handlers for each path of the contract. */
const ROUTES: Record<string, typeof healthz> = {
  "/api/session": session,
  "/api/v3/api_keys": apiKeys,
  "/api/v3/api_keys/{api_key_id}": apiKey,
  "/api/v3/scopes": scopes,
  "/api/v3/subusers": subusers,
  "/api/v3/partners/accounts": customers,
  "/api/audit": audit,
  "/api/history": history,
  "/api/history/changes": historyChanges,
  "/api/history/lives": keyLives,
  "/api/history/{state}": pastSnapshot,
  "/api/last-mail": lastMails,
  "/api/last-mail/{api_key_id}": lastMail,
  "/api/policy": policy,
  "/api/reviews": reviews,
  "/api/reviews/{id}": review,
  "/api/reviews/{id}/decisions": decisions,
  "/api/reviews/{id}/acknowledgement": acknowledgement,
  "/healthz": healthz,
  "/readyz": readyz,
};

let key = "";
let cookie = "";
/** An open review, for the contract's calls to find. */
let file: Review;
let id = "";
beforeAll(async () => {
  key = server.sandbox().control.clone("acme");
  const signedIn = await signIn(key, undefined, new AbortController().signal);
  cookie = `${cookieName()}=${signedIn.cookie}`;
  await ask("/api/audit", "GET", { cookie });
  const body = JSON.stringify({ note: "The quarter", person: PERSON });
  id = JSON.parse((await told("/api/reviews", "POST", { cookie }, body)).text).id;
  file = JSON.parse((await told("/api/reviews/{id}", "GET", { cookie })).text);
});

const PERSON = { name: "Ann", role: "", relation: "" };
const REASON = "Nobody knows what it is for.";
let head = "";
/** A decision on a key of the review, following the newest. */
function decision(at: number) {
  const { account, api_key_id } = file.snapshot.keys[at] ?? { account: "", api_key_id: "" };
  const said = { decision: "investigate", rationale: REASON, seconds: 1, together: 1 };
  const previous = head || file.opening_sha256;
  return JSON.stringify({ account, api_key_id, ...said, previous, person: PERSON });
}

/** Calls the route of a path. @returns the status, and how the answer breaks the contract: null if it doesn't */
async function ask(...asked: Parameters<typeof told>) {
  const { status, breach } = await told(...asked);
  return { status, breach };
}

async function told(
  template: string,
  method: string,
  headers: Record<string, string> = {},
  body?: string,
) {
  const route = ROUTES[template]?.[method as keyof typeof healthz];
  // The state at a future time is the newest one.
  const params = { api_key_id: key.slice(3, 25), state: "2100-01-01T00:00:00Z", id };
  const path = template
    .replace("{api_key_id}", params.api_key_id)
    .replace("{state}", params.state)
    .replace("{id}", id);
  const query = QUERIES[`${method} ${template}`]?.() ?? "";
  const own = { Origin: ORIGIN, "Content-Type": "application/json", ...headers };
  const request = new Request(ORIGIN + path + query, { method, headers: own, body });
  const answer = await route?.(request, { params: Promise.resolve(params) });
  const { status = 0, headers: told = new Headers() } = answer ?? {};
  const contentType = told.get("content-type") ?? "";
  const text = (await answer?.text()) ?? "";
  const breach = breachOf({ method, path, status, contentType, body: text });
  if (status === 201 && template === "/api/reviews/{id}/decisions") head = JSON.parse(text).sha256;
  return { status, text, breach };
}

const QUERIES: Record<string, () => string> = {
  "DELETE /api/history": () => "?account=self",
  "GET /api/reviews/{id}/decisions": () => `?after=${file.opening_sha256}`,
};

/** What has to happen before a call can succeed. */
const BEFORE: Record<string, () => Promise<unknown>> = {
  openReview: () => ask("/api/audit", "GET", { cookie }),
  async acknowledge() {
    for (const at of file.snapshot.keys.keys()) {
      if (at > 0) await ask("/api/reviews/{id}/decisions", "POST", { cookie }, decision(at));
    }
  },
};

/** The body of a call of the contract, if it takes one. */
const bodyOf = (id: string) =>
  ({
    signIn: JSON.stringify({ api_key: key }),
    actOnScan: JSON.stringify({ account: "self", action: "refresh" }),
    forgetAccount: JSON.stringify({ confirm: "acme" }),
    actOnMailTask: JSON.stringify({ action: "cancel" }),
    openReview: JSON.stringify({ note: "The next quarter", person: PERSON }),
    decide: decision(0),
    acknowledge: JSON.stringify({ head, person: { ...PERSON, name: "Bob" } }),
  })[id];

const all = Object.entries(CALLS).flatMap(([path, calls]) =>
  Object.entries(calls).map(([method, call]) => ({ path, method: method.toUpperCase(), call })),
);
// Calls that delete come last, and signing out last of all: it ends the session that the others use.
const rank = ({ method, call }: (typeof all)[number]) =>
  Number(method === "DELETE") + Number(call.id === "signOut");
const calls = all.sort((a, b) => rank(a) - rank(b));

describe("every call answers as the contract says", () => {
  test.each(calls)("$call.id", async ({ path, method, call }) => {
    // Signing in with a cookie ends its session.
    const headers: HeadersInit = call.id === "signIn" ? {} : { cookie };
    await BEFORE[call.id]?.();
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
