import { account, type SandboxAccount } from "../account";
import { roleKeys } from "../data/roles";
import { SETS } from "../data/scope-sets";
import { random } from "../random";
import { DEFAULT_RATE_LIMIT, type Tenant, tenant } from "./tenant";

function subusers(
  name: string,
  firstId: number,
  count: number,
  keys: { from: number; to: number },
): SandboxAccount[] {
  const choices = random(name);
  return Array.from({ length: count }, (_, index) => {
    const username = `${name}-${String(index + 1).padStart(4, "0")}`;
    const size = keys.from + choices.below(keys.to - keys.from + 1);
    return account(
      {
        id: firstId + index,
        username,
        region: choices.below(10) === 0 ? "eu" : "global",
        disabled: choices.below(40) === 0,
      },
      () => roleKeys(username, size),
    );
  });
}

/** 1,000 subusers with 1 to 11 keys each. Has a higher limit than usual, so that a scan takes a minute, not ten. */
export function fleet(): Tenant {
  return tenant(
    "fleet",
    {
      id: 8_200_000,
      subusers: subusers("store", 8_200_001, 1_000, { from: 1, to: 11 }),
      rateLimit: { ...DEFAULT_RATE_LIMIT, limit: 6_000 },
    },
    { name: "key-audit", scopes: SETS.parentFull },
    () => roleKeys("fleet", 11),
  );
}

/** About 20,000 keys, to measure how a browser copes: 400 subusers with 1 to 99 keys each. */
export function huge(): Tenant {
  return tenant(
    "huge",
    {
      id: 8_300_000,
      subusers: subusers("brand", 8_300_001, 400, { from: 1, to: 99 }),
      rateLimit: { ...DEFAULT_RATE_LIMIT, limit: 60_000 },
    },
    { name: "key-audit", scopes: SETS.parentFull },
    () => roleKeys("huge", 99),
  );
}
