import "server-only";
import { type BlockList, isIP } from "node:net";

/** IPv4 as such, also where a socket that speaks both wraps it in IPv6. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, "");

const isIn = (list: BlockList, address: string) =>
  list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

/** Whether the peer of a socket is a trusted proxy. */
export function isTrusted(trusted: BlockList, peer: string | undefined): boolean {
  const address = plain(peer ?? "");
  return isIP(address) !== 0 && isIn(trusted, address);
}

/**
 * The address of whoever asks. `X-Forwarded-For` can be written by anybody, so it is read from its end, and each entry is
 * believed only when the one that wrote it is a trusted proxy (README, `TRUSTED_PROXY`).
 * @param peer the socket's own address, the one thing that cannot be made up
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
