import { sandboxHosts } from "../support/addresses";
import { askRaw, expectEnvelope } from "../support/ask";
import { expect, madeUpAddress, test } from "../support/fixtures";
import { startApp } from "../support/start-app";

const READERS = 20;

test("SIGTERM with a hundred requests under way: none is cut, late ones are told 503, and it ends in time", async ({
  sandbox,
}) => {
  const app = await startApp(sandboxHosts());
  // Order matters: once a reader's last three requests have reached SendGrid, the first two have been accepted as well.
  const paths = ["/api/session", "/keys", "/api/v3/api_keys", "/api/v3/scopes", "/api/v3/subusers"];
  const readers = await Promise.all(
    Array.from({ length: READERS }, async (_, index) => {
      const apiKey = await sandbox.clone("acme");
      const answer = await askRaw(app.url, "/api/session", {
        method: "POST",
        headers: {
          Origin: app.url,
          "Content-Type": "application/json",
          "X-Forwarded-For": madeUpAddress(),
        },
        body: JSON.stringify({ api_key: apiKey }),
      });
      expect(answer.status, answer.text).toBe(201);
      // Half of the readers are slow; half drip for longer than the process has left.
      const slow = { kind: "latency", ms: 3_000 } as const;
      const never = { kind: "drip" } as const;
      await sandbox.setFaults(apiKey, [index % 2 === 0 ? slow : never]);
      const Cookie = String(answer.headers["set-cookie"]).split(";", 1)[0] ?? "";
      return { apiKey, Cookie };
    }),
  );
  const askedAtMs = Date.now();
  const isAsked = async ({ apiKey }: { apiKey: string }) => {
    const calls = await sandbox.calls(apiKey);
    const since = new Set(
      calls.filter((c) => c.startedAtMs >= askedAtMs).map((c) => c.path.split("?", 1)[0]),
    );
    return ["api_keys", "scopes", "subusers"].every((name) => since.has(`/v3/${name}`));
  };
  const ask = (path: string, Cookie: string) =>
    askRaw(app.url, path, { headers: { Cookie } }).then(
      (answer) => ({ path, ...answer }),
      (error: unknown) => {
        throw new Error(`${path}: ${String(error)} after ${Date.now() - askedAtMs} ms`);
      },
    );
  const asked: ReturnType<typeof ask>[] = [];
  // Start the dripping ones last, right before the shutdown: a call has its own deadline, but this tests the process's.
  for (const dripping of [0, 1]) {
    const wave = readers.filter((_, index) => index % 2 === dripping);
    asked.push(...wave.flatMap(({ Cookie }) => paths.map((path) => ask(path, Cookie))));
    await expect.poll(async () => (await Promise.all(wave.map(isAsked))).every(Boolean)).toBe(true);
  }
  const settled = Promise.allSettled(asked);
  const stopped = app.stop("SIGTERM");
  await expect
    .poll(() =>
      askRaw(app.url, "/readyz").then(
        ({ status }) => status,
        () => "refused",
      ),
    )
    .toBe("refused");
  const startedAtMs = Date.now();
  const answers = await settled;
  expect(await stopped).toBe(0);
  expect(Date.now() - startedAtMs).toBeLessThan(10_000);

  const statuses: Record<string, number> = {};
  for (const answer of answers) {
    const cut = answer.status === "rejected" ? String(answer.reason) : null;
    expect(cut, "no answer was cut").toBeNull();
    if (answer.status !== "fulfilled") continue;
    const { status, path, text } = answer.value;
    // On a slow machine a call may reach its own deadline first.
    expect([200, 503, 504], `${path} ${status}`).toContain(status);
    if (status === 503) expectEnvelope(JSON.parse(text), "unavailable");
    else if (status === 504) expectEnvelope(JSON.parse(text), "upstream_timeout");
    else if (path === "/keys") expect(text).toContain("</html>");
    else JSON.parse(text);
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  expect(statuses[200]).toBeGreaterThanOrEqual(READERS * 2);
  expect(statuses[503]).toBeGreaterThan(0);
  expect(app.output()).toContain('"event":"shutdown"');
});
