import type { ServerResponse } from "node:http";
import type { Reply } from "../reply";
import { send } from "../send";
import * as distort from "./distort";
import type { ConnectionFault, Failing } from "./fault";
import { failWith, htmlPage, rateLimited, redirectTo, wrongShape } from "./replace";
import { wireFaults } from "./wire";

function isConnectionFault(fault: Failing): fault is ConnectionFault {
  return Object.hasOwn(wireFaults, fault.kind);
}

function wrongReply(fault: Exclude<Failing, ConnectionFault>, answer: Reply): Reply {
  switch (fault.kind) {
    case "status":
      return failWith(fault.status);
    case "rate-limited":
      return rateLimited(fault.reset, Date.now());
    case "redirect":
      return redirectTo(fault.location);
    case "html":
      return htmlPage();
    case "wrong-shape":
      return wrongShape();
    case "empty-200":
      return distort.empty(answer, 200);
    case "no-content-204":
      return distort.empty(answer, 204);
    case "null":
      return distort.nullBody(answer);
    case "bom":
      return distort.withByteOrderMark(answer);
    case "proto-key":
      return distort.withProtoKey(answer);
    case "deep-json":
      return distort.deepJson(answer);
    case "stacked-encodings":
      return distort.stackedEncodings(answer);
    case "gzip-bomb":
      return distort.gzipBomb(answer);
  }
}

/**
 * Answers a call wrongly, in the way the fault says.
 * @param answer the true answer, which many faults only damage.
 * @returns the HTTP status a client was given, null where it was given none.
 */
export function fail(fault: Failing, response: ServerResponse, answer: Reply): number | null {
  const { socket } = response;
  if (isConnectionFault(fault)) {
    if (socket) wireFaults[fault.kind](response, socket, answer);
    return null;
  }
  const wrong = wrongReply(fault, answer);
  send(response, wrong);
  return wrong.status;
}
