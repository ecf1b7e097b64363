"use client";
import { useRouter } from "next/navigation";
import { useCallback, useEffect } from "react";
import { ON_BEHALF_OF } from "./account-href";

/** An address is written at most a sixth of a second after what it says; on a busy page some time later. */
const AT_MOST_MS = 1_000;

/** The page that is on its way, if any, and the one it was asked for on. There is one of both in a tab. */
let followed: { href: string; from: string; atMs: number } | null = null;

function note(to: URL | HTMLAnchorElement) {
  const from = placeOf(location);
  followed = placeOf(to) === from ? null : { href: to.href, from, atMs: performance.now() };
}

/** A page and whose keys it shows: the rest of an address only says how. */
function placeOf({ pathname, search }: Location | URL | HTMLAnchorElement): string {
  return `${pathname} ${new URLSearchParams(search).get(ON_BEHALF_OF) ?? ""}`;
}

/** Goes to a page of ours, as a link to it does. */
export function useGoTo(): (href: string) => void {
  const router = useRouter();
  return useCallback(
    (href) => {
      note(new URL(href, location.href));
      router.push(href);
    },
    [router],
  );
}

/**
 * Follows a link anew that Next has given up: where the address is written while a page is on its way, as a filter's is
 * some time after the filter, Next drops that page, and the reader's click would come to nothing.
 */
export function FollowedAgain() {
  const router = useRouter();
  useEffect(() => {
    function onClick({ target, defaultPrevented }: MouseEvent) {
      const link = target instanceof Element ? target.closest("a") : null;
      // Next prevents the browser's own way where it goes itself.
      if (link !== null && defaultPrevented && link.origin === location.origin) note(link);
    }
    function afterWrite() {
      if (followed === null || performance.now() - followed.atMs > AT_MOST_MS) return;
      const { href, from } = followed;
      if (placeOf(location) !== from) followed = null;
      else setTimeout(() => router.push(href));
    }
    const replaceState = history.replaceState.bind(history);
    const pushState = history.pushState.bind(history);
    history.replaceState = (...to) => {
      replaceState(...to);
      afterWrite();
    };
    history.pushState = (...to) => {
      pushState(...to);
      afterWrite();
    };
    window.addEventListener("click", onClick);
    return () => {
      window.removeEventListener("click", onClick);
      Object.assign(history, { replaceState, pushState });
    };
  }, [router]);
  return null;
}
