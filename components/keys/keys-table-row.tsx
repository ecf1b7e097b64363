import clsx from "clsx";
import { KeyRound, PanelRight } from "lucide-react";
import { type CSSProperties, memo } from "react";
import type { KeyRow } from "@/components/filters/key-row";
import { KeyLink } from "@/components/key/key-link";
import { KeyPrint, PendingPrint } from "@/components/key/key-print";
import { SafeText } from "@/components/key/safe-text";
import { SeverityMark } from "@/components/key/severity-mark";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { Skeleton } from "@/components/ui/skeleton";
import { UNREAD_PRINT } from "@/lib/audit/catalogue/print";
import { TYPE_WORD } from "@/lib/audit/effects/classify";
import { withHiddenNamed } from "@/lib/audit/hidden-characters";
import { whenDays } from "@/lib/audit/history/life-words";
import { lastMailWords, shortMailWords } from "@/lib/audit/last-mail/words";
import type { Ownership } from "@/lib/audit/policy-outcome";
import { EffectWords } from "./effect-words";

// Created once, so that React skips them when a row is reused.
const OWN_ICON = <KeyRound aria-hidden="true" className="key-own-icon size-3" />;
const LOOK_ICON = <PanelRight aria-hidden="true" className="size-4" />;

/**
 * One key. Every cell has its place from the first paint; later data only fills it. Memoized: during a scroll, rows
 * that stay in view do not render again.
 */
export const KeysTableRow = memo(function KeysTableRow({
  row,
  index,
  topPx,
  account,
  signedIn,
  selected,
  isLeaving,
  isOwned,
  isAsked,
}: {
  row: KeyRow;
  index: number;
  /** Top of the row in px in a virtual list; null: in normal flow. */
  topPx: number | null;
  /** The display name of its account; null when all keys are in one account. */
  account: string | null;
  /** The reader is signed in with this key. */
  signedIn: boolean;
  /** Selected for comparison. */
  selected: boolean;
  /** The key's page is loading. */
  isLeaving: boolean;
  /** Whether the policy names an owner of any key, so that the owner columns exist. */
  isOwned: boolean;
  /** Whether anyone asked for a key's last mail, so that its column exists. */
  isAsked: boolean;
}) {
  const { key } = row;
  const name = key.name === "" ? key.api_key_id : key.name;
  return (
    <tr
      data-index={index}
      data-key={row.ref}
      style={topPx === null ? undefined : placedAt(topPx)}
      tabIndex={-1}
      aria-rowindex={index + 2}
      className={clsx(
        "key-row border-line border-b hover:bg-sunken focus:bg-accent-soft focus:outline-offset-[-2px]",
        selected && "bg-accent-soft",
      )}
    >
      <td className="key-severity">
        <Severity row={row} />
      </td>
      <td className="key-name flex min-w-0 items-center gap-2">
        <KeyLink
          apiKey={key}
          isOfList
          className={clsx(
            "min-w-0 truncate py-0.5",
            isLeaving && "text-accent-strong motion-safe:animate-pulse",
          )}
        />
        {isOwned && <Owner ownership={row.policy?.ownership ?? null} />}
        {signedIn && (
          <span className="key-own" title="Signed in with this key">
            <Badge tone="accent">
              {OWN_ICON}
              <span className="key-own-words">signed in</span>
            </Badge>
          </span>
        )}
      </td>
      {account !== null && (
        <td className="key-account truncate text-ink-2">
          <SafeText text={account} />
        </td>
      )}
      {isOwned && <OwnershipCells row={row} />}
      <td className="key-id truncate">
        <code className="text-ink-2 text-xs">{key.api_key_id}</code>
      </td>
      <td className="key-type whitespace-nowrap text-ink-2">
        <Type row={row} />
      </td>
      <td className="key-print">
        <Print row={row} />
      </td>
      <td className="key-scopes figures text-right">
        <Figure row={row} of={(analysis) => analysis.real.length} />
      </td>
      <td className="key-exposure figures text-right">
        <span className="key-label text-ink-3 text-xs">exposure </span>
        <Figure row={row} of={(analysis) => analysis.exposure.score} />
      </td>
      {isAsked && (
        <td className="key-mail truncate text-ink-2">
          <Mail row={row} />
        </td>
      )}
      <td className="key-created whitespace-nowrap text-ink-2 text-xs">
        {row.life === null ? "not known" : whenDays(row.life.created)}
      </td>
      <td className="key-effects text-ink-2">
        {row.state === "read" && <EffectWords analysis={row.analysis} />}
        {row.state === "waiting" && <Skeleton className="my-1 h-3 w-28" />}
      </td>
      <td className="key-actions flex items-center justify-end gap-1.5">
        <CopyButton
          text={key.api_key_id}
          what="API key ID"
          className="key-more text-ink-2 @max-2xl:hidden"
        />
        <span data-act="select" className="key-select flex items-center">
          <input
            type="checkbox"
            readOnly
            checked={selected}
            aria-label={`Compare ${name}`}
            className="size-4 accent-accent"
          />
        </span>
        <button
          type="button"
          data-act="look"
          aria-label={`Look at ${name}`}
          className="flex size-7 items-center justify-center rounded-sm text-ink-2 hover:text-ink @max-2xl:hidden"
        >
          {LOOK_ICON}
        </button>
      </td>
    </tr>
  );
});

