// A PostgreSQL for the tests: the one that is given, or a throw-away one of our own. Node built-ins only.
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
 * Starts a PostgreSQL, or takes the one of TEST_DATABASE_URL.
 * @returns {Promise<{ url: string, stop: () => Promise<void> } | null>} null, and a reason on stderr, when there is none
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

/** Runs `work` with the URL of a PostgreSQL, or with null where there is none, and stops it afterwards. */
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

/** The folder of the newest PostgreSQL that Debian's packages put here; undefined without one. */
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
    // Throw-away data: nothing is flushed to disk, and nothing but loopback is listened on.
    const settings = ["fsync=off", "full_page_writes=off", "unix_socket_directories="];
    const server = spawn(
      join(binaries, "postgres"),
      ["-D", data, "-h", "127.0.0.1", "-p", String(port), ...settings.flatMap((s) => ["-c", s])],
      { ...asUser, stdio: ["ignore", "ignore", "pipe"] },
    );
    const ended = once(server, "exit");
    // Whoever ends the tests, however: the server does not outlive them.
    const kill = () => {
      server.kill("SIGQUIT");
      remove();
    };
    process.once("exit", kill);
    const stop = async () => {
      process.off("exit", kill);
      // SIGINT is PostgreSQL's fast shutdown: open connections are cut.
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

/** PostgreSQL refuses to run as root. @returns whom to run it as then; undefined when we are somebody else already */
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

/** Waits until the server says on its stderr that it takes connections. */
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
