import { KeyLink } from "@/components/key/key-link";
import { SafeText } from "@/components/key/safe-text";
import { utcWords } from "@/lib/audit/words";
import type { HistoryChange } from "@/lib/contract/history";
import { changeWords } from "./change-words";

/** One change: whose, what, and between which two moments. */
export function Line({ change, isOfMany }: { change: HistoryChange; isOfMany: boolean }) {
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
