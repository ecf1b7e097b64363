import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { sealData } from "iron-session";
import { describe, expect, test, vi } from "vitest";
import { env } from "../config/env";
import { serverEnv } from "../testing/server-env";
import { ABSOLUTE_LIMIT_MS } from "./limits";
import { cookieName, newTicket, openTicket, sealTicket, setCookie } from "./ticket";

serverEnv();

const sealedBy = (data: Record<string, unknown>, password = env().sessionPassword) =>
  sealData(data, { password, ttl: 60 });

test("a ticket comes back out of its cookie, and no two are alike", async () => {
  const ticket = newTicket();
  const cookie = await sealTicket(ticket);
  expect(await openTicket(cookie)).toEqual(ticket);
  expect(newTicket()).not.toEqual(ticket);
  expect(`${cookieName()}=${cookie}`.length).toBeLessThan(4_096);
});

test("on https the cookie is tied to this host, and unreadable for scripts and other sites", () => {
  expect(setCookie("value")).toBe(
    "__Host-key-audit=value; Path=/; HttpOnly; SameSite=Strict; Max-Age=28800; Secure",
  );
  expect(setCookie("")).toContain("Max-Age=0");
});

test("both parts of a ticket are 128 bits that nobody can guess", () => {
  const { id, secret } = newTicket();
  for (const part of [id, secret]) expect(Buffer.from(part, "base64url")).toHaveLength(16);
  expect(id).not.toBe(secret);
});

test("a cookie opens for eight hours, and no longer", async () => {
  const START = Date.parse("2026-03-01T12:00:00.000Z");
  vi.useFakeTimers({ now: START, toFake: ["Date"] });
  const [one, other] = [await sealTicket(newTicket()), await sealTicket(newTicket())];
  // The seal's own expiry allows a minute for clock differences.
  vi.setSystemTime(START + ABSOLUTE_LIMIT_MS - 1);
  expect(await openTicket(one)).not.toBeNull();
  vi.setSystemTime(START + ABSOLUTE_LIMIT_MS + 61_000);
  expect(await openTicket(other)).toBeNull();
  vi.useRealTimers();
});

describe("a cookie that we did not seal opens nothing, and nothing throws", () => {
  test("sealed with another password", async () => {
    const password = { "1": randomBytes(32).toString("base64") };
    expect(await openTicket(await sealedBy({ t: "x".repeat(45) }, password))).toBeNull();
  });

  test.each([
    {},
    { t: null },
    { t: 1 },
    { t: "" },
    { t: "no-dot" },
    { t: `${"a".repeat(22)}.${"b".repeat(21)}` },
    { t: `${"a".repeat(22)}.${"b".repeat(22)}.c` },
    { t: { id: "a", secret: "b" } },
    // A pattern reads a list of one text as that text.
    { t: [`${"a".repeat(22)}.${"b".repeat(22)}`] },
    { t: `x${"a".repeat(22)}.${"b".repeat(22)}` },
    { t: `${"a".repeat(22)}-${"b".repeat(22)}` },
  ])("sealed by us over something else: %j", async (data) => {
    expect(await openTicket(await sealedBy(data))).toBeNull();
  });

  test("mangled at any place", async () => {
    const cookie = await sealTicket(newTicket());
    const seal = cookie.slice(0, cookie.indexOf("~"));
    const replacements = fc.constantFrom("", "*", "~", "A", "-", "\0", "é", "%", "Fe26.2");
    await fc.assert(
      fc.asyncProperty(
        fc.nat(seal.length - 1),
        fc.nat(8),
        replacements,
        async (at, length, replacement) => {
          const mangled = seal.slice(0, at) + replacement + seal.slice(at + length);
          fc.pre(mangled !== seal);
          expect(await openTicket(mangled + cookie.slice(seal.length))).toBeNull();
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("anything at all", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 300 }), async (text) => {
        expect(await openTicket(text)).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });
});
