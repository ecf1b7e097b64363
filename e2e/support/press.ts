import { expect, type Locator, type Page } from "@playwright/test";

/** Presses a shortcut once and waits for the focus: the page keeps keys that are pressed before its code has loaded. */
export async function press(page: Page, key: string, focused: Locator) {
  await page.keyboard.press(key);
  await expect(focused).toBeFocused();
}
