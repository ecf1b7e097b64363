import fc from "fast-check";
import { sandboxHosts } from "../support/addresses";
import { cookieOf } from "../support/ask";
import { expect, postSession, test } from "../support/fixtures";
import { Heard } from "../support/heard";
import { hostileRequest } from "../support/hostile-request";
import { inTurns } from "../support/in-turns";
import { sendBytes } from "../support/send-bytes";
import { sessionPassword, startApp } from "../support/start-app";

const INPUTS = 10_000;

/** All that may ever reach SendGrid: these GETs, with only checked values in them. */
const ALLOWED = [
  /^\/v3\/api_keys(?:\?limit=\d{1,3}(?:&offset=\d{1,6})?)?$/,
  /^\/v3\/api_keys\/[\w-]{1,64}$/,
  /^\/v3\/scopes$/,
  /^\/v3\/user\/username$/,
  /^\/v3\/subusers(?:\?(?:(?:limit|offset)=\d{1,7}|include_region=true|username=[\w.%*'+-]{1,384}|&)*)?$/,
  /^\/v3\/messages\?limit=1&query=api_key_id%20IN%20%28(?:%22(?:SG\.)?[\w-]{1,64}%22(?:%2C)?){2,100}%29$/,
  /^\/v3\/partners\/accounts(?:\?(?:limit=\d{1,3}|offset=[\w-]{1,128}|&)*)?$/,
];
const ON_BEHALF_OF = /^(?:[!-~]|[!-~][ -~]{0,126}[!-~])$/;

test(`${INPUTS} hostile inputs: SendGrid hears of none, nothing breaks, nothing leaks`, {
  tag: "@long",
}, async ({ request, sandbox }) => {
  test.setTimeout(600_000);
  const app = await startApp({
    SESSION_PASSWORD: sessionPassword(),
    ...sandboxHosts(),
  });
  try {
    const apiKey = await sandbox.clone("solo", { rateLimit: null });
    await postSession(request, app.url, { api_key: apiKey });
    const cookie = await cookieOf(request);
    const unknownBefore = (await sandbox.calls("")).length;
    const heard = new Heard();
    const wrong: string[] = [];
    // A new seed on each run finds more; the failure message contains the seed.
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
    const inputs = fc.sample(hostileRequest(app.url, cookie), { numRuns: INPUTS, seed });
    await inTurns(inputs, 32, async (input) => {
      const answer = await sendBytes(app.url, input);
      const what = JSON.stringify(input).slice(0, 400);
      heard.answer(what, answer);
      if (answer.status >= 500 || answer.status === 0) wrong.push(`${answer.status}: ${what}`);
      if (/^(?:x-injected|set-cookie: a=b)/im.test(answer.head)) wrong.push(`injected: ${what}`);
      if (/^set-cookie:/im.test(answer.head)) wrong.push(`a cookie: ${what}`);
    });
    const seeded = `FUZZ_SEED=${seed}`;
    expect.soft(wrong, seeded).toEqual([]);
    expect.soft(heard.answers).toBe(INPUTS);
    // Every check was reached: input that the first one stops tells nothing about those behind it.
    for (const status of [200, 400, 401, 403, 404, 405, 413, 415]) {
      expect.soft(heard.statuses.get(status) ?? 0, `${status}, ${seeded}`).toBeGreaterThan(5);
    }
    const calls = [
      ...(await sandbox.calls(apiKey)),
      ...(await sandbox.calls("")).slice(unknownBefore),
    ];
    const strange = calls.filter(({ method, path, headers: { "on-behalf-of": behalf } }) => {
      const isKnown = method === "GET" && ALLOWED.some((allowed) => allowed.test(path));
      return !isKnown || (behalf !== null && !ON_BEHALF_OF.test(behalf));
    });
    expect
      .soft(
        strange.map(({ method, path, headers }) => ({ method, path, headers })),
        seeded,
      )
      .toEqual([]);
    expect.soft(calls.length, "what passes does reach it").toBeGreaterThan(100);
    heard.add("the log", app.output());
    expect.soft(heard.traces(apiKey), seeded).toEqual([]);
    expect.soft(app.output(), seeded).not.toContain('"event":"defect"');

    const healthy = await sendBytes(app.url, {
      path: `/api/v3/api_keys/${apiKey.slice(3, 25)}`,
      headers: { Cookie: cookie },
    });
    expect(healthy.status, "still signed in, still serving").toBe(200);
    expect(healthy.body).toContain('"only-key"');
  } finally {
    await app.stop();
  }
});
