import type { Hole } from "@/lib/audit/fleet/fleet";
import { countOf } from "@/lib/audit/words";
import { holeReasons } from "./hole-reasons";

/** Lists what could not be read, counted by reason: "1 account and 3 keys: SendGrid refused (403)." */
export function HoleList({ holes }: { holes: readonly Hole[] }) {
  return (
    <ul className="space-y-1.5 text-ink-2">
      {holeReasons(holes).map(({ words, keys, accounts, lists }) => (
        <li key={words} className="flex gap-2">
          <span aria-hidden="true" className="hatch mt-1 size-3 shrink-0 text-edge" />
          <span className="min-w-0 break-words">
            {[
              lists > 0 ? `${countOf(lists, "list")} of accounts` : "",
              accounts > 0 ? countOf(accounts, "account") : "",
              keys > 0 ? countOf(keys, "key") : "",
            ]
              .filter(Boolean)
              .join(" and ")}
            : {words}
          </span>
        </li>
      ))}
    </ul>
  );
}
