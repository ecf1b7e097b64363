"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** An address is written at most a sixth of a second after what it says; on a busy page some time later. */
const AT_MOST_MS = 1_000;

/**
 * Follows a link anew that Next has given up: where the address is written while a page is on its way, as a filter's is
 * some time after the filter, Next drops that page, and the reader's click would come to nothing.
 */
export function FollowedAgain() {
  const router = useRouter();
  useEffect(() => {
    let followed: { href: string; from: string; atMs: number } | null = null;
    const { replaceState, pushState } = history;
    function onClick({ target, defaultPrevented }: MouseEvent) {
      const link = target instanceof Element ? target.closest("a") : null;
      // Next prevents the browser's own way where it goes itself.
      const isOurs = link !== null && defaultPrevented && link.origin === location.origin;
      const { pathname: from } = location;
      const isElsewhere = isOurs && link.pathname !== from;
      followed = isElsewhere ? { href: link.href, from, atMs: performance.now() } : null;
    }
    function afterWrite() {
      if (followed === null || performance.now() - followed.atMs > AT_MOST_MS) return;
      const { href, from } = followed;
      if (location.pathname !== from) followed = null;
      else setTimeout(() => router.push(href));
    }
    history.replaceState = (...to) => {
      replaceState.apply(history, to);
      afterWrite();
    };
    history.pushState = (...to) => {
      pushState.apply(history, to);
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
