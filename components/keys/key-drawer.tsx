"use client";
import { ArrowDown, ArrowUp, ExternalLink } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, useDeferredValue, useEffect, useEffectEvent } from "react";
import type { KeyRow } from "@/components/filters/key-row";
import { Freshness } from "@/components/fleet/freshness";
import { ApiKeyId } from "@/components/key/api-key-id";
import { SafeText } from "@/components/key/safe-text";
import { SeverityMark } from "@/components/key/severity-mark";
import { accountHref } from "@/components/links/account-href";
import { keyHref } from "@/components/links/key-href";
import { PAGES } from "@/components/links/pages";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Dialog } from "@/components/ui/dialog";
import { areShortcutsOff } from "@/components/ui/hotkeys/shortcuts-preference";
import { EVERY_ACCOUNT } from "@/lib/audit/account";
import type { Fleet, FleetKey } from "@/lib/audit/fleet/fleet";
import { counted, countOf } from "@/lib/audit/words";
import { DrawerTabs } from "./drawer-tabs";

/** One key next to the list it is in, with buttons to the previous and next key and a link to its page. */
export function KeyDrawer({
  address,
  rows,
  shown,
  fleet,
  onLook,
  onClosed,
}: {
  /** The key, in the format of `keyRef`. */
  address: string;
  rows: readonly KeyRow[];
  /** The filtered rows, through which previous and next step. */
  shown: readonly KeyRow[];
  fleet: Fleet;
  onLook: (key: FleetKey | null) => void;
  /** Called with the last row viewed, after the drawer has closed. */
  onClosed: (ref: string | null) => void;
}) {
  const at = shown.findIndex(({ ref }) => ref === address);
  const row = shown[at] ?? rows.find(({ ref }) => ref === address);
  // Render the drawer before its content: opening it takes as long as everything inside it.
  const hasContent = useDeferredValue(true, false);
  const closed = useEffectEvent(() => onClosed(row?.ref ?? null));
  useEffect(() => () => closed(), []);
  const step = (by: number) => {
    const next = shown[at + by];
    if (at !== -1 && next !== undefined) onLook(next.key);
  };
  function onKeyDown(event: KeyboardEvent) {
    const isField = event.target instanceof HTMLInputElement;
    if (isField || event.metaKey || event.ctrlKey || areShortcutsOff()) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: J and K walk along from anywhere in it, its Close included
    <div onKeyDown={onKeyDown}>
      <Dialog
        open
        onClose={() => onLook(null)}
        title={row === undefined ? "A key" : row.key.name || "(no name)"}
        place="right"
      >
        {row === undefined ? (
          <NotListed address={address} keys={rows.length} />
        ) : (
          <>
            <div className="flex flex-wrap items-center gap-2">
              <Button square aria-label="Previous key" disabled={at < 1} onClick={() => step(-1)}>
                <ArrowUp aria-hidden="true" className="size-4" />
              </Button>
              <Button
                square
                aria-label="Next key"
                disabled={at === -1 || at === shown.length - 1}
                onClick={() => step(1)}
              >
                <ArrowDown aria-hidden="true" className="size-4" />
              </Button>
              <span className="text-ink-2 text-xs">
                {at === -1
                  ? "not in the filtered list"
                  : `${counted(at + 1)} of ${counted(shown.length)} shown`}
              </span>
              <Link
                href={keyHref(row.key)}
                prefetch={false}
                className={buttonClass({ className: "ml-auto" })}
              >
                <ExternalLink aria-hidden="true" className="size-3.5 text-ink-3" />
                Open as page
              </Link>
            </div>
            {hasContent && (
              <>
                <Facts row={row} fleet={fleet} />
                <DrawerTabs key={row.ref} row={row} fleet={fleet} />
              </>
            )}
          </>
        )}
      </Dialog>
    </div>
  );
}

/**
 * Shown when the address names a key that is not in the list: deleted since, mistyped, or in an account that is not
 * selected.
 */
function NotListed({ address, keys }: { address: string; keys: number }) {
  const onBehalfOf = useOnBehalfOf();
  return (
    <>
      <p className="text-ink-2">
        No key with this address is among the {countOf(keys, "key")} listed. It may be deleted, or
        belong to another account.
      </p>
      {onBehalfOf !== EVERY_ACCOUNT && (
        <Link
          href={accountHref(PAGES.keys.href, EVERY_ACCOUNT, { key: address })}
          className={buttonClass({ className: "mt-4" })}
        >
          Search every account
        </Link>
      )}
    </>
  );
}

function Facts({ row, fleet }: { row: KeyRow; fleet: Fleet }) {
  const { key } = row;
  const account = fleet.accounts.get(key.account);
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-2 text-sm">
      {row.severity !== null && <SeverityMark severity={row.severity} />}
      {row.state === "read" && <Badge>{row.analysis.classification.label}</Badge>}
      <ApiKeyId id={key.api_key_id} className="max-w-full" />
      {account !== undefined && fleet.accounts.size > 1 && (
        <span>
          in <SafeText text={account.label} />
        </span>
      )}
      {key.readAtMs !== null && (
        <span className="text-xs">
          read <Freshness atMs={key.readAtMs} />
        </span>
      )}
    </div>
  );
}
