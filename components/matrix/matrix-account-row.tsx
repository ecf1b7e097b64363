// biome-ignore-all lint/a11y/useSemanticElements: rows of a table cannot be placed one by one
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is taken by a row's cells

import { memo } from "react";
import { holeWords } from "@/components/fleet/hole-reasons";
import { REGION_WORD } from "@/components/fleet/region-word";
import { AccountLink } from "@/components/key/account-link";
import { SeverityMark } from "@/components/key/severity-mark";
import type { MatrixRow } from "./matrix-rows";

/** An account's header above its keys, across all columns. If the account could not be read, it says why. */
export const MatrixAccountRow = memo(function MatrixAccountRow({
  row: { account, keys, hole },
  index,
  top,
  width,
  columnCount,
  active,
}: {
  row: Extract<MatrixRow, { kind: "account" }>;
  index: number;
  top: number;
  width: number;
  columnCount: number;
  active: boolean;
}) {
  const about = [
    REGION_WORD[account.region],
    ...(account.disabled ? ["disabled"] : []),
    ...(account.keys === null ? [] : [`${keys} of ${account.keys} keys`]),
  ];
  return (
    <div role="row" aria-rowindex={index + 1} className="m-row m-account" style={{ top, width }}>
      <div
        role="rowheader"
        aria-colindex={1}
        aria-colspan={columnCount}
        tabIndex={active ? 0 : -1}
        data-row={index}
        data-column={0}
        className="m-name gap-3 whitespace-nowrap text-xs"
      >
        <AccountLink account={account} tabIndex={-1} className="min-w-0 truncate font-semibold" />
        {hole === null ? (
          <span className="text-ink-2">{about.join(" · ")}</span>
        ) : (
          <>
            <SeverityMark severity="unknown" />
            <span className="min-w-0 truncate text-ink-2">{holeWords(hole)}</span>
          </>
        )}
      </div>
    </div>
  );
});
