import { expect, test } from "vitest";
import { accountId, parseOnBehalfOf, type Target } from "@/lib/audit/account";
import type { Asked } from "@/lib/audit/review/review";
import type { Fault } from "@/lib/sandbox/faults/fault";
import type { TenantName } from "@/lib/sandbox/keys";
import type { RecordedCall } from "@/lib/sandbox/recorder";
import { scanStream } from "../scan/scan-stream";
import { ensureScan } from "../scan/start";
import { requireSession } from "../session/session";
import { signIn } from "../session/sign-in";
import { store } from "../store/shared-store";
import { serverEnv } from "../testing/server-env";
import { freeze } from "./freeze";
import { reviewState } from "./review-state";

const server = serverEnv();
const { signal } = new AbortController();
const person = { name: "Ann", role: "", relation: "", named_by: "typed" };

/** What a review says was asked, and the calls that the sandbox saw since the scan began. */
async function askedFor(tenant: TenantName, target: Target, faults: Fault[]) {
  const { control } = server.sandbox();
  const apiKey = control.clone(tenant, { rateLimit: null });
  const { cookie } = await signIn(apiKey, undefined, signal);
  const signedIn = await requireSession([cookie]);
  control.setFaults(apiKey, faults);
  const signingIn = control.calls(apiKey).length;
  await ensureScan(signedIn, target);
  for await (const _ of scanStream(signedIn, target, signal));
  const db = await store();
  const id = await freeze(db, signedIn, target, { note: "", person, nowMs: Date.now() });
  const manifest = (await reviewState(db, id))?.review.opening.manifest ?? [];
  const calls = control.calls(apiKey).slice(signingIn);
  // A subuser's list is compared with the parent's; that call is not part of what is frozen.
  const isFrozen = (call: RecordedCall) =>
    target === "all" || target.kind === "self" || !isOwnList(call);
  return { manifest, calls: calls.filter(isFrozen) };
}

const pathOf = ({ path }: RecordedCall) => path.split("?")[0] ?? "";

const isOwnList = (call: RecordedCall) =>
  pathOf(call) === "/v3/api_keys" && call.headers["on-behalf-of"] === null;

/** A line for each path and account with the final statuses of its calls: the last try of each counts. */
function linesOf(calls: readonly RecordedCall[]): string[] {
  const ends = new Map<string, { line: string; status: number | null }>();
  for (const call of calls) {
    const path = pathOf(call);
    // These belong to the session, and not to what is frozen.
    if (path === "/v3/scopes" || path === "/v3/user/username") continue;
    const account = parseOnBehalfOf(call.headers["on-behalf-of"]);
    if (account === null) throw new Error("No such account.");
    const pattern = path.replace(/^\/v3\/api_keys\/.+$/, "/v3/api_keys/{api_key_id}");
    const line = `${accountId(account)} ${pattern}`;
    ends.set(`${accountId(account)} ${path}`, { line, status: call.status });
  }
  const counts = new Map<string, number>();
  for (const { line, status } of ends.values()) {
    const place = `${line} ${status}`;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts].map(([place, count]) => `${place} ${count}`).sort();
}

/** A list is one line, however many it names. */
const lineOf = ({ account, path, status, count }: Asked) =>
  `${account} ${path} ${status} ${path.endsWith("}") ? count : 1}`;

test.each<[string, TenantName, Target, Fault[]]>([
  ["all accounts of a reseller", "acme", "all", []],
  ["all accounts of who is none: that list was refused", "auditor", "all", []],
  ["names that no header can carry, and ids that are none", "odd", "all", []],
  ["one subuser", "acme", { kind: "subuser", username: "acme-eu-marketing" }, []],
  ["the own account", "solo", { kind: "self" }, []],
  [
    "what was refused, what failed, and what broke off",
    "acme",
    "all",
    [
      { kind: "status", status: 403, match: "/v3/api_keys/.*[a-m]$" },
      { kind: "status", status: 500, match: "/v3/api_keys\\?", onBehalfOf: "acme-eu-marketing" },
      { kind: "reset-on-accept", match: "/v3/partners/accounts" },
    ],
  ],
])("a review says of %s what SendGrid was asked, and how it answered", async (...row) => {
  const [, tenant, target, faults] = row;
  const { manifest, calls } = await askedFor(tenant, target, faults);
  expect(manifest.map(lineOf).sort()).toEqual(linesOf(calls));
  const from = Math.min(...calls.map(({ startedAtMs }) => startedAtMs));
  for (const { after_ms, before_ms } of manifest) {
    expect(after_ms).toBeLessThanOrEqual(from);
    expect(before_ms).toBeGreaterThanOrEqual(from);
  }
});

test("of a list of accounts a review says how many it named", async () => {
  const { manifest } = await askedFor("acme", "all", []);
  expect(manifest).toContainEqual(
    expect.objectContaining({ path: "/v3/subusers", status: 200, count: 12 }),
  );
  expect(manifest).toContainEqual(
    expect.objectContaining({ path: "/v3/partners/accounts", status: 200, count: 2 }),
  );
});
