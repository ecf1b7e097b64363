// A process of its own that writes until it is killed, and prints what the store has told it is kept.
import "server-only";
import { json } from "node:stream/consumers";
import { createViteServer } from "vitest/node";

const { options, keysAWrite } = await json(process.stdin);
const vite = await createViteServer({
  configFile: false,
  logLevel: "error",
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  resolve: { tsconfigPaths: true },
  ssr: { resolve: { externalConditions: ["react-server", "node"] } },
});
const load = (file) => vite.ssrLoadModule(`/lib/server/store/${file}`);
const { openStore } = await load("open-store.ts");
const { createSession } = await load("sessions.ts");
const { putKeyScopes } = await load("scan-keys.ts");

const store = await openStore(options);
for (let n = 0; ; n++) {
  const id = `killed-${n}`;
  const keys = Array.from({ length: keysAWrite }, (_, key) => ({
    account: "self",
    api_key_id: `key-${key}`,
    name: "written",
    scopes: ["mail.send"],
  }));
  await putKeyScopes(store, id, keys, n + 1);
  await createSession(store, {
    id,
    sealed_key: "c2VhbGVk",
    region: "global",
    network: "192.0.2.0/24",
    api_key_id: "aBcDeFgHiJkLmNoPqRsTuV",
    username: null,
    scopes: [],
    created_at: n,
    seen_at: n,
    expires_at: Number.MAX_SAFE_INTEGER,
  });
  process.stdout.write(`${id}\n`);
}
