import { HOSTILE_TARGETS } from "@/components/sign-in/testing/hostile-targets";
import { addresses } from "../support/addresses";
import { expect, test } from "../support/fixtures";

const TRIED = 12;
/** Addresses in the app that a reader would not want to be sent to. */
const NO_PAGES = ["/api/session", "/sign-in?next=/sign-in"];

test("signing in leads nowhere but into the app, whatever the address asks for", async ({
  context,
  sandbox,
  signInPage,
}) => {
  const { appUrl } = addresses();
  const page = await signInPage(await sandbox.clone("solo"));
  const left: string[] = [];
  context.on("request", (request) => {
    if (!request.url().startsWith(`${appUrl}/`)) left.push(request.url());
  });
  const away = HOSTILE_TARGETS.filter((target) => {
    const url = URL.canParse(target, appUrl) && new URL(target, appUrl);
    return url && url.origin !== appUrl;
  });
  const every = Math.floor(away.length / TRIED);
  const tried = away.filter((_, index) => index % every === 0);
  for (const target of [...tried, ...NO_PAGES]) {
    // When signed in, the page redirects by itself, with the same step as after signing in.
    await page.goto(`/sign-in?next=${encodeURIComponent(target)}`);
    await expect(page, target).toHaveURL("/");
  }
  expect(left).toEqual([]);
});
