import clsx from "clsx";
import { RotateCw } from "lucide-react";
import { holeWords } from "@/components/fleet/hole-reasons";
import { AccountLink } from "@/components/key/account-link";
import { SeverityMark } from "@/components/key/severity-mark";
import { Button } from "@/components/ui/button";
import { EFFECTS } from "@/lib/audit/effects/effects";
import { KEY_CAP } from "@/lib/audit/key-cap";
import { counted, oneOr } from "@/lib/audit/words";
import { type AccountRow, unreadKeys } from "./account-row";
import { aboutWords, nextStep, readWords } from "./account-words";
import { EffectCell } from "./effect-cell";
import type { Asked } from "./use-account-action";

/** How many columns the reason spans when an account could not be read. */
const FACTS = 3 + EFFECTS.length;

/** One account; if it could not be read, the reason and a next step replace the figures. */
export function AccountsTableRow({
  row,
  index,
  asked,
  onReadAgain,
}: {
  row: AccountRow;
  index: number;
  asked: Asked | undefined;
  onReadAgain: (row: AccountRow) => void;
}) {
  const busy = asked?.busy === true || row.status === "reading" || row.status === "waiting";
  const failure = asked?.failure ?? null;
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      className="account-row relative border-line border-b hover:bg-sunken has-[a:focus-visible]:bg-accent-soft"
    >
      <th scope="row" className="account-name text-left font-normal">
        <AccountLink account={row} className="block truncate font-medium" />
        <span className="block truncate text-ink-3 text-xs">{aboutWords(row)}</span>
      </th>
      {row.status === "failed" || failure !== null ? (
        <td colSpan={FACTS} className="account-hole">
          <span className="flex items-start gap-3">
            <SeverityMark severity="unknown" className="shrink-0 pt-px" />
            <span className="line-clamp-4 min-w-0 text-pretty break-words text-ink-2 text-xs xl:line-clamp-2">
              {failure ?? reason(row)} <span className="text-ink">{nextStep(row)}</span>
            </span>
          </span>
        </td>
      ) : (
        <Facts row={row} />
      )}
      <td className="account-again">
        <Button
          tone="quiet"
          square
          disabled={busy}
          aria-label={`Read ${row.label} again`}
          onClick={() => onReadAgain(row)}
        >
          <RotateCw
            aria-hidden="true"
            className={clsx("size-3.5", busy && "motion-safe:animate-spin")}
          />
        </Button>
      </td>
    </tr>
  );
}

function Facts({ row }: { row: AccountRow }) {
  const unread = unreadKeys(row);
  return (
    <>
      <td className="account-keys figures">
        {row.keys === null ? "?" : row.keys}
        <span className="text-ink-3">/{KEY_CAP}</span>
        <span className="@max-[62rem]:inline hidden font-sans text-ink-3"> keys</span>
      </td>
      <td className="account-read text-xs">
        <span className="figures block text-ink-2">{readWords(row)}</span>
        {row.failed > 0 && (
          <span className="block truncate text-ink-3">
            {row.failed} failed{row.hole?.status ? `: ${row.hole.status}` : ""}
          </span>
        )}
      </td>
      <td className="account-worst">
        {row.worst === null ? (
          <span className="text-ink-2 text-xs">
            {unread === 0 ? "no finding" : <SeverityMark severity="unknown" />}
          </span>
        ) : (
          <>
            <SeverityMark severity={row.worst} />
            <span className="@max-[62rem]:hidden block text-ink-3 text-xs">
              <span className="figures">{counted(row.findings)}</span>{" "}
              {oneOr(row.findings, "finding")}
              {unread === 0 ? "" : " so far"}
            </span>
          </>
        )}
      </td>
      {EFFECTS.map(({ id, label }, at) => (
        <EffectCell key={id} row={row} label={label} held={row.effects[at] ?? 0} />
      ))}
    </>
  );
}

function reason({ hole }: AccountRow): string {
  return hole === null ? "It could not be read." : holeWords(hole);
}
