import "server-only";
import { log } from "../log";
import { note } from "../request-note";
import { ApiFailure } from "./api-failure";
import { failureOf } from "./failure-of";
import { assertNotEmbedded, assertOwnOrigin } from "./origin";
import { respondFailure } from "./respond";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Params = Record<string, string | string[] | undefined>;
type RouteHandler = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;
/** What a route does once the request is known to be ours to answer. `params` are decoded, and unchecked. */
export type Handler = (request: Request, params: Params) => Promise<Response>;

const METHODS: readonly Method[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Makes a route's handlers: those it has, and 405 in our envelope for the others. Every API route is made by it. */
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
      const failure = failureOf(error);
      // Who left before the answer is told nothing, and it is no defect that the answer was cut short.
      if (failure.code === "internal" && !request.signal.aborted) logDefect(error);
      note().code = failure.code;
      return respondFailure(failure);
    }
  };
}

/** Only the class and the place of a defect: its message may hold a header, and so a key. */
function logDefect(error: unknown) {
  const stack =
    error instanceof Error
      ? (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line))
      : [];
  log("error", "defect", {
    name: error instanceof Error ? error.name : typeof error,
    at: stack
      .slice(0, 5)
      .map((line) => line.trim())
      .join(" < "),
  });
}
