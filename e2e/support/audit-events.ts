import { type APIRequestContext, expect } from "@playwright/test";
import type { AuditEvent } from "@/lib/audit/fleet/events";
import { keyRef } from "@/lib/audit/key-ref";
import { addresses } from "./addresses";
import { cookieOf } from "./ask";
import { expectContract } from "./held-to-contract";

export type Told<Type extends AuditEvent["type"]> = Extract<AuditEvent, { type: Type }>;

/** The events of one type, in order. */
export function told<Type extends AuditEvent["type"]>(
  events: readonly AuditEvent[],
  type: Type,
): Told<Type>[] {
  return events.filter((event): event is Told<Type> => event.type === type);
}

/** Every event of `GET /api/audit`, once it has ended. */
export async function audit(context: APIRequestContext, account: string): Promise<AuditEvent[]> {
  const response = await context.get(`/api/audit?account=${encodeURIComponent(account)}`);
  expect(response.status(), await response.text()).toBe(200);
  expect(response.headers()["content-type"]).toBe("application/x-ndjson; charset=utf-8");
  expect(response.headers()["cache-control"]).toContain("no-store");
  const text = await response.text();
  expect(text.endsWith("\n")).toBe(true);
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** Refreshes, retries, pauses, resumes or cancels a scan. */
export async function act(context: APIRequestContext, account: string, action: string) {
  const headers = { Origin: addresses().appUrl };
  const response = await context.post("/api/audit", { headers, data: { account, action } });
  expect(response.status(), await response.text()).toBe(204);
}

/**
 * Starts reading a scan and disconnects at the first event of type `until`.
 * @returns what it received
 */
export async function auditAndLeave(
  context: APIRequestContext,
  account: string,
  until: AuditEvent["type"] = "progress",
): Promise<string> {
  const leave = new AbortController();
  const url = `${addresses().appUrl}/api/audit?account=${encodeURIComponent(account)}`;
  const headers = { Cookie: await cookieOf(context) };
  const response = await fetch(url, { headers, signal: leave.signal });
  expect(response.status).toBe(200);
  const decoder = new TextDecoder();
  let heard = "";
  for await (const chunk of response.body ?? []) {
    heard += decoder.decode(chunk, { stream: true });
    if (heard.includes(`"type":"${until}"`)) break;
  }
  leave.abort();
  const { status, headers: told } = response;
  const contentType = told.get("content-type") ?? "";
  expectContract({ method: "GET", path: "/api/audit", status, contentType, body: heard });
  return heard;
}

/** The last `key` event of each key, by account and ID. */
export function keysOf(events: readonly AuditEvent[]): Map<string, Told<"key">> {
  return new Map(told(events, "key").map((key) => [keyRef(key), key]));
}
