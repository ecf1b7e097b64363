import "server-only";
import { once } from "node:events";
import { createConnection, createServer, type Socket } from "node:net";

/** A link to a server that a test can cut (it refuses connections), mute (nothing arrives any more) and restore. */
type BreakableLink = {
  port: number;
  cut: () => Promise<void>;
  mute: () => void;
  mend: () => Promise<void>;
};

/** Opens a link on loopback to `host:port`. */
export async function openLink(host: string, port: number): Promise<BreakableLink> {
  const sockets = new Set<Socket>();
  let muted = false;
  const server = createServer((near) => {
    const far = createConnection({ host, port });
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("data", (bytes) => muted || to.write(bytes));
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port to listen on.");

  return {
    port: address.port,
    async cut() {
      for (const socket of sockets) socket.destroy();
      if (!server.listening) return;
      server.close();
      await once(server, "close");
    },
    mute() {
      muted = true;
    },
    async mend() {
      muted = false;
      if (server.listening) return;
      server.listen(address.port, "127.0.0.1");
      await once(server, "listening");
    },
  };
}
