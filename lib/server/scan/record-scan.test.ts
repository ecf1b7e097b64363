import { expect, test, vi } from "vitest";
import { SELF, type Target } from "@/lib/audit/account";
import { eventsOf } from "@/lib/audit/history/events";
import type { TenantName } from "@/lib/sandbox/keys";
import { env } from "../config/env";
import { requireSession, type SignedIn } from "../session/session";
import { signIn } from "../session/sign-in";
import { readPasts, seenAccounts } from "../store/history/reads";
import { store } from "../store/shared-store";
import { serverEnv } from "../testing/server-env";
import { scanStream } from "./scan-stream";
import { actOnScan, ensureScan } from "./start";

const server = serverEnv();
const signal = new AbortController().signal;

async function reader(tenant: TenantName): Promise<SignedIn> {
  const { cookie } = await signIn(server.sandbox().control.clone(tenant), undefined, signal);
  return requireSession([cookie]);
}

async function toItsEnd(signedIn: SignedIn, target: Target) {
  for await (const _events of scanStream(signedIn, target, signal));
}

/** The past that the store shows a session, for the accounts that it can list. */
async function pastOf({ credential, session }: SignedIn) {
  const db = await store();
  const asked = { owner: credential.owner, network: session.network, sinceMs: session.created_at };
  const seen = await seenAccounts(db, asked, null);
  const pasts = await readPasts(
    db,
    seen.map(({ history }) => history),
  );
  return new Map(seen.map(({ account, history }) => [account, pasts.get(history)]));
}

test("every scan that ends is recorded, of each account that it read", async () => {
  const signedIn = await reader("auditor");
  const beforeMs = Date.now();
  await ensureScan(signedIn, "all");
  await toItsEnd(signedIn, "all");
  const past = await pastOf(signedIn);
  expect(past.size).toBe(5);
  const [state] = past.get("self")?.states ?? [];
  expect(state).toMatchObject({ number: 1, keys: 12 });
  expect(state?.firstAfterMs).toBeGreaterThanOrEqual(beforeMs);
  expect(state?.firstBeforeMs).toBeLessThanOrEqual(Date.now());
  expect(past.get("self")?.versions.every(({ shape }) => shape !== null)).toBe(true);
});

test("a key that is new, and scopes that could not be read, begin a state; a refused account is no state", async () => {
  const signedIn = await reader("solo");
  const { control } = server.sandbox();
  const { apiKey } = signedIn.credential;
  await ensureScan(signedIn, SELF);
  await toItsEnd(signedIn, SELF);
  const again = async () => {
    await actOnScan(signedIn, SELF, "refresh");
    await toItsEnd(signedIn, SELF);
  };
  await again();
  const put = [{ api_key_id: "aNewKeysId", name: "new", scopes: ["mail.send"] }];
  control.editKeys(apiKey, { removed: [], put });
  await again();
  control.setFaults(apiKey, [{ kind: "status", status: 404, match: "/v3/api_keys/aNewKeysId" }]);
  await again();
  control.setFaults(apiKey, []);
  await again();
  const past = (await pastOf(signedIn)).get("self");
  expect(past && eventsOf(past).map(({ kind }) => kind)).toEqual([
    "first",
    "added",
    "unread",
    "read",
  ]);

  control.setFaults(apiKey, [{ kind: "status", status: 403, match: "/v3/api_keys" }]);
  await again();
  expect((await pastOf(signedIn)).size).toBe(0);
  control.setFaults(apiKey, []);
  await again();
  const healed = (await pastOf(signedIn)).get("self");
  expect(healed?.states).toHaveLength(past?.states.length ?? 0);
  expect(healed?.failures).toMatchObject([{ code: "access_forbidden", status: 403 }]);
});

test("where no history is kept, none is written", async () => {
  vi.spyOn(env(), "historyDays", "get").mockReturnValue(0);
  const signedIn = await reader("solo");
  await ensureScan(signedIn, SELF);
  await toItsEnd(signedIn, SELF);
  expect(await pastOf(signedIn)).toEqual(new Map());
});
