import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { emptyFleet } from "@/lib/audit/fleet/reducer";
import { reportMetrics } from "@/lib/audit/report/openmetrics";
import { reportOf } from "@/lib/audit/report/report";
import { anyReport } from "@/lib/audit/testing/reports";
import { READING_OPTIONS, SCAN_OPTIONS } from "@/lib/cli/scan/options";

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
  const [, services = ""] = /^services:\n([\s\S]*?)^secrets:/m.exec(compose) ?? [];
  const each = services.split(/^ {2}(?=\S)/m).filter((service) => service.trim() !== "");
  expect(each).toHaveLength(5);
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

test("with an identity provider, Caddy alone names people, and takes away what a browser sends under that name", () => {
  const [caddyfile, override] = ["identity.Caddyfile", "identity.compose.yaml"].map((file) =>
    read(`deploy/${file}`),
  );
  const { services } = parse(override ?? "", { merge: true });
  const header = services["app-1"].environment.IDENTITY_HEADER;
  expect(services["app-2"].environment.IDENTITY_HEADER).toBe(header);
  // In a Caddy route, directives run in the order in which they are written.
  const [, steps = ""] = /\troute \{([\s\S]*?)\n\t\t\}/.exec(caddyfile ?? "") ?? [];
  const order = [`request_header -${header}`, "forward_auth identity:4180", "reverse_proxy app-1"];
  const places = order.map((step) => steps.indexOf(step));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(steps).toContain(`copy_headers ${header}\n`);
  // No way to a replica bypasses that.
  const ways = (caddyfile ?? "").split("reverse_proxy app-1:3000").length - 1;
  expect((caddyfile ?? "").split(`request_header -${header}`).length - 1).toBe(ways);
  expect(services.identity).toMatchObject({
    read_only: true,
    cap_drop: ["ALL"],
    security_opt: ["no-new-privileges:true"],
    networks: ["front"],
  });
  expect(services.identity.image).toMatch(/:v\d+\.\d+\.\d+$/);
  expect(services.identity.environment).toMatchObject({
    OAUTH2_PROXY_SET_XAUTHREQUEST: "true",
    OAUTH2_PROXY_UPSTREAMS: "static://202",
  });
  expect(override).not.toMatch(/SECRET: (?!\$\{IDENTITY_\w+:\?\})/);
  expect(services.proxy.volumes).toEqual(["./identity.Caddyfile:/etc/caddy/Caddyfile:ro"]);
});

test("Caddy understands both of its files", () => {
  for (const file of ["deploy/Caddyfile", "deploy/identity.Caddyfile"]) {
    const args = ["adapt", "--config", file, "--adapter", "caddyfile"];
    const env = { ...process.env, DOMAIN: "keys.example.com" };
    const { error, status, stderr } = spawnSync("caddy", args, { encoding: "utf8", env });
    // Skips the check if Caddy is not installed.
    if (error === undefined) expect({ file, status, stderr }).toMatchObject({ file, status: 0 });
  }
});

// The files that run the command on a schedule.
const runs = {
  cron: read("deploy/cron/key-audit"),
  service: read("deploy/systemd/key-audit.service"),
  compose: /command: (\[key-audit, .*\])/.exec(compose)?.[1] ?? "",
  cronjob: read("deploy/kubernetes/cronjob.yaml"),
};

test("every scheduler runs a command that there is, with options that it has, and holds no key", () => {
  const options = new Set(Object.keys({ ...READING_OPTIONS, ...SCAN_OPTIONS }));
  for (const [name, text] of Object.entries(runs)) {
    const line = text.split("\n").find((each) => /key-audit,? scan/.test(each)) ?? "";
    const [, called = ""] = /key-audit,? scan(.*)$/.exec(line) ?? [];
    const named = [...called.matchAll(/--([\w-]+)/g)].map(([, option = ""]) => option);
    expect(named.length, name).toBeGreaterThan(2);
    for (const option of named) expect(options, name).toContain(option);
    expect(text).not.toMatch(/SG\.|--api-key/);
  }
});

