import { expect, it } from "vitest";
import { AUDITOR_SCOPES, auditorKeyBody, beyondAudit } from "./auditor-scopes";

it("the smallest key to audit with has what is needed, and nothing beyond it", () => {
  const { name, scopes } = JSON.parse(auditorKeyBody());
  expect(name).toBe("key-audit");
  expect(scopes).toEqual(AUDITOR_SCOPES.map(({ scope }) => scope));
  expect(beyondAudit(scopes)).toEqual([]);
  expect(beyondAudit([...scopes, "x.new", "mail.send", "2fa_required"])).toEqual([
    "mail.send",
    "x.new",
  ]);
});
