import { ApiFailure } from "@/lib/server/http/api-failure";
import { methods } from "@/lib/server/http/methods";
import { respondJson } from "@/lib/server/http/respond";
import { assertWritable } from "@/lib/server/shared-store";
import { shutdownSignal } from "@/lib/server/shutdown";

/** The process can serve: it is not ending and its database takes a write. 503 from the wrapper when it does not. */
export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: async () => {
    if (shutdownSignal().aborted)
      throw new ApiFailure("unavailable", "This server is about to end.");
    await assertWritable();
    return respondJson({ status: "ok" });
  },
});
