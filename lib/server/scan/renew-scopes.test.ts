import { expect, test } from "vitest";
import { SELF, type Target } from "@/lib/audit/account";
import { applyEvents, emptyFleet } from "@/lib/audit/fleet/reducer";
import type { ScanAction } from "@/lib/contract/requests";
import type { Fault } from "@/lib/sandbox/faults/fault";
import { requireSession, viewOf } from "../session/session";
import { signIn } from "../session/sign-in";
import { serverEnv } from "../testing/server-env";
import { scanStream } from "./scan-stream";
import { actOnScan } from "./start";

const server = serverEnv();
const { signal } = new AbortController();
const UNTOLD: Fault = { kind: "status", status: 403, match: "/v3/scopes" };

/** A user who signs in while SendGrid has these faults. */
async function reader(faults: Fault[]) {
  const { control } = server.sandbox();
  const apiKey = control.clone("auditor", { faults, rateLimit: null });
  const { cookie } = await signIn(apiKey, undefined, signal);
  return {
    scopes: async () => viewOf((await requireSession([cookie])).session).scopes,
    setFaults: (next: Fault[]) => control.setFaults(apiKey, next),
    calls: () => control.calls(apiKey),
    scan: async (target: Target, action: ScanAction = "refresh") => {
      const signedIn = await requireSession([cookie]);
      await actOnScan(signedIn, target, action);
      let fleet = emptyFleet();
      for await (const events of scanStream(signedIn, target, signal)) {
        fleet = applyEvents(fleet, events);
      }
      return fleet;
    },
  };
}

test("scopes that SendGrid would not tell are unknown, and asked for again when a scan begins", async () => {
  const { scopes, scan, setFaults } = await reader([UNTOLD]);
  expect(await scopes()).toBeNull();
  const { progress } = await scan(SELF);
  expect(progress.keys.read).toBe(progress.keys.total);
  expect(await scopes()).toBeNull();
  setFaults([]);
  await scan(SELF);
  expect(await scopes()).toContain("subusers.read");
  setFaults([UNTOLD]);
  await scan(SELF);
  expect(await scopes()).toBeNull();
});

test("a scan that goes on from a fresh list, and reads what is missing, asks nothing else", async () => {
  const { scan, calls, setFaults } = await reader([]);
  setFaults([{ kind: "html", match: "/v3/api_keys/", times: 2 }]);
  expect((await scan(SELF)).progress.keys.failed).toBe(2);
  const before = calls().length;
  expect((await scan(SELF, "retry")).progress.keys.failed).toBe(0);
  const paths = calls().slice(before);
  expect(paths.map(({ path }) => path.split("/").slice(0, 3).join("/"))).toEqual([
    "/v3/api_keys",
    "/v3/api_keys",
  ]);
});

test("where they cannot be asked for, what is known of them stays, and the scan goes on", async () => {
  const { scopes, scan, setFaults } = await reader([]);
  const known = await scopes();
  setFaults([{ kind: "html", match: "/v3/scopes" }]);
  const { progress } = await scan(SELF);
  expect(progress.keys.read).toBe(progress.keys.total);
  expect(await scopes()).toEqual(known);
});

test("what is granted after the sign-in counts for the scan that learns of it", async () => {
  const refused: Fault = { kind: "status", status: 403, match: "/v3/subusers" };
  const { scan, setFaults } = await reader([UNTOLD, refused]);
  // Nothing says that this key may list subusers, so the refusal proves nothing.
  expect([...(await scan("all")).accounts.keys()].sort()).toEqual(["self", "subuser:"]);
  setFaults([refused]);
  // It may list them and was refused, so this account has none.
  expect([...(await scan("all")).accounts.keys()]).toEqual(["self"]);
});
