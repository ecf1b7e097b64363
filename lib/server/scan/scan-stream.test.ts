import { expect, test } from "vitest";
import { SELF } from "@/lib/audit/account";
import { requireSession, signOut } from "../session/session";
import { signIn } from "../session/sign-in";
import { serverEnv } from "../testing/server-env";
import { scanStream } from "./scan-stream";
import { actOnScan, ensureScan } from "./start";

const server = serverEnv();
const { signal } = new AbortController();

test("an open stream ends with its session, though its scan is open for another of the same key", async () => {
  const { control } = server.sandbox();
  const apiKey = control.clone("solo");
  const { cookie } = await signIn(apiKey, undefined, signal);
  const other = await requireSession((await signIn(apiKey, undefined, signal)).cookie);
  control.setFaults(apiKey, [{ kind: "hang-before-headers" }]);
  await ensureScan(other, SELF);
  await actOnScan(other, SELF, "pause");
  const stream = scanStream(await requireSession(cookie), SELF, signal);
  expect((await stream.next()).done).toBe(false);
  await signOut(cookie, "signed_out");
  // What was on its way may still be told. A scan that is paused would be followed for ever.
  for await (const events of stream) expect(events).not.toEqual([]);
});
