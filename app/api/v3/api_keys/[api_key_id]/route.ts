import { methods } from "@/lib/server/api/methods";
import { readApiKey } from "@/lib/server/api/reads";

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: readApiKey });
