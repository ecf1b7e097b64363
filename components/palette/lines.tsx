"use client";
import clsx from "clsx";
import { Command } from "cmdk";
import { Building2, CircleQuestionMark, KeyRound, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import type { ListedAccount } from "@/components/fleet/listed-account";
import { SafeText } from "@/components/key/safe-text";
import { accountHref } from "@/components/links/account-href";
import { useGoTo } from "@/components/links/followed-again";
import { keyHref } from "@/components/links/key-href";
import { PAGES } from "@/components/links/pages";
import { useChooseAccount } from "@/components/links/use-choose-account";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { Kbd } from "@/components/ui/kbd";
import { EVERY_ACCOUNT, OWN_ACCOUNT } from "@/lib/audit/account";
import { keyRef } from "@/lib/audit/key-ref";
import { counted } from "@/lib/audit/words";
import { findAccounts } from "./find-accounts";
import { type KeyHit, SHOWN_KEYS } from "./find-keys";
import { questionsFor } from "./questions";
import type { PaletteCommand } from "./use-commands";

type Leave = { onLeave: (run: () => void) => void };
type LineOf = { id: string; icon: LucideIcon; run: () => void; content: ReactNode };

/** Pages or actions. */
export function CommandLines({
  commands,
  ...group
}: Leave & { heading: string; commands: readonly PaletteCommand[] }) {
  const lines = commands.map(({ label, keys, ...line }) => ({
    ...line,
    id: label,
    content: (
      <>
        <span className="flex-1 truncate">{label}</span>
        {keys !== undefined && <Kbd>{keys.toUpperCase()}</Kbd>}
      </>
    ),
  }));
  return <Lines lines={lines} {...group} />;
}

/** Keys by name or ID, each with its account. */
export function KeyLines({
  hits,
  total,
  onLeave,
}: Leave & { hits: readonly KeyHit[]; total: number }) {
  const goTo = useGoTo();
  const heading =
    total > SHOWN_KEYS
      ? `Keys: the first ${SHOWN_KEYS} of ${counted(total)}, type to narrow`
      : "Keys";
  const lines = hits.map(({ key, account }) => ({
    id: `key ${keyRef(key)}`,
    icon: KeyRound,
    run: () => goTo(keyHref(key)),
    content: (
      <>
        <span className="min-w-0 flex-1 truncate">
          <SafeText text={key.name} />
        </span>
        <span className="max-w-40 truncate text-ink-3 text-xs">
          <SafeText text={account} />
        </span>
        <code className="hidden w-24 truncate text-ink-3 text-xs sm:block">{key.api_key_id}</code>
      </>
    ),
  }));
  return <Lines heading={heading} lines={lines} onLeave={onLeave} />;
}

/** Accounts to switch to. */
export function AccountLines({
  typed,
  listed,
  onLeave,
}: Leave & { typed: string; listed: readonly ListedAccount[] }) {
  const choose = useChooseAccount();
  const here = useOnBehalfOf() ?? OWN_ACCOUNT;
  const accounts = findAccounts(typed, listed).filter(({ value }) => value !== here);
  const lines = accounts.map(({ value, label, about }) => ({
    id: `account ${value}`,
    icon: Building2,
    run: () => choose(value),
    content: (
      <>
        <span className="min-w-0 flex-1 truncate">
          {[OWN_ACCOUNT, EVERY_ACCOUNT].includes(value) ? label : <SafeText text={label} />}
        </span>
        <span className="text-ink-3 text-xs">{about}</span>
      </>
    ),
  }));
  return <Lines heading="Accounts" lines={lines} onLeave={onLeave} />;
}

/** Questions for the page "Who can". */
export function QuestionLines({ typed, onLeave }: Leave & { typed: string }) {
  const goTo = useGoTo();
  const onBehalfOf = useOnBehalfOf();
  const lines = questionsFor(typed).map((can) => ({
    id: `can ${can}`,
    icon: CircleQuestionMark,
    run: () => goTo(accountHref(PAGES.whoCan.href, onBehalfOf, { can })),
    content: <span className="flex-1 truncate">Who can {can}?</span>,
  }));
  return <Lines heading="Questions" lines={lines} onLeave={onLeave} />;
}

function Lines({ heading, lines, onLeave }: Leave & { heading: string; lines: readonly LineOf[] }) {
  if (lines.length === 0) return null;
  return (
    <Command.Group
      heading={heading}
      className="**:[[cmdk-group-heading]]:px-2.5 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-ink-3 **:[[cmdk-group-heading]]:text-xs"
    >
      {lines.map(({ id, icon, run, content }) => (
        <Line key={id} id={id} icon={icon} onSelect={() => onLeave(run)}>
          {content}
        </Line>
      ))}
    </Command.Group>
  );
}

/** One line of the palette. */
export function Line({
  id,
  icon: Icon,
  onSelect,
  className,
  children,
}: {
  id: string;
  icon: LucideIcon;
  onSelect: () => void;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Command.Item
      value={id}
      onSelect={onSelect}
      className={clsx(
        "flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 text-sm data-[selected=true]:bg-accent-soft pointer-coarse:min-h-11",
        className,
      )}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
      {children}
    </Command.Item>
  );
}
