import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { copyAsImage } from "../../scripts/image.mjs";
import { sandboxHosts } from "../support/addresses";
import { expect, postSession, test } from "../support/fixtures";
import { sessionPassword, startApp } from "../support/start-app";

/** Every file of a folder with its size and modification time. */
async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((each) => join(each.parentPath, each.name));
  const stats = await Promise.all(files.sort().map((file) => stat(file)));
  return files.map((file, n) => `${file} ${stats[n]?.size} ${stats[n]?.mtimeMs}`);
}

test("the image has the command, which finds the store's binary beside the server's", async ({
  sandbox,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "key-audit-image-"));
  const root = join(folder, "app");
  await mkdir(root);
  expect(await copyAsImage(root)).toHaveLength(5);
  const DATA_DIR = join(folder, "data");
  const key = { SENDGRID_API_KEY: await sandbox.clone("acme") };
  const env = { NODE_ENV: "production", ...sandboxHosts(), ...key, DATA_DIR } as const;
  const args = ["scan", "--store", "--account", "self", "--fail-on", "never", "--json", "-"];
  const command = [join(root, "dist/key-audit.mjs"), ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command, {
    env,
    maxBuffer: 50_000_000,
  });
  expect(JSON.parse(stdout).keys).toHaveLength(38);
  expect(await readdir(DATA_DIR)).toContain("key-audit.db");
  await rm(folder, { recursive: true });
});

test("what goes into the image serves by itself, and writes to its data folder alone", async ({
  request,
  sandbox,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "key-audit-image-"));
  const root = join(folder, "app");
  await mkdir(root);
  expect(await copyAsImage(root)).toHaveLength(5);
  const before = await filesOf(root);
  const settings = {
    SESSION_PASSWORD: sessionPassword(),
    ...sandboxHosts(),
    DATA_DIR: join(folder, "data"),
  };
  const app = await startApp(settings, root);
  try {
    const signedIn = await postSession(request, app.url, { api_key: await sandbox.clone("acme") });
    expect(signedIn.status(), await signedIn.text()).toBe(201);
    const keys = await request.get(`${app.url}/api/v3/api_keys`);
    expect((await keys.json()).result).toHaveLength(38);
    const page = await request.get(`${app.url}/keys`);
    expect(page.status()).toBe(200);
    const [asset = ""] = /\/_next\/static\/[^"\\]+\.js/.exec(await page.text()) ?? [];
    expect((await request.get(app.url + asset)).status()).toBe(200);
    expect((await request.get(`${app.url}/robots.txt`)).status()).toBe(200);
    // The build's own settings apply: no image service, no banner.
    expect((await request.get(`${app.url}/_next/image?url=%2Ficon.svg&w=64&q=75`)).status()).toBe(
      404,
    );
    expect(page.headers()).not.toHaveProperty("x-powered-by");
    expect(await filesOf(root)).toEqual(before);
    expect(await readdir(settings.DATA_DIR)).toContain("key-audit.db");
  } finally {
    await app.stop();
    await rm(folder, { recursive: true });
  }
});
