import "server-only";
import { createHash } from "node:crypto";
import type { Region } from "@/lib/audit/fleet/fleet";

/** One API key and the hosts it may be sent to. `owner` identifies it in places that must not contain the key. */
export type Credential = {
  apiKey: string;
  /** Stable fingerprint: 128 bits of SHA-256. The key's own 256 random bits make guessing it hopeless. */
  owner: string;
  /** Base URLs by region: SendGrid's own, an operator's gateway, or the sandbox's. */
  origins: Readonly<Record<Region, string>>;
  /** The region whose host answers for the key's own account. */
  home: Region;
};

/** Identifies a key in caches, budgets and rows. Includes the network: the sandbox's data is never SendGrid's. */
export function ownerOf(apiKey: string, network: string): string {
  const hash = createHash("sha256").update(`owner\0${network}\0`).update(apiKey);
  return hash.digest("base64url").slice(0, 22);
}

/** The id that identifies a key in its own account's list: its middle part (SendGrid's API reference, API Keys). */
export function ownKeyIdOf({ apiKey }: Pick<Credential, "apiKey">): string {
  return apiKey.split(".")[1] ?? "";
}
