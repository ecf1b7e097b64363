"use client";
import { useRouter } from "next/navigation";
import { useCallback, useEffect } from "react";
import { ON_BEHALF_OF } from "./account-href";

/** The URL is written at most a sixth of a second after a change, or somewhat later on a busy page. */
const AT_MOST_MS = 1_000;

/** The page being navigated to, if any, and the page it was requested from. One of each per tab. */
let followed: { href: string; from: string; atMs: number } | null = null;

function note(to: URL | HTMLAnchorElement) {
  const from = placeOf(location);
  followed = placeOf(to) === from ? null : { href: to.href, from, atMs: performance.now() };
}

/** Identifies a page and its account; the other parameters only change how it looks. */
function placeOf({ pathname, search }: Location | URL | HTMLAnchorElement): string {
  return `${pathname} ${new URLSearchParams(search).get(ON_BEHALF_OF) ?? ""}`;
}

/** Navigates to a page of this app, like a link. */
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
 * Repeats a navigation that Next dropped: when the URL is written during a navigation (a filter writes it with a
 * delay), Next abandons the navigation and the reader's click would do nothing.
 */
export function FollowedAgain() {
  const router = useRouter();
  useEffect(() => {
    function onClick({ target, defaultPrevented }: MouseEvent) {
      const link = target instanceof Element ? target.closest("a") : null;
      // Next calls preventDefault when it navigates itself.
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
