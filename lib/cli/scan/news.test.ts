import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import Libsql from "libsql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sandboxed } from "../testing/sandboxed";

const { clone, control, file, runWith } = sandboxed();
const MINTING = "newly-made-000000000000";
const made = { api_key_id: MINTING, name: "`new` <!channel>", scopes: ["api_keys.create"] };

/** A chat webhook: what was posted to it, and the statuses it answers with, 200 after those. */
const posted: Record<string, unknown>[] = [];
let answers: number[] = [];
const chat = createServer((request, response) => {
  void json(request).then((body) => {
    posted.push(body as Record<string, unknown>);
    response.writeHead(answers.shift() ?? 200).end();
  });
});
let url: string;

beforeAll(async () => {
  chat.listen(0, "127.0.0.1");
  await once(chat, "listening");
  url = `http://127.0.0.1:${(chat.address() as AddressInfo).port}/hook/secret`;
});
afterAll(() => chat.close());

const self = ["--account", "self", "--quiet"];

describe("what is new since a snapshot", () => {
  it("is told, makes it exit 1 by itself, and is posted once; nothing is where nothing is", async () => {
    const key = clone("acme");
    const before = file("before");
    await runWith(key, ["scan", ...self, "--snapshot", before]);
    const since = ["scan", "--account", "self", "--baseline", before, "--fail-on-new"];
    const same = await runWith(key, [...since, "--notify", url]);
    expect(same.out).toContain("None of 38 keys in 1 account was added, removed");
    expect({ code: same.code, posted: posted.length }).toEqual({ code: 0, posted: 0 });
    control().editKeys(key, { removed: [], put: [made] });
    const { code, out, err } = await runWith(key, [...since, "--notify", url]);
    expect(out).toContain("1 new key can create or change API keys or logins.");
    expect(out).toMatch(/Of 39 keys in 1 account: 1 added; 38 unchanged\./);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(posted).toHaveLength(1);
    const [notice] = posted;
    expect(notice).toMatchObject({ changes: { added: 1, removed: 0, rescoped: 0, renamed: 0 } });
    const { new_findings } = notice as { new_findings: { api_key_id: string | null }[] };
    expect(new Set(new_findings.map(({ api_key_id }) => api_key_id))).toContain(MINTING);
    expect(JSON.stringify(notice)).not.toContain(key.slice(26));
    // The chat shows a name as neither a mention nor formatting.
    expect(notice?.text).toContain("`'new' &lt;!channel&gt;`");
    const mild = await runWith(key, [...since, "--fail-on", "never"]);
    expect(mild.code).toBe(0);
  });

  it("names a rule of a policy by its title, as text that is no mention", async () => {
    const key = clone("acme");
    const [before, policy] = [file("untitled"), file("policy.yaml")];
    await runWith(key, ["scan", ...self, "--snapshot", before]);
    control().editKeys(key, { removed: [], put: [made] });
    const rule = "{ id: none-mints, title: Nobody mints <!here>, deny: api_keys.create }";
    writeFileSync(policy, `version: 1\nrules:\n  - ${rule}\n`);
    const since = ["--baseline", before, "--policy", policy, "--notify", url];
    posted.length = 0;
    answers = [];
    const { err } = await runWith(key, ["scan", ...self, "--fail-on", "never", ...since]);
    expect({ err, posted: posted.length }).toEqual({ err: "", posted: 1 });
    expect(posted[0]?.text).toContain("`'new' &lt;!channel&gt;`: `Nobody mints &lt;!here&gt;`");
  });

  it("is tried three times, and never fails the scan, but that is said", async () => {
    const key = clone("acme");
    const before = file("failing");
    await runWith(key, ["scan", ...self, "--snapshot", before]);
    control().editKeys(key, { removed: [], put: [made] });
    const args = ["scan", ...self, "--baseline", before, "--fail-on", "never", "--notify", url];
    posted.length = 0;
    answers = [500, 503];
    expect(await runWith(key, args)).toEqual({ code: 0, out: "", err: "" });
    expect(posted).toHaveLength(3);
    answers = [500, 500, 404];
    const { code, err } = await runWith(key, args);
    expect(err).toBe("key-audit: what is new could not be posted: it answered 404.\n");
    expect(code).toBe(0);
    expect(posted).toHaveLength(6);
  });

  it("is asked for with what it needs, and posted nowhere in clear", async () => {
    const key = clone("acme");
    const own = file("own");
    await runWith(clone("acme"), ["scan", ...self, "--snapshot", own]);
    const wrong = [
      [["--account", "subuser:acme-labs", "--baseline", own], /covers other accounts/],
      [["--notify", url], /need --baseline/],
      [["--fail-on-new"], /need --baseline/],
      [["--baseline", "stored"], /needs --store/],
      [["--reuse", "1"], /needs --store/],
      [["--store", "--reuse", "all"], /whole number of days/],
      [["--baseline", file("missing")], /There is no/],
      [
        ["--baseline", "stored", "--store", "--notify", "http://chat.example/secret"],
        /must be https/,
      ],
      [["--baseline", "stored", "--store", "--notify", "secret"], /must be a URL/],
    ] as const;
    await Promise.all(
      wrong.map(async ([args, why]) => {
        const { code, err } = await runWith(key, ["scan", ...args]);
        expect(err).toMatch(why);
        expect(err).not.toContain("secret");
        expect(code).toBe(2);
      }),
    );
    const stored = ["scan", "--store", "--baseline", "stored"];
    const none = await runWith(key, stored, { env: { HISTORY_DAYS: "0" } });
    expect(none).toMatchObject({ code: 2, err: expect.stringContaining("HISTORY_DAYS is 0") });
    expect(control().calls(key)).toEqual([]);
  });
});

