import { expect, type Locator, type Page } from "@playwright/test";

/** Long enough for code that is loaded on demand: a second press would be typed into the field that the first opened. */
const HEARD_MS = 8_000;

/** Presses a shortcut until it has moved the focus: a page can be seen before its code listens. */
export async function press(page: Page, key: string, focused: Locator) {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(focused).toBeFocused({ timeout: HEARD_MS });
  }).toPass();
}
