import "server-only";
import { BlockList, isIP } from "node:net";
import { ConfigError } from "./config-error";

const LONGEST = { 4: 32, 6: 128 } as const;

function add(list: BlockList, entry: string) {
  const [address = "", prefix, ...rest] = entry.split("/");
  const version = isIP(address);
  const bits = prefix === undefined || /^\d{1,3}$/.test(prefix) ? Number(prefix ?? 0) : Number.NaN;
  const isWhole = prefix === undefined && rest.length === 0;
  // Not /0: trusting everybody lets everybody choose their own address.
  const isNetwork =
    rest.length === 0 && bits >= 1 && version !== 0 && bits <= LONGEST[version === 6 ? 6 : 4];
  if (version === 0 || !(isWhole || isNetwork)) {
    throw new ConfigError("TRUSTED_PROXY must list addresses or networks, as in 10.0.0.7,fd00::/8");
  }
  const family = version === 6 ? "ipv6" : "ipv4";
  if (isWhole) list.addAddress(address, family);
  else list.addSubnet(address, bits, family);
}

/**
 * Reads `TRUSTED_PROXY`: addresses and CIDR networks, separated by commas.
 * @throws ConfigError
 */
export function readTrustedProxy(value: string | undefined): BlockList {
  const list = new BlockList();
  if (value === undefined) return list;
  for (const entry of value.split(",")) add(list, entry.trim());
  return list;
}
