import { type ComponentType, useEffect, useState } from "react";

/** Readers seldom need it right after the page loads; when they do, it should open without delay. */
const LIKELY_AFTER_MS = 2_000;

/**
 * A component whose code loads when it is wanted, or earlier once the page has settled. It renders together with the
 * component that uses it; a lazy component would render after it, in small steps.
 * @param load must be the same function on every render
 * @returns null until its code has loaded
 */
export function useLatePart<Props>(
  load: () => Promise<ComponentType<Props>>,
  isWanted: boolean,
): ComponentType<Props> | null {
  const [part, setPart] = useState<{ Part: ComponentType<Props> } | null>(null);
  useEffect(() => {
    const bring = () => void load().then((Part) => setPart({ Part }));
    const timer = setTimeout(bring, isWanted ? 0 : LIKELY_AFTER_MS);
    return () => clearTimeout(timer);
  }, [load, isWanted]);
  return part?.Part ?? null;
}
