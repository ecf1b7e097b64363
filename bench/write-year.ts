// A separate process that writes a year of daily scans of the sandbox's fleet straight into a store. 1% of its keys
// change each day.
import "server-only";
import { fleet } from "@/lib/sandbox/tenants/fleet";
import { recordReading } from "@/lib/server/store/history/record";
import { openStore } from "@/lib/server/store/open-store";

const DAYS = 365;
const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
const CHANGES = 100;

type Key = { api_key_id: string; name: string; scopes: readonly string[] };

const [dataDir = ""] = process.argv.slice(2);
const tenant = fleet();
const accounts = [tenant.account, ...tenant.subusers.values()].map((account) =>
  account
    .keys()
    .map(({ api_key_id, name = "", scopes = [] }): Key => ({ api_key_id, name, scopes })),
);
const sets = [...new Set(accounts.flat().map(({ scopes }) => scopes))];
const store = await openStore({ dataDir });
const startMs = Date.now() - (DAYS + 1) * DAY_MS;

/**
 * The key as it was before: absent, with other scopes, or with another name, in turn. Its account's first key never
 * changes.
 */
function undo(keys: Key[], at: number, nth: number): Key[] {
  const key = keys[at];
  if (key === undefined) return keys;
  const other: Key = { ...key, scopes: sets[nth % sets.length] ?? [] };
  if (nth % 3 === 0 && at > 0) other.api_key_id = `${key.api_key_id.slice(0, 14)}-${nth}`;
  if (nth % 3 === 1) Object.assign(other, { scopes: key.scopes, name: `${key.name} ${nth}` });
  return keys.with(at, other);
}

// From today, which a scan finds as it is, back to the first day.
const days = Array.from({ length: DAYS + 1 }, () => new Map<number, Key[]>());
const now = [...accounts];
const changesADay = Math.round(accounts.flat().length / CHANGES);
let nth = 0;
for (let day = DAYS; day > 0; day -= 1) {
  for (let left = changesADay; left > 0; left -= 1) {
    nth += 1;
    // A prime apart, so that every account gets its turn.
    const account = (nth * 7_919) % now.length;
    const keys = now[account] ?? [];
    if (!days[day]?.has(account)) days[day]?.set(account, keys);
    now[account] = undo(keys, nth % Math.max(keys.length, 1), nth);
  }
}
for (const [account, keys] of now.entries()) days[0]?.set(account, keys);
// An unchanged account would only extend its state: written once, on the last day.
for (const [account, keys] of accounts.entries()) days[DAYS]?.set(account, keys);

for (const [day, changed] of days.entries()) {
  let beforeMs = startMs + day * DAY_MS;
  for (const keys of changed.values()) {
    beforeMs += 1;
    await recordReading(store, "sendgrid", { keys, afterMs: beforeMs - MINUTE_MS, beforeMs });
  }
}
await store.close();
process.stdout.write(`${nth}\n`);
