import type { Page } from "@playwright/test";

/**
 * Searches everything a page holds for a text: markup and fields, address and history, storage, requests, and every
 * object reachable from React's tree, including its state and the query cache.
 * @returns the places it was found in
 */
export function traceOf(page: Page, text: string): Promise<string[]> {
  return page.evaluate(async (wanted) => {
    function isReachable(): boolean {
      const seen = new Set<object>();
      const queue: unknown[] = [...document.querySelectorAll("*")].flatMap((element) =>
        Object.entries(element).flatMap(([key, value]) =>
          key.startsWith("__react") ? [value] : [],
        ),
      );
      while (queue.length > 0) {
        const next = queue.pop();
        if (typeof next === "string" && next.includes(wanted)) return true;
        if (typeof next !== "object" || next === null || seen.has(next)) continue;
        if (next instanceof Node || next === window) continue;
        seen.add(next);
        if (next instanceof Map) queue.push(...next.keys(), ...next.values());
        else if (next instanceof Set) queue.push(...next);
        else
          queue.push(...Object.values(Object.getOwnPropertyDescriptors(next)).map((d) => d.value));
      }
      if (seen.size < 300) throw new Error(`React's tree was not walked: ${seen.size} objects`);
      return false;
    }
    const fields = [...document.querySelectorAll("textarea,input")].map((field) =>
      field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement ? field.value : "",
    );
    const databases = await indexedDB.databases();
    const places: Record<string, unknown> = {
      markup: document.documentElement.outerHTML,
      fields,
      address: [location.href, document.title, history.state],
      cookies: document.cookie,
      localStorage: Object.entries(localStorage),
      sessionStorage: Object.entries(sessionStorage),
      databases,
      requests: performance.getEntries().map((entry) => entry.name),
    };
    const found = Object.entries(places)
      .filter(([, held]) => JSON.stringify(held).includes(wanted))
      .map(([place]) => place);
    return isReachable() ? [...found, "react"] : found;
  }, text);
}
