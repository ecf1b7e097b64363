import "server-only";
import { ApiFailure } from "../failure/api-failure";
import { noteFailure } from "../failure/note-failure";
import { assertNotEmbedded, assertOwnOrigin } from "./origin";
import { respondFailure } from "./respond";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Params = Record<string, string | string[] | undefined>;
type RouteHandler = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;
/** Answers a request after the checks on every request. `params` are decoded, but not validated. */
export type Handler = (request: Request, params: Params) => Promise<Response>;

const METHODS: readonly Method[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Builds a route's handlers: the given ones, and 405 in our envelope for other methods. Every API route uses it. */
export function methods(handlers: Partial<Record<Method, Handler>>): Record<Method, RouteHandler> {
  const allowed = METHODS.filter((method) => handlers[method] !== undefined).join(", ");
  const refuse: Handler = async () => {
    throw new ApiFailure("method_not_allowed", `This address answers ${allowed} only.`);
  };
  const route = (method: Method) => guarded(handlers[method] ?? refuse);
  return {
    GET: route("GET"),
    POST: route("POST"),
    PUT: route("PUT"),
    PATCH: route("PATCH"),
    DELETE: route("DELETE"),
  };
}

function guarded(handler: Handler): RouteHandler {
  return async (request, { params }) => {
    try {
      if (request.method === "GET" || request.method === "HEAD") assertNotEmbedded(request.headers);
      else assertOwnOrigin(request.headers);
      return await handler(request, await params);
    } catch (error) {
      return respondFailure(noteFailure(error, request.signal.aborted));
    }
  };
}