test("systemd finds nothing wrong with the service and its timer", () => {
  const folder = mkdtempSync(join(tmpdir(), "key-audit-units-"));
  // systemd checks that the program exists.
  const service = runs.service.replace("/usr/local/bin/key-audit", process.execPath);
  writeFileSync(join(folder, "key-audit.service"), service);
  writeFileSync(join(folder, "key-audit.timer"), read("deploy/systemd/key-audit.timer"));
  const units = ["key-audit.service", "key-audit.timer"].map((unit) => join(folder, unit));
  const { error, status, stderr } = spawnSync("systemd-analyze", ["verify", ...units], {
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  // Skips the check if systemd is not installed.
  if (error === undefined) expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(runs.service).toMatch(/^LoadCredential=/m);
  // The metrics are for another user, whom systemd locks out of a DynamicUser's folder.
  expect(runs.service).not.toMatch(/^DynamicUser=/m);
  expect(runs.service).toMatch(/^UMask=0022$/m);
});

test("Prometheus finds nothing wrong with the metrics, with a policy or without one", () => {
  for (const hasPolicy of [true, false]) {
    const input = reportMetrics(anyReport({ hasPolicy }), "all", 9_000);
    const { error, status, stderr } = spawnSync("promtool", ["check", "metrics"], {
      encoding: "utf8",
      input,
    });
    // Skips the check if Prometheus is not installed.
    if (error === undefined) expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  }
});

test("the job in Kubernetes has the shape of a CronJob, each field at its place", () => {
  const text = z.string().min(1);
  const labels = z.strictObject({ cpu: text.optional(), memory: text.optional() });
  const container = z.strictObject({
    name: text,
    image: text,
    command: z.array(text),
    env: z.array(
      z.union([
        z.strictObject({ name: text, value: text }),
        z.strictObject({
          name: text,
          valueFrom: z.strictObject({ secretKeyRef: z.strictObject({ name: text, key: text }) }),
        }),
      ]),
    ),
    resources: z.strictObject({ requests: labels, limits: labels }),
    securityContext: z.looseObject({}),
    volumeMounts: z.array(
      z.strictObject({ name: text, mountPath: z.string().startsWith("/"), readOnly: z.boolean() }),
    ),
  });
  const secret = z.strictObject({
    secretName: text,
    items: z.array(z.strictObject({ key: text, path: text })),
    defaultMode: z.literal(0o440),
  });
  const pod = z.strictObject({
    restartPolicy: z.enum(["Never", "OnFailure"]),
    automountServiceAccountToken: z.boolean(),
    securityContext: z.looseObject({}),
    containers: z.array(container).length(1),
    volumes: z.array(z.strictObject({ name: text, secret })),
  });
  const job = z.strictObject({
    backoffLimit: z.int().nonnegative(),
    activeDeadlineSeconds: z.int().positive(),
    template: z.strictObject({ spec: pod }),
  });
  const { spec } = z
    .strictObject({
      apiVersion: z.literal("batch/v1"),
      kind: z.literal("CronJob"),
      metadata: z.strictObject({ name: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,50}[a-z0-9])?$/) }),
      spec: z.strictObject({
        schedule: z.string().regex(/^(\S+ ){4}\S+$/),
        concurrencyPolicy: z.enum(["Allow", "Forbid", "Replace"]),
        jobTemplate: z.strictObject({ spec: job }),
      }),
    })
    .parse(parse(runs.cronjob));
  const { containers, volumes } = spec.jobTemplate.spec.template.spec;
  const mounted = containers.flatMap(({ volumeMounts }) => volumeMounts.map(({ name }) => name));
  expect(mounted).toEqual(volumes.map(({ name }) => name));
});

test("the job in Kubernetes has no rights and no key in its environment", () => {
  const job = parse(runs.cronjob);
  const { spec } = job.spec.jobTemplate.spec.template;
  const [container] = spec.containers;
  expect(spec.securityContext).toMatchObject({ runAsNonRoot: true });
  expect(container.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"] },
  });
  const names = container.env.map(({ name }: { name: string }) => name);
  expect(names).toEqual(["SENDGRID_API_KEY_FILE", "DATABASE_URL"]);
});

test("the workflow and the action take the key from a secret, and write no input into a script", () => {
  const workflow = parse(read("deploy/github/sendgrid-keys.yml"));
  const [, audit, upload] = workflow.jobs.audit.steps;
  expect(audit.with["api-key"]).toBe("$" + "{{ secrets.SENDGRID_API_KEY }}");
  expect(upload.with.sarif_file).toBe(audit.with.sarif);
  expect(workflow.permissions).toEqual({ contents: "read", "security-events": "write" });
  const action = parse(read("action.yml"));
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(audit.with)));
  for (const { run } of action.runs.steps) expect(run).not.toContain("$" + "{{");
});

test("the dashboard asks for metrics that there are", () => {
  const { panels } = JSON.parse(read("deploy/grafana/dashboard.json"));
  const made = { tool: { name: "", version: "" }, madeAt: "2026-01-01T00:00:00Z", view: "" };
  const metrics = reportMetrics(reportOf(emptyFleet("all"), [], [], made), "all", 0);
  const asked = panels.flatMap(({ targets }: { targets: { expr: string }[] }) =>
    targets.flatMap(({ expr }) => expr.match(/sendgrid_key_audit_\w+/g) ?? []),
  );
  expect(asked.length).toBeGreaterThan(7);
  for (const each of asked) expect(metrics).toContain(`# TYPE ${each} gauge`);
});
