import { methods } from "@/lib/server/http/methods";
import { readCustomerAccounts } from "@/lib/server/http/reads";

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: readCustomerAccounts });
