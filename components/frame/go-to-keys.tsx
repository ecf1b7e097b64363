"use client";
import { useRouter } from "next/navigation";
import { accountHref } from "@/components/links/account-href";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { useHotkey } from "@/components/ui/use-hotkey";
import { RAIL_ENTRIES, type RailEntry } from "./rail-entries";

const LETTER: Record<string, string> = {
  "/": "o",
  "/keys": "k",
  "/who-can": "w",
  "/matrix": "m",
  "/compare": "c",
  "/accounts": "a",
  "/changes": "h",
  "/review": "v",
  "/report": "r",
};

/** The shortcut to a page: `g` and a letter. */
export function goToKeys(href: string): string {
  return `g ${LETTER[href] ?? href.charAt(1)}`;
}

/** Goes to the pages of the rail by keyboard, keeping the account. */
export function GoToKeys() {
  return RAIL_ENTRIES.map((entry) => <GoTo key={entry.href} {...entry} />);
}

function GoTo({ href, label }: RailEntry) {
  const router = useRouter();
  const onBehalfOf = useOnBehalfOf();
  useHotkey(goToKeys(href), () => router.push(accountHref(href, onBehalfOf)), label);
  return null;
}
