import { addressWithoutKeys } from "@/lib/audit/leak/address";

const HOME = "/";

/**
 * Where to go after signing in. Only a page of this app: a `next=` that names another origin, the API, or sign-in
 * itself, however it is dressed up, leads home. An open redirect right after a key was pasted would be a gift.
 */
export function ownPath(next: string | undefined): string {
  if (next === undefined || !next.startsWith("/")) return HOME;
  const base = "https://own.invalid";
  if (!URL.canParse(next, base)) return HOME;
  const url = new URL(next, base);
  if (url.origin !== base) return HOME;
  if (/^\/(?:api|sign-in)(?:\/|$)/.test(url.pathname)) return HOME;
  // The parsed form, so that what was checked is what is followed: no backslash or tab is left to be read otherwise.
  const path = url.pathname + url.search + url.hash;
  return path.startsWith("//") ? HOME : addressWithoutKeys(path);
}
