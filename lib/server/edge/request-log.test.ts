import { once } from "node:events";
import { createServer } from "node:http";
import { expect, onTestFinished, test, vi } from "vitest";
import { SendGridError } from "@/lib/sendgrid/error";
import { noteFailure } from "../failure/note-failure";
import { newNote, withNote } from "../process/request-note";
import { logRequest } from "./request-log";

/** The log line of a request that fails with this error. */
async function lineOf(error: unknown): Promise<Record<string, unknown>> {
  const server = createServer((request, response) => {
    const note = newNote("192.0.2.1");
    logRequest(request, response, note);
    withNote(note, () => {
      noteFailure(error);
      response.end();
    });
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  await fetch(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/api/x`);
  await vi.waitFor(() => expect(written).toHaveBeenCalled());
  const [[line] = []] = written.mock.calls;
  vi.restoreAllMocks();
  return JSON.parse(String(line));
}

test("the log says what kept this server from SendGrid's host, and of no other failure", async () => {
  const connection = { cause: "certificate not trusted", host: "api.sendgrid.com" } as const;
  const untrusted = new SendGridError("failed", "/v3/scopes", { connection });
  expect(await lineOf(untrusted)).toMatchObject({
    event: "request",
    code: "upstream_failed",
    ...connection,
  });
  const failing = await lineOf(new SendGridError("failed", "/v3/scopes", { status: 500 }));
  expect(failing.code).toBe("upstream_failed");
  expect(Object.keys(failing)).not.toContain("cause");
  expect(Object.keys(failing)).not.toContain("connection");
});
