// Serves the built app. A server of our own because `next start` has no header deadline and answers TRACE and upgrades.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import next from "next";

// The app asks HOST whether it listens on loopback: only then may it make up its own session password.
process.env.HOST ??= "127.0.0.1";
process.env.PORT ??= "3000";
const hostname = process.env.HOST;
const port = Number(process.env.PORT);

// The build's own settings: a standalone folder has no next.config.ts, and Next's server.js for it hands them on like this.
const built = join(import.meta.dirname, ".next", "required-server-files.json");
if (existsSync(built)) {
  const { config } = JSON.parse(readFileSync(built, "utf8"));
  if (config.output === "standalone") {
    process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
  }
}

const app = next({ dev: false, dir: import.meta.dirname, hostname, port });
await app.prepare();
const handle = app.getRequestHandler();

const BAD_ADDRESS = {
  message: "This address is not well-formed.",
  field: null,
  code: "invalid_input",
  help: null,
};

function isDecodable(path) {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

const server = createServer(
  {
    headersTimeout: 15_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    maxHeaderSize: 16_384,
  },
  (request, response) => {
    if (request.method === "TRACE" || request.method === "TRACK") {
      response.writeHead(405, { Connection: "close" }).end();
      return;
    }
    // Next calls a half-finished escape such as `%E0%A4%A` a defect of its own.
    if (!isDecodable(request.url.split("?", 1)[0])) {
      response.writeHead(400, { "Content-Type": "application/json", "Cache-Control": "no-store" });
      response.end(JSON.stringify({ errors: [BAD_ADDRESS] }));
      return;
    }
    // Reads of SendGrid do not pass through Next: its part of such a call is most of it. Set by lib/server/boot.ts.
    if (globalThis.keyAuditServeRead?.(request, response)) return;
    void handle(request, response);
  },
);
server.on("upgrade", (_request, socket) =>
  socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"),
);
server.on("error", (error) => {
  console.error(
    error.code === "EADDRINUSE" ? `Port ${port} is taken. Set PORT to another.` : error.message,
  );
  process.exit(1);
});
server.listen(port, hostname, () =>
  console.log(`SendGrid Key Audit: http://localhost:${server.address().port}`),
);

function stop() {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 9_000).unref();
}
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
