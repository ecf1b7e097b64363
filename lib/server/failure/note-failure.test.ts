import { expect, test, vi } from "vitest";
import { newNote, withNote } from "../process/request-note";
import { ApiFailure } from "./api-failure";
import { failureOf } from "./failure-of";
import { noteFailure } from "./note-failure";

function noted(error: unknown, hasLeft?: boolean) {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const note = newNote("127.0.0.1");
  withNote(note, () => noteFailure(error, hasLeft));
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
