import type { Page } from "@playwright/test";

/**
 * Delays the page's scripts, as a slow connection does.
 * @param isLate which scripts to delay, by address; all by default
 * @returns a function that lets the code through
 */
export async function withoutCode(
  page: Page,
  isLate: (url: string) => boolean = () => true,
): Promise<() => void> {
  let letThrough = () => {};
  const wait = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route("**/_next/static/**/*.js*", async (route) => {
    if (isLate(route.request().url())) await wait;
    await route.continue();
  });
  return letThrough;
}
