import { methods } from "@/lib/server/http/methods";
import { readApiKeys } from "@/lib/server/http/reads";

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: readApiKeys });
