import { ApiFailure } from "@/lib/server/http/api-failure";
import { methods } from "@/lib/server/http/methods";
import { respondJson } from "@/lib/server/http/respond";
import { store } from "@/lib/server/shared-store";
import { shutdownSignal } from "@/lib/server/shutdown";

/** The process can serve: it is not ending and its database answers. 503 from the wrapper when it does not. */
export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: async () => {
    if (shutdownSignal().aborted)
      throw new ApiFailure("unavailable", "This server is about to end.");
    const db = await store();
    await db.ping();
    return respondJson({ status: "ok" });
  },
});
