import { getPastSnapshot } from "@/lib/server/api/history-routes";
import { methods } from "@/lib/server/api/methods";

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: getPastSnapshot });
