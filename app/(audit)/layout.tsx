import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Frame } from "@/components/frame/frame";
import { Providers } from "@/components/frame/providers";
import { sessionQuery } from "@/lib/queries/account";
import { getQueryClient } from "@/lib/queries/client";
import { pageSession } from "@/lib/server/page-reader";
import { Leave } from "./leave";
import { Tools } from "./tools";

export default async function AuditLayout({ children }: { children: ReactNode }) {
  const session = await pageSession();
  const queries = getQueryClient();
  queries.setQueryData(sessionQuery().queryKey, session);
  return (
    <Providers>
      <HydrationBoundary state={dehydrate(queries)}>
        <Frame
          session={session}
          tools={<Tools />}
          signOut={<Leave signedInWith={session.api_key_id} />}
        >
          {children}
        </Frame>
      </HydrationBoundary>
    </Providers>
  );
}
