"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronsUpDown, LoaderCircle } from "lucide-react";
import dynamic from "next/dynamic";
import { useRef, useTransition } from "react";
import { REGION_WORD } from "@/components/fleet/region-word";
import { SafeText } from "@/components/key/safe-text";
import { useChooseAccount } from "@/components/links/use-choose-account";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { useHotkey } from "@/components/ui/hotkeys/use-hotkey";
import { Kbd } from "@/components/ui/kbd";
import { Popover, type PopoverHandle } from "@/components/ui/popover";
import { ACCOUNT_NOUN, EVERY_ACCOUNT, parseAccountInAddress } from "@/lib/audit/account";
import type { SessionView } from "@/lib/contract/answers";
import { subusersQuery } from "@/lib/queries/account";
import { EVERY_NAME } from "./account-options";
import { useEveryAccount } from "./use-every-account";

const AccountList = dynamic(() => import("./account-list").then((module) => module.AccountList), {
  loading: () => <p className="p-4 text-ink-2 text-sm">Loading the list…</p>,
  ssr: false,
});

/** Few custom keys may read their account's name. */
const OWN_UNNAMED = "This key’s own account";

/** Shows the selected account and switches to another. It changes only `?on-behalf-of=`. */
export function AccountSwitcher({ session }: { session: SessionView }) {
  const popover = useRef<PopoverHandle>(null);
  const chooseAccount = useChooseAccount();
  const [isSwitching, startSwitch] = useTransition();
  useHotkey("s", () => popover.current?.open(), "Choose an account");

  function choose(next: string) {
    popover.current?.close();
    startSwitch(() => chooseAccount(next));
  }

  const own = session.username ?? OWN_UNNAMED;
  return (
    <Popover
      ref={popover}
      buttonClassName="flex min-h-9 min-w-0 max-w-120 flex-1 items-center gap-2 rounded-md border border-edge bg-surface px-3 text-left text-sm hover:bg-sunken pointer-coarse:min-h-11"
      className="w-[min(26rem,calc(100vw-1.5rem))]"
      button={
        <>
          <span className="sr-only">Account: </span>
          <Standing own={own} region={session.region} />
          {isSwitching ? (
            <LoaderCircle
              aria-label="Switching"
              className="ml-auto size-4 shrink-0 text-accent motion-safe:animate-spin"
            />
          ) : (
            <ChevronsUpDown aria-hidden="true" className="ml-auto size-4 shrink-0 text-ink-3" />
          )}
          <span className="max-xl:hidden">
            <Kbd>S</Kbd>
          </span>
        </>
      }
    >
      <AccountList own={own} ownRegion={session.region} onChoose={choose} />
    </Popover>
  );
}

function Standing({ own, region }: { own: string; region: SessionView["region"] }) {
  const value = useOnBehalfOf();
  const account = parseAccountInAddress(value);
  const subusers = useQuery({ ...subusersQuery(), enabled: false }).data;
  const username = account?.kind === "subuser" ? account.username : null;
  const subuser = subusers?.find((each) => each.username === username);
  const every = useEveryAccount();
  const [name, about] = {
    every: [EVERY_NAME, every],
    self: [
      own,
      own === OWN_UNNAMED ? REGION_WORD[region] : `${ACCOUNT_NOUN.self} · ${REGION_WORD[region]}`,
    ],
    subuser: [
      username,
      [
        ACCOUNT_NOUN.subuser,
        subuser?.region && REGION_WORD[subuser.region],
        subuser?.disabled && "disabled",
      ]
        .filter(Boolean)
        .join(" · "),
    ],
    "account-id": [value?.replace(/^account-id /, "") ?? "", ACCOUNT_NOUN["account-id"]],
    none: [value ?? "", "not an account"],
  }[value === EVERY_ACCOUNT ? "every" : (account?.kind ?? "none")];
  return (
    <span className="flex min-w-0 flex-col sm:flex-row sm:items-baseline sm:gap-2">
      <span className="min-w-0 max-w-full truncate font-medium">
        <SafeText text={name ?? ""} />
      </span>
      <span className="min-w-0 shrink-[9999] truncate text-2xs text-ink-3 sm:text-xs">{about}</span>
    </span>
  );
}
