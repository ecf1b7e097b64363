import { expect, test } from "vitest";
import { respondNdjson } from "./respond";

test("a stream is told as it comes: no proxy may compress, keep or gather it", () => {
  const { headers } = respondNdjson(new ReadableStream());
  expect(headers.get("x-accel-buffering")).toBe("no");
  expect(headers.get("cache-control")).toBe("private, no-store, no-transform");
  expect(headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
});
