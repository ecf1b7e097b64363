import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { PolicySet } from "@/components/fleet/policy/policy-set";
import { Frame } from "@/components/frame/frame";
import { Providers } from "@/components/frame/providers";
import { sessionQuery } from "@/lib/queries/account";
import { getQueryClient } from "@/lib/queries/client";
import { env } from "@/lib/server/config/env";
import { pageSession } from "@/lib/server/page-reader";
import { beginWithEveryAccount } from "./begin-with-every-account";
import { Tools } from "./tools";

export default async function AuditLayout({ children }: { children: ReactNode }) {
  const session = await pageSession();
  await beginWithEveryAccount();
  const queries = getQueryClient();
  queries.setQueryData(sessionQuery().queryKey, session);
  return (
    <Providers>
      <HydrationBoundary state={dehydrate(queries)}>
        <PolicySet isSet={env().policyFile !== undefined}>
          <Frame session={session} tools={<Tools />}>
            {children}
          </Frame>
        </PolicySet>
      </HydrationBoundary>
    </Providers>
  );
}
