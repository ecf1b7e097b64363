import clsx from "clsx";
import { type AccountRow, unreadKeys } from "./account-row";
import { effectWords } from "./account-words";

/** Shares of an account's keys at which a cell gets a step darker. */
const STEPS = [0, 0.1, 0.3, 0.6] as const;
/** Text on each of these has a contrast of 4.5 or more, in both themes. */
const SHADE = ["bg-accent/10", "bg-accent/20", "bg-accent/32", "bg-accent/46"] as const;

/** How many keys of an account hold an effect. An unknown count is hatched, never shown as none. */
export function EffectCell({ row, label, held }: { row: AccountRow; label: string; held: number }) {
  const isWhole = unreadKeys(row) === 0;
  const share = held / Math.max(row.read, 1);
  const step = STEPS.findLastIndex((from) => share > from);
  return (
    <td className="account-effect">
      <span
        aria-hidden="true"
        className={clsx(
          "figures flex h-8 items-center justify-center rounded-sm text-xs",
          held > 0 && SHADE[step],
          held === 0 && (isWhole ? "text-ink-3" : "hatch text-edge"),
        )}
      >
        {held > 0 && (isWhole ? held : `${held}+`)}
        {held === 0 && isWhole && "·"}
      </span>
      <span className="sr-only">
        {label}: {effectWords(row, held)}
      </span>
    </td>
  );
}
