import { once } from "node:events";
import { type AddressInfo, createConnection, createServer, type Socket } from "node:net";

/** A plain TCP balancer on loopback: it knows nothing about HTTP, sessions, or which app answered last. */
export type Balancer = {
  port: number;
  /** The ports behind it, used in turn. A test may change them; with none, it closes new connections. */
  ports: number[];
  /** Closes every open connection. */
  cut: () => void;
  close: () => Promise<void>;
};

/** Starts a balancer. It skips a port that refuses, and tries no port twice for one connection. */
export async function openBalancer(ports: number[]): Promise<Balancer> {
  const sockets = new Set<Socket>();
  let turn = 0;
  const server = createServer((near) => {
    sockets.add(near);
    near.on("close", () => sockets.delete(near)).on("error", () => near.destroy());
    turn += 1;
    const candidates = ports.map((_, n) => ports[(turn + n) % ports.length]);
    void connect(candidates).then((far) => {
      if (far === null || near.destroyed) {
        far?.destroy();
        near.destroy();
        return;
      }
      far.on("close", () => near.destroy()).on("error", () => near.destroy());
      near.on("close", () => far.destroy());
      near.pipe(far).pipe(near);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    ports,
    cut,
    close: async () => {
      server.close();
      cut();
      await once(server, "close");
    },
  };
}

/** Connects to the first port that accepts; null when none does. */
async function connect(candidates: (number | undefined)[]): Promise<Socket | null> {
  for (const port of candidates) {
    if (port === undefined) continue;
    const socket = createConnection({ host: "127.0.0.1", port });
    try {
      await once(socket, "connect");
      return socket;
    } catch {
      // This port is closed; try the next one.
    }
  }
  return null;
}
