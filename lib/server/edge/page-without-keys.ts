import "server-only";
import { addressWithoutKeys } from "@/lib/audit/leak/address";
import { addressKind } from "@/lib/contract/address-kind";

/**
 * Where a page is asked for by an address with a key in it, such as a link or a paste into the address bar makes: the
 * same address with the key's id, so that the browser goes on and the history keeps no secret.
 * @returns null where there is nothing to cut
 */
export function pageWithoutKeys(url = ""): string | null {
  const kind = addressKind(url);
  if (kind === "answer" || kind === "asset") return null;
  const clean = addressWithoutKeys(url);
  if (clean === url) return null;
  // Two slashes, or what a browser reads as such, would lead to another host.
  return clean.replace(/^[/\\]+/, "/");
}
