import type { ReactNode } from "react";
import { ThemeSwitch } from "@/components/ui/theme/theme-switch";
import type { SessionView } from "@/lib/contract/answers";
import { AccountBand } from "./account-band";
import { AccountSwitcher } from "./account-switcher";
import { BottomBar } from "./bottom-bar";
import { Rail } from "./rail";
import { ScanStatus } from "./scan-status";
import { ServerAway } from "./server-away";
import { SessionCard } from "./session-card";
import { SignOut } from "./sign-out";

/** The frame of every signed-in page: navigation, account, signed-in key and sign-out. */
export function Frame({
  session,
  tools,
  children,
}: {
  session: SessionView;
  /** Tools that open from every page. */
  tools: ReactNode;
  children: ReactNode;
}) {
  const ways = (
    <>
      <ThemeSwitch />
      <SignOut />
    </>
  );
  return (
    <div className="flex min-h-dvh">
      <a
        href="#page"
        className="fixed top-2 left-2 print:hidden z-50 -translate-y-16 rounded-md bg-accent px-4 py-2 font-medium text-on-accent text-sm focus:translate-y-0"
      >
        Skip to the page
      </a>
      <Rail>
        <SessionCard session={session} />
      </Rail>
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="sticky top-0 z-20 bg-page print:hidden">
          <div className="flex h-14 items-center gap-2 border-line border-b px-4 lg:px-8">
            <AccountSwitcher session={session} />
            <div className="ml-auto flex items-center gap-1">
              <ScanStatus />
              {tools}
              {/* On narrow screens the account needs the room, and these move to the sheet. */}
              <div className="flex items-center gap-1 max-sm:hidden">{ways}</div>
            </div>
          </div>
        </header>
        <ServerAway />
        <AccountBand />
        <main
          id="page"
          tabIndex={-1}
          className="w-full max-w-640 flex-1 px-4 pt-4 pb-24 focus:outline-none lg:px-8 lg:pt-8 lg:pb-12 print:pb-0"
        >
          {children}
        </main>
      </div>
      <BottomBar>
        <SessionCard session={session} />
        <div className="mt-4 flex justify-end gap-1 sm:hidden">{ways}</div>
      </BottomBar>
    </div>
  );
}
