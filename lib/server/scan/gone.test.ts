import { expect, test } from "vitest";
import { SELF, type Target } from "@/lib/audit/account";
import { applyEvents, emptyFleet } from "@/lib/audit/fleet/reducer";
import { serve } from "@/lib/sendgrid/testing/serve";
import { requireSession } from "../session/session";
import { signIn } from "../session/sign-in";
import { serverEnv } from "../testing/server-env";
import { scanStream } from "./scan-stream";
import { actOnScan, ensureScan } from "./start";

const server = serverEnv();
const { signal } = new AbortController();

/**
 * A reader of a SendGrid whose subusers, and whose keys by account (`""`: the parent's), can change in the meantime.
 */
async function readerOf(keys: Map<string, string[]>) {
  let gate = Promise.resolve();
  const origin = await serve((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://host");
    const account = String(request.headers["on-behalf-of"] ?? "");
    const isFirst = Number(searchParams.get("offset") ?? 0) === 0;
    const usernames = [...keys.keys()].filter((name) => name !== "" && isFirst);
    const result = (keys.get(account) ?? []).map((name) => ({ api_key_id: name, name }));
    const [id] = pathname.split("/").slice(3);
    const answers: Record<string, unknown> = {
      "/v3/subusers": usernames.map((username, index) => ({ id: index + 1, username })),
      "/v3/scopes": { scopes: ["api_keys.read", "subusers.read"] },
      "/v3/api_keys": { result },
      // The account is not a reseller.
      "/v3/partners/accounts": { errors: [{ message: "forbidden", error_id: "10-40300" }] },
    };
    const body = answers[pathname] ?? { api_key_id: id, name: id, scopes: ["mail.send"] };
    if (pathname === "/v3/partners/accounts") response.statusCode = 403;
    response.setHeader("Content-Type", "application/json");
    void gate.then(() => response.end(JSON.stringify(body)));
  });
  const { cookie } = await signIn(server.sandbox().control.clone("solo"), undefined, signal);
  const { session, credential } = await requireSession([cookie]);
  const signedIn = {
    session,
    credential: { ...credential, origins: { global: origin, eu: origin } },
  };
  return {
    /** Lets SendGrid answer once the stream has sent what was known before. */
    see: async (target: Target, action?: "refresh") => {
      let open = () => {};
      gate = new Promise((resolve) => {
        open = resolve;
      });
      if (action !== undefined) await actOnScan(signedIn, target, action);
      else await ensureScan(signedIn, target);
      let fleet = emptyFleet();
      for await (const events of scanStream(signedIn, target, signal)) {
        fleet = applyEvents(fleet, events);
        if (events.some(({ type }) => type === "progress")) open();
      }
      return fleet;
    },
  };
}

test("a subuser that SendGrid no longer lists goes with its keys, while somebody looks", async () => {
  const keys = new Map([
    ["", ["own"]],
    ["stays", ["kept"]],
    ["goes", ["lost-1", "lost-2"]],
  ]);
  const { see } = await readerOf(keys);
  expect((await see("all")).keys).toHaveLength(4);
  keys.delete("goes");
  const fleet = await see("all", "refresh");
  expect([...fleet.accounts.keys()].sort()).toEqual(["self", "subuser:stays"]);
  expect(fleet.keys.map(({ api_key_id }) => api_key_id).sort()).toEqual(["kept", "own"]);
  expect(fleet.progress).toMatchObject({
    accounts: { read: 2, failed: 0, total: 2 },
    keys: { read: 2, failed: 0, total: 2 },
  });
});

test("a key that SendGrid no longer lists goes, while somebody looks", async () => {
  const keys = new Map([["", ["stays", "goes"]]]);
  const { see } = await readerOf(keys);
  expect((await see(SELF)).keys).toHaveLength(2);
  keys.set("", ["stays"]);
  const fleet = await see(SELF, "refresh");
  expect(fleet.keys.map(({ api_key_id }) => api_key_id)).toEqual(["stays"]);
  expect(fleet.progress.keys).toEqual({ read: 1, failed: 0, total: 1 });
});
