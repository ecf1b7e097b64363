import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exportKeys } from "@/components/export/export-keys";
import { keyRows } from "@/components/filters/key-row";
import type { KeyLife } from "@/lib/audit/context";
import { auditFleet } from "@/lib/audit/findings/audit-fleet";
import { signedInOf } from "@/lib/audit/findings/signed-in";
import { applyEvents, emptyFleet } from "@/lib/audit/fleet/reducer";
import { livesOf } from "@/lib/audit/history/lives";
import { type KeyRef, keyRef } from "@/lib/audit/key-ref";
import { arrange } from "@/lib/audit/report/arrange";
import { run } from "@/lib/cli/testing/run-key-audit";
import type { TenantName } from "@/lib/sandbox/keys";
import { requireSession, viewOf } from "../session/session";
import { signIn } from "../session/sign-in";
import { store } from "../store/shared-store";
import { serverEnv } from "../testing/server-env";
import { historiesOf } from "./history";
import { scanStream } from "./scan-stream";
import { ensureScan } from "./start";

const server = serverEnv();
const FORMATS = ["json", "csv", "sarif"] as const;

/** The dashboard's files of all keys in the list's first order, as its worker makes them from its stream. */
async function exported(apiKey: string) {
  const { signal } = new AbortController();
  const reader = await requireSession([(await signIn(apiKey, undefined, signal)).cookie]);
  await ensureScan(reader, "all");
  let fleet = emptyFleet("all");
  for await (const events of scanStream(reader, "all", signal)) fleet = applyEvents(fleet, events);
  const lives = new Map<KeyRef, KeyLife>();
  const who = { owner: reader.credential.owner, network: "sendgrid", sinceMs: 0 };
  for (const { account, past } of await historiesOf(await store(), who, "all")) {
    for (const [api_key_id, life] of livesOf(past))
      lives.set(keyRef({ account, api_key_id }), life);
  }
  const context = { nowMs: Date.now(), lives };
  const signedIn = signedInOf(fleet, viewOf(reader.session));
  const rows = keyRows(fleet, auditFleet(fleet, signedIn, context).findings, true);
  const order = arrange(rows, { sort: "severity", descending: true });
  const shown = order.map(({ key }) => fleet.keys.indexOf(key));
  return Promise.all(
    FORMATS.map(async (format) => {
      const request = { format, fleet, signedIn, context, shown, view: "", answers: null };
      return (await exportKeys(request)).file.text();
    }),
  );
}

/** The command's files, with a history that starts with this scan, as the dashboard's does. */
async function printed(apiKey: string) {
  const DATA_DIR = await mkdtemp(join(tmpdir(), "key-audit-doors-"));
  const { globalUrl, euUrl } = server.sandbox();
  const hosts = { SENDGRID_BASE_URL: globalUrl, SENDGRID_EU_BASE_URL: euUrl };
  const env = { ...hosts, SENDGRID_API_KEY: apiKey, DATA_DIR };
  const texts: string[] = [];
  for (const format of FORMATS) {
    texts.push((await run(["scan", "--store", `--${format}`, "-"], { env })).out);
    await rm(DATA_DIR, { recursive: true });
  }
  return texts;
}

/** Removes the times, which differ in each scan. */
function withoutTimes(text: string): string {
  return text
    .replace(/("(?:scopes_read_at|before)_ms":)\d+/g, "$1 0")
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, "TIME");
}

test.each<TenantName>(["acme", "auditor", "limited", "odd"])(
  "of %s the dashboard and the command export the same, to the byte, times apart",
  async (tenant) => {
    const apiKey = server.sandbox().control.clone(tenant);
    const [here, there] = [await exported(apiKey), await printed(apiKey)];
    for (const [at, format] of FORMATS.entries()) {
      const text = withoutTimes(there[at] ?? "");
      expect(text.length, format).toBeGreaterThan(1_000);
      expect(text, format).toBe(withoutTimes(here[at] ?? ""));
    }
  },
  240_000,
);
