import { describe, expect, it } from "vitest";
import type { Finding } from "@/lib/audit/findings/finding";
import type { RuleId } from "@/lib/audit/findings/rules";
import { firstChosen, rememberFixes } from "./chosen-fixes";

const finding = (rule: RuleId, scopes: string[]): Finding => {
  return { rule, severity: "high", account: "self", api_key_id: "k", scopes, detail: "" };
};
const FINDINGS = [
  finding("full-access", ["mail.send"]),
  finding("mints-keys", ["api_keys.create"]),
  finding("no-name", []),
  finding("bootstrap-key", []),
];
const keyNamed = (api_key_id: string) => ({ account: "self", api_key_id });

describe("the findings that a key's script fixes at first", () => {
  it("are all that take scopes or a name, and never the key itself while others are there", () => {
    const rules = firstChosen(keyNamed("fresh"), FINDINGS, null);
    expect([...rules]).toEqual(["mints-keys", "no-name"]);
    const only = firstChosen(keyNamed("fresh"), [finding("bootstrap-key", [])], null);
    expect([...only]).toEqual(["bootstrap-key"]);
  });

  it("keep what was chosen for the key elsewhere in the tab, so that no fix undoes another", () => {
    const key = keyNamed("two places");
    rememberFixes(key, firstChosen(key, FINDINGS, "mints-keys"));
    expect([...firstChosen(key, FINDINGS, "no-name")]).toEqual(["mints-keys", "no-name"]);
    expect([...firstChosen(key, FINDINGS, null)]).toEqual(["mints-keys"]);
    expect([...firstChosen(keyNamed("other"), FINDINGS, "no-name")]).toEqual(["no-name"]);
  });
});
