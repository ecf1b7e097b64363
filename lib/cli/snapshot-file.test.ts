import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readText } from "./snapshot-file";

const folder = mkdtempSync(join(tmpdir(), "snapshot-file-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a review as large as the page opens is read, to be checked and signed", async () => {
  const path = join(folder, "large.json");
  writeFileSync(path, "");
  truncateSync(path, 100_000_001);
  expect(await readText(path)).toHaveLength(100_000_001);
  truncateSync(path, 200_000_001);
  await expect(readText(path)).rejects.toThrow("larger than any such file");
});
