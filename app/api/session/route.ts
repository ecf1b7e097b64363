import { methods } from "@/lib/server/http/methods";
import { deleteSession, getSession, postSession } from "@/lib/server/session/routes";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: getSession,
  POST: postSession,
  DELETE: deleteSession,
});
