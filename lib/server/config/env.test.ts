import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readEnv } from "./env";

const strong = randomBytes(32).toString("base64");

describe("readEnv", () => {
  it("makes up a password and offers the sandbox only when it listens on loopback with nothing set", () => {
    const env = readEnv({ HOST: "127.0.0.1", PORT: "4000" });
    expect(env.sandbox).toBe(true);
    expect(env.appOrigin).toBe("http://localhost:4000");
    expect([...env.allowedOrigins]).toEqual(["http://localhost:4000", "http://127.0.0.1:4000"]);
    expect(Buffer.from(env.sessionPassword["1"] ?? "", "base64")).toHaveLength(32);
    expect(readEnv({ HOST: "127.0.0.1", SENDGRID_BASE_URL: "http://127.0.0.1:9" }).sandbox).toBe(
      false,
    );
  });

  it("knows SendGrid's own hosts, and an operator's override with a path", () => {
    expect(readEnv({ HOST: "127.0.0.1" }).sendgridOrigins).toEqual({
      global: "https://api.sendgrid.com",
      eu: "https://api.eu.sendgrid.com",
    });
    const env = readEnv({ HOST: "127.0.0.1", SENDGRID_BASE_URL: "https://egress.example.com/sg/" });
    expect(env.sendgridOrigins.global).toBe("https://egress.example.com/sg");
  });

  it.each([
    [
      "no password off loopback",
      { HOST: "0.0.0.0", APP_ORIGIN: "https://k.example.com" },
      "SESSION_PASSWORD",
    ],
    ["HOST unknown counts as public", { APP_ORIGIN: "https://k.example.com" }, "SESSION_PASSWORD"],
    [
      "32 equal letters",
      { HOST: "127.0.0.1", SESSION_PASSWORD: "a".repeat(44) },
      "SESSION_PASSWORD",
    ],
    [
      "a sentence",
      { HOST: "127.0.0.1", SESSION_PASSWORD: "correct horse battery staple or so it goes" },
      "SESSION_PASSWORD",
    ],
    [
      "too short",
      { HOST: "127.0.0.1", SESSION_PASSWORD: randomBytes(24).toString("base64") },
      "SESSION_PASSWORD",
    ],
    ["a broken map", { HOST: "127.0.0.1", SESSION_PASSWORD: '{1: "broken"' }, "SESSION_PASSWORD"],
    ["an empty map", { HOST: "127.0.0.1", SESSION_PASSWORD: "{}" }, "SESSION_PASSWORD"],
    [
      "a map with a word for a number",
      { HOST: "127.0.0.1", SESSION_PASSWORD: `{"a":"${strong}"}` },
      "SESSION_PASSWORD",
    ],
    [
      "a map with a weak second",
      { HOST: "127.0.0.1", SESSION_PASSWORD: `{"1":"${strong}","2":"weak"}` },
      "SESSION_PASSWORD",
    ],
    [
      "http to the world",
      { HOST: "127.0.0.1", APP_ORIGIN: "http://keys.example.com" },
      "APP_ORIGIN",
    ],
    [
      "an origin with a path",
      { HOST: "127.0.0.1", APP_ORIGIN: "https://example.com/keys" },
      "APP_ORIGIN",
    ],
    [
      "SendGrid over http",
      { HOST: "127.0.0.1", SENDGRID_BASE_URL: "http://api.sendgrid.com" },
      "SENDGRID_BASE_URL",
    ],
    [
      "credentials in a URL",
      { HOST: "127.0.0.1", SENDGRID_EU_BASE_URL: "https://a:b@example.com" },
      "SENDGRID_EU_BASE_URL",
    ],
    ["a sandbox that is neither", { HOST: "127.0.0.1", SANDBOX: "yes" }, "SANDBOX"],
    ["another database", { HOST: "127.0.0.1", DATABASE_URL: "mysql://x" }, "DATABASE_URL"],
    ["a port that is none", { HOST: "127.0.0.1", PORT: "http" }, "PORT"],
    ["a port beyond all ports", { HOST: "127.0.0.1", PORT: "65536" }, "PORT must"],
    [
      "a password whose # ends the URL",
      { HOST: "127.0.0.1", DATABASE_URL: "postgres://me:pass#word@db.example/keys" },
      "DATABASE_URL",
    ],
    [
      "a password without a name in a URL",
      { HOST: "127.0.0.1", SENDGRID_BASE_URL: "https://:pass@example.com" },
      "SENDGRID_BASE_URL",
    ],
    ["a proxy without a scheme", { HOST: "127.0.0.1", HTTPS_PROXY: "proxy:3128" }, "HTTPS_PROXY"],
    ["a proxy of another kind", { HOST: "127.0.0.1", HTTPS_PROXY: "ftp://proxy" }, "HTTPS_PROXY"],
    [
      "a map whose number is written oddly",
      { HOST: "127.0.0.1", SESSION_PASSWORD: `{"1e0":"${strong}"}` },
      "SESSION_PASSWORD",
    ],
  ])("refuses %s, naming the variable and not its value", (_name, source, variable) => {
    expect(() => readEnv(source)).toThrow(variable);
    const password = "SESSION_PASSWORD" in source ? source.SESSION_PASSWORD : undefined;
    if (password !== undefined) expect(() => readEnv(source)).not.toThrow(password);
  });

  it.each([
    ["without a proxy that sets it", "X-Forwarded-Email", undefined, "needs TRUSTED_PROXY"],
    ["that is no header", "X Forwarded Email", "10.0.0.7", "must be a header’s name"],
    ["that browsers send of themselves", "User-Agent", "10.0.0.7", "must be a header’s name"],
    ["that means something else here", "on-behalf-of", "10.0.0.7", "must be a header’s name"],
    ["that holds the session", "Cookie", "10.0.0.7", "must be a header’s name"],
  ])("refuses an IDENTITY_HEADER %s", (_, IDENTITY_HEADER, TRUSTED_PROXY, why) => {
    const source = { HOST: "127.0.0.1", IDENTITY_HEADER, TRUSTED_PROXY };
    expect(() => readEnv(source)).toThrow(`IDENTITY_HEADER ${why}`);
  });

  it("takes an IDENTITY_HEADER with its proxy, and none", () => {
    const set = { IDENTITY_HEADER: "X-Forwarded-Email", TRUSTED_PROXY: "10.0.0.7" };
    expect(readEnv({ HOST: "127.0.0.1", ...set }).identityHeader).toBe("X-Forwarded-Email");
    expect(readEnv({ HOST: "127.0.0.1" }).identityHeader).toBeNull();
  });

  it("takes a proxy with a password, and repeats it in no message", () => {
    const set = { HTTPS_PROXY: "http://me:secret@proxy.example:3128", NO_PROXY: "a.test" };
    expect(readEnv({ HOST: "127.0.0.1", ...set }).proxy).toEqual(set);
    const refused = () => readEnv({ HOST: "127.0.0.1", HTTPS_PROXY: "socks5://me:secret@proxy" });
    expect(refused).toThrow("HTTPS_PROXY");
    expect(refused).not.toThrow("secret");
  });

  it.each([
    "postgres://me:pa%23ss@db.example:5432/keys",
    "postgresql://me:pass@/keys?host=/run/pg",
  ])("takes %s", (DATABASE_URL) => {
    expect(readEnv({ HOST: "127.0.0.1", DATABASE_URL }).databaseUrl).toBe(DATABASE_URL);
  });

  it("takes a map of passwords to rotate", () => {
    const value = `{"1":"${strong}","2":"${randomBytes(48).toString("base64")}"}`;
    expect(
      Object.keys(readEnv({ HOST: "0.0.0.0", SESSION_PASSWORD: value }).sessionPassword),
    ).toEqual(["1", "2"]);
  });
});
