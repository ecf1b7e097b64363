import { methods } from "@/lib/server/http/methods";
import { readApiKey } from "@/lib/server/http/reads";

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: readApiKey });
