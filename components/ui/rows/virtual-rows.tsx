"use client";
import type { ReactNode, Ref } from "react";
import { type RowsHandle, useWindowRows } from "./use-window-rows";

/** How many rows to render above and below the viewport. */
const AHEAD = 12;

/** The body of a long table: only the rows near the viewport are in the page, between two spacer rows. */
export function VirtualRows({
  count,
  row,
  ref,
}: {
  count: number;
  row: (index: number) => ReactNode;
  ref?: Ref<RowsHandle>;
}) {
  const { body, first, inView, height } = useWindowRows(count, ref);
  const from = Math.max(0, first - AHEAD);
  const to = Math.min(count, first + inView + AHEAD);
  return (
    <tbody ref={body}>
      <Gap px={from * height} />
      {Array.from({ length: to - from }, (_, at) => row(from + at))}
      <Gap px={(count - to) * height} />
    </tbody>
  );
}

function Gap({ px }: { px: number }) {
  if (px <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a table row takes no focus, and this one holds nothing
    <tr aria-hidden="true" className="key-gap">
      {/* No style attribute: the content security policy allows only scripts to set styles, and the server renders
          this too. */}
      <td height={px} />
    </tr>
  );
}
