import { type APIRequestContext, expect } from "@playwright/test";
import { breachOf, type SeenAnswer } from "@/lib/contract/testing/breach-of";

/** Fails the test by an answer that breaks the contract of the API, and lets it go on: it may await a failure itself. */
export function expectContract(seen: SeenAnswer) {
  const breach = breachOf(seen);
  if (breach !== null) expect.soft(breach).toBeNull();
}

/** The client, every answer that it gets held to the contract. */
export function heldToContract(context: APIRequestContext): APIRequestContext {
  const fetch = context.fetch.bind(context);
  // All its other methods ask by this one.
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
