import type { Metadata } from "next";
import { visibleText } from "@/components/key/visible-text";
import { ON_BEHALF_OF } from "@/components/links/account-href";
import { EVERY_ACCOUNT, onBehalfOf, parseAccountInAddress } from "@/lib/audit/account";
import { pageSession } from "@/lib/server/page-reader";

const NAME_LENGTH = 60;

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** Names are foreign text, and a tab title has no markup: invisible characters are shown by code point. */
function plain(name: string): string {
  const shown = visibleText(name).map(({ hidden, text }) => hidden ?? text);
  return shown.join("").slice(0, NAME_LENGTH) || "(no name)";
}

/** "acme · Keys", "checkout-prod · acme": the title of the browser's tab. */
export async function tabTitle(
  searchParams: SearchParams,
  words: { page: string } | { key: string },
): Promise<Metadata> {
  const value = (await searchParams)[ON_BEHALF_OF];
  const account = typeof value === "string" ? parseAccountInAddress(value) : undefined;
  const name =
    value === EVERY_ACCOUNT
      ? "Every account"
      : account && account.kind !== "self"
        ? onBehalfOf(account)
        : ((await pageSession()).username ?? null);
  const parts = "key" in words ? [plain(words.key), name] : [name, words.page];
  return { title: parts.filter((part) => part !== null).join(" · ") };
}

/** The metadata of an audit page. */
export function pageMetadata(page: string) {
  return ({ searchParams }: { searchParams: SearchParams }) => tabTitle(searchParams, { page });
}
