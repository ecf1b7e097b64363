import { account, type SandboxAccount } from "../account";
import { sentMinutesAgo } from "../activity";
import { roleKeys } from "../data/roles";
import { custom, SETS } from "../data/scope-sets";
import { SET_BY_SENDGRID } from "../data/scopes";
import { DEFAULT_RATE_LIMIT, type Tenant, tenant } from "./tenant";

/** Subusers with these names and this many keys each. */
function subusers(firstId: number, count: number, names: readonly string[]): SandboxAccount[] {
  return names.map((username, index) =>
    account(
      { id: firstId + index, username, region: username.endsWith("-eu") ? "eu" : "global" },
      () => roleKeys(username, count),
    ),
  );
}

/** One key, which has sent nothing lately. */
export function solo(): Tenant {
  return tenant(
    "solo",
    { id: 8_400_100, activity: sentMinutesAgo({}) },
    { name: "only-key", scopes: SETS.smallFull },
  );
}

/** A custom key that may list keys and nothing else. */
export function limited(): Tenant {
  return tenant(
    "limited",
    { id: 8_400_200 },
    { name: "key-list", scopes: custom("api_keys.read") },
    () => roleKeys("limited", 6),
  );
}

/** A live key that may not list keys. */
export function mailOnly(): Tenant {
  return tenant("mail-only", { id: 8_400_300 }, { name: "website", scopes: SETS.sender }, () =>
    roleKeys("mail-only", 2),
  );
}

/** The smallest key that can audit an account with subusers. */
export function auditor(): Tenant {
  return tenant(
    "auditor",
    {
      id: 8_400_400,
      subusers: subusers(8_400_401, 3, [
        "auditor-shop",
        "auditor-blog",
        "auditor-labs",
        "auditor-eu",
      ]),
    },
    { name: "key-audit", scopes: custom("api_keys.read subusers.read") },
    () => roleKeys("auditor", 11),
  );
}

/** At the cap of 100 keys. Its header names have the casing of live answers, not of the documentation. */
export function full(): Tenant {
  return tenant(
    "full",
    {
      id: 8_400_500,
      rateLimit: { ...DEFAULT_RATE_LIMIT, casing: "X-Ratelimit" },
    },
    { name: "admin", scopes: SETS.parentFull },
    () => roleKeys("full", 99),
  );
}

/** An EU subuser, seen with its own key: it has no subusers, and its key is dead on the global host. */
export function eu(): Tenant {
  return tenant(
    "eu",
    { id: 8_400_600, username: "eu-store", home: "eu" },
    { name: "eu-admin", scopes: SETS.subuserFull },
    () => roleKeys("eu", 8),
  );
}

/** A key that was deleted. */
export function revoked(): Tenant {
  return tenant("revoked", { id: 8_400_700, revoked: true }, { name: "revoked", scopes: [] });
}

/** Details wrapped in `result`, as the documentation shows them and no live answer does. */
export function docsShape(): Tenant {
  return tenant(
    "docs-shape",
    { id: 8_400_800, wrapDetail: true },
    { name: "admin", scopes: SETS.smallFull },
    () => roleKeys("docs-shape", 4),
  );
}

/** Three subusers that nobody can read: every answer is the parent's own. */
export function ignoredHeader(): Tenant {
  return tenant(
    "ignored-header",
    {
      id: 8_400_900,
      ignoreOnBehalfOf: true,
      subusers: subusers(8_400_901, 2, ["ignored-one", "ignored-two", "ignored-three"]),
    },
    { name: "admin", scopes: SETS.parentFull },
    () => roleKeys("ignored-header", 5),
  );
}

/** Answers that a client must not read as "no scopes", and two usernames that a header can't carry. */
export function odd(): Tenant {
  return tenant(
    "odd",
    {
      id: 8_401_000,
      subusers: subusers(8_401_001, 2, ["odd-plain", "café-crème", "trailing-space "]),
    },
    { name: "admin", scopes: SETS.parentFull },
    () => [
      { name: "empty-scopes", scopes: [] },
      { name: "missing-scopes" },
      { name: "flags-only", scopes: SET_BY_SENDGRID },
      { name: "unknown-only", scopes: ["quantum.mail.send", "v4.everything"] },
      { scopes: SETS.sendOnly },
    ],
  );
}