/** Uses a transform, because changing `top` would lay out the row and all others again. */
function placedAt(px: number): CSSProperties {
  return { position: "absolute", insetInline: 0, top: 0, transform: `translateY(${px}px)` };
}

function Severity({ row }: { row: KeyRow }) {
  if (row.state === "waiting") return <Skeleton className="my-1 h-3 w-16" />;
  if (row.severity === null) return <span className="text-ink-2 text-xs">No finding</span>;
  return <SeverityMark severity={row.severity} />;
}

function Type({ row }: { row: KeyRow }) {
  if (row.state === "waiting") return <Skeleton className="my-1 h-3 w-24" />;
  if (row.state === "read") return TYPE_WORD[row.analysis.classification.type];
  const status = row.hole?.status ?? null;
  return status === null ? "not read" : `not read: ${status}`;
}

function Print({ row }: { row: KeyRow }) {
  if (row.state === "waiting") return <PendingPrint />;
  return <KeyPrint cells={row.state === "read" ? row.analysis.print : UNREAD_PRINT} />;
}

/** The policy's owner, purpose and data class of a key, one column each. */
function OwnershipCells({ row: { policy } }: { row: KeyRow }) {
  const { owner, purpose, data } = policy?.ownership ?? NO_OWNER;
  const cells = { owner: owner ?? "no owner", purpose, data };
  return Object.entries(cells).map(([name, text]) => (
    <td key={name} className={`key-${name} truncate text-ink-2`}>
      {text !== null && (
        <span title={withHiddenNamed(text)}>
          <SafeText text={text} />
        </span>
      )}
    </td>
  ));
}

const NO_OWNER = { owner: null, purpose: null, data: null };

/** Shrinks before the name loses a letter. */
const OWNER = "key-owned min-w-0 shrink-[999] truncate text-ink-3 text-xs";

/** The owner next to the key's name, where there is no room for a column. */
function Owner({ ownership }: { ownership: Ownership | null }) {
  if (ownership === null) return <span className={OWNER}>no owner</span>;
  const { owner, purpose, data } = ownership;
  const title = [owner, purpose, data].filter((part) => part !== null).join(" · ");
  return (
    <span title={withHiddenNamed(title)} className={OWNER}>
      <SafeText text={owner} />
    </span>
  );
}

function Mail({ row: { lastMail } }: { row: KeyRow }) {
  if (lastMail === null) return <span className="text-ink-3">not asked</span>;
  return <span title={lastMailWords(lastMail)}>{shortMailWords(lastMail)}</span>;
}

function Figure({
  row,
  of,
}: {
  row: KeyRow;
  of: (analysis: Extract<KeyRow, { state: "read" }>["analysis"]) => number;
}) {
  if (row.state === "waiting") return <Skeleton className="my-1 ml-auto h-3 w-6" />;
  if (row.state === "read") return of(row.analysis);
  return (
    <span className="text-ink-2">
      ?<span className="sr-only"> not read</span>
    </span>
  );
}
