import { expect, type Locator, type Page } from "@playwright/test";

/** Presses a shortcut, once, and waits for where the focus goes by it: a page does not lose what comes before its code. */
export async function press(page: Page, key: string, focused: Locator) {
  await page.keyboard.press(key);
  await expect(focused).toBeFocused();
}
