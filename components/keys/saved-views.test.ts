import { describe, expect, it } from "vitest";
import { NO_FILTERS } from "@/components/filters/filters";
import { parseViews } from "./saved-views";
import { isSame } from "./views";

describe("the views that a browser kept", () => {
  it("come back as they were saved", () => {
    const view = { name: "Ours", filters: { ...NO_FILTERS, text: "ours-", effect: ["mint"] } };
    expect(parseViews(JSON.stringify([view]))).toEqual([view]);
  });

  it.each([null, "", "not json", "7", '[7, null, {"name": 7}]', '{"name":"x"}'])(
    "are none in %j",
    (stored) => {
      expect(parseViews(stored)).toEqual([]);
    },
  );

  it("have no filter that is not one of texts", () => {
    const [view] = parseViews(
      '[{"name":"x","filters":{"type":[1,"custom"],"other":["y"],"text":3}}]',
    );
    expect(view).toEqual({ name: "x", filters: { ...NO_FILTERS, type: ["custom"] } });
  });
});

describe("two sets of filters", () => {
  it("are the same whatever the order of their values", () => {
    const one = { ...NO_FILTERS, type: ["custom", "billing"] };
    expect(isSame(one, { ...NO_FILTERS, type: ["billing", "custom"] })).toBe(true);
    expect(isSame(one, { ...NO_FILTERS, type: ["billing"] })).toBe(false);
    expect(isSame(one, { ...one, text: "x" })).toBe(false);
  });
});
