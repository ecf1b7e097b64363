"use client";
import type { ReactNode, Ref } from "react";
import { type RowsHandle, useWindowRows } from "./use-window-rows";

/** The body of a long table: only the rows near the window are in the page, between two empty rows of their height. */
export function VirtualRows({
  count,
  row,
  ref,
}: {
  count: number;
  row: (index: number) => ReactNode;
  ref?: Ref<RowsHandle>;
}) {
  const { body, virtualizer, top } = useWindowRows(count, ref);
  const items = virtualizer.getVirtualItems();
  const above = (items[0]?.start ?? top) - top;
  const below = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  return (
    <tbody ref={body}>
      <Gap px={above} />
      {items.map((item) => row(item.index))}
      <Gap px={below} />
    </tbody>
  );
}

function Gap({ px }: { px: number }) {
  if (px <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a table row takes no focus, and this one holds nothing
    <tr aria-hidden="true" className="key-gap">
      {/* No style attribute: the policy lets only scripts set one, and the server draws this too. */}
      <td height={px} />
    </tr>
  );
}
