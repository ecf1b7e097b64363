import "server-only";
import { log } from "../log";
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
/** The reader left before the answer: nobody sees this status but the log. */
const CLIENT_CLOSED = 499;

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
    const startedAtMs = performance.now();
    const [response, code] = await answer(handler, request, params);
    const path = new URL(request.url).pathname.slice(0, 200);
    const ms = Math.round(performance.now() - startedAtMs);
    log("info", "request", { method: request.method, path, status: response.status, code, ms });
    return response;
  };
}

async function answer(
  handler: Handler,
  request: Request,
  params: Promise<Params>,
): Promise<[response: Response, code: string | null]> {
  try {
    if (request.method === "GET" || request.method === "HEAD") assertNotEmbedded(request.headers);
    else assertOwnOrigin(request.headers);
    return [await handler(request, await params), null];
  } catch (error) {
    if (request.signal.aborted)
      return [new Response(null, { status: CLIENT_CLOSED }), "client_closed"];
    const failure = failureOf(error);
    if (failure.code === "internal") logDefect(error);
    return [respondFailure(failure), failure.code];
  }
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
