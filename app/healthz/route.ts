import { methods } from "@/lib/server/api/methods";
import { respondJson } from "@/lib/server/api/respond";

/** Liveness: the process answers. */
export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: async () => respondJson({ status: "ok" }),
});
