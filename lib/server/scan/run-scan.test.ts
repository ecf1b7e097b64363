import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import { expect, onTestFinished, test, vi } from "vitest";
import { type Account, SELF, targetId, unreadListOf } from "@/lib/audit/account";
import { applyEvents, emptyFleet } from "@/lib/audit/fleet/reducer";
import { requireSession } from "../session/session";
import { signIn } from "../session/sign-in";
import { store } from "../store/shared-store";
import { serverEnv } from "../testing/server-env";
import { HEARTBEAT_MS } from "./leased-work";
import { stopAllScans, stopScan } from "./run-scan";
import { scanStream } from "./scan-stream";
import { actOnScan, ensureScan } from "./start";

const server = serverEnv();

const subuser = (n: number): Account => ({ kind: "subuser", username: `made-up-${n}` });

async function worked(owner: string) {
  const { db } = await store();
  const scans = db.selectFrom("scan").select("account_filter").where("owner", "=", owner);
  const rows = await scans.where("lease_holder", "is not", null).execute();
  return rows.map(({ account_filter }) => account_filter);
}

test("of many scans of one key 20 are worked on at once, and the next when one has ended", async () => {
  const { control } = server.sandbox();
  const apiKey = control.clone("auditor");
  const { cookie } = await signIn(apiKey, undefined, new AbortController().signal);
  control.setFaults(apiKey, [{ kind: "hang-before-headers" }]);
  const reader = await requireSession([cookie]);
  const { owner } = reader.credential;
  for (let n = 0; n < 30; n += 1) await ensureScan(reader, subuser(n));
  expect(await worked(owner)).toHaveLength(20);

  const other = await signIn(control.clone("solo"), undefined, new AbortController().signal);
  const neighbour = await requireSession([other.cookie]);
  control.setFaults(neighbour.credential.apiKey, [{ kind: "hang-before-headers" }]);
  await ensureScan(neighbour, subuser(0));
  expect(await worked(neighbour.credential.owner)).toHaveLength(1);

  await stopScan({ owner, accountFilter: targetId(subuser(0)) });
  await ensureScan(reader, subuser(40));
  expect(await worked(owner)).toContain(targetId(subuser(40)));
  await stopAllScans();
  expect(await worked(owner)).toEqual([]);
});

test("a key has a hundred scans open, and one more is refused and leaves no row", async () => {
  const { control } = server.sandbox();
  const apiKey = control.clone("auditor");
  const { cookie } = await signIn(apiKey, undefined, new AbortController().signal);
  control.setFaults(apiKey, [{ kind: "hang-before-headers" }]);
  const reader = await requireSession([cookie]);
  for (let n = 0; n < 100; n += 1) await ensureScan(reader, subuser(n));
  const refused = { code: "rate_limited" };
  await expect(ensureScan(reader, subuser(100))).rejects.toMatchObject(refused);
  await expect(actOnScan(reader, subuser(100), "refresh")).rejects.toMatchObject(refused);
  await ensureScan(reader, subuser(99));
  await actOnScan(reader, subuser(0), "cancel");
  await ensureScan(reader, subuser(100));
  const { db } = await store();
  const rows = db.selectFrom("scan").selectAll().where("owner", "=", reader.credential.owner);
  expect(await rows.execute()).toHaveLength(101);
  await stopAllScans();
});

test.each([
  ["idle", { seen_at: 0 }],
  ["absolute", { expires_at: 0 }],
])("a scan stops once its session's %s time is over, though nobody signed out", async (_, over) => {
  // This test decides when its heart beats.
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const { control } = server.sandbox();
  const apiKey = control.clone("solo");
  const { cookie } = await signIn(apiKey, undefined, new AbortController().signal);
  control.setFaults(apiKey, [{ kind: "hang-before-headers" }]);
  const reader = await requireSession([cookie]);
  const { owner } = reader.credential;
  await ensureScan(reader, SELF);
  await vi.advanceTimersByTimeAsync(HEARTBEAT_MS);
  expect(await worked(owner)).toEqual(["self"]);
  const { db } = await store();
  await db.updateTable("session").set(over).where("id", "=", reader.session.id).execute();
  await vi.advanceTimersByTimeAsync(HEARTBEAT_MS);
  await vi.waitFor(async () => expect(await worked(owner)).toEqual([]));
});

