import { createServer, type IncomingMessage, type Server } from "node:http";
import type { Region } from "@/lib/audit/fleet/fleet";
import type { Credential, Credentials } from "./credentials";
import { chooseFaults } from "./faults/choose";
import { fail } from "./faults/fail";
import type { RateLimit, RateWindows } from "./rate-limit";
import type { Recorder } from "./recorder";
import { failures, type Reply } from "./reply";
import { MESSAGES } from "./resources/messages";
import { CUSTOMER_ACCOUNTS, route } from "./route";
import { send } from "./send";

type Parts = { credentials: Credentials; windows: RateWindows; recorder: Recorder };

const ACCEPTED = /(?:^|[\s,])(?:application\/(?:json|\*)|\*\/\*)/;

function headerOf(request: IncomingMessage, name: string): string | undefined {
  return [request.headers[name]].flat()[0];
}

function apiKeyOf(request: IncomingMessage): string {
  return /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
}

function refuse(request: IncomingMessage, path: string, apiKey: string): Reply | null {
  if (request.method !== "GET") return failures.methodNotAllowed();
  if (!ACCEPTED.test(request.headers.accept ?? "")) return failures.notAcceptable();
  if (apiKey !== "") return null;
  return path === CUSTOMER_ACCOUNTS
    ? failures.provisioningUnauthenticated()
    : failures.authorizationRequired();
}

/** Email Activity has its own limit, in its own headers (SendGrid's documentation, Email Activity). */
function windowOf(credential: Credential, host: Region, path: string): [string, RateLimit] {
  if (path !== MESSAGES) return [host, credential.rateLimit()];
  const limit = credential.activity().callsAMinute;
  return [`${host} ${MESSAGES}`, { limit, windowMs: 60_000, reset: "epoch" }];
}

/**
 * One of SendGrid's hosts, as an HTTP server that is not listening yet. Only a GET gets data; the sandbox answers and
 * records anything else as a 405, so that a test can prove that nobody tried.
 */
export function sendgridHost(host: Region, { credentials, windows, recorder }: Parts): Server {
  function answer(
    request: IncomingMessage,
    apiKey: string,
    credential: Credential | undefined,
  ): Reply {
    const [path = "", query = ""] = (request.url ?? "").split("?", 2);
    const refusal = refuse(request, path, apiKey);
    if (refusal) return refusal;
    if (!credential) return failures.invalidGrant();
    const rate = windows.take(apiKey, ...windowOf(credential, host, path));
    const told = rate.allowed
      ? route({
          host,
          origin: `http://${request.headers.host}`,
          path,
          query: new URLSearchParams(query),
          tenant: credential.tenant(),
          apiKeyId: credential.apiKeyId,
          onBehalfOf: headerOf(request, "on-behalf-of"),
          edits: credential.edits,
          activity: credential.activity(),
        })
      : failures.tooManyRequests();
    return { ...told, headers: { ...told.headers, ...rate.headers } };
  }

  return createServer({ keepAliveTimeout: 30_000 }, (request, response) => {
    request.resume();
    const apiKey = apiKeyOf(request);
    const credential = credentials.find(apiKey);
    // A key the sandbox doesn't know may be a real one, sent here by mistake: it is not stored, not even for counting.
    const call = recorder.record(credential ? apiKey : "", host, request, response);
    const { latencyMs, failing } = chooseFaults(
      credential?.faults ?? [],
      request.url ?? "",
      headerOf(request, "on-behalf-of") ?? "",
    );
    const truth = answer(request, apiKey, credential);
    function respond(): void {
      if (response.destroyed) return;
      if (failing) {
        call.status = fail(failing, response, truth);
        return;
      }
      call.status = truth.status;
      send(response, truth);
    }
    const waitMs = latencyMs + (credential?.latencyMs ?? 0);
    if (waitMs === 0) return respond();
    const timer = setTimeout(end, waitMs);
    credential?.waiting.add(end);
    function end(): void {
      clearTimeout(timer);
      credential?.waiting.delete(end);
      respond();
    }
  });
}
