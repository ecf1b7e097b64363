import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { Misuse } from "./exit-code";
import { writeWhole } from "./output-file";

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "key-audit-output-"));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

it("writes a file whole, in place of the one that was there", async () => {
  const [place, path] = [folder(), "keys.json"];
  await writeWhole(join(place, path), "old");
  await writeWhole(join(place, path), "new");
  expect(readdirSync(place)).toEqual([path]);
  expect(readFileSync(join(place, path), "utf8")).toBe("new");
});

it.runIf(process.platform === "linux")("says which file there is no room for", async () => {
  await expect(writeWhole("/dev/full", "x")).rejects.toThrow(Misuse);
  await expect(writeWhole("/dev/full", "x")).rejects.toThrow("/dev/full could not be written");
});

it("leaves nothing of a file that could not be written", async () => {
  const place = folder();
  const gone = join(place, "gone", "keys.json");
  await expect(writeWhole(gone, "x")).rejects.toThrow(Misuse);
  expect(readdirSync(place)).toEqual([]);
});
