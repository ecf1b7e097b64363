import { getAudit, postAudit } from "@/lib/server/api/audit-routes";
import { methods } from "@/lib/server/api/methods";

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: getAudit, POST: postAudit });
