import Link from "next/link";
import { accountHref } from "@/components/key/account-href";
import { ApiKeyId } from "@/components/key/api-key-id";
import { KeyPrint, PendingPrint } from "@/components/key/key-print";
import { SafeText } from "@/components/key/safe-text";
import { SeverityMark } from "@/components/key/severity-mark";
import { TYPE_WORD } from "@/components/key/type-words";
import { Badge } from "@/components/ui/badge";
import { LinkPending } from "@/components/ui/link-pending";
import { Skeleton } from "@/components/ui/skeleton";
import { UNREAD_PRINT } from "@/lib/audit/print";
import type { OnBehalfOf } from "@/lib/queries/account";
import type { KeyRow } from "./key-row";

/** One key. Every cell has its place from the first paint; what is read later only fills it. */
export function KeysTableRow({
  row,
  index,
  onBehalfOf,
  signedIn,
}: {
  row: KeyRow;
  index: number;
  onBehalfOf: OnBehalfOf;
  /** It is the key the reader is signed in with. */
  signedIn: boolean;
}) {
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      className="key-row group relative border-line border-b hover:bg-sunken has-[a:focus-visible]:bg-accent-soft"
    >
      <td className="key-level">
        <Level row={row} />
      </td>
      <td className="key-name min-w-0">
        <span className="flex min-w-0 items-center gap-2">
          <Link
            href={accountHref(`/keys/${encodeURIComponent(row.api_key_id)}`, onBehalfOf)}
            prefetch={false}
            className="min-w-0 truncate font-medium after:absolute after:inset-0"
          >
            <SafeText text={row.name} />
            <LinkPending />
          </Link>
          {signedIn && <Badge tone="accent">signed in</Badge>}
        </span>
      </td>
      <td className="key-id">
        <ApiKeyId id={row.api_key_id} className="relative max-w-full align-middle" />
      </td>
      <td className="key-type truncate text-ink-2">
        <Type row={row} />
      </td>
      <td className="key-print">
        <Print row={row} />
      </td>
      <td className="key-scopes figures text-right">
        <Scopes row={row} />
      </td>
    </tr>
  );
}

function Level({ row }: { row: KeyRow }) {
  if (row.state === "waiting") return <Skeleton className="h-3 w-16" />;
  return <SeverityMark severity={row.state === "read" ? row.analysis.exposure.band : "unknown"} />;
}

function Type({ row }: { row: KeyRow }) {
  if (row.state === "waiting") return <Skeleton className="h-3 w-24" />;
  if (row.state === "read") return TYPE_WORD[row.analysis.classification.type];
  const status = row.hole?.status ?? null;
  return status === null ? "not read" : `not read: ${status}`;
}

function Print({ row }: { row: KeyRow }) {
  if (row.state === "waiting") return <PendingPrint />;
  return <KeyPrint cells={row.state === "read" ? row.analysis.print : UNREAD_PRINT} />;
}

function Scopes({ row }: { row: KeyRow }) {
  if (row.state === "waiting") return <Skeleton className="ml-auto h-3 w-6" />;
  if (row.state === "unread") return <span className="text-ink-2">?</span>;
  const { real, unknown } = row.analysis;
  return (
    <>
      {real.length}
      <span className="@xl:hidden">{real.length === 1 ? " scope" : " scopes"}</span>
      {unknown.length > 0 && (
        <span className="key-unknown text-ink-2"> ({unknown.length} unknown)</span>
      )}
    </>
  );
}
