import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const WIDTHS = [1440, 390];

/** The rules about color, the only ones that can differ between themes. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];

/**
 * Asserts that axe finds nothing on the page as it is, in both themes.
 * @param where what to call this state of the page
 */
export async function expectNoViolations(page: Page, where = "as it is") {
  for (const colorScheme of ["light", "dark"] as const) {
    // No animations, so that no color is measured mid-transition.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // The page has no frames, so legacy mode will do; otherwise axe opens a page of its own to merge results.
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
