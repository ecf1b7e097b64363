import { methods } from "@/lib/server/api/methods";
import { readSubusers } from "@/lib/server/api/reads";

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: readSubusers });
