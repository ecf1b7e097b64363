import type { Page } from "@playwright/test";

/**
 * What the browser complains about on a page from now on: errors and warnings of the console, which is where a broken
 * policy shows, and exceptions nobody caught. The list grows as they come.
 */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}
