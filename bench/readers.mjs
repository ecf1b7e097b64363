import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import { memoryOf } from "../scripts/process-memory.mjs";
import { readAudit } from "./audit.mjs";
import { MB } from "./processes.mjs";
import { mb, ms, within } from "./table.mjs";

const SESSIONS = 20;
const STREAMS_OF_ONE = 20;
/** A reader takes one chunk a second, at most 64 kB: the whole stream would take it a minute. */
const PAUSE_MS = 1_000;
const LOOK_MS = 15_000;
const ASK_EVERY_MS = 20;
const LEFT_MS = 10_000;

/** 5. Slow readers of a fleet of about 20,000 keys: their cost in memory, and in time for other callers. */
export async function readers({ sandbox, app }) {
  const apiKey = await sandbox.clone("huge", { rateLimit: null });
  const cookies = [];
  for (let n = 0; n < SESSIONS; n += 1) cookies.push(await app.signIn(apiKey));
  const { keys, bytes } = await readAudit(app.origin, cookies[0], "all");
  await sleep(LEFT_MS);
  const before = memoryOf(app.pid).nowMb;
  const health = askHealth(app.origin);
  const sockets = await Promise.all(
    cookies.flatMap((cookie) =>
      Array.from({ length: STREAMS_OF_ONE }, () => readSlowly(app.origin, cookie)),
    ),
  );
  let most = before;
  for (const until = Date.now() + LOOK_MS; Date.now() < until; await sleep(100)) {
    most = Math.max(most, memoryOf(app.pid).nowMb);
  }
  const reading = sockets.filter(({ socket }) => !socket.destroyed).length;
  const taken = sockets.reduce((sum, { bytes }) => sum + bytes(), 0) / sockets.length;
  const times = await health.stop();
  for (const { socket } of sockets) socket.destroy();
  await sleep(LEFT_MS);
  const after = memoryOf(app.pid).nowMb;
  const each = (most - before) / reading;
  const worst = times.at(-1);
  return [
    {
      what: `${reading} slow readers of ${keys.length} keys, resident`,
      figure: mb(most),
      beside: `without them ${mb(before)}; each took ${(taken / MB).toFixed(1)} of ${(bytes / MB).toFixed(1)} MB`,
    },
    within({ what: "  of one", figure: `${each.toFixed(2)} MB` }, each, 1, " MB"),
    { what: "  10 s after they left", figure: mb(after) },
    {
      what: "  /healthz beside them",
      figure: `${ms(at(times, 0.5))}, 99% ${ms(at(times, 0.99))}, worst ${ms(worst)}`,
      beside: `asked ${times.length} times`,
      goal: "worst <= 1000 ms",
      met: worst <= 1_000,
    },
  ];
}

/** Opens a stream, and reads a little of it each second. */
async function readSlowly(origin, cookie) {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  let bytes = 0;
  socket.on("error", () => {});
  await once(socket, "connect");
  socket.write(`GET /api/audit?account=all HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\n\r\n`);
  const [first] = await once(socket, "data");
  const status = String(first).split(" ", 2)[1];
  if (status !== "200") throw new Error(`A stream answered ${status}`);
  socket.on("data", (chunk) => {
    bytes += chunk.length;
    socket.pause();
    setTimeout(() => socket.resume(), PAUSE_MS);
  });
  return { socket, bytes: () => bytes };
}

/** Requests `/healthz` again and again, each time after the last answer. */
function askHealth(origin) {
  const pool = new Pool(origin, { connections: 1 });
  const times = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const started = performance.now();
      const { body } = await pool.request({ method: "GET", path: "/healthz" });
      await body.dump();
      times.push(performance.now() - started);
      await sleep(ASK_EVERY_MS);
    }
    await pool.close();
  })();
  return {
    /** @returns how long each took, ms, from the fastest to the slowest */
    stop: async () => {
      isOver = true;
      await asking;
      return times.sort((a, b) => a - b);
    },
  };
}

const at = (sorted, share) => sorted[Math.floor((sorted.length - 1) * share)];
