import { once } from "node:events";
import type { Server } from "node:http";
import { type SandboxControl, sandboxControl } from "./control";
import { controlServer } from "./control-server";
import { credentials } from "./credentials";
import { rateWindows } from "./rate-limit";
import { recorder } from "./recorder";
import { sendgridHost } from "./sendgrid-host";

export type SandboxOptions = {
  /** Ports of the two hosts; absent: any free ones. */
  port?: number;
  euPort?: number;
  /** A third port that lets a test see calls and switch faults on. Never on in the product. */
  control?: boolean | number;
};

export type Sandbox = {
  globalUrl: string;
  euUrl: string;
  controlUrl: string | null;
  control: SandboxControl;
  close(): Promise<void>;
};

async function listen(server: Server, port: number): Promise<string> {
  // Loopback only: the sandbox accepts callers without a real credential, so nobody else may reach it.
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The sandbox has no port.");
  return `http://127.0.0.1:${address.port}`;
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  // Faults leave connections hanging on purpose.
  server.closeAllConnections();
  await closed;
}

/**
 * Starts our own SendGrid on loopback: its global host and its EU host, each on a port.
 * @throws if a requested port is taken
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const parts = {
    credentials: credentials(),
    windows: rateWindows(Date.now),
    recorder: recorder(),
  };
  const control = sandboxControl(parts);
  const global = sendgridHost("global", parts);
  const eu = sendgridHost("eu", parts);
  const controls = options.control ? controlServer(control) : null;
  const servers = controls ? [global, eu, controls] : [global, eu];
  return {
    globalUrl: await listen(global, options.port ?? 0),
    euUrl: await listen(eu, options.euPort ?? 0),
    controlUrl:
      controls &&
      (await listen(controls, typeof options.control === "number" ? options.control : 0)),
    control,
    close: async () => void (await Promise.all(servers.map(stop))),
  };
}
