import type { ReactNode } from "react";
import { Badge } from "./badge";

/** Shows a page with made-up data while there is no real data, labeled as an example. */
export function Example({ caption, children }: { caption: ReactNode; children: ReactNode }) {
  return (
    <figure className="min-w-0 rounded-lg bg-sunken p-4">
      <figcaption className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2 text-sm">
        <Badge>Example</Badge>
        {caption}
      </figcaption>
      <div className="mt-3">{children}</div>
    </figure>
  );
}
