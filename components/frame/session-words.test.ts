import { describe, expect, it } from "vitest";
import type { AuditEvent } from "@/lib/audit/fleet/events";
import { applyEvents, emptyFleet } from "@/lib/audit/fleet/reducer";
import { isOwnListRead, sessionWords } from "./session-words";

const own = (status: "waiting" | "read" | "failed", keys: number | null): AuditEvent => ({
  type: "account",
  account: "self",
  label: "acme",
  region: "global",
  disabled: false,
  status,
  keys,
});
const isRead = (event: AuditEvent) =>
  isOwnListRead([emptyFleet(), applyEvents(emptyFleet(), [event])]);

describe("the key signed in with", () => {
  it("says that its scopes are unknown, and never that it lacks one then", () => {
    expect(sessionWords(null, false)).toEqual({
      sentence: "SendGrid doesn’t show which scopes this key has.",
      extra: 0,
    });
  });

  it("is said to lack api_keys.read only while no list of keys was read with it", () => {
    expect(sessionWords(["mail.send"], false).sentence).toContain("Missing api_keys.read");
    expect(sessionWords(["mail.send"], true)).toEqual({ sentence: "", extra: 1 });
    expect(isRead(own("read", 4))).toBe(true);
    expect(isRead(own("read", 0))).toBe(true);
    expect(isRead(own("waiting", null))).toBe(false);
    expect(isRead(own("failed", 4))).toBe(false);
    expect(isOwnListRead([])).toBe(false);
  });

  it("counts what an audit does not need, and says when that is nothing", () => {
    expect(sessionWords(["api_keys.read", "subusers.read", "2fa_required"], false)).toEqual({
      sentence: "It has only the scopes an audit needs.",
      extra: 0,
    });
    expect(sessionWords(["api_keys.read", "mail.send", "unheard.of"], false)).toEqual({
      sentence: "",
      extra: 2,
    });
  });
});
