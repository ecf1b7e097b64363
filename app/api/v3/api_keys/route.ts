import { methods } from "@/lib/server/api/methods";
import { readApiKeys } from "@/lib/server/api/reads";

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: readApiKeys });
