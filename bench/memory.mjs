import { setTimeout as sleep } from "node:timers/promises";
import { memoryOf } from "../scripts/process-memory.mjs";
import { startApp } from "./app.mjs";
import { readAudit } from "./audit.mjs";
import { portOf, stop } from "./processes.mjs";
import { mb } from "./table.mjs";

const SESSIONS = 10;
const SETTLED_MS = 10_000;

/**
 * 5. The memory of a separate server: idle, with about 20,000 keys read, and after ten sessions received them at once.
 */
export async function memory({ folder, sandbox }) {
  const app = await startApp(folder, sandbox, { port: portOf("memory") });
  const idleMb = await settledMb(app);
  const apiKey = await sandbox.clone("huge", { rateLimit: null });
  const { keys } = await readAudit(app.origin, await app.signIn(apiKey), "all");
  const readMb = await settledMb(app);
  const cookies = [];
  for (let n = 0; n < SESSIONS; n += 1) cookies.push(await app.signIn(apiKey));
  await Promise.all(cookies.map((cookie) => readAudit(app.origin, cookie, "all")));
  const sessionsMb = await settledMb(app);
  await stop(app.child);
  const row = (what, held) => ({ what, figure: mb(held) });
  return [
    row("server, resident, idle", idleMb),
    row(`  ${keys.length} keys read`, readMb),
    row(`  ${SESSIONS} sessions of them`, sessionsMb),
  ];
}

/** Memory held for longer than a moment: V8 gives back what it no longer needs. */
async function settledMb({ pid }) {
  await sleep(SETTLED_MS);
  return memoryOf(pid).nowMb;
}
