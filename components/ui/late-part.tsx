import { type ComponentType, useEffect, useState } from "react";

/** Nobody opens it the moment a page is ready. By this time its code should be there. */
const PRELOAD_AFTER_MS = 2_000;

/**
 * A part of a page whose code loads when it is wanted, or before that once the page is idle. It renders together with
 * what asks for it, where a lazy component would render afterwards, in slices.
 * @param load the same function on every render
 * @param when the part's props; null while it is not wanted
 */
export function LatePart<Props extends object>({
  load,
  when,
}: {
  load: () => Promise<ComponentType<Props>>;
  when: Props | null;
}) {
  const [part, setPart] = useState<{ Part: ComponentType<Props> } | null>(null);
  const isWanted = when !== null;
  useEffect(() => {
    if (part !== null) return;
    // A wanted part that cannot be loaded is for the page's error boundary; a preload may fail in silence.
    const fail = (error: unknown) =>
      setPart((known) => {
        if (isWanted) throw error;
        return known;
      });
    const bring = () => void load().then((Part) => setPart({ Part }), fail);
    const timer = setTimeout(bring, isWanted ? 0 : PRELOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, [load, isWanted, part]);
  return part !== null && isWanted && <part.Part {...when} />;
}
