"use client";
import Link from "next/link";
import type { KeyRow } from "@/components/filters/key-row";
import { SafeText } from "@/components/key/safe-text";
import { compareHref } from "@/components/links/compare-href";
import { useGoTo } from "@/components/links/followed-again";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { useHotkey } from "@/components/ui/hotkeys/use-hotkey";
import { Kbd } from "@/components/ui/kbd";
import { keyRef } from "@/lib/audit/key-ref";
import type { OnBehalfOf } from "@/lib/queries/account";

/** The comparison shows longer names in full. */
const NAMED = 60;

/** The one or two keys selected, with a link to their comparison. */
export function CompareBar({
  rows,
  onBehalfOf,
  isFull,
  onClear,
}: {
  rows: readonly KeyRow[];
  onBehalfOf: OnBehalfOf;
  /** The reader tried to select a third key. */
  isFull: boolean;
  onClear: () => void;
}) {
  const [a, b] = rows;
  const goTo = useGoTo();
  const href =
    a === undefined
      ? null
      : compareHref(keyRef(a.key), b === undefined ? null : keyRef(b.key), onBehalfOf);
  useHotkey(
    "d",
    () => {
      if (href !== null) goTo(href);
    },
    "Compare the selected keys",
  );
  if (a === undefined || href === null) return null;
  return (
    <section
      aria-label="Comparison"
      className="sticky bottom-4 z-20 mx-auto mt-4 flex w-fit max-w-full flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-surface px-4 py-2.5 text-sm shadow-lift max-lg:bottom-20 print:hidden"
    >
      <p className="min-w-0 break-words">
        <SafeText text={a.key.name} max={NAMED} />{" "}
        {b === undefined ? (
          <span className="text-ink-2">Choose a second key.</span>
        ) : (
          <>
            <span className="text-ink-2">and</span> <SafeText text={b.key.name} max={NAMED} />
          </>
        )}
        <span role="status" className="block text-ink-2 empty:hidden">
          {isFull && "Two keys can be compared at a time. Unselect one first."}
        </span>
      </p>
      <span className="flex items-center gap-2">
        <Link
          href={href}
          prefetch={false}
          className={buttonClass({ tone: "primary", size: "small" })}
        >
          Compare
          <Kbd>D</Kbd>
        </Link>
        <Button tone="quiet" size="small" onClick={onClear}>
          Clear
        </Button>
      </span>
    </section>
  );
}
