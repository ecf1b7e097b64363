import { type Handler, methods } from "@/lib/server/api/methods";
import { ApiFailure } from "@/lib/server/failure/api-failure";

const unknownAddress: Handler = async () => {
  throw new ApiFailure("not_found", "This address doesn’t exist.");
};

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: unknownAddress,
  POST: unknownAddress,
  PUT: unknownAddress,
  PATCH: unknownAddress,
  DELETE: unknownAddress,
});
