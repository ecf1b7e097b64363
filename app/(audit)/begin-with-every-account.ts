import { redirect } from "next/navigation";
import { isReadAtOnce } from "@/components/fleet/beyond/whole-cost";
import { ON_BEHALF_OF } from "@/components/links/account-href";
import { PAGE_LIST } from "@/components/links/pages";
import { EVERY_ACCOUNT } from "@/lib/audit/account";
import { addressWithoutKeys } from "@/lib/audit/leak/address";
import { pageOthers } from "@/lib/server/page-reader";
import { pageAddress } from "./page-address";

/** The pages that show any choice of accounts; a key's page shows only one. */
const OF_A_CHOICE = PAGE_LIST.map(({ href }) => href);

/**
 * Redirects an address that names no account to every account, if reading them is cheap. Called above a page's loading
 * view, so that the redirect is a plain HTTP one, and by the page itself, for navigations by link.
 */
export async function beginWithEveryAccount() {
  const { path, params } = await pageAddress();
  if (params.has(ON_BEHALF_OF) || !OF_A_CHOICE.some((href) => href === path)) return;
  const others = await pageOthers();
  // The cost is known only when all accounts are.
  if (others?.isWhole && others.accounts > 0 && isReadAtOnce(others.accounts)) {
    // Whatever the other parameters name exists with every account selected too.
    params.set(ON_BEHALF_OF, EVERY_ACCOUNT);
    redirect(addressWithoutKeys(`${path}?${params.toString()}`));
  }
}
