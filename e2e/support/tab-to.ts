import { expect, type Locator } from "@playwright/test";

const FAR = 150;

/** Presses Tab until the element has the focus, like a person without a mouse. */
export async function tabTo(target: Locator) {
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let step = 0; step < FAR && !(await isThere()); step += 1) {
    await target.page().keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}
