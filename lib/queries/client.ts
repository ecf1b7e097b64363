import {
  defaultShouldDehydrateQuery,
  environmentManager,
  QueryCache,
  QueryClient,
} from "@tanstack/react-query";
import { addressWithoutKeys } from "@/lib/audit/leak/address";
import { ApiError } from "./api";

const SIGNED_OUT = new Set(["signed_out", "session_expired", "key_rejected"]);

function signedOut(error: ApiError) {
  const next = addressWithoutKeys(window.location.pathname + window.location.search);
  window.location.assign(`/sign-in?reason=${error.code}&next=${encodeURIComponent(next)}`);
}

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
      dehydrate: { shouldDehydrateQuery: defaultShouldDehydrateQuery },
    },
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ApiError && SIGNED_OUT.has(error.code)) signedOut(error);
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
