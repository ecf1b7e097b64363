import { methods } from "@/lib/server/http/methods";
import { respondJson } from "@/lib/server/http/respond";
import { store } from "@/lib/server/shared-store";

/** The process can serve: its database answers. 503 from the wrapper when it does not. */
export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: async () => {
    const db = await store();
    await db.ping();
    return respondJson({ status: "ok" });
  },
});
