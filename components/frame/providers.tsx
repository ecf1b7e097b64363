"use client";
import { QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { FollowedAgain } from "@/components/links/followed-again";
import { getQueryClient } from "@/lib/queries/client";

/** Providers for signed-in pages: the query cache and the URL state. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={getQueryClient()}>
      <FollowedAgain />
      <NuqsAdapter>{children}</NuqsAdapter>
    </QueryClientProvider>
  );
}
