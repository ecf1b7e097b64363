import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (file: string) => readFileSync(file, "utf8");
const dockerfile = read("Dockerfile");
const compose = read("deploy/compose.yaml");

test("the image runs as a user who owns none of its files, and says whether it lives", () => {
  const [, image = ""] = dockerfile.split(/^FROM .*(?<!AS build)$/m);
  expect(image).toMatch(/^USER node$/m);
  expect(image).toMatch(/^HEALTHCHECK .*\n.*\/healthz/m);
  const afterUser = image.slice(image.indexOf("\nUSER "));
  expect(afterUser).not.toMatch(/^(COPY|RUN|ADD|USER root)/m);
  expect(image).not.toContain("--chown");
});

test("the image is built from pinned versions, the lock file, and nobody's install scripts", () => {
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
  expect(new Set(bases).size).toBe(1);
  expect(bases[0]).toMatch(/^node:\d+\.\d+\.\d+-\w+-slim$/);
  expect(dockerfile).toMatch(/npm ci --ignore-scripts/);
  expect(dockerfile).not.toMatch(/npm (i|install)\b|curl|wget/);
});

test("neither settings nor data reach an image, and none holds a secret", () => {
  const ignored = read(".dockerignore").split("\n");
  for (const each of ["**/.env*", "**/*.env", ".data", ".git", "node_modules", ".next"]) {
    expect(ignored).toContain(each);
  }
  expect(dockerfile).not.toMatch(/PASSWORD=|DATABASE_URL=/);
  expect(read("deploy/example.env")).not.toMatch(/^[^#\n]*=\S/m);
  for (const [line] of compose.matchAll(/^.*(PASSWORD|DATABASE_URL): .*$/gm)) {
    expect(line).toMatch(/\$\{\w+_PASSWORD:\?\}/);
  }
});

test("every container is read-only, without capabilities or new privileges", () => {
  const [hardened = ""] = /x-hardened:[\s\S]*?\n\n/.exec(compose) ?? [];
  expect(hardened).toContain("read_only: true");
  expect(hardened).toContain("cap_drop: [ALL]");
  expect(hardened).toContain("no-new-privileges:true");
  const [, services = ""] = /^services:\n([\s\S]*?)^networks:/m.exec(compose) ?? [];
  const each = services.split(/^ {2}(?=\S)/m).filter((service) => service.trim() !== "");
  expect(each).toHaveLength(4);
  for (const service of each) expect(service).toMatch(/\*(hardened|app)$/m);
  expect(compose).toMatch(/x-app: &app\n {2}<<: \*hardened/);
  expect(services.match(/cap_add: .*/g)).toEqual(["cap_add: [NET_BIND_SERVICE]"]);
});

test("the proxy passes a stream on as it comes, and its address alone is trusted", () => {
  expect(read("deploy/Caddyfile")).toMatch(/^\s*flush_interval -1$/m);
  expect(compose).toContain("TRUSTED_PROXY: 172.30.0.2\n");
  expect(compose).toContain("front: { ipv4_address: 172.30.0.2 }");
});

test("while no replica is ready the proxy sends people to one that says so, and no health check keeps them from it", () => {
  const caddyfile = read("deploy/Caddyfile");
  const [, ready = "", errors = ""] =
    /^\treverse_proxy ([\s\S]*?)^\t}[\s\S]*?^\thandle_errors {([\s\S]*?)^\t}/m.exec(caddyfile) ??
    [];
  expect(ready).toContain("health_uri /readyz");
  expect(errors).toMatch(/@none_ready expression \{err\.status_code} == 503\n/);
  expect(errors).toMatch(/reverse_proxy @none_ready app-1:3000 app-2:3000 \{/);
  expect(errors).not.toContain("health_");
  for (const each of [ready, errors]) expect(each).toContain("import answers");
});
