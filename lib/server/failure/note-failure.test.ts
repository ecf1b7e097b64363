import { expect, test, vi } from "vitest";
import { newNote, withNote } from "../process/request-note";
import { ApiFailure } from "./api-failure";
import { failureOf } from "./failure-of";
import { logFailure, noteFailure } from "./note-failure";

function noted(error: unknown, hasLeft?: boolean, tell = noteFailure) {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const note = newNote("127.0.0.1");
  withNote(note, () => void tell(error, hasLeft));
  const lines = write.mock.calls.map(([line]) => String(line));
  write.mockRestore();
  return { code: note.code, lines };
}

test("a defect is told by its class and place, and not by its message", () => {
  const { code, lines } = noted(new TypeError('"Bearer SG.secret" is an invalid header value'));
  expect(code).toBe("internal");
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    event: "defect",
    name: "TypeError",
    at: expect.stringContaining("note-failure.test"),
  });
  expect(lines[0]).not.toContain("secret");
});

test("a failure of ours, and an answer that its reader did not wait for, are no defects", () => {
  expect(noted(new ApiFailure("not_found", "No."))).toEqual({ code: "not_found", lines: [] });
  const internal = failureOf(new Error("told before"));
  expect(noted(internal)).toEqual({ code: "internal", lines: [] });
  expect(noted(new Error("aborted"), true)).toEqual({ code: "internal", lines: [] });
});

test("background work tells its defects so too, and leaves the note of the request that began it alone", () => {
  const inBackground = (error: unknown) =>
    noted(error, false, () => logFailure("scan", error, "o"));
  const { code, lines } = inBackground(new TypeError("SG.secret"));
  expect(code).toBeNull();
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { event: "defect", name: "TypeError", at: expect.stringContaining("note-failure.test") },
    { level: "warn", event: "scan", owner: "o", code: "internal" },
  ]);
  expect(lines.join("")).not.toContain("secret");
  expect(inBackground(new ApiFailure("not_found", "No.")).lines).toHaveLength(1);
});
