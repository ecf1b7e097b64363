import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../catalogue/catalogue";
import { classify } from "./classify";

const scopesWhere = (keep: (entry: (typeof CATALOGUE)[number]) => boolean) =>
  CATALOGUE.filter(keep).map((entry) => entry.scope);
const CORE = scopesWhere((entry) => entry.core);
const CUSTOM = scopesWhere((entry) => entry.kind === "custom");

describe("classify", () => {
  it("calls a key Full Access by its share of the core, with the counts", () => {
    const key = classify([...CORE, "2fa_required"]);
    expect(key.type).toBe("full_access");
    expect(key.label).toBe("Full Access (inferred)");
    expect(key.why).toContain("136 of the 136");
    expect(classify(CORE.slice(7)).type).not.toBe("full_access");
    expect(classify(CORE.slice(6)).type).toBe("full_access");
  });

  it("does not call a key full for one scope, as other scanners do", () => {
    expect(classify(["user.email.read"]).type).toBe("custom");
    expect(classify(["billing.read", "mail.send"]).type).toBe("custom");
  });

  it("tells a Custom key with every slider on from Full Access", () => {
    const everySlider = CATALOGUE.filter((entry) => entry.kind === "custom" && !entry.twin);
    const key = classify(everySlider.map((entry) => entry.scope));
    expect(key.type).toBe("custom_everything");
    expect(key.why).toMatch(/but 0 of the \d+ that only Full Access/);
    expect(classify(CUSTOM.slice(CUSTOM.length / 2)).type).toBe("custom");
    // Created through the API: it has nearly all of both but, unlike every Full Access key, can't touch API keys.
    const lacks = /^(?:api_keys|user\.email|user\.multifactor_authentication)\./;
    expect(classify(CORE.filter((scope) => !lacks.test(scope))).type).toBe("custom_everything");
  });

  it("knows billing keys, and keys without any scope that grants something", () => {
    expect(classify(["billing.read", "billing.update", "2fa_required"]).type).toBe("billing");
    expect(classify(["2fa_required"]).type).toBe("none");
    expect(classify([]).label).toBe("No scopes");
  });

  it("is never lowered by a scope we do not know", () => {
    const sets = fc.subarray([...CORE, "billing.read"], { minLength: 1 });
    const unknown = fc.array(
      fc.string().map((text) => `zz.${text}`),
      { minLength: 1 },
    );
    const rank = { none: 0, custom: 1, billing: 1, custom_everything: 2, full_access: 3 };
    fc.assert(
      fc.property(sets, unknown, (scopes, extra) => {
        const before = classify(scopes);
        const after = classify([...scopes, ...extra]);
        expect(rank[after.type]).toBeGreaterThanOrEqual(rank[before.type]);
        expect(after.core).toEqual(before.core);
      }),
    );
  });
});

describe("why a key is of its type", () => {
  it("is said with what was counted", () => {
    expect(classify(["billing.read"]).why).toBe("Its only scope is a billing scope (1 of 1).");
    expect(classify(["billing.read", "billing.update"]).why).toBe(
      "All its scopes are billing scopes (2 of 2).",
    );
    expect(classify(["mail.send", "x.new", "2fa_required"])).toMatchObject({
      why: "It holds 1 of the 136 scopes that Full Access keys of every plan hold.",
      core: { held: 1, total: 136 },
      unknown: 1,
    });
    const { core, sliders, accountLevel } = classify(CORE);
    expect(core).toEqual({ held: 136, total: 136 });
    expect(sliders.held + accountLevel.held).toBeLessThanOrEqual(136);
    expect(sliders.held).toBe(sliders.total);
    expect(accountLevel.held).toBe(accountLevel.total);
  });
});
