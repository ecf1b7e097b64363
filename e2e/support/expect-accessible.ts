import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const WIDTHS = [1440, 390];

/** The rules that look at colours. They alone can tell one theme from the other. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];

/** Asserts that axe finds nothing on the page as it is, in both themes. @param where what to call this look at it */
export async function expectNoViolations(page: Page, where = "as it is") {
  for (const colorScheme of ["light", "dark"] as const) {
    // Still, so that no colour is measured on its way to another.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // Without frames there is nothing to put together, for which axe would open a page of its own.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
    const { violations } = await (colorScheme === "light"
      ? axe
      : axe.withRules(OF_COLOUR)
    ).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary}`),
    );
    expect(found, `${colorScheme}, ${where}`).toEqual([]);
  }
}

/** Asserts, in both themes and at a wide and a narrow width, that axe finds nothing and nothing scrolls sideways. */
export async function expectAccessible(page: Page) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const isTooWide = () =>
      document.documentElement.scrollWidth > document.documentElement.clientWidth;
    await expect.poll(() => page.evaluate(isTooWide), `sideways at ${width} px`).toBe(false);
    await expectNoViolations(page, `${width} px`);
  }
}
