import type { Page } from "@playwright/test";

/** Sends the page without its code, as a slow line does. @returns what lets the code through */
export async function withoutCode(page: Page): Promise<() => void> {
  let letThrough = () => {};
  const wait = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route("**/_next/static/**/*.js*", async (route) => {
    await wait;
    await route.continue();
  });
  return letThrough;
}
