import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { BackToKeys } from "@/components/api-key/back-to-keys";
import { ON_BEHALF_OF } from "@/components/links/account-href";
import { Arrival } from "@/components/ui/early/arrival";
import { StatePanel } from "@/components/ui/state-panel";
import { OWN_ACCOUNT } from "@/lib/audit/account";
import type { Others } from "@/lib/audit/fleet/beyond";
import { othersQuery } from "@/lib/queries/account";
import { getQueryClient } from "@/lib/queries/client";
import { pageApiKey, pageOthers } from "@/lib/server/page-reader";
import { pageAddress } from "../../page-address";

/** Where else to look. Next renders this along with every key's page, so it asks nothing when the key exists. */
async function othersOfMissing(): Promise<Others | null> {
  const { path, params } = await pageAddress();
  // Parsed exactly as the page does, so that both share one call.
  const [value = OWN_ACCOUNT, ...more] = params.getAll(ON_BEHALF_OF);
  const onBehalfOf = more.length === 0 ? value : OWN_ACCOUNT;
  const apiKey = await pageApiKey(onBehalfOf, path.split("/").at(-1) ?? "");
  const isMissing = !apiKey.ok && apiKey.failure.code === "not_found";
  return isMissing ? await pageOthers() : null;
}

export default async function NotFound() {
  const queries = getQueryClient();
  const others = await othersOfMissing();
  if (others !== null) queries.setQueryData(othersQuery().queryKey, others);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <StatePanel
        as="h1"
        icon={SearchX}
        title="No such key in this account"
        action={<BackToKeys />}
      >
        <p>
          SendGrid has no key with this ID here. It may have been deleted, or belong to another
          account: select that account above.
        </p>
      </StatePanel>
      <Arrival />
    </HydrationBoundary>
  );
}
