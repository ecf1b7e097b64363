import type { OnBehalfOf } from "@/lib/queries/account";

export const ON_BEHALF_OF = "on-behalf-of";

/** A path of this app, looked at for the given account. */
export function accountHref(path: string, onBehalfOf: OnBehalfOf): string {
  if (onBehalfOf === null) return path;
  return `${path}?${new URLSearchParams({ [ON_BEHALF_OF]: onBehalfOf }).toString()}`;
}
