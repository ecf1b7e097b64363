import { type ComponentType, useEffect, useState } from "react";

/** Nobody asks for it as soon as the page is there; then it is to be there at once. */
const LIKELY_AFTER_MS = 2_000;

/**
 * A part of a page whose code comes when it is wanted, or before that once the page has come to rest. Drawn with what
 * asks for it, where a lazy part is drawn after it and a little at a time.
 * @param load the same function always
 * @returns null until its code is there
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
