import "server-only";
import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { respondFailure } from "../api/respond";
import { ApiFailure } from "../failure/api-failure";
import type { RequestNote } from "../process/request-note";
import { shutdownSignal } from "../process/shutdown";
import { send } from "./send";

/** How long answers already under way at shutdown may take: server.mjs ends the process 2 s later. */
const LAST_ANSWER_MS = 7_000;

const underWay = new Map<ServerResponse, RequestNote>();

/** Tracks a response until it is sent, so that shutdown cuts none. */
export function follow(response: ServerResponse, note: RequestNote) {
  underWay.set(response, note);
  response.once("close", () => underWay.delete(response));
}

/** Whether an answer has begun on this socket. */
export function hasBegunOn(socket: Duplex): boolean {
  return [...underWay.keys()].some((each) => each.socket === socket && each.headersSent);
}

const ending = () =>
  new ApiFailure("unavailable", "This server is shutting down.", {
    help: "Your session is kept. Try again in a moment.",
    retryAfterSeconds: 1,
  });

/** Answers 503 and closes the connection: a retry reaches another replica, or the next process. */
export async function refuseAtEnd(response: ServerResponse, note: RequestNote): Promise<void> {
  const failure = ending();
  note.code = failure.code;
  response.shouldKeepAlive = false;
  await send(respondFailure(failure), response);
}

/** Starts at shutdown: requests under way have some time left, and then get a 503 instead of a cut connection. */
export function refuseLateAnswers() {
  shutdownSignal().addEventListener("abort", () => {
    for (const response of underWay.keys()) response.shouldKeepAlive = false;
    setTimeout(() => {
      for (const [response, note] of underWay) {
        if (!response.headersSent) void refuseAtEnd(response, note);
      }
    }, LAST_ANSWER_MS).unref();
  });
}
