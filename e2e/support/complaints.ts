import type { Page } from "@playwright/test";

/**
 * Collects a page's console errors and warnings, which include CSP violations, and its uncaught exceptions. The list
 * grows as they occur.
 */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}
