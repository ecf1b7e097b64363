import { expect, test, vi } from "vitest";
import { store } from "../store/shared-store";
import { serverEnv } from "../testing/server-env";
import { requireSession } from "./session";
import { signIn, throttledSignIn } from "./sign-in";

const server = serverEnv();
const { signal } = new AbortController();
const pasted = (api_key: string) => ({ api_key, api_key_id: api_key.slice(3, 25) });

test("who leaves before the answer pays as for a refusal: leaving early is no way to guess on", async () => {
  const { control } = server.sandbox();
  for (let n = 0; n < 5; n += 1) {
    const guessed = control.clone("revoked", { latencyMs: 60_000 });
    const guesser = new AbortController();
    const asked = throttledSignIn(pasted(guessed), undefined, guesser.signal);
    const left = expect(asked).rejects.toThrow();
    await vi.waitFor(() => expect(control.calls(guessed)).toHaveLength(1));
    guesser.abort();
    await left;
  }
  const living = pasted(control.clone("solo"));
  const sixth = throttledSignIn(living, undefined, new AbortController().signal);
  await expect(sixth).rejects.toMatchObject({ code: "rate_limited" });
  expect(control.calls(living.api_key)).toEqual([]);
});

test("a key has fifty sessions: the one that was used longest ago makes room for a new one", async () => {
  const { control } = server.sandbox();
  const apiKey = control.clone("solo", { rateLimit: null });
  const enter = async () => (await signIn(apiKey, undefined, signal)).cookie;
  const others = await signIn(control.clone("solo"), undefined, signal);
  const first = await enter();
  const second = await enter();
  for (let n = 2; n < 50; n += 1) await enter();
  const { db } = await store();
  const { id } = (await requireSession([second])).session;
  await db.updateTable("session").set({ seen_at: 1 }).where("id", "=", id).execute();
  const last = await enter();
  await expect(requireSession([second])).rejects.toMatchObject({ code: "signed_out" });
  for (const cookie of [first, last, others.cookie]) await requireSession([cookie]);
});

test("ten thousand sessions in all: the next is refused, and ends none", async () => {
  const { control } = server.sandbox();
  const { session, cookie } = await signIn(control.clone("solo"), undefined, signal);
  const { db } = await store();
  const { sessions } = await db
    .selectFrom("session")
    .select(({ fn }) => fn.countAll<number>().as("sessions"))
    .executeTakeFirstOrThrow();
  const row = { ...session, scopes: "[]", username: null };
  const rows = Array.from({ length: 10_000 - sessions }, (_, n) => ({
    ...row,
    id: `other-${n}`,
    api_key_id: `other-${n}`,
  }));
  for (let n = 0; n < rows.length; n += 500) {
    await db
      .insertInto("session")
      .values(rows.slice(n, n + 500))
      .execute();
  }
  const next = signIn(control.clone("solo"), undefined, signal);
  await expect(next).rejects.toMatchObject({ code: "rate_limited" });
  await requireSession([cookie]);
});
