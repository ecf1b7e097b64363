import { KeyLink } from "@/components/key/key-link";
import { SafeText } from "@/components/key/safe-text";
import { Disclosure } from "@/components/ui/disclosure";
import { changeCounts } from "@/lib/audit/history/change-counts";
import { countOf, utcWords } from "@/lib/audit/words";
import type { HistoryChange } from "@/lib/contract/history";
import { type ChangeDay, changeWords } from "./change-words";
import { CompareMoment, type Moments } from "./compare-moment";

const AT_ONCE = 20;

/** What the scans of one day found. */
export function Day({
  day: { day, changes },
  isOfMany,
  ...moments
}: Moments & { day: ChangeDay; isOfMany: boolean }) {
  const begun = isOfMany ? changes.filter(({ kind }) => kind === "first") : [];
  const others = begun.length > 1 ? changes.filter(({ kind }) => kind !== "first") : changes;
  return (
    <li className="rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b px-3 py-2">
        <h3 className="font-medium">{day}</h3>
        <p className="mr-auto text-ink-2 text-sm">{changeCounts(changes)}</p>
        <CompareMoment day={day} {...moments} />
      </div>
      {begun.length > 1 && (
        <p className="px-3 py-2 text-sm">
          History begins for {countOf(begun.length, "account")} with{" "}
          {countOf(
            begun.reduce((sum, { keys }) => sum + (keys ?? 0), 0),
            "key",
          )}
          .
        </p>
      )}
      <Lines changes={others.slice(0, AT_ONCE)} isOfMany={isOfMany} />
      {others.length > AT_ONCE && (
        <div className="px-3 pb-2">
          <Disclosure words={`${countOf(others.length - AT_ONCE, "more change")}`}>
            <Lines changes={others.slice(AT_ONCE)} isOfMany={isOfMany} />
          </Disclosure>
        </div>
      )}
    </li>
  );
}

function Lines({ changes, isOfMany }: { changes: readonly HistoryChange[]; isOfMany: boolean }) {
  return (
    <ul>
      {changes.map((change) => (
        <Line
          key={[change.account, change.api_key_id, change.kind, change.by].join(" ")}
          change={change}
          isOfMany={isOfMany}
        />
      ))}
    </ul>
  );
}

/** One change: which key, what, and between which two times. */
function Line({ change, isOfMany }: { change: HistoryChange; isOfMany: boolean }) {
  const { account, api_key_id, name, label, kind, after, by } = change;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 px-3 py-1.5 text-sm">
      <span className="min-w-0 flex-1 basis-72 text-pretty break-words">
        {api_key_id !== null && name !== null && (
          <>
            {kind === "removed" ? (
              <span className="font-medium">
                <SafeText text={name} />
              </span>
            ) : (
              <KeyLink apiKey={{ account, api_key_id, name }} />
            )}{" "}
          </>
        )}
        <SafeText text={changeWords(change)} />
        {isOfMany && (
          <span className="text-ink-3">
            {" "}
            · <SafeText text={label} />
          </span>
        )}
      </span>
      <span className="figures text-ink-3 text-xs">
        {kind === "first" || after === null
          ? `by ${utcWords(Date.parse(by))}`
          : `between ${utcWords(Date.parse(after))} and ${utcWords(Date.parse(by))}`}
      </span>
    </li>
  );
}
