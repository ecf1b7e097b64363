import { expect, test, vi } from "vitest";
import { serverEnv } from "../testing/server-env";

serverEnv();

test("whoever asks, a page or a route, a write is tried once a second", async () => {
  const one = await import("./shared-store");
  vi.resetModules();
  const other = await import("./shared-store");
  expect(other.assertWritable).not.toBe(one.assertWritable);
  const tried = one.assertWritable();
  expect(other.assertWritable()).toBe(tried);
  await tried;
});
