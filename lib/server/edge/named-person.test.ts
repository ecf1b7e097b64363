import { expect, test } from "vitest";
import { readTrustedProxy } from "../config/trusted-proxy";
import { namedPerson } from "./named-person";

const trustedProxy = readTrustedProxy("10.0.0.0/8");
const PROXY = { identityHeader: "X-Forwarded-Email", trustedProxy };

/** The person that a request names, given header values as Node returns them: one character per byte. */
function named(values: readonly string[], peer = "10.0.0.7") {
  const headersDistinct = { "x-forwarded-email": [...values], "x-other": ["mallory@example.com"] };
  return namedPerson({ headersDistinct, socket: { remoteAddress: peer } }, PROXY);
}

const bytes = (text: string) => Buffer.from(text).toString("latin1");

test.each<[string, string[], string]>([
  ["an address", ["ann@example.com"], "ann@example.com"],
  ["blanks around it", [" ann@example.com\t"], "ann@example.com"],
  ["a name in UTF-8", [bytes("Zoë Čapek")], "Zoë Čapek"],
  ["200 characters", ["a".repeat(200)], "a".repeat(200)],
])("the proxy names a person: %s", (_, values, name) => {
  expect(named(values)).toBe(name);
  expect(named(values, "::ffff:10.0.0.7"), "over a socket that speaks both").toBe(name);
});

test.each<[string, string[]]>([
  ["no header", []],
  ["an empty one", [""]],
  ["blanks", ["   "]],
  ["two, the browser's and the proxy's", ["mallory@example.com", "ann@example.com"]],
  ["the same twice", ["ann@example.com", "ann@example.com"]],
  ["two in one line", ["mallory@example.com, ann@example.com"]],
  ["201 characters", ["a".repeat(201)]],
  ["a control character", ["ann\u0007@example.com"]],
  ["a tab inside", ["ann\t@example.com"]],
  ["a line end in UTF-8", [bytes("ann\u0085bob")]],
  ["what turns the text around", [bytes("ann\u202e")]],
  ["what takes no space", [bytes("a\u200bnn")]],
  ["bytes that are no UTF-8", ["ann\u00ff"]],
  ["signs alone", ["@.-"]],
  ["a field that a proxy did not fill in", ["{http.reverse_proxy.header.X-Auth-Request-Email}"]],
])("the proxy names nobody: %s", (_, values) => {
  expect(named(values)).toBeNull();
});

test.each([
  ["the browser itself", "203.0.113.9"],
  ["a neighbour of the proxy's", "11.0.0.7"],
  ["an address that is unknown", undefined],
  ["no address", "somewhere"],
])("nobody is named by %s", (_, peer) => {
  const socket = { remoteAddress: peer };
  const headersDistinct = { "x-forwarded-email": ["ann@example.com"] };
  expect(namedPerson({ headersDistinct, socket }, PROXY)).toBeNull();
});

test("without the setting nobody is named", () => {
  const headersDistinct = { "x-forwarded-email": ["ann@example.com"] };
  const asked = { headersDistinct, socket: { remoteAddress: "10.0.0.7" } };
  expect(namedPerson(asked, { identityHeader: null, trustedProxy })).toBeNull();
});
