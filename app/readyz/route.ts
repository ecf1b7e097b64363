import { methods } from "@/lib/server/api/methods";
import { respondJson } from "@/lib/server/api/respond";
import { ApiFailure } from "@/lib/server/failure/api-failure";
import { shutdownSignal } from "@/lib/server/process/shutdown";
import { assertWritable } from "@/lib/server/store/shared-store";

/** Readiness: the process is not shutting down and its database accepts a write. Otherwise the wrapper answers 503. */
export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: async () => {
    if (shutdownSignal().aborted)
      throw new ApiFailure("unavailable", "This server is shutting down.");
    await assertWritable();
    return respondJson({ status: "ok" });
  },
});
