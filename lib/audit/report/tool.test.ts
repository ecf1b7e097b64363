import { expect, it } from "vitest";
import { version } from "@/package.json";
import { TOOL } from "./tool";

it("names the version that is installed", () => {
  expect(TOOL.version).toBe(version);
});