describe("the store", () => {
  const scopesRead = (key: string) =>
    control()
      .calls(key)
      .filter(({ path }) => path.startsWith("/v3/api_keys/")).length;

  it("keeps the history, tells what is new since, and reuses scopes where it may", async () => {
    const key = clone("acme");
    const given = { env: { DATA_DIR: file("data") } };
    const nightly = [
      "scan",
      "--account",
      "self",
      "--store",
      "--baseline",
      "stored",
      "--fail-on-new",
    ];
    const first = await runWith(key, nightly, given);
    expect(first.err).toContain("nothing was recorded for these accounts before");
    expect(first.code).toBe(1);
    expect(scopesRead(key)).toBe(38);
    const again = await runWith(
      key,
      [...[...nightly, "--reuse", "1", "--json", "-"], ...["--snapshot", file("reused")]],
      given,
    );
    // Reused data was read before this scan began, and its snapshot says so.
    const reused = JSON.parse(readFileSync(file("reused"), "utf8"));
    const times = reused.keys.map(({ read_at_ms }: { read_at_ms: number }) => read_at_ms);
    expect(reused.read_after_ms).toBeLessThan(Math.min(...times));
    expect(again).toMatchObject({ code: 0, err: "" });
    expect(scopesRead(key)).toBe(38);
    const { keys, coverage } = JSON.parse(again.out);
    expect(coverage).toMatchObject({ keysRead: 38, complete: true });
    expect(keys[0].life.created.before_ms).toBeGreaterThan(0);
    control().editKeys(key, { removed: [], put: [made] });
    const third = await runWith(key, [...nightly, "--reuse", "1"], given);
    expect(third.out).toContain("Of 39 keys in 1 account: 1 added; 38 unchanged.");
    expect(third.code).toBe(1);
    expect(scopesRead(key)).toBe(39);
    // A key of another account has no history here.
    const stranger = await runWith(clone("auditor"), nightly, given);
    expect(stranger.err).toContain("nothing was recorded for these accounts before");
  });

  it("reads every list and every key anew, whatever time the store has of them", async () => {
    const key = clone("solo");
    const given = { env: { DATA_DIR: file("ahead") } };
    const store = ["scan", "--account", "self", "--store", "--fail-on", "never", "--json", "-"];
    expect((await runWith(key, store, given)).code).toBe(0);
    // Read by a clock that was an hour ahead, or by another process after this one began.
    const database = new Libsql(join(file("ahead"), "key-audit.db"));
    database.exec("update scan_account set listed_at = listed_at + 3600000");
    database.exec("update scan_key set read_at = read_at + 3600000");
    database.exec("update history_state set last_before = last_before + 3600000");
    control().editKeys(key, { removed: [], put: [made] });
    const { out, code } = await runWith(key, store, given);
    expect(JSON.parse(out).coverage).toMatchObject({ keysRead: 2, keysTotal: 2 });
    expect(code).toBe(0);
    expect(scopesRead(key)).toBe(3);
    const states = database.prepare("select key_count from history_state order by number");
    expect(states.raw().all()).toEqual([[1], [2]]);
    database.close();
  });

  it("says so, and ends with 3, where the history alone could not be written", async () => {
    const given = { env: { DATA_DIR: file("no-history") } };
    const args = ["scan", "--account", "self", "--store", "--fail-on", "never"];
    const key = clone("solo");
    expect((await runWith(key, args, given)).code).toBe(0);
    const database = new Libsql(join(file("no-history"), "key-audit.db"));
    database.exec(
      "create trigger never before update on history_state begin select raise(abort, 'never'); end",
    );
    database.close();
    const { code, out, err } = await runWith(key, args, given);
    expect(err).toContain("not all of it could be stored");
    expect(out).toContain("1 of 1 keys shown");
    expect(code).toBe(3);
  });

  it.each(["/dev/null/x", "/proc/nope", "/proc/nope/deeper"])(
    "says before it reads anything that it cannot be in %s",
    async (folder) => {
      const key = clone("acme");
      const { code, err } = await runWith(key, ["scan", "--store"], { env: { DATA_DIR: folder } });
      expect(err).toContain("The store cannot be opened");
      expect(code).toBe(2);
      expect(control().calls(key)).toEqual([]);
    },
  );
});
