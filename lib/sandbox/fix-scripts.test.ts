import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitScopes } from "@/lib/audit/catalogue/catalogue";
import { auditFleet } from "@/lib/audit/findings/audit-fleet";
import { findingsByKey } from "@/lib/audit/findings/by-key";
import type { Finding } from "@/lib/audit/findings/finding";
import { fixOf, remedyOf } from "@/lib/audit/findings/remedy";
import { type RemediationScripts, remediationScripts } from "@/lib/audit/findings/remedy-scripts";
import type { AuditEvent } from "@/lib/audit/fleet/events";
import { applyEvents, emptyFleet } from "@/lib/audit/fleet/reducer";
import { keyRef } from "@/lib/audit/key-ref";
import type { SandboxKey } from "./account";
import { tenantNamed } from "./tenants/registry";
import { type KeyWrite, writeKey } from "./testing/write-key";

type Fixable = { key: SandboxKey; real: readonly string[]; fixes: readonly Finding[] };

/** A company's keys of every kind, each with its possible fixes. */
const FIXABLE: readonly Fixable[] = fixable();

function fixable(): Fixable[] {
  const keys = tenantNamed("acme").account.keys();
  const facts = { label: "acme", region: "global", disabled: false, status: "read" } as const;
  const events = keys.flatMap(({ api_key_id, name = "", scopes = [] }, id): AuditEvent[] => [
    { type: "shape", id, scopes },
    { type: "key", account: "self", api_key_id, name, shape: id, readAtMs: 1 },
  ]);
  const fleet = applyEvents(emptyFleet("self"), [
    { type: "account", account: "self", ...facts, keys: keys.length },
    ...events,
  ]);
  const found = findingsByKey(auditFleet(fleet).findings);
  return keys.flatMap((key) => {
    const own = found.get(keyRef({ account: "self", api_key_id: key.api_key_id })) ?? [];
    const fixes = own.filter((finding) => fixOf(finding) !== "none");
    const { real } = splitScopes(key.scopes ?? []);
    return fixes.length > 1 ? [{ key, real, fixes }] : [];
  });
}

/**
 * The calls in the scripts of one key, each parsed by what runs it: a shell, JSON, and a parser of Terraform's blocks.
 */
const CALLS: Record<keyof RemediationScripts, (scripts: readonly string[]) => KeyWrite[]> = {
  curl(scripts) {
    const shell = [`curl() { printf '%s\\0' "$@"; printf '\\n'; }`, ...scripts].join("\n");
    const env = { ...process.env, SENDGRID_API_KEY: "KEY" };
    const calls = execFileSync("sh", ["-c", shell], { env }).toString().split("\0\n");
    return calls.slice(0, -1).map((call) => {
      const words = call.split("\0");
      const data = words.indexOf("--data");
      return {
        method: words[words.indexOf("--request") + 1] ?? "",
        api_key_id:
          (words.find((word) => word.startsWith("https://")) ?? "").split("/").at(-1) ?? "",
        body: data === -1 ? null : JSON.parse(words[data + 1] ?? ""),
      };
    });
  },
  node: (scripts) =>
    scripts.map((script) => {
      const [, request = ""] = /request\((.*)\);\nconsole/s.exec(script) ?? [];
      const { method, url, body = null } = JSON.parse(request);
      return { method, api_key_id: url.split("/").at(-1), body };
    }),
  terraform: (scripts) =>
    scripts.map((script) => {
      const text = (pattern: RegExp): string => JSON.parse(pattern.exec(script)?.[1] ?? '""');
      const api_key_id = text(/^ {2}id = (".*")$/m);
      if (script.includes("that deletes the key"))
        return { method: "DELETE", api_key_id, body: null };
      const name = text(/^ {2}name = (".*")$/m);
      const list = /^ {2}scopes = \[\n(.*?)^ {2}\]$/ms.exec(script)?.[1];
      if (list === undefined) return { method: "PATCH", api_key_id, body: { name } };
      const scopes = Array.from(list.matchAll(/".*"/g), ([scope]) => JSON.parse(scope));
      return { method: "PUT", api_key_id, body: { name, scopes } };
    }),
};

/** What a fix leaves of a key, computed independently of the code under test. */
function smallest({ real, fixes }: Fixable): readonly string[] | "deleted" {
  const shown = new Set(fixes.filter((one) => fixOf(one) === "drop").flatMap((one) => one.scopes));
  const left = real.filter((scope) => !shown.has(scope));
  return left.length === 0 || fixes.some((one) => fixOf(one) === "revoke") ? "deleted" : left;
}

describe("the fixes of one key", () => {
  it("are more than one for many a key, or nothing here is tried", () => {
    expect(FIXABLE.length).toBeGreaterThan(5);
    expect(FIXABLE.filter((each) => smallest(each) !== "deleted").length).toBeGreaterThan(3);
  });

  it.each(["curl", "node", "terraform"] as const)(
    "run by %s as each is chosen, in any order, never give back a scope and end at the same smallest set",
    (way) => {
      const inAnyOrder = fc
        .constantFrom(...FIXABLE)
        .chain((one) =>
          fc
            .shuffledSubarray([...one.fixes], { minLength: one.fixes.length })
            .map((order) => ({ one, order })),
        );
      fc.assert(
        fc.property(inAnyOrder, ({ one, order }) => {
          const { key, real } = one;
          const target = { account: "self", name: "", ...key, region: "global" as const };
          const scripts = order.map((_fix, at) => {
            const remedy = remedyOf(order.slice(0, at + 1), real);
            return remediationScripts(target, remedy)?.[way] ?? "";
          });
          let keys: readonly SandboxKey[] = [key];
          for (const call of CALLS[way](scripts)) {
            const before = keys[0];
            const { status, keys: after } = writeKey(keys, call);
            expect(status).toBe(before === undefined ? 404 : call.method === "DELETE" ? 204 : 200);
            const had = new Set(before?.scopes);
            expect(after[0]?.scopes?.filter((scope) => !had.has(scope)) ?? []).toEqual([]);
            keys = after;
          }
          const [left] = keys;
          const end = left === undefined ? "deleted" : splitScopes(left.scopes ?? []).real;
          expect(end).toEqual(smallest(one));
          const isRenamed = order.some((fix) => fixOf(fix) === "rename");
          if (left !== undefined) expect(left.name === key.name).toBe(!isRenamed);
        }),
        { numRuns: 60 },
      );
    },
  );
});

describe("a fix of one finding", () => {
  it.each(["curl", "node", "terraform"] as const)("says in %s that it replaces the list", (way) => {
    for (const { key, real, fixes } of FIXABLE) {
      const target = { account: "self", name: "", ...key, region: "global" as const };
      for (const fix of fixes) {
        const remedy = remedyOf([fix], real);
        const script = remediationScripts(target, remedy)?.[way];
        if (remedy.action === "re-scope") {
          expect(script).toMatch(/^(?:#|\/\/) Replaces the key's whole scope list/);
        }
      }
    }
  });
});
