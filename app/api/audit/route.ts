import { methods } from "@/lib/server/api/methods";
import { getAudit, postAudit } from "@/lib/server/api/audit-routes";

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: getAudit, POST: postAudit });
