import { methods } from "@/lib/server/api/methods";
import { deleteSession, getSession, postSession } from "@/lib/server/api/session-routes";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: getSession,
  POST: postSession,
  DELETE: deleteSession,
});
