import { connect } from "node:net";
import { expectContract } from "./held-to-contract";

export type Sent = {
  method?: string;
  /** The request target, exactly as in the request line. */
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | undefined;
};
export type Answered = { status: number; head: string; body: string };

const LIMIT_MS = 60_000;

/**
 * Sends one request over its own socket exactly as given: no client normalizes its path, headers or method. Checks the
 * first answer against the API contract.
 * @returns status, head (with its status line) and body (one character per byte, as framed); status 0: closed without
 * an answer
 */
export async function sendBytes(
  origin: string,
  { method = "GET", path, headers = {}, body }: Sent,
): Promise<Answered> {
  const { hostname, port, host } = new URL(origin);
  const lines = Object.entries({
    Host: host,
    Connection: "close",
    ...(body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) }),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  socket.setTimeout(LIMIT_MS, () => socket.destroy());
  socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body ?? ""}`);
  await new Promise((closed) => {
    socket.once("close", closed);
    // A server that refuses may close before it has read everything; keep what it sent until then.
    socket.once("error", closed);
  });
  const text = Buffer.concat(chunks).toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  const answered = {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0),
    head: end === -1 ? text : text.slice(0, end),
    body: end === -1 ? "" : text.slice(end + 4),
  };
  const whole = unframed(answered);
  const contentType = headerOf(answered, "content-type");
  if (whole !== null) {
    expectContract({ ...answered, method, path, contentType, body: whole });
  }
  return answered;
}

function headerOf({ head }: Answered, name: string): string {
  return new RegExp(`^${name}: *(.*)$`, "im").exec(head)?.[1]?.trim() ?? "";
}

/** The body without chunk framing and without anything after it. Null: it was cut off. */
function unframed(answered: Answered): string | null {
  const text = (bytes: string) => Buffer.from(bytes, "latin1").toString();
  let rest = answered.body;
  if (headerOf(answered, "transfer-encoding") !== "chunked") {
    const length = Number(headerOf(answered, "content-length") || rest.length);
    return rest.length < length ? null : text(rest.slice(0, length));
  }
  for (let bytes = ""; ; ) {
    const [frame, size = ""] = /^([0-9a-f]+)\r\n/i.exec(rest) ?? [""];
    const end = frame.length + Number.parseInt(size, 16);
    if (!(end <= rest.length)) return null;
    if (end === frame.length) return text(bytes);
    bytes += rest.slice(frame.length, end);
    rest = rest.slice(end + 2);
  }
}
