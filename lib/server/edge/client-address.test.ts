import { BlockList } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ConfigError } from "../config/config-error";
import { readTrustedProxy } from "../config/trusted-proxy";
import { clientAddress } from "./client-address";

const PROXIES = readTrustedProxy("10.0.0.0/8, fd00::/8,192.0.2.7");

test.each([
  ["its peer's, whatever it says", "203.0.113.5", "1.1.1.1", "203.0.113.5"],
  ["its peer's, from IPv6", "2001:db8::1", "1.1.1.1", "2001:db8::1"],
  ["what the proxy says", "10.1.2.3", "203.0.113.5", "203.0.113.5"],
  ["what the proxy says in IPv6", "fd00::1", "2001:db8::9", "2001:db8::9"],
  ["what the proxy says of a wrapped IPv4", "::ffff:10.1.2.3", "::ffff:9.9.9.9", "9.9.9.9"],
  ["the last that no proxy vouches for", "10.1.2.3", "6.6.6.6, 203.0.113.5", "203.0.113.5"],
  ["that before two proxies", "10.1.2.3", "6.6.6.6, 203.0.113.5, 192.0.2.7", "203.0.113.5"],
  ["the first, when all are proxies", "10.1.2.3", "10.0.0.9, 192.0.2.7", "10.0.0.9"],
  ["the proxy's, when it says nonsense", "10.1.2.3", "203.0.113.5, unknown", "10.1.2.3"],
  ["the proxy's, when it says nothing", "10.1.2.3", undefined, "10.1.2.3"],
  ["not known, when the socket is gone", undefined, "203.0.113.5", "unknown"],
])("%s", (_what, peer, forwardedFor, expected) => {
  expect(clientAddress(peer, forwardedFor, PROXIES)).toBe(expected);
});

test("with no trusted proxy no header changes anything", () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.string(), fc.array(fc.ipV4()), (peer, text, hops) => {
      for (const header of [text, hops.join(", ")]) {
        expect(clientAddress(peer, header, new BlockList())).toBe(peer);
      }
    }),
  );
});

test.each([
  "",
  "x",
  "10.0.0.0/33",
  "10.0.0.0/0",
  "::/0",
  "fd00::/129",
  "10.0.0.0/8/8",
  "10.0.0.0/",
  "1.2.3.4,",
])("TRUSTED_PROXY=%j is refused, and not repeated", (value) => {
  expect(() => readTrustedProxy(value)).toThrow(ConfigError);
  expect(() => readTrustedProxy(value)).toThrow(/^TRUSTED_PROXY must list/);
});
