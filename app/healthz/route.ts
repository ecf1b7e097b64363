import { methods } from "@/lib/server/http/methods";
import { respondJson } from "@/lib/server/http/respond";

/** The process answers. */
export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: async () => respondJson({ status: "ok" }),
});
