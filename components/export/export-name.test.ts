import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exportName } from "./export-name";

const made = { madeAt: "2026-07-01T23:59:59.000Z", complete: true, extension: "csv" as const };

describe("the name of an exported file", () => {
  it("says whose keys and of which UTC day", () => {
    expect(exportName({ ...made, account: "acme-corp" })).toBe(
      "sendgrid-keys_acme-corp_2026-07-01.csv",
    );
    expect(exportName({ ...made, account: null })).toContain("_all-accounts_");
  });

  it("says how many of how many keys are in it, unless all are", () => {
    expect(exportName({ ...made, account: "acme", part: { shown: 29, of: 38 } })).toBe(
      "sendgrid-keys_acme_29-of-38_2026-07-01.csv",
    );
    expect(exportName({ ...made, account: "acme", part: { shown: 38, of: 38 } })).toBe(
      "sendgrid-keys_acme_2026-07-01.csv",
    );
  });

  it("says when it is incomplete", () => {
    expect(exportName({ ...made, account: "acme", complete: false })).toBe(
      "sendgrid-keys_acme_2026-07-01_INCOMPLETE.csv",
    );
  });

  it("is a plain file name whatever an account is called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (account) => {
        expect(exportName({ ...made, account })).toMatch(/^[A-Za-z0-9_-]{1,90}\.csv$/);
      }),
    );
  });
});
