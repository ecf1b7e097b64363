// Serves the built app or, with `--dev`, the sources, through the same edge. A server of our own because `next start`
// has no header deadline and answers TRACE and upgrades.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import next from "next";

// The app checks HOST for loopback: only there may it generate its own session password.
process.env.HOST ??= "127.0.0.1";
process.env.PORT ??= "3000";
const hostname = process.env.HOST;
const port = Number(process.env.PORT);
const dev = process.argv.includes("--dev");
process.env.NEXT_TELEMETRY_DISABLED ??= "1";
process.env.NODE_ENV = dev ? "development" : "production";

if (!dev) {
  // The build's own settings: a standalone folder has no next.config.mjs, and the server.js that Next generates for one
  // does the same.
  const built = readFileSync(new URL(".next/required-server-files.json", import.meta.url), "utf8");
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(JSON.parse(built).config);
}

// Next prints how long it took to read its settings. The log, which is pure JSON, takes over the console once it
// exists.
if (!dev) console.log = () => {};

// The code between the sockets and Next. lib/server/boot.ts, which Next runs by itself, hands it over.
const booted = new Promise((resolve) => {
  // In the place where lib/process-wide.ts keeps it.
  globalThis[Symbol.for("sendgrid-key-audit")] = new Map([["boot", { ready: resolve }]]);
});
// Next adds a listener for upgrades to the server it gets: here, to one that never listens.
const httpServer = createServer();
const app = next({ dev, dir: import.meta.dirname, hostname, port, httpServer });
await app.prepare();
const handle = app.getRequestHandler();
const edge = await booted;
// During development, printed output is for the developer.
if (!dev) edge.sendConsoleToLog();

const LIMITS = {
  headersTimeout: 10_000,
  // For headers and body together: the largest body we read has 4 KB.
  requestTimeout: 15_000,
  // How late the server may notice that either has passed.
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
  // The edge refuses a request without a host itself: Node's own refusal lacks our headers.
  requireHostHeader: false,
};
const END_LIMIT_MS = 9_000;

const serve = (request, response) => edge.serve(request, response, handle);
const server = createServer(LIMITS, serve);
// Node drops headers after the 2,000th, and so the proxy's behind a browser's own: their size limits them instead.
server.maxHeadersCount = 0;
// Ignores any other expectation of a client than to be told to continue: Node would refuse it, again without our
// headers.
server.on("checkExpectation", serve);
server.on("clientError", edge.refuseRequest);
// The socket that makes Next reload a page under development; production has none.
server.on("upgrade", dev ? app.getUpgradeHandler() : edge.refuseUpgrade);
server.on("connect", edge.refuseUpgrade);
server.on("error", ({ code }) => {
  const message =
    code === "EADDRINUSE" ? `Port ${port} is taken. Set PORT to another.` : `HOST or PORT: ${code}`;
  edge.log("error", "settings", { message });
  process.exit(1);
});
server.listen(port, hostname, () => {
  const message = `SendGrid Key Audit: http://localhost:${server.address().port}`;
  edge.log("info", "listening", { message });
});

async function stop() {
  setTimeout(() => process.exit(0), END_LIMIT_MS).unref();
  const closed = new Promise((resolve) => server.close(resolve));
  // A connection whose last answer is a stream becomes idle later than the others.
  setInterval(() => server.closeIdleConnections(), 100).unref();
  await Promise.all([closed, edge.end()]);
  process.exit(0);
}
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.once(signal, () => void stop());
