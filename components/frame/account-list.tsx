"use client";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import {
  type KeyboardEvent,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from "react";
import { listedSubuser } from "@/components/fleet/listed-account";
import { useCustomers } from "@/components/fleet/use-customers";
import { recentAccounts } from "@/components/links/recent-accounts";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { KEY_WAS_CUT, useWithoutKeys } from "@/components/links/use-without-keys";
import { OWN_ACCOUNT } from "@/lib/audit/account";
import { counted, countOf } from "@/lib/audit/words";
import type { SessionRegion } from "@/lib/contract/answers";
import { subusersQuery } from "@/lib/queries/account";
import { ApiError } from "@/lib/queries/api";
import { AccountLine } from "./account-line";
import { type AccountOption, accountOptions } from "./account-options";
import { useEveryAccount } from "./use-every-account";

/** The switcher's list: a field that filters as you type, arrows to move, Enter to choose. */
export function AccountList({
  own,
  ownRegion,
  onChoose,
}: {
  own: string;
  ownRegion: SessionRegion;
  onChoose: (value: string) => void;
}) {
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [walked, setWalked] = useState<number | null>(null);
  const { write, wasCut } = useWithoutKeys(setTyped);
  const [recent] = useState(recentAccounts);
  const subusers = useQuery(subusersQuery());
  const every = useEveryAccount();
  const asked = useDeferredValue(typed);
  const customers = useCustomers();
  const listed = [...(subusers.data ?? []).map(listedSubuser), ...customers];
  const optionsFor = (text: string) => accountOptions(text, own, listed, recent);
  const { options, more } = optionsFor(asked);
  const shown = useOnBehalfOf() ?? OWN_ACCOUNT;
  /** The active line: where the arrows moved, otherwise the current account, otherwise the first. */
  const activeOf = (lines: readonly AccountOption[]) =>
    walked ?? Math.max(0, typed === "" ? lines.findIndex((each) => each.value === shown) : 0);
  const active = activeOf(options);

  const showActive = useEffectEvent(() =>
    document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: "nearest" }),
  );
  // Only as it opens, and where the arrows go: a list that scrolls as it loads moves away under a click.
  useEffect(() => {
    field.current?.focus();
    showActive();
  }, []);
  useEffect(() => {
    if (walked !== null) showActive();
  }, [walked]);

  function onKeyDown(event: KeyboardEvent) {
    const last = options.length - 1;
    if (event.key === "ArrowDown") setWalked(Math.min(active + 1, last));
    else if (event.key === "ArrowUp") setWalked(Math.max(active - 1, 0));
    else if (event.key === "Enter") {
      // Uses the typed text, not the rendered list: a quick Enter must not choose the wrong account.
      const lines = optionsFor(typed).options;
      const option = lines[activeOf(lines)];
      if (option !== undefined) onChoose(option.value);
    } else return;
    event.preventDefault();
  }

  return (
    <div className="flex max-h-[min(28rem,70dvh)] flex-col">
      <div className="flex h-11 shrink-0 items-center gap-2.5 border-line border-b px-3 focus-within:border-accent">
        <Search aria-hidden="true" className="size-4 text-ink-3" />
        <input
          ref={field}
          role="combobox"
          aria-label="Find an account"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={options.length > 0 ? `${listId}-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            write(event.target.value);
            setWalked(null);
          }}
          onKeyDown={onKeyDown}
          placeholder="Subuser, or a customer account’s ID"
          className="min-w-0 flex-1 bg-transparent text-sm placeholder:text-ink-3 focus-visible:outline-none pointer-coarse:text-base"
        />
      </div>
      <div id={listId} role="listbox" aria-label="Accounts" className="min-h-0 overflow-y-auto p-1">
        {options.map((option, index) => (
          <AccountLine
            key={`${option.kind} ${option.name}`}
            id={`${listId}-${index}`}
            option={option}
            note={option.kind === "every" ? every : null}
            region={option.kind === "own" ? ownRegion : option.region}
            recent={asked === "" && recent.includes(option.value)}
            here={option.value === shown}
            active={index === active}
            onChoose={() => onChoose(option.value)}
          />
        ))}
      </div>
      <p role="status" className="shrink-0 border-line border-t px-3 py-2 text-ink-2 text-xs">
        {wasCut ? KEY_WAS_CUT : footnote(subusers, customers.length, more)}
      </p>
    </div>
  );
}

function footnote(
  { data, error, isPending }: UseQueryResult<readonly unknown[]>,
  customers: number,
  more: number,
): string {
  if (isPending) return "Reading the list of subusers…";
  if (error !== null) {
    const why = error instanceof ApiError ? error.message : "The list could not be read.";
    return `Subusers not read: ${why} You can still type a name or an ID.`;
  }
  const counts = [countOf(data?.length ?? 0, "subuser"), countOf(customers, "customer account")];
  const known = counts.filter((_, at) => [data?.length, customers][at]);
  if (known.length === 0) return "SendGrid lists no subusers for this key.";
  const all = `${known.join(", ")}.`;
  return more > 0 ? `${all} ${counted(more)} more match: type to narrow.` : all;
}
