"use client";
import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { usePathname } from "next/navigation";
import {
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { listedSubuser } from "@/components/fleet/listed-account";
import { useCustomers } from "@/components/fleet/use-customers";
import { useFleetOf } from "@/components/fleet/use-fleet";
import { useKnownFleets } from "@/components/fleet/use-known-fleets";
import { pageTargetOf } from "@/components/links/account-href";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { KEY_WAS_CUT, useWithoutKeys } from "@/components/links/use-without-keys";
import { Dialog } from "@/components/ui/dialog";
import { takeTypedAhead } from "@/components/ui/hotkeys/typed-ahead";
import { subusersQuery } from "@/lib/queries/account";
import { EveryAccountLine } from "./every-account-line";
import { findKeys } from "./find-keys";
import { AccountLines, CommandLines, KeyLines, QuestionLines } from "./lines";
import { type PaletteCommand, useCommands } from "./use-commands";
import { wordsMatch } from "./words-match";

/** The command palette: every page, key, account and action, found by typing. Ctrl+K or ⌘K opens it anywhere. */
export function Palette({
  pages,
  tools,
  onClose,
}: {
  pages: readonly PaletteCommand[];
  /** Tools that open from every page. */
  tools: readonly PaletteCommand[];
  onClose: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState("");
  // A question asked here goes to a URL.
  const { write, wasCut } = useWithoutKeys(setTyped);
  const writeAhead = useEffectEvent(() => write(takeTypedAhead()));
  useLayoutEffect(() => writeAhead(), []);
  const [chosen, setChosen] = useState("");
  const { act } = useFleetOf(pageTargetOf(usePathname(), useOnBehalfOf()));
  const fleets = useDeferredValue(useKnownFleets());
  const text = useDeferredValue(typed);
  const { hits, total } = useMemo(() => findKeys(text, fleets), [text, fleets]);
  const commands = useCommands({ tools, refresh: () => act("refresh") });
  // Reading subusers' names costs a call, so wait until something is typed that could be one.
  const subusers = useQuery({ ...subusersQuery(), enabled: text !== "" }).data;
  const customers = useCustomers();
  const listed = useMemo(
    () => [...(subusers ?? []).map(listedSubuser), ...customers],
    [subusers, customers],
  );

  // The lines lag behind the typed text, while the list selects for itself: without this, Enter could act on a line
  // that is gone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lines in the page are made of these
  useEffect(() => {
    const lines = [...(list.current?.querySelectorAll("[cmdk-item]") ?? [])];
    const values = lines.map((line) => line.getAttribute("data-value") ?? "");
    setChosen((before) => (values.includes(before) ? before : (values[0] ?? "")));
  }, [text, hits, listed]);

  // An early Enter is meant for the line selected after the update, not for the current one. The list treats its
  // rendered line as selected, which lags even more, and would drop the Enter.
  const isBehind = typed !== text;
  const [isEntered, setIsEntered] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    if (!isEntered || isBehind) return;
    const lines = [...(list.current?.querySelectorAll<HTMLElement>("[cmdk-item]") ?? [])];
    const line = lines.find((each) => each.dataset.value === chosen);
    if (line === undefined) return;
    setIsEntered(false);
    line.click();
  }, [isEntered, isBehind, chosen, hits, listed]);

  function leave(run: () => void) {
    onClose();
    // Run after the focus has been restored: the command may open something that takes the focus.
    setTimeout(run);
  }
  return (
    <Dialog open bare onClose={onClose} title="Command palette" place="top">
      <Command
        shouldFilter={false}
        loop
        value={chosen}
        onValueChange={setChosen}
        label="Command palette"
        onKeyDownCapture={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.stopPropagation();
          setIsEntered(true);
        }}
        className="flex max-h-[inherit] flex-col"
      >
        <div className="flex h-13 shrink-0 items-center gap-3 border-line border-b px-4">
          <Search aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
          <Command.Input
            ref={field}
            value={typed}
            onValueChange={(value) => {
              setIsEntered(false);
              write(value);
            }}
            placeholder="A page, a key’s name or ID, an account, an action"
            className="min-w-0 flex-1 bg-transparent text-base placeholder:text-ink-3 focus-visible:outline-none"
          />
        </div>
        {wasCut && (
          <p role="status" className="border-line border-b px-4 py-2 text-ink-2 text-sm">
            {KEY_WAS_CUT}
          </p>
        )}
        <Command.List ref={list} className="min-h-0 overflow-y-auto overscroll-contain p-1.5">
          <Command.Empty className="px-3 py-8 text-center text-ink-2 text-sm">
            No results.
          </Command.Empty>
          <CommandLines
            heading="Pages"
            commands={pages.filter((page) => wordsMatch(text, page.label))}
            onLeave={leave}
          />
          <CommandLines
            heading="Actions"
            commands={commands.filter((command) => wordsMatch(text, command.label))}
            onLeave={leave}
          />
          <KeyLines hits={hits} total={total} onLeave={leave} />
          <AccountLines typed={text} listed={listed} onLeave={leave} />
          <QuestionLines typed={text} onLeave={leave} />
          {text.trim() !== "" && <EveryAccountLine hasKeys={total > 0} />}
        </Command.List>
        <p className="hidden shrink-0 border-line border-t px-4 py-2 text-ink-3 text-xs sm:pointer-fine:block">
          ↑ ↓ to choose, Enter to go, Esc to close
        </p>
      </Command>
    </Dialog>
  );
}
