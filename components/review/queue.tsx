"use client";
import clsx from "clsx";
import type { SnapshotAccount } from "@/lib/audit/snapshot/snapshot";
import { counted } from "@/lib/audit/words";
import { QueueList } from "./queue-list";
import { type Desk, SHOWN } from "./use-desk";

const SHOWN_WORD = { undecided: "Undecided", all: "All" };

/** The keys of the review, those that least is known of first, as far as they are undecided or all of them. */
export function Queue({ desk, accounts }: { desk: Desk; accounts: readonly SnapshotAccount[] }) {
  const { shown, show, setShow, undecided, population } = desk;
  const count = { undecided, all: population.keys.length };
  return (
    <section aria-label="Keys" className="review-queue min-w-0">
      <fieldset className="mb-2 flex gap-1">
        <legend className="sr-only">Which keys are listed</legend>
        {SHOWN.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === show}
            onClick={() => setShow(each)}
            className={clsx(
              "flex h-7 items-center gap-1.5 rounded-md px-2 text-sm pointer-coarse:h-11",
              each === show
                ? "bg-accent-soft font-medium text-accent-strong"
                : "text-ink-2 hover:bg-sunken",
            )}
          >
            {SHOWN_WORD[each]}
            <span className="figures text-xs">{counted(count[each])}</span>
          </button>
        ))}
      </fieldset>
      {shown.length === 0 ? (
        <p className="text-ink-2 text-sm">
          {count.all === 0 ? "There is no key to decide on." : "Every key is decided."}
        </p>
      ) : (
        <QueueList desk={desk} labels={accounts.length > 1 ? labelsOf(accounts) : null} />
      )}
    </section>
  );
}

function labelsOf(accounts: readonly SnapshotAccount[]): ReadonlyMap<string, string> {
  return new Map(accounts.map(({ account, label }) => [account, label]));
}
