import { methods } from "@/lib/server/api/methods";
import { respondJson } from "@/lib/server/api/respond";
import { ApiFailure } from "@/lib/server/failure/api-failure";
import { shutdownSignal } from "@/lib/server/process/shutdown";
import { assertWritable } from "@/lib/server/store/shared-store";

/** The process can serve: it is not ending and its database takes a write. 503 from the wrapper when it does not. */
export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: async () => {
    if (shutdownSignal().aborted)
      throw new ApiFailure("unavailable", "This server is shutting down.");
    await assertWritable();
    return respondJson({ status: "ok" });
  },
});
