import "server-only";
import { addressWithoutKeys } from "@/lib/audit/leak/address";
import { addressKind } from "@/lib/contract/address-kind";

/**
 * If a page's address contains a key, from a link or a paste into the address bar: the same address with the key's id,
 * to redirect to, so that the history keeps no secret.
 * @returns null if there is nothing to cut
 */
export function pageWithoutKeys(url = ""): string | null {
  const kind = addressKind(url);
  if (kind === "answer" || kind === "asset") return null;
  const clean = addressWithoutKeys(url);
  if (clean === url) return null;
  // Two slashes, or what a browser reads as such, would lead to another host.
  return clean.replace(/^[/\\]+/, "/");
}
