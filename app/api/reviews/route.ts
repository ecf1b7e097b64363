import { methods } from "@/lib/server/api/methods";
import { getReviews, postReview } from "@/lib/server/api/review-routes";

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: getReviews, POST: postReview });
