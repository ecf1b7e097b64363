"use client";
import { SearchX } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { otherAccountHref } from "@/components/links/other-account-href";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { StatePanel } from "@/components/ui/state-panel";
import { EVERY_ACCOUNT } from "@/lib/audit/account";
import type { Fleet } from "@/lib/audit/fleet/fleet";
import { counted, countOf } from "@/lib/audit/words";
import { FACET_NAME } from "./facet-names";
import { facetWord } from "./facet-words";
import { type Chip, type Filters, tightest } from "./filters";
import type { KeyRow } from "./key-row";

/**
 * Replaces the list when the filters match nothing: the total, what could not be tested, and which filter to remove.
 */
export function NoMatch({
  rows,
  filters,
  fleet,
  onRemove,
  onClear,
}: {
  rows: readonly KeyRow[];
  filters: Filters;
  fleet: Fleet;
  onRemove: (chip: Chip) => void;
  onClear: () => void;
}) {
  const isEvery = useOnBehalfOf() === EVERY_ACCOUNT;
  const path = usePathname();
  const params = useSearchParams();
  const unread = rows.filter((row) => row.state !== "read").length;
  const way = useMemo(() => tightest(rows, filters), [rows, filters]);
  return (
    <StatePanel
      icon={SearchX}
      title={`No matches in ${countOf(rows.length, "key")}`}
      action={
        <>
          {way !== null && (
            <Button tone="primary" onClick={() => onRemove(way.chip)}>
              Show {counted(way.left)} without {nameOf(way.chip, fleet)}
            </Button>
          )}
          <Button onClick={onClear}>Clear all</Button>
          {!isEvery && (
            <Link href={otherAccountHref(path, params, EVERY_ACCOUNT)} className={buttonClass()}>
              Search every account
            </Link>
          )}
        </>
      }
    >
      {unread === 0
        ? `Names, IDs${isEvery ? ", accounts" : ""} and scopes were searched.`
        : `The scopes of ${countOf(unread, "key")} have not been read, so those might match too.`}
    </StatePanel>
  );
}

function nameOf(chip: Chip, fleet: Fleet): string {
  if (chip.facet === "text") return `“${chip.value}”`;
  return `${FACET_NAME[chip.facet]}: ${facetWord(chip.facet, chip.value, fleet)}`;
}
