import { AccountsPage } from "@/components/accounts/accounts-page";
import { ON_BEHALF_OF } from "@/components/links/account-href";
import { PAGES } from "@/components/links/pages";
import { EVERY_ACCOUNT } from "@/lib/audit/account";
import { FleetPage } from "../fleet-page";
import { pageMetadata } from "../tab-title";

export const generateMetadata = pageMetadata(PAGES.accounts.title);

/** Shows every account, whatever the address selects. */
export default function Page() {
  return (
    <FleetPage
      title={PAGES.accounts.title}
      searchParams={Promise.resolve({ [ON_BEHALF_OF]: EVERY_ACCOUNT })}
    >
      <AccountsPage />
    </FleetPage>
  );
}
