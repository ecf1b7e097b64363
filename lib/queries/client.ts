import { environmentManager, QueryCache, QueryClient } from "@tanstack/react-query";
import { addressWithoutKeys } from "@/lib/audit/leak/address";
import { isSignedOut, signInHref } from "@/lib/contract/signed-out";
import { ApiError } from "./api";

function makeQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // The server has already retried (lib/sendgrid/transport.ts): retrying here would double the calls.
        retry: false,
        refetchOnWindowFocus: false,
      },
      // Fails at once without a network: waiting for one would look like work in progress.
      mutations: { networkMode: "always" },
    },
    queryCache: new QueryCache({
      onError: (error) => {
        if (!(error instanceof ApiError) || !isSignedOut(error.code)) return;
        const next = addressWithoutKeys(window.location.pathname + window.location.search);
        window.location.assign(signInHref({ next, reason: error.code }));
      },
    }),
  });
}

let browserClient: QueryClient | undefined;

/** One client for the life of the tab; on the server one per request, so no reader sees another's data. */
export function getQueryClient(): QueryClient {
  if (environmentManager.isServer()) return makeQueryClient();
  browserClient ??= makeQueryClient();
  return browserClient;
}
