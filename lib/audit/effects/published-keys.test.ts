import { describe, expect, it } from "vitest";
import { PUBLISHED_KEYS } from "../testing/published-keys";
import { analyse } from "./analyse";

/** TruffleHog's rule: a single scope decides the type. */
function truffleHogs(scopes: readonly string[]): string {
  if (scopes.includes("user.email.read")) return "full";
  return scopes.includes("billing.read") ? "billing" : "restricted";
}

/** Titus's score of a live key: breadth by number, four scopes by name; billing overrides everything. */
function tituses(scopes: readonly string[]): number {
  if (scopes.includes("billing.read")) return 85;
  const breadth = scopes.length >= 100 ? 30 : scopes.length < 25 ? -20 : 0;
  const named = { "whitelabel.read": 20, "subusers.create": 15, "marketing.read": 15 };
  const extra = Object.entries(named).filter(([scope]) => scopes.includes(scope));
  return 65 + breadth + extra.reduce((sum, [, points]) => sum + points, 0);
}

describe("keys that others have published", () => {
  // Ours: type and exposure; then TruffleHog's type and Titus's score, which may pass 100.
  it.each([
    ["live full access", "full_access", 94, "full", 115],
    ["full access, small account", "full_access", 94, "full", 115],
    ["subuser, full access", "full_access", 88, "full", 115],
    ["parent, everything seen", "full_access", 94, "full", 85],
    ["administrator, 2018", "full_access", 94, "full", 85],
    ["mail send, console", "custom", 30, "restricted", 45],
    ["mail send, Terraform", "custom", 30, "restricted", 45],
    ["mail and domains", "custom", 44, "restricted", 65],
    ["admin-api-key", "custom", 77, "restricted", 45],
    ["monitoring-readonly-key", "custom", 26, "restricted", 45],
    ["billing", "billing", 50, "billing", 85],
    ["login address only", "custom", 5, "full", 45],
  ] as const)("%s: %s, %d; others say %s, %d", (name, type, score, ...others) => {
    const { scopes } = PUBLISHED_KEYS[name];
    const { classification, exposure, unknown } = analyse(scopes);
    expect([classification.type, exposure.score]).toEqual([type, score]);
    expect(unknown).toEqual([]);
    expect([truffleHogs(scopes), tituses(scopes)]).toEqual(others);
  });

  it("are all there, with the number of scopes they were published with", () => {
    const counts = Object.values(PUBLISHED_KEYS).map(({ scopes }) => scopes.length);
    expect(counts).toEqual([140, 206, 233, 260, 199, 11, 3, 16, 22, 12, 4, 1]);
    for (const { scopes } of Object.values(PUBLISHED_KEYS)) {
      expect(new Set<string>(scopes).size).toBe(scopes.length);
    }
  });

  it("tell a newer account's Full Access key, which cannot change its login, from a Custom one", () => {
    const { classification } = analyse(PUBLISHED_KEYS["full access, small account"].scopes);
    expect(classification.why).toMatch(/88 of the 88 .*, and 32 of the 42 that only Full Access/);
  });
});
