import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { closeWhenEndless } from "./close-when-endless";

const MB = 1_048_576;
const server = createServer();
afterEach(() => {
  server.removeAllListeners("request");
  server.closeAllConnections();
  server.close();
});

/** Answers 413 once `read` has read as much of the body as it wants. @returns the port */
async function refusing(read: (request: IncomingMessage) => Promise<void>): Promise<number> {
  server.on("request", (request, response) => {
    closeWhenEndless(request, response);
    void read(request).then(() => response.writeHead(413).end("too large"));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

/**
 * Sends a whole body before reading anything. @returns what came until the connection closed, or the answer was
 * complete
 */
async function sendFirst(port: number, bytes: number): Promise<string> {
  const socket = connect(port, "127.0.0.1").setEncoding("latin1").pause();
  let answer = "";
  socket.on("data", (text) => {
    answer += text;
    if (answer.includes("too large")) socket.destroy();
  });
  socket.on("error", () => {});
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${bytes}\r\n\r\n`);
  socket.write(Buffer.alloc(bytes), () => socket.resume());
  await new Promise((resolve) => socket.on("close", resolve));
  return answer;
}

test.each<[string, (request: IncomingMessage) => Promise<void>]>([
  ["not at all", async () => {}],
  [
    "in part",
    async (request) => {
      for await (const _ of request) break;
    },
  ],
])(
  "who sends 12 MB before reading gets the answer, though the body was read %s",
  async (_, read) => {
    const port = await refusing(read);
    for (let round = 0; round < 5; round += 1) {
      expect(await sendFirst(port, 12 * MB)).toMatch(/^HTTP\/1\.1 413 /);
    }
  },
);

test("who goes on for more than 16 MB, or says that there is more and sends nothing, is cut", async () => {
  const port = await refusing(async () => {});
  for (const sent of [200 * MB, 4]) {
    const socket = connect(port, "127.0.0.1").resume();
    socket.on("error", () => {});
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${300 * MB}\r\n\r\n`);
    socket.write(Buffer.alloc(sent));
    await new Promise((resolve) => socket.on("close", resolve));
    expect(socket.bytesWritten).toBeLessThan(300 * MB);
  }
});

test("a small body that is read as Next reads it comes to its end", async () => {
  const port = await refusing(async (request) => {
    // Next waits for the stream to close, not for its last byte.
    const closed = once(request, "close");
    request.resume();
    await closed;
  });
  const answer = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: "{}" });
  expect(answer.status).toBe(413);
});
