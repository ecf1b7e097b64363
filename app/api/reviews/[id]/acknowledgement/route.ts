import { methods } from "@/lib/server/api/methods";
import { postAcknowledgement } from "@/lib/server/api/review-acts";

export const { GET, POST, PUT, PATCH, DELETE } = methods({ POST: postAcknowledgement });
