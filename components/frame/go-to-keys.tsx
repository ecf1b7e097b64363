"use client";
import { accountHref } from "@/components/links/account-href";
import { useGoTo } from "@/components/links/followed-again";
import { goToKeys, PAGE_LIST, type Page } from "@/components/links/pages";
import { useOnBehalfOf } from "@/components/links/use-on-behalf-of";
import { useHotkey } from "@/components/ui/hotkeys/use-hotkey";

/** Keyboard shortcuts to the pages, which keep the account. */
export function GoToKeys() {
  return PAGE_LIST.map((page) => <GoTo key={page.href} page={page} />);
}

function GoTo({ page }: { page: Page }) {
  const goTo = useGoTo();
  const onBehalfOf = useOnBehalfOf();
  useHotkey(goToKeys(page), () => goTo(accountHref(page.href, onBehalfOf)), page.label);
  return null;
}
