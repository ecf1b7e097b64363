import { methods } from "@/lib/server/http/methods";
import { getAudit, postAudit } from "@/lib/server/scan/routes";

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: getAudit, POST: postAudit });
