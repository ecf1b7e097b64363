import { methods } from "@/lib/server/http/methods";
import { readSubusers } from "@/lib/server/http/reads";

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: readSubusers });