test("a list that could not be read proves nobody gone: accounts stay, and so do their keys", async () => {
  const { control } = server.sandbox();
  const apiKey = control.clone("auditor", { rateLimit: null });
  const { cookie } = await signIn(apiKey, undefined, new AbortController().signal);
  const reader = await requireSession([cookie]);
  const see = async () => {
    await actOnScan(reader, "all", "refresh");
    let fleet = emptyFleet();
    for await (const events of scanStream(reader, "all", new AbortController().signal)) {
      fleet = applyEvents(fleet, events);
    }
    return fleet;
  };
  const before = await see();
  expect(before.accounts.size).toBe(5);
  control.setFaults(apiKey, [{ kind: "html", match: "/v3/subusers" }]);
  const after = await see();
  expect([...after.accounts.keys()].sort()).toEqual(
    [...before.accounts.keys(), unreadListOf("subuser")].sort(),
  );
  expect(after.keys).toHaveLength(before.keys.length);
});

/** What the log says from here to the test's end. */
function logged() {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  onTestFinished(() => write.mockRestore());
  return () => write.mock.calls.map(([line]) => JSON.parse(String(line)));
}

async function aReader() {
  const { control } = server.sandbox();
  const apiKey = control.clone("solo", { rateLimit: null });
  const { cookie } = await signIn(apiKey, undefined, new AbortController().signal);
  return { reader: await requireSession([cookie]), calls: () => control.calls(apiKey).length };
}

test("a write that is refused ends its scan, which says so and asks SendGrid nothing more", async () => {
  const { reader, calls } = await aReader();
  const { db } = await store();
  const breaks = sql`create trigger broken before insert on scan_key
    begin select raise(abort, 'SG.notToBeLogged'); end`;
  await breaks.execute(db);
  onTestFinished(async () => void (await sql`drop trigger broken`.execute(db)));
  const lines = logged();
  await ensureScan(reader, SELF);
  let fleet = emptyFleet();
  for await (const events of scanStream(reader, SELF, AbortSignal.timeout(4_000))) {
    fleet = applyEvents(fleet, events);
  }
  expect(fleet.finishedAtMs).not.toBeNull();
  expect(fleet.accounts.get("self")?.status).toBe("failed");
  expect(fleet.holes).toMatchObject([{ account: "self", api_key_id: null, code: "internal" }]);
  const { owner } = reader.credential;
  expect(lines()).toMatchObject([
    { level: "error", event: "defect", name: "SqliteError" },
    { level: "warn", event: "scan", owner, code: "internal" },
  ]);
  expect(JSON.stringify(lines())).not.toContain("notToBeLogged");
  const before = calls();
  await setTimeout(300);
  expect(calls()).toBe(before);
});

test("a store that is away for a while leaves its scan to a later look", async () => {
  const { reader } = await aReader();
  const { db } = await store();
  const { owner } = reader.credential;
  const scans = db.selectFrom("scan").select("status").where("owner", "=", owner);
  const bound = (pages: number) => sql`pragma max_page_count = ${sql.raw(`${pages}`)}`.execute(db);
  onTestFinished(async () => void (await bound(1_000_000_000)));
  const lines = logged();
  await ensureScan(reader, SELF);
  await bound(1);
  await vi.waitFor(async () => expect(await worked(owner)).toEqual([]), 10_000);
  expect(lines()).toMatchObject([{ event: "scan", owner, code: "unavailable" }]);
  expect(await scans.execute()).toEqual([{ status: "running" }]);
  await bound(1_000_000_000);
  for await (const _ of scanStream(reader, SELF, AbortSignal.timeout(10_000)));
  expect(await scans.execute()).toEqual([{ status: "done" }]);
});
