import { expect, test } from "vitest";
import { isLoadedElsewhere } from "./loaded-elsewhere";

const SITES = ["same-origin", "same-site", "cross-site", "none", "unheard-of", null] as const;
const DESTS = ["document", "iframe", "image", "empty", "object", null] as const;

test("another site may lead to a page, and load neither a page nor an answer in any other way", () => {
  const loaded = SITES.flatMap((site) =>
    DESTS.map((dest) => {
      const headers = new Headers();
      if (site !== null) headers.set("sec-fetch-site", site);
      if (dest !== null) headers.set("sec-fetch-dest", dest);
      const isOwn = site === "same-origin" || site === "none" || site === null;
      const how = `${site} as ${dest}`;
      expect(isLoadedElsewhere(headers, "answer"), how).toBe(!isOwn);
      expect(isLoadedElsewhere(headers, "page"), how).toBe(!isOwn && dest !== "document");
      return how;
    }),
  );
  expect(loaded).toHaveLength(36);
});
