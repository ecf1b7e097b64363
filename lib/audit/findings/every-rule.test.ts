import { expect, test } from "vitest";
import { CATALOGUE } from "../catalogue/catalogue";
import { keyRef } from "../key-ref";
import type { KeyPolicy, PolicyOutcome } from "../policy-outcome";
import { fleetOf, type PlainAccount } from "../testing/snapshots";
import { type Audit, auditFleet } from "./audit-fleet";
import { FINDING_RULES } from "./rules";

const NOW_MS = Date.UTC(2026, 10, 27);
const LONG_AGO_MS = Date.UTC(2026, 0, 1);
const coreOf = (...kinds: string[]) =>
  CATALOGUE.filter(({ core, kind }) => core && kinds.includes(kind)).map(({ scope }) => scope);

const one = (scopes: readonly string[], name = "web"): Audit =>
  auditFleet(fleetOf({ self: { keys: [{ id: "a", name, scopes }] } }));

const own = (...keys: NonNullable<PlainAccount["keys"]>): Audit =>
  auditFleet(fleetOf({ self: { keys } }));

function disabled(): Audit {
  const fleet = fleetOf({ "subuser:x": { keys: [{ id: "a", scopes: [] }] } });
  const accounts = [...fleet.accounts].map(
    ([id, account]) => [id, { ...account, disabled: true }] as const,
  );
  return auditFleet({ ...fleet, accounts: new Map(accounts) });
}

const SENDER = fleetOf({ self: { keys: [{ id: "a", scopes: ["mail.send"] }] } });
const REF = keyRef({ account: "self", api_key_id: "a" });

function underPolicy(of: Partial<KeyPolicy>): Audit {
  const told = { ownership: null, judged: [], waived: new Map(), voidWaivers: [], ...of };
  const policy: PolicyOutcome = {
    file: "p.yml",
    hasOwners: true,
    keys: new Map([[REF, told]]),
    rules: [],
    builtin: new Map(),
    waivers: [],
    voidElsewhere: new Map(),
    unmatched: [],
    totals: { keys: 1, failing: 0, unknown: 0, unread: 0, waived: 0, unowned: 0 },
    hashes: new Map(),
  };
  return auditFleet(SENDER, null, { nowMs: NOW_MS, policy });
}

/** For each check the least that has what it looks for. */
const SHOWN_BY: Record<(typeof FINDING_RULES)[number]["id"], () => Audit> = {
  "full-access": () => one(coreOf("custom", "full_access")),
  "custom-everything": () => one(coreOf("custom")),
  "takes-over-account": () => one(["teammates.create"]),
  "mints-keys": () => one(["api_keys.create"]),
  "deletes-keys": () => one(["api_keys.delete"]),
  "redirects-mail": () => one(["mail_settings.bcc.update"]),
  "changes-sender-identity": () => one(["whitelabel.create"]),
  "administers-subusers": () => one(["subusers.create"]),
  "reaches-subusers": () =>
    auditFleet(
      fleetOf({
        self: { keys: [{ id: "a", scopes: ["api_keys.create"] }] },
        "subuser:x": { keys: [] },
      }),
    ),
  "opens-ip-list": () => one(["access_settings.whitelist.update"]),
  "weakens-guard-rails": () => one(["alerts.delete"]),
  "erases-recipients": () => one(["recipients.erasejob.create"]),
  "spends-money": () => one(["ips.create"]),
  "billing-mixed": () => one(["billing.read", "stats.read"]),
  "marketing-read-writes": () => one(["marketing.read"]),
  "reads-recipients": () => one(["messages.read"]),
  "sender-does-more": () => one(["mail.send", "api_keys.create"]),
  "unknown-scopes": () => one(["x.unknown"]),
  "no-scopes": () => one([]),
  "retired-scopes": () => one(["newsletter.update"]),
  "misspelt-scope": () => one(["user.profile.edit"]),
  "name-contradicts-scopes": () => one(["mail.send"], "read only"),
  "bootstrap-key": () => one(["api_keys.create"], "setup"),
  "same-name": () => own(...["a", "b"].map((id) => ({ id, name: "web", scopes: null }))),
  "no-name": () => one([], " "),
  "hidden-characters": () => one([], "we\u200bb"),
  "odd-one-out": () =>
    own(...["a", "b", "c"].map((id) => ({ id, scopes: ["mail.send"] })), {
      id: "d",
      scopes: ["mail.send", "stats.read"],
    }),
  "sole-holder": () => own({ id: "a", scopes: ["mail.send"] }, { id: "b", scopes: [] }),
  "signed-in-key-too-powerful": () =>
    auditFleet(SENDER, { account: "self", api_key_id: "a", scopes: ["mail.send"] }),
  "old-key": () => {
    const created = { afterMs: null, byMs: LONG_AGO_MS };
    const lives = new Map([[REF, { created, renamed: null, rescoped: null }]]);
    return auditFleet(SENDER, null, { nowMs: NOW_MS, lives });
  },
  "silent-sender": () => {
    const lastMail = new Map([[REF, { state: "silent", askedAtMs: NOW_MS } as const]]);
    return auditFleet(SENDER, null, { nowMs: NOW_MS, lastMail });
  },
  unowned: () => underPolicy({ ownership: null }),
  "void-waiver": () => underPolicy({ voidWaivers: ["It is over."] }),
  "near-key-cap": () =>
    own(...Array.from({ length: 90 }, (_, at) => ({ id: `${at}`, scopes: null }))),
  "disabled-subuser-with-keys": disabled,
};

test.each(FINDING_RULES)("$id is found where it is to be found", ({ id }) => {
  const { findings, outcomes } = SHOWN_BY[id]();
  expect(findings.map(({ rule }) => rule)).toContain(id);
  expect(outcomes.find(({ rule }) => rule === id)?.found).toBeGreaterThan(0);
});
