import { methods } from "@/lib/server/api/methods";
import { postDecision } from "@/lib/server/api/review-acts";
import { getReviewNews } from "@/lib/server/api/review-routes";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: getReviewNews,
  POST: postDecision,
});
