import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { KeysLink } from "@/components/links/text-link";
import { counted } from "@/lib/audit/words";
import { ShareBar } from "./share-bar";

export type Share = {
  id: string;
  label: ReactNode;
  value: number;
  /** The filter that leads to the counted keys. */
  to: ComponentProps<typeof KeysLink>["to"];
  /** A color for the bar; it only repeats what the label says. */
  tone?: string;
  /** The row counts unknown keys, so its bar is hatched. */
  isUnknown?: boolean;
};

/**
 * A chart as a table: each row has a name, a bar and a count. A full bar is every key; the hatched part could not be
 * read and may add to any row.
 */
export function ShareTable({
  caption,
  head,
  shares,
  of,
  unknown,
}: {
  caption: string;
  /** What the rows are: "Type". */
  head: string;
  shares: readonly Share[];
  /** The total of each count. */
  of: number;
  /** Keys that any of the counts may be missing. */
  unknown: number;
}) {
  return (
    <table className="w-full table-fixed border-collapse text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">Share</th>
          <th scope="col">Keys</th>
        </tr>
      </thead>
      <tbody>
        {shares.map(({ id, label, value, to, tone, isUnknown = false }) => (
          <tr key={id} className="relative border-line border-b hover:bg-sunken">
            <th scope="row" className="h-9 w-[48%] py-1 pr-3 text-left font-normal sm:w-[44%]">
              {value === 0 ? (
                <span className="text-ink-3">{label}</span>
              ) : (
                <KeysLink to={to} look="none" className="after:absolute after:inset-0">
                  {label}
                </KeysLink>
              )}
            </th>
            <td className={clsx("text-accent", tone)}>
              <ShareBar
                value={isUnknown ? 0 : value}
                unknown={isUnknown ? value : unknown}
                total={of + unknown}
              />
            </td>
            <td className="figures w-26 whitespace-nowrap text-right text-xs">
              <span className={value === 0 ? "text-ink-3" : "font-medium"}>{counted(value)}</span>
              <span className="text-ink-3"> of {counted(of)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
