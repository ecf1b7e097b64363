import { addresses, sandboxHosts } from "../support/addresses";
import { askRaw, cookieOf, expectFailure, expectNotKept } from "../support/ask";
import { expect, postSession, test } from "../support/fixtures";
import { startApp } from "../support/start-app";

const origin = () => addresses().appUrl;

/** `GET /api/session` with only this cookie. */
async function sessionWith(cookie: string, at = origin()) {
  const { status, text } = await askRaw(at, "/api/session", { headers: { Cookie: cookie } });
  return { status, code: JSON.parse(text).errors?.[0]?.code };
}

test("the cookie is a ticket: HttpOnly, Strict, for eight hours, and without the key", async ({
  request,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("solo");
  const response = await postSession(request, origin(), { api_key: apiKey });
  const cookie = response.headers()["set-cookie"] ?? "";
  const [pair = "", ...flags] = cookie.split("; ");
  expect(flags.sort()).toEqual(["HttpOnly", "Max-Age=28800", "Path=/", "SameSite=Strict"]);
  // On loopback all ports share cookies, so the name contains the port.
  expect(pair).toMatch(new RegExp(`^key-audit-${new URL(origin()).port}=\\S+$`));
  expect(pair.length).toBeLessThan(600);
  expect(Buffer.from(pair, "base64").toString("latin1")).not.toContain(apiKey.slice(26));
});

test("GET tells who is signed in and writes no cookie; it calls nobody", async ({
  signIn,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("solo");
  const context = await signIn(apiKey);
  const before = (await sandbox.calls(apiKey)).length;
  const response = await context.get("/api/session");
  expect(response.status()).toBe(200);
  expect(response.headers()).not.toHaveProperty("set-cookie");
  expectNotKept(response.headers());
  expect(JSON.stringify(await response.json())).not.toContain(apiKey.slice(26));
  expect((await sandbox.calls(apiKey)).length).toBe(before);
});

test("signing out ends it at once, and a copy of the cookie opens nothing", async ({
  signIn,
  sandbox,
}) => {
  const apiKey = await sandbox.clone("solo");
  const context = await signIn(apiKey);
  const stolen = await cookieOf(context);
  expect(await sessionWith(stolen)).toEqual({ status: 200, code: undefined });
  const response = await context.delete("/api/session");
  expect(response.status()).toBe(204);
  expect(response.headers()["set-cookie"]).toContain("Max-Age=0");
  expect(response.headers()["clear-site-data"]).toBe('"storage"');
  expectNotKept(response.headers());
  expect(await sessionWith(stolen)).toEqual({ status: 401, code: "signed_out" });
  const before = (await sandbox.calls(apiKey)).length;
  const list = await askRaw(origin(), "/api/v3/api_keys", { headers: { Cookie: stolen } });
  expect(list.status).toBe(401);
  expect((await sandbox.calls(apiKey)).length).toBe(before);
});

test("signing out twice, or signed out, is no failure", async ({ request }) => {
  for (let i = 0; i < 2; i += 1) {
    const response = await request.delete("/api/session", { headers: { Origin: origin() } });
    expect(response.status()).toBe(204);
  }
});

test("a new sign-in ends the session that was open in this browser", async ({
  signIn,
  sandbox,
}) => {
  const context = await signIn(await sandbox.clone("solo"));
  const first = await cookieOf(context);
  const again = await postSession(context, origin(), { api_key: await sandbox.clone("full") });
  expect(again.status()).toBe(201);
  const second = await cookieOf(context);
  expect(second).not.toBe(first);
  expect(await sessionWith(first)).toEqual({ status: 401, code: "signed_out" });
  expect(await sessionWith(second)).toEqual({ status: 200, code: undefined });
});

test("mangled cookies are signed out, never a defect", async ({ signIn, sandbox }) => {
  const cookie = await cookieOf(await signIn(await sandbox.clone("solo")));
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  const mangled = [
    "",
    "x",
    "Fe26.2*1*",
    value.replace("~", "x~"),
    value.slice(0, value.lastIndexOf("*")),
    value.replaceAll("*", ""),
    value.replace("*", "**"),
    Array.from(value).reverse().join(""),
    "%00%ff",
    '{"t":"a.b"}',
    "a".repeat(4_000),
  ];
  for (const each of mangled) {
    expect(await sessionWith(`${name}=${each}`), each).toEqual({ status: 401, code: "signed_out" });
  }
  expect(await sessionWith(`other=1; ${cookie}; z=2`)).toEqual({ status: 200, code: undefined });
});

test("when SendGrid calls the key dead the session ends with it", async ({ signIn, sandbox }) => {
  const apiKey = await sandbox.clone("solo");
  const context = await signIn(apiKey);
  await sandbox.setFaults(apiKey, [{ kind: "status", status: 401 }]);
  await expectFailure(await context.get("/api/v3/api_keys"), "key_rejected");
  await expectFailure(await context.get("/api/v3/api_keys"), "signed_out");
});

test("two replicas share sessions: signed out on one is signed out on the other", async ({
  request,
  sandbox,
}) => {
  const { appUrl, replicaUrl } = addresses();
  await postSession(request, appUrl, { api_key: await sandbox.clone("solo") });
  const cookie = await cookieOf(request);
  expect(await sessionWith(cookie, replicaUrl)).toEqual({ status: 200, code: undefined });
  await request.delete(`${replicaUrl}/api/session`, { headers: { Origin: appUrl } });
  expect(await sessionWith(cookie, appUrl)).toEqual({ status: 401, code: "signed_out" });
});

test("two instances on one host do not sign each other out", async ({ request, sandbox }) => {
  const one = await startApp(sandboxHosts());
  const two = await startApp(sandboxHosts());
  try {
    for (const { url } of [one, two]) {
      await postSession(request, url, { api_key: await sandbox.clone("solo") });
    }
    for (const { url } of [one, two]) {
      expect((await request.get(`${url}/api/session`)).status()).toBe(200);
    }
    await request.delete(`${two.url}/api/session`, { headers: { Origin: two.url } });
    expect((await request.get(`${one.url}/api/session`)).status()).toBe(200);
    // With a different password, an app cannot decrypt the other's cookie, and so does not claim that it signed out.
    const cookie = (await cookieOf(request)).replace(/^.*key-audit-\d+=/, "");
    const name = `key-audit-${new URL(two.url).port}`;
    const asked = { method: "DELETE", headers: { Origin: two.url, Cookie: `${name}=${cookie}` } };
    const answer = await askRaw(two.url, "/api/session", asked);
    expect(answer.status).toBe(401);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  } finally {
    await one.stop();
    await two.stop();
  }
});
