import type { z } from "zod";
import { addressKind } from "../address-kind";
import { ErrorEnvelope } from "../answers";
import { CALLS, type Call } from "../calls";
import { ERROR_STATUS } from "../errors";

/** An answer of our HTTP API as a test sees it. `path` may have a query; `contentType` is empty if missing. */
export type SeenAnswer = {
  method: string;
  path: string;
  status: number;
  contentType: string;
  body: string;
};

function callOf(method: string, path: string): Call | undefined {
  const [, calls] =
    Object.entries(CALLS).find(([template]) => patternOf(template).test(path)) ?? [];
  return Object.entries(calls ?? {}).find(([name]) => name === method.toLowerCase())?.[1];
}

const patternOf = (template: string) => new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]+")}$`);

function misfit(schema: z.ZodType, text: string): string | null {
  try {
    const { error } = schema.safeParse(JSON.parse(text));
    return error === undefined ? null : `${error.message} in ${text.slice(0, 200)}`;
  } catch {
    return `no JSON: ${text.slice(0, 200)}`;
  }
}

function refusal({ status, contentType, body }: SeenAnswer): string | null {
  if (!contentType.startsWith("application/json")) return `${contentType} for a failure`;
  const broken = misfit(ErrorEnvelope, body);
  if (broken !== null) return broken;
  const [failure] = ErrorEnvelope.parse(JSON.parse(body)).errors;
  const isMeant = failure !== undefined && ERROR_STATUS[failure.code] === status;
  return isMeant ? null : `${failure?.code} is no ${status}`;
}

function success({ status, contentType, body }: SeenAnswer, { answer }: Call): string | null {
  if (status !== answer.status) return `${status} in place of ${answer.status}`;
  if (answer.status === 204) return body === "" ? null : "a body";
  if (!contentType.startsWith(answer.type)) return `${contentType} in place of ${answer.type}`;
  if (answer.type === "application/json") return misfit(answer.schema, body);
  // A stream whose reader left may end within a line.
  const lines = body.split("\n").slice(0, -1);
  return lines.map((line) => misfit(answer.schema, line)).find((each) => each !== null) ?? null;
}

/**
 * How an answer breaks our API's contract, in a sentence; null if it doesn't, if it is a page's, or if it has no body
 * to check (HEAD and OPTIONS).
 */
export function breachOf(seen: SeenAnswer): string | null {
  const { method, status } = seen;
  const path = seen.path.split("?", 1)[0] ?? "";
  if (addressKind(path) !== "answer" || status < 200) return null;
  if (method === "HEAD" || method === "OPTIONS") return null;
  const call = callOf(method, decoded(path));
  if (status >= 400) return about(refusal(seen), seen);
  if (status >= 300) return null;
  return about(call === undefined ? "the contract knows no such call" : success(seen, call), seen);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const about = (breach: string | null, { method, path, status }: SeenAnswer) =>
  breach === null ? null : `${method} ${path} answered ${status}: ${breach}`;
