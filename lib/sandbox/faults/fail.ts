import type { ServerResponse } from "node:http";
import type { Reply } from "../reply";
import { send } from "../send";
import { contentFaults } from "./distort";
import type { ConnectionFault, Failing } from "./fault";
import { failWith, rateLimited, redirectTo } from "./replace";
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
    default:
      return contentFaults[fault.kind](answer);
  }
}

/**
 * Answers a call wrongly, as the fault says.
 * @param answer the true answer, which many faults only damage
 * @returns the HTTP status that the client got, null if it got none
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
