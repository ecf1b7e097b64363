import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { Reply } from "../reply";
import type { ConnectionFault } from "./fault";

type Framing = { headers?: Record<string, string>; length?: number | null };

/** The head of an answer as bytes, for what node:http refuses to send. A null `length`: no Content-Length. */
function head(answer: Reply, { headers = {}, length }: Framing): string {
  const size = length === undefined ? Buffer.byteLength(answer.body) : length;
  const lines = Object.entries({
    Date: new Date().toUTCString(),
    ...answer.headers,
    ...(size === null ? {} : { "Content-Length": String(size) }),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${answer.status} Reply\r\n${lines.join("")}\r\n`;
}

function half(answer: Reply): Buffer {
  const body = Buffer.from(answer.body);
  return body.subarray(0, Math.floor(body.length / 2));
}

function withoutLists(answer: Reply): string {
  return JSON.stringify(JSON.parse(answer.body.toString()), (_key, value: unknown) =>
    Array.isArray(value) ? [] : value,
  );
}

// Cuts a connection with a bare RST. Node would send FIN first, which a client may read as an orderly end.
function reset(socket: Socket): void {
  socket._final = (done) => done();
  socket.resetAndDestroy();
}

const DRIP_MS = 200;
// Long enough for a client to read what came before.
const BEFORE_RESET_MS = 20;

function drip(response: ServerResponse, socket: Socket, answer: Reply): void {
  socket.write(head(answer, {}));
  const body = Buffer.from(answer.body);
  let sent = 0;
  const timer = setInterval(() => {
    socket.write(body.subarray(sent, sent + 1));
    sent += 1;
    if (sent === body.length) socket.end();
  }, DRIP_MS);
  response.once("close", () => clearInterval(timer));
}

/** How a broken connection treats an answer: each writes directly to the socket, bypassing node:http. */
export const wireFaults = {
  "hang-before-headers": () => undefined,
  "hang-mid-body": (_response, socket, answer) => {
    socket.write(head(answer, {}));
    socket.write(half(answer));
  },
  drip,
  "reset-on-accept": (_response, socket) => reset(socket),
  "rst-mid-body": (_response, socket, answer) => {
    socket.write(head(answer, {}));
    socket.write(half(answer));
    setTimeout(() => reset(socket), BEFORE_RESET_MS);
  },
  "truncated-chunked": (_response, socket, answer) => {
    const body = half(answer);
    socket.write(head(answer, { headers: { "Transfer-Encoding": "chunked" }, length: null }));
    socket.write(`${body.length.toString(16)}\r\n`);
    socket.write(body);
    socket.end("\r\n");
  },
  // Valid JSON that has lost its lists, without a length: nothing on the wire shows that it was cut.
  "close-delimited-cut": (_response, socket, answer) => {
    socket.write(head(answer, { headers: { Connection: "close" }, length: null }));
    socket.end(withoutLists(answer));
  },
  "short-content-length": (_response, socket, answer) => {
    socket.write(head(answer, { headers: { Connection: "close" }, length: half(answer).length }));
    socket.end(half(answer));
  },
  "garbage-protocol": (_response, socket) => {
    socket.end("220 mx.example ESMTP ready\r\n500 unrecognized command\r\n");
  },
  "huge-header": (_response, socket, answer) => {
    socket.write(head(answer, { headers: { "X-Padding": "x".repeat(20 * 1024) } }));
    socket.end(answer.body);
  },
  "early-1xx": (_response, socket, answer) => {
    socket.write("HTTP/1.1 100 Continue\r\n\r\n");
    socket.write(head(answer, { headers: { Connection: "close" } }));
    socket.end(answer.body);
  },
} satisfies Record<
  ConnectionFault["kind"],
  (response: ServerResponse, socket: Socket, answer: Reply) => unknown
>;
