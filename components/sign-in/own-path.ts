import { addressWithoutKeys } from "@/lib/audit/leak/address";

const HOME = "/";

/**
 * Where to go after signing in: only a page of this app. A `next=` for another origin, the API or sign-in itself,
 * however disguised, goes home. An open redirect right after a key was pasted would help an attacker.
 */
export function ownPath(next: string | undefined): string {
  if (next === undefined || !next.startsWith("/")) return HOME;
  const base = "https://own.invalid";
  if (!URL.canParse(next, base)) return HOME;
  const url = new URL(next, base);
  if (url.origin !== base) return HOME;
  if (/^\/(?:api|sign-in)(?:\/|$)/.test(url.pathname)) return HOME;
  // Return the parsed form, so that what was checked is what is followed: no backslash or tab is left to be read
  // differently.
  const path = url.pathname + url.search + url.hash;
  return path.startsWith("//") ? HOME : addressWithoutKeys(path);
}
