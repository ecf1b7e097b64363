import { getLastMail } from "@/lib/server/api/last-mail-routes";
import { methods } from "@/lib/server/api/methods";

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: getLastMail });
