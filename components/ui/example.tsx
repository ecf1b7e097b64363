import type { ReactNode } from "react";
import { Badge } from "./badge";

/** What a page makes of its data, shown on made-up data before there is any. It says that it is an example. */
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
