import { redirect } from "next/navigation";
import { isReadAtOnce } from "@/components/fleet/beyond/whole-cost";
import { ON_BEHALF_OF } from "@/components/links/account-href";
import { PAGE_LIST } from "@/components/links/pages";
import { EVERY_ACCOUNT } from "@/lib/audit/account";
import { addressWithoutKeys } from "@/lib/audit/leak/address";
import { pageOthers } from "@/lib/server/page-reader";
import { pageAddress } from "./page-address";

/** Of a choice of accounts; a key's page is of one. */
const OF_A_CHOICE = PAGE_LIST.map(({ href }) => href);

/**
 * Leads an address that names no account to every account, where reading them takes little. Asked above a page's
 * loading view, so that it is a plain redirect, and by the page itself, for those who come by a link.
 */
export async function beginWithEveryAccount() {
  const { path, params } = await pageAddress();
  if (params.has(ON_BEHALF_OF) || !OF_A_CHOICE.some((href) => href === path)) return;
  const others = await pageOthers();
  // What reading them takes is known only where all of them are.
  if (others?.isWhole && others.accounts > 0 && isReadAtOnce(others.accounts)) {
    // All that it names is in every account too.
    params.set(ON_BEHALF_OF, EVERY_ACCOUNT);
    redirect(addressWithoutKeys(`${path}?${params.toString()}`));
  }
}
