import { methods } from "@/lib/server/api/methods";
import { getPolicy } from "@/lib/server/api/policy-route";

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: getPolicy });
