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

type OnLeave = (run: () => void) => void;

/** Pages or actions. */
export function Lines({
  heading,
  lines,
  onLeave,
}: {
  heading: string;
  lines: readonly PaletteCommand[];
  onLeave: OnLeave;
}) {
  return (
    <Group heading={heading} isEmpty={lines.length === 0}>
      {lines.map(({ label, icon, keys, run }) => (
        <Line key={label} id={label} icon={icon} onSelect={() => onLeave(run)}>
          <span className="flex-1 truncate">{label}</span>
          {keys !== undefined && <Kbd>{keys.toUpperCase()}</Kbd>}
        </Line>
      ))}
    </Group>
  );
}

/** Keys by name or id, with the account each is in. */
export function KeyLines({
  hits,
  total,
  onLeave,
}: {
  hits: readonly KeyHit[];
  total: number;
  onLeave: OnLeave;
}) {
  const goTo = useGoTo();
  const heading =
    total > SHOWN_KEYS
      ? `Keys: the first ${SHOWN_KEYS} of ${counted(total)}, type to narrow`
      : "Keys";
  return (
    <Group heading={heading} isEmpty={hits.length === 0}>
      {hits.map(({ key, account }) => (
        <Line
          key={keyRef(key)}
          id={`key ${keyRef(key)}`}
          icon={KeyRound}
          onSelect={() => onLeave(() => goTo(keyHref(key)))}
        >
          <span className="min-w-0 flex-1 truncate">
            <SafeText text={key.name} />
          </span>
          <span className="max-w-40 truncate text-ink-3 text-xs">
            <SafeText text={account} />
          </span>
          <code className="hidden w-24 truncate text-ink-3 text-xs sm:block">{key.api_key_id}</code>
        </Line>
      ))}
    </Group>
  );
}

/** Accounts to look at. */
export function AccountLines({
  typed,
  listed,
  onLeave,
}: {
  typed: string;
  listed: readonly ListedAccount[];
  onLeave: OnLeave;
}) {
  const choose = useChooseAccount();
  const here = useOnBehalfOf() ?? OWN_ACCOUNT;
  const accounts = findAccounts(typed, listed).filter(({ value }) => value !== here);
  return (
    <Group heading="Accounts" isEmpty={accounts.length === 0}>
      {accounts.map(({ value, label, about }) => (
        <Line
          key={value}
          id={`account ${value}`}
          icon={Building2}
          onSelect={() => onLeave(() => choose(value))}
        >
          <span className="min-w-0 flex-1 truncate">
            {[OWN_ACCOUNT, EVERY_ACCOUNT].includes(value) ? label : <SafeText text={label} />}
          </span>
          <span className="text-ink-3 text-xs">{about}</span>
        </Line>
      ))}
    </Group>
  );
}

/** What may be asked on the page "Who can". */
export function QuestionLines({ typed, onLeave }: { typed: string; onLeave: OnLeave }) {
  const goTo = useGoTo();
  const onBehalfOf = useOnBehalfOf();
  const questions = questionsFor(typed);
  const ask = (can: string) => goTo(accountHref(PAGES.whoCan.href, onBehalfOf, { can }));
  return (
    <Group heading="Questions" isEmpty={questions.length === 0}>
      {questions.map((can) => (
        <Line
          key={can}
          id={`can ${can}`}
          icon={CircleQuestionMark}
          onSelect={() => onLeave(() => ask(can))}
        >
          <span className="flex-1 truncate">Who can {can}?</span>
        </Line>
      ))}
    </Group>
  );
}

function Group({
  heading,
  isEmpty,
  children,
}: {
  heading: string;
  isEmpty: boolean;
  children: ReactNode;
}) {
  if (isEmpty) return null;
  return (
    <Command.Group
      heading={heading}
      className="**:[[cmdk-group-heading]]:px-2.5 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-ink-3 **:[[cmdk-group-heading]]:text-xs"
    >
      {children}
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
