import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const WIDTHS = [1440, 390];

/** Asserts that axe finds nothing on the page as it is. @param where what to call this look at it */
export async function expectNoViolations(page: Page, where?: string) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary}`),
  );
  expect(found, where).toEqual([]);
}

/** Asserts, in both themes and at a wide and a narrow width, that axe finds nothing and nothing scrolls sideways. */
export async function expectAccessible(page: Page) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const isTooWide = () =>
      document.documentElement.scrollWidth > document.documentElement.clientWidth;
    await expect.poll(() => page.evaluate(isTooWide), `sideways at ${width} px`).toBe(false);
    for (const colorScheme of ["light", "dark"] as const) {
      // Still, so that no colour is measured on its way to another.
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expectNoViolations(page, `${colorScheme}, ${width} px`);
    }
  }
}
