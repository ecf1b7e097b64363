import { expect, test } from "vitest";
import type { Target } from "@/lib/audit/account";
import { applyEvents, emptyFleet } from "@/lib/audit/fleet/reducer";
import type { TenantName } from "@/lib/sandbox/keys";
import { requireSession } from "../session/session";
import { signIn } from "../session/sign-in";
import { serverEnv } from "../testing/server-env";
import { scanStream } from "./scan-stream";
import { actOnScan, ensureScan } from "./start";

const server = serverEnv();
const { signal } = new AbortController();

/** A user signed in as a fresh clone of a tenant, who follows targets to the end of their scan. */
async function reader(tenant: TenantName) {
  const { control } = server.sandbox();
  const { cookie } = await signIn(control.clone(tenant, { rateLimit: null }), undefined, signal);
  const signedIn = await requireSession([cookie]);
  return {
    signedIn,
    see: async (target: Target) => {
      await ensureScan(signedIn, target);
      let fleet = emptyFleet();
      for await (const events of scanStream(signedIn, target, signal)) {
        fleet = applyEvents(fleet, events);
      }
      return fleet;
    },
  };
}

const nosuch: Target = { kind: "subuser", username: "nosuch" };

test("a name that was typed and refused is a hole of its own page, and no account of all", async () => {
  const { see, signedIn } = await reader("acme");
  expect((await see(nosuch)).progress.accounts).toEqual({ read: 0, failed: 1, total: 1 });
  const all = { read: 15, failed: 0, total: 15 };
  expect((await see("all")).progress.accounts).toEqual(all);
  await see({ kind: "account-id", id: "nosuch" });
  await see(nosuch);
  const again = await see("all");
  expect(again.progress.accounts).toEqual(all);
  expect(again.holes.filter(({ api_key_id }) => api_key_id === null)).toEqual([]);
  await actOnScan(signedIn, "all", "retry");
  expect((await see("all")).progress.accounts).toEqual(all);
});

test("where the list of subusers is refused, that is the hole, not the name that was typed", async () => {
  const { see } = await reader("limited");
  await see(nosuch);
  const { accounts } = await see("all");
  expect([...accounts.keys()].sort()).toEqual(["self", "subuser:"]);
});
