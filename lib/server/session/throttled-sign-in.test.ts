import { expect, test, vi } from "vitest";
import { serverEnv } from "../testing/server-env";
import { throttledSignIn } from "./throttled-sign-in";

const server = serverEnv();
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
