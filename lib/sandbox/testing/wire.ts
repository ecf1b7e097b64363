import { connect } from "node:net";

export type Wire = {
  /** Every byte received. */
  bytes: Buffer;
  /** `open`: still waiting when time ran out; `reset`: cut off by RST; `ended`: closed in order. */
  ending: "open" | "reset" | "ended";
};

/** Makes one call and returns the raw bytes: what a fault puts on the wire, which no HTTP client would show. */
export function onTheWire(
  url: string,
  path: string,
  apiKey: string,
  waitMs = 2_000,
): Promise<Wire> {
  const { hostname, port } = new URL(url);
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nAccept: application/json\r\n` +
          `Authorization: Bearer ${apiKey}\r\nConnection: close\r\n\r\n`,
      );
    });
    const finish = (ending: Wire["ending"]) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ bytes: Buffer.concat(chunks), ending });
    };
    const timer = setTimeout(() => finish("open"), waitMs);
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    socket.on("error", () => finish("reset"));
    socket.on("end", () => finish("ended"));
  });
}
