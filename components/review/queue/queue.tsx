"use client";
import { chipsOf } from "@/components/filters/filters";
import { type Desk, ORDERS, type QueueOrder, SHOWN } from "@/components/review/acts/use-desk";
import { Button } from "@/components/ui/button";
import { CountedChoice, Select } from "@/components/ui/select";
import { counted } from "@/lib/audit/words";
import { QueueList } from "./queue-list";

const SHOWN_WORD = { undecided: "Undecided", all: "All" };
const ORDER_WORD: Record<QueueOrder, string> = {
  urgency: "Least known first",
  severity: "Severity",
  exposure: "Exposure",
  name: "Name",
  account: "Account",
};
const ORDER_NOTE: Record<QueueOrder, string> = {
  urgency:
    "What the last review decided but nobody did comes first. Then unread keys, unrecognized scopes, and privileged keys, worst first. Keys with the same scopes stand together.",
  severity: "By worst finding, then exposure. Unread keys come last.",
  exposure: "By exposure, highest first. Unread keys come last.",
  name: "By name, then account.",
  account: "By account, then name.",
};

/** The keys of the review, undecided or all, in an order that is shown and can be changed. */
export function Queue({ desk }: { desk: Desk }) {
  const { shown, show, setShow, undecided, keys, order, setOrder, atHand } = desk;
  const isElsewhere = atHand !== null && shown.length > 0 && !shown.includes(atHand);
  const count = { undecided, all: keys.length };
  return (
    <section aria-label="Keys" className="review-queue min-w-0">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-1">
        <CountedChoice
          label="Which keys are listed"
          value={show}
          values={SHOWN}
          wordOf={(each) => SHOWN_WORD[each]}
          countOf={(each) => counted(count[each])}
          onChoose={setShow}
        />
        <Select
          label="Order"
          value={order}
          values={ORDERS}
          wordOf={(each) => ORDER_WORD[each]}
          onChoose={setOrder}
        />
      </div>
      <p className="mb-2 text-pretty text-ink-3 text-xs">
        {ORDER_NOTE[order]}
        {isElsewhere && " The open key isn’t in this list."}
      </p>
      {shown.length === 0 ? <Nothing desk={desk} /> : <QueueList desk={desk} />}
    </section>
  );
}

/**
 * Why the list is empty, and how to fix it. The current key stays open, so that a filter does not discard a
 * half-written decision.
 */
function Nothing({ desk: { keys, show, undecided, filters, narrowed } }: { desk: Desk }) {
  const isNarrowed = chipsOf(filters).length > 0;
  const isOfUndecided = show === "undecided";
  const why =
    keys.length === 0
      ? "There is no key to decide on."
      : isOfUndecided && undecided === 0
        ? "All keys decided."
        : `No ${isOfUndecided ? "undecided " : ""}key matches the filters.`;
  return (
    <div className="space-y-3 text-ink-2 text-sm">
      <p>{why}</p>
      {isNarrowed && <Button onClick={narrowed.clear}>Clear the filters</Button>}
    </div>
  );
}
