import "server-only";
import { type BlockList, isIP } from "node:net";

/** A plain IPv4 address, even if a dual-stack socket wraps it in IPv6. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, "");

const isIn = (list: BlockList, address: string) =>
  list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

/** Whether the peer of a socket is a trusted proxy. */
export function isTrusted(trusted: BlockList, peer: string | undefined): boolean {
  const address = plain(peer ?? "");
  return isIP(address) !== 0 && isIn(trusted, address);
}

/**
 * The client's address. Anybody can write `X-Forwarded-For`, so it is read from its end, and an entry counts only if a
 * trusted proxy wrote it (README, `TRUSTED_PROXY`).
 * @param peer the socket's own address, the one thing that can't be forged
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  trusted: BlockList,
): string {
  let address = plain(peer ?? "");
  if (isIP(address) === 0) return "unknown";
  const hops = (forwardedFor ?? "").split(",").reverse();
  for (const hop of hops) {
    const before = plain(hop.trim());
    if (!isIn(trusted, address) || isIP(before) === 0) break;
    address = before;
  }
  return address;
}
