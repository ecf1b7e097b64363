import { type ComponentType, useEffect, useState } from "react";

/** Nobody opens it the moment a page is ready. By this time its code should be there. */
const PRELOAD_AFTER_MS = 2_000;

/**
 * A part of a page whose code loads when it is wanted, or before that once the page is idle. It renders together with
 * what asks for it, where a lazy component would render afterwards, in slices.
 * @param load the same function on every render
 * @returns null until the code is there. A wanted part that cannot be loaded is thrown, for the page's error boundary
 */
export function useLatePart<Props>(
  load: () => Promise<ComponentType<Props>>,
  isWanted: boolean,
): ComponentType<Props> | null {
  const [part, setPart] = useState<{ Part: ComponentType<Props> } | null>(null);
  useEffect(() => {
    if (part !== null) return;
    const fail = (error: unknown) =>
      setPart((known) => {
        if (isWanted) throw error;
        return known;
      });
    const bring = () => void load().then((Part) => setPart({ Part }), fail);
    const timer = setTimeout(bring, isWanted ? 0 : PRELOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, [load, isWanted, part]);
  return part?.Part ?? null;
}
