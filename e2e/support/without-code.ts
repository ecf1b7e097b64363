import type { Page } from "@playwright/test";

/**
 * Sends the page without its code, as a slow line does.
 * @param isLate which of the scripts wait, by address: all where it is not said
 * @returns what lets the code through
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
