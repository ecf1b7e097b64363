// A PostgreSQL server for the tests: the given one, or a throw-away one of our own. Node built-ins only.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { aptInstall } from "./apt-install.mjs";
import { freePort } from "./free-port.mjs";

const DEBIAN = "/usr/lib/postgresql";
const START_LIMIT_MS = 30_000;
const isRoot = process.getuid?.() === 0;

/**
 * Starts a PostgreSQL server, or uses that of TEST_DATABASE_URL.
 * @returns {Promise<{ url: string, stop: () => Promise<void> } | null>} null, and a reason on stderr, if there is none
 */
export async function startPostgres() {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  try {
    const binaries = findBinaries() ?? (aptInstall("postgresql") && findBinaries());
    if (binaries) return await run(binaries);
    warn("it is not installed, and only root with apt-get can install it here");
  } catch (error) {
    warn(error.message);
  }
  return null;
}

/** Runs `work` with the URL of a PostgreSQL server, or with null if there is none, and stops it afterward. */
export async function withPostgres(work) {
  const postgres = await startPostgres();
  try {
    return await work(postgres?.url ?? null);
  } finally {
    await postgres?.stop();
  }
}

function warn(reason) {
  console.error(`\n!! No PostgreSQL: ${reason}.`);
  console.error("!! The tests that need one are SKIPPED. Set TEST_DATABASE_URL to run them.\n");
}

/** The folder of the newest PostgreSQL that Debian's packages installed here; undefined without one. */
function findBinaries() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  return versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version, "bin"))
    .find((folder) => existsSync(join(folder, "initdb")));
}

async function run(binaries) {
  const folder = mkdtempSync(join(tmpdir(), "key-audit-postgres-"));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  try {
    const user = unprivilegedUser();
    if (user) chownSync(folder, user.uid, user.gid);
    const data = join(folder, "data");
    const asUser = {
      ...user,
      cwd: folder,
      env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
    };

    const initdb = spawnSync(
      join(binaries, "initdb"),
      ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"],
      { ...asUser, encoding: "utf8" },
    );
    if (initdb.status !== 0) throw new Error(`initdb failed: ${initdb.stderr || initdb.error}`);

    const port = await freePort();
    // Throw-away data: never flushes to disk, and listens only on loopback.
    const settings = ["fsync=off", "full_page_writes=off", "unix_socket_directories="];
    const server = spawn(
      join(binaries, "postgres"),
      ["-D", data, "-h", "127.0.0.1", "-p", String(port), ...settings.flatMap((s) => ["-c", s])],
      { ...asUser, stdio: ["ignore", "ignore", "pipe"] },
    );
    const ended = once(server, "exit");
    // However the tests end, the server doesn't outlive them.
    const kill = () => {
      server.kill("SIGQUIT");
      remove();
    };
    process.once("exit", kill);
    const stop = async () => {
      process.off("exit", kill);
      // SIGINT is PostgreSQL's fast shutdown, which cuts open connections.
      server.kill("SIGINT");
      await ended;
      remove();
    };
    await ready(server).catch(async (error) => {
      await stop();
      throw error;
    });
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    remove();
    throw error;
  }
}

/** PostgreSQL refuses to run as root. @returns the user to run it as in that case; undefined if we are not root */
function unprivilegedUser() {
  if (!isRoot) return undefined;
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) =>
      spawnSync("id", [flag, name], { encoding: "utf8" }),
    );
    if (uid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error("there is no user `postgres` or `nobody` to run it as");
}

/** Waits until the server reports on stderr that it accepts connections. */
async function ready(server) {
  let said = "";
  server.stderr.setEncoding("utf8").on("data", (text) => {
    said = (said + text).slice(-4_000);
  });
  const deadline = Date.now() + START_LIMIT_MS;
  while (!said.includes("ready to accept connections")) {
    if (server.exitCode !== null || Date.now() > deadline) {
      throw new Error(`it did not start: ${said}`);
    }
    await sleep(20);
  }
}
