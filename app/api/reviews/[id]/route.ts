import { methods } from "@/lib/server/api/methods";
import { getReview } from "@/lib/server/api/review-routes";

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: getReview });
