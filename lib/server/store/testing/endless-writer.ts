// A separate process that writes until it is killed, and prints what the store has confirmed as saved.
import "server-only";
import { json } from "node:stream/consumers";
import { z } from "zod";
import { recordReading } from "../history/record";
import { openStore } from "../open-store";
import { putKeyScopes } from "../scan-keys";
import { createSession } from "../sessions";

const Orders = z.object({
  options: z.object({ databaseUrl: z.string().optional(), dataDir: z.string() }),
  /** The prefix of every id it writes, which separates writers. */
  prefix: z.string(),
  keysAWrite: z.int(),
});

const { options, prefix, keysAWrite } = Orders.parse(await json(process.stdin));
const store = await openStore(options);
for (let n = 0; ; n++) {
  const id = `${prefix}${n}`;
  const keys = Array.from({ length: keysAWrite }, (_, key) => ({
    account: "self",
    api_key_id: `key-${key}`,
    name: "written",
    scopes: ["mail.send"],
  }));
  await putKeyScopes(store, id, keys, n + 1);
  // One history that each scan turns inside out, except for one key that identifies it.
  const facts = keys.map((key, at) => ({ ...key, api_key_id: at === 0 ? prefix : `${id}-${at}` }));
  await recordReading(store, "killed", { keys: facts, afterMs: n, beforeMs: n + 1 });
  await createSession(store, {
    id,
    sealed_key: "c2VhbGVk",
    region: "global",
    network: "sendgrid",
    api_key_id: "aBcDeFgHiJkLmNoPqRsTuV",
    username: null,
    scopes: [],
    created_at: n,
    seen_at: n,
    expires_at: Number.MAX_SAFE_INTEGER,
  });
  // Waits until the parent has taken it: a writer whose parent is gone ends here instead of writing for nobody.
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(`${id}\n`, (error) => (error ? reject(error) : resolve()));
  });
}
