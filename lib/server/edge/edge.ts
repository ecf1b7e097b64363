import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { securityHeaders } from "@/lib/contract/security-headers";
import { respondElsewhere, respondEmpty, respondFailure } from "../api/respond";
import { env } from "../config/env";
import { noteFailure } from "../failure/note-failure";
import { newNote, type RequestNote, withNote } from "../process/request-note";
import { shutdownSignal } from "../process/shutdown";
import { clientAddress } from "./client-address";
import { closeWhenEndless } from "./close-when-endless";
import { namedPerson } from "./named-person";
import { pageWithoutKeys } from "./page-without-keys";
import { isHealthCheck, refusalOf } from "./refusals";
import { logRequest } from "./request-log";
import { send } from "./send";
import { follow, refuseAtEnd } from "./under-way";

type Next = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Handles every request before Next: sets the security headers, whoever answers, notes who asks and from where, refuses
 * what nobody answers, and takes keys out of addresses.
 */
export function serve(request: IncomingMessage, response: ServerResponse, next: Next) {
  const [path = ""] = (request.url ?? "").split("?", 1);
  for (const [name, value] of Object.entries(securityHeaders(path)))
    response.setHeader(name, value);
  const forwardedFor = request.headers["x-forwarded-for"];
  const ip = clientAddress(
    request.socket.remoteAddress,
    typeof forwardedFor === "string" ? forwardedFor : undefined,
    env().trustedProxy,
  );
  const note = newNote(ip, request.method, namedPerson(request, env()));
  follow(response, note);
  logRequest(request, response, note);
  closeWhenEndless(request, response);
  withNote(note, () => {
    answer(request, response, note, next)
      // Answers a defect of ours as one, so that nobody waits for an answer that was thrown away.
      .catch((error: unknown) => send(respondFailure(noteFailure(error)), response))
      .catch(() => response.destroy());
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  note: RequestNote,
  next: Next,
): Promise<void> {
  if (shutdownSignal().aborted) return refuseAtEnd(response, note);
  const refusal = refusalOf(request);
  if (refusal !== null) {
    note.code = refusal.code;
    return send(respondFailure(refusal), response);
  }
  if (isHealthCheck(request)) return send(respondEmpty({ Allow: "GET, HEAD" }), response);
  const cleanPage = pageWithoutKeys(request.url);
  if (cleanPage !== null) return send(respondElsewhere(cleanPage), response);
  return next(request, response);
}
