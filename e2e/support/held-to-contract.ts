import { type APIRequestContext, expect } from "@playwright/test";
import { breachOf, type SeenAnswer } from "@/lib/contract/testing/breach-of";

/**
 * Marks the test as failed when an answer breaks the API contract, but lets it continue: it may be testing a failure.
 */
export function expectContract(seen: SeenAnswer) {
  const breach = breachOf(seen);
  if (breach !== null) expect.soft(breach).toBeNull();
}

/** Wraps a client so that every answer is checked against the contract. */
export function heldToContract(context: APIRequestContext): APIRequestContext {
  const fetch = context.fetch.bind(context);
  // All its other methods call this one.
  context.fetch = async (target, options) => {
    const response = await fetch(target, options);
    expectContract({
      method: options?.method ?? "GET",
      path: new URL(response.url()).pathname,
      status: response.status(),
      contentType: response.headers()["content-type"] ?? "",
      body: await response.text(),
    });
    return response;
  };
  return context;
}
